"""The contents page: the stages, in order."""

import os
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any

from voice import plugins, publish, script
from voice.cast import cast
from voice.engines import Engine
from voice.errors import EngineError
from voice.kept import clip_key
from voice.model import Cast, Codec, Plan, Script
from voice.plan import plan
from voice.show import Show, read_text
from voice.store import Store, key, sweep

if TYPE_CHECKING:
    from voice.produce import Production


AUTO, BEST, OFFLINE = "auto", "edge", "espeak"
"""The engine that is chosen for each edition: the best one if it answers, else the one that needs nobody."""

Notice = Callable[[str], None]
"""Told what a person may wonder about."""


def silent(_: str) -> None:
    """A notice that nobody needs."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """A script, cast and planned: everything but the sound."""

    script: Script
    cast: Cast
    plan: Plan
    engine: Engine
    where: str
    """The script's name, for messages."""
    edition: Path
    """Where its manifest is, or will be."""
    inputs: str
    """The hash of all that the edition is made from."""

    def settled(self, store: Store) -> bool:
        """Whether the engine need not be asked: the edition is made, or everything has been spoken before."""
        lines = self.plan.lines
        return bool(publish.current(self.edition, self.inputs)) or all(
            store.has(clip_key(self.engine, line.utterance)) for line in lines
        )


@dataclass(frozen=True, slots=True)
class Made:
    """What a make did."""

    edition: Path
    audio: Path
    head: dict[str, Any]
    """Of ``edition.json``: all but its cues."""
    utterances: int
    synthesized: int
    encoded: int
    seconds: float

    @property
    def kept(self) -> int:
        """Utterances that needed no speaking."""
        return self.utterances - self.synthesized


def prepare(
    show: Show, slug: str, language: str, engine_name: str = "", notice: Notice = silent, *, ask: bool = False
) -> Prepared:
    """Stages 2 and 3 for a script: who speaks how, and what is said in which order.

    With the engine ``auto``, Edge speaks where it answers or need not be asked, else espeak: decided here, once, for
    the whole edition. With ``ask``, any engine that has something to say must answer.
    """
    path = show.script(slug, language)
    where = show.relative(path)
    written = script.read(read_text(path, where), where, language)
    name = engine_name or show.settings.engine
    best = BEST if name == AUTO else name
    try:
        ready = _prepared(show, path, written, best)
        if (ask or name == AUTO) and not ready.settled(show.store):
            _reach(show, ready.engine)
            ready = _prepared(show, path, written, best)  # who answers may also say which voices there are
    except EngineError as error:
        if name != AUTO:
            raise
        notice(f"{where}: espeak speaks this edition. {error}")
        ready = _prepared(show, path, written, OFFLINE)
    for person, voice in ready.cast.voices.items():
        if voice.instead_of:
            notice(f"{where}: {person}'s voice {voice.instead_of} is gone; {voice.name} speaks instead.")
    return ready


def _prepared(show: Show, path: Path, written: Script, name: str) -> Prepared:
    settings, engine = show.settings, plugins.engine(name, show.options(name))
    voices = cast(written, engine, settings.cast)
    planned = plan(written, voices, settings.pauses, settings.opening)
    made_from = (written, voices, planned, settings.audio, settings.pauses, settings.title, show.cover().hex())
    inputs = key("edition", publish.FORMAT, *made_from, engine.name, engine.version, version("av"))
    edition = show.output / path.parent.name / path.stem / "edition.json"
    return Prepared(written, voices, planned, engine, show.relative(path), edition, inputs)


def _reach(show: Show, engine: Engine) -> None:
    """`EngineError` where an engine does not answer; asked once in a run."""
    if engine.name not in show.unreachable:
        try:
            engine.ready()
        except EngineError as error:
            show.unreachable[engine.name] = str(error)
        else:
            show.unreachable[engine.name] = ""
    if reason := show.unreachable[engine.name]:
        raise EngineError(reason)


def make(
    show: Show,
    slug: str,
    language: str,
    *,
    engine_name: str = "",
    jobs: int = 0,
    progress: Callable[[int, int], None] | None = None,
    notice: Notice = silent,
) -> Made:
    """Make an edition, or find that it is made already.

    Args:
        show: The workspace.
        slug: The interview's folder in ``scripts/``.
        language: The script's name there.
        engine_name: Instead of the configured one.
        jobs: How many processes; 0: as many as there are processors.
        progress: Told how many of how many pieces are done.
        notice: Told what a person may wonder about.
    """
    begun = time.monotonic()
    ready = prepare(show, slug, language, engine_name, notice, ask=True)
    settings, utterances = show.settings, len(ready.plan.lines)
    edition, audio = ready.edition, ready.edition.with_name(f"{slug}.{language}.mp3")
    if found := publish.current(edition, ready.inputs):
        return Made(edition, audio, found, utterances, 0, 0, time.monotonic() - begun)

    # What only a make needs is imported only for a make: finding that nothing changed should take no time.
    from voice.stitch import lay_out, stitch
    from voice.tag import id3, metadata

    work = production(show, ready.engine.name, jobs)
    with show.alone(slug, language, notice), closing(ready.engine):
        if found := publish.current(edition, ready.inputs):  # another make, just now
            return Made(edition, audio, found, utterances, 0, 0, time.monotonic() - begun)
        sweep(edition.parent)
        sound = work.produce(ready.plan.lines, ready.where, progress)
        timeline = lay_out(ready.plan, sound.segments, work.mastering.codec)
        about = metadata(ready.script, settings.title, ready.engine.name, show.cover())
        size = stitch(audio, id3(about, timeline), timeline, show.store)
        manifest = publish.Manifest(ready.inputs, ready.script, ready.cast, ready.engine, audio.name, size)
        publish.publish(edition, manifest, ready.plan, timeline, show.store)
    seconds = time.monotonic() - begun
    return Made(edition, audio, publish.head(edition), utterances, sound.synthesized, sound.encoded, seconds)


def production(show: Show, engine_name: str, jobs: int = 0) -> "Production":
    """Stages 4 and 5 as a show's settings have them."""
    from voice.master import Level, Mastering, Target
    from voice.produce import Production

    audio = show.settings.audio
    codec = Codec("libmp3lame", audio.rate, audio.bitrate)
    target = Target(audio.loudness, audio.peak)
    how = Mastering(codec, target, show.settings.pauses.sentence, Level(0, 0), version("av"))
    return Production(show.store, engine_name, show.options(engine_name), how, jobs or _processors())


def _processors() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
