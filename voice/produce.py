"""Stages 4 and 5 at work: each utterance spoken and mastered once, in parallel, and what failed collected."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from voice import plugins
from voice.errors import Mistake, StorageError, UnfinishedError
from voice.kept import clip_key, extent
from voice.master import Level, Mastering, level, level_key, master, measure, segment_key
from voice.model import Extent, Line, Utterance, Voice
from voice.phrases import calibration
from voice.plugins import Options
from voice.store import Store
from voice.synthesize import synthesize
from voice.workers import Step, Work, Workers

Progress = Callable[[int, int], None]
"""Called with how many of how many pieces are done."""


@dataclass(frozen=True, slots=True)
class Produced:
    """The sound of a plan."""

    segments: list[Extent]
    """One for each line."""
    synthesized: int
    encoded: int


@dataclass(frozen=True, slots=True)
class Production:
    """What it takes to make a plan sound."""

    store: Store
    engine: str
    options: Options
    mastering: Mastering
    """With the level still to be set, for each voice."""
    jobs: int

    def produce(self, lines: list[Line], where: str, progress: Progress | None = None) -> Produced:
        """Have each line spoken, levelled and encoded.

        Raises:
            UnfinishedError: Some could not be; all others are kept.
        """
        engine = plugins.engine(self.engine, self.options)
        stop = engine.close if engine.lane == "threads" else lambda: None
        with Workers(self.jobs, engine.width or self.jobs, stop) as workers:
            return self._produce(workers, lines, where, progress)

    def _produce(self, workers: Workers, lines: list[Line], where: str, progress: Progress | None) -> Produced:
        levels = self._levels(workers, lines)
        wanted: dict[str, Work[Utterance]] = {}
        names = []
        for utterance in (line.utterance for line in lines):
            mastering = replace(self.mastering, level=levels[utterance.voice, utterance.language])
            clip = self._clip(utterance)
            names.append(segment_key(clip, mastering))
            if names[-1] not in wanted:
                steps = (self._speak(utterance), Step("processes", master, (self.store, clip, utterance, mastering)))
                wanted[names[-1]] = Work(utterance, steps)
        extents = {name: extent(self.store, name) for name in wanted}
        missing = [work for name, work in wanted.items() if extents[name] is None]
        missing.sort(key=lambda work: -len(work.subject.text))  # the longest first, so that all workers end together
        done = []
        for work in workers.run(missing, len(missing)):
            if isinstance(work.error, StorageError):
                raise work.error
            done.append(work)
            if progress:
                progress(len(done), len(missing))
        if failed := [work for work in done if work.error]:
            raise UnfinishedError(_mistakes(failed, lines, where))
        spoken, encoded = (sum(bool(work.results[step]) for work in done) for step in (0, 1))
        found = {name: known or extent(self.store, name) for name, known in extents.items()}
        return Produced([known for name in names if (known := found[name])], spoken, encoded)

    def _clip(self, utterance: Utterance) -> str:
        return clip_key(plugins.engine(self.engine, self.options), utterance)

    def _speak(self, utterance: Utterance) -> Step:
        lane = plugins.engine(self.engine, self.options).lane
        return Step(lane, synthesize, (self.store, self.engine, self.options, utterance))

    def _levels(self, workers: Workers, lines: list[Line]) -> dict[tuple[Voice, str], Level]:
        """The level of each voice in a language, measured where it is not yet known."""
        voices = {(line.utterance.voice, line.utterance.language) for line in lines}
        to = (self.mastering.target, self.mastering.codec)
        passages = {voice: Utterance(calibration(voice[1]), *voice) for voice in sorted(voices, key=str)}
        clips = {voice: self._clip(passage) for voice, passage in passages.items()}
        missing = [
            Work(passages[voice], (self._speak(passages[voice]), Step("processes", measure, (self.store, clip, *to))))
            for voice, clip in clips.items()
            if level(self.store, level_key(clip, *to)) is None
        ]
        for work in workers.run(missing, len(lines)):
            if work.error:
                raise work.error
        found = {voice: level(self.store, level_key(clip, *to)) for voice, clip in clips.items()}
        return {voice: level for voice, level in found.items() if level}


def _mistakes(failed: list[Work[Utterance]], lines: list[Line], where: str) -> list[Mistake]:
    """What failed, a line for each reason, with the places in the script."""
    reasons: dict[str, list[int]] = {}
    for work in failed:
        places = [line.line for line in lines if line.utterance == work.subject]
        reasons.setdefault(str(work.error), []).extend(places)
    mistakes = []
    for reason, places in reasons.items():
        first, *others = sorted(set(places))
        more = f" (also in line{'s' * (len(others) > 1)} {', '.join(map(str, others))})" if others else ""
        kept = "Everything else is kept; make again to ask only for this."
        mistakes.append(Mistake(where, first, f"not spoken: {reason}{more} {kept}"))
    return mistakes
