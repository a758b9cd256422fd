"""Stage 7: what stands beside the audio. ``edition.json`` is the manifest: written last, so that where it is, all is.

What it calls new or kept is so against the edition before it, not against what lay in the store: a make that was
interrupted and finished later gives the same manifest as one that was not.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import dropwhile, takewhile
from pathlib import Path
from typing import Any

from voice.engines import Engine
from voice.kept import clip_key, segment
from voice.model import Cast, Cue, LeftOut, Plan, Script, Timeline, Utterance, Word
from voice.phrases import calibration
from voice.plan import spoken
from voice.store import Store, write_stream

CUES = ' "cues": [\n'
"""The line behind which each cue has a line of its own."""
FORMAT = 3
"""Of ``edition.json`` and of everything else that decides an edition's bytes and is no setting."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """What an edition says of itself, less its cues."""

    inputs: str
    """The hash of all that it is made from."""
    script: Script
    cast: Cast
    engine: Engine
    audio: str
    """The audio file's name."""
    size: int
    """The audio file's bytes."""


def current(edition: Path, inputs: str) -> dict[str, Any] | None:
    """The head of the manifest at a path, if it is of these inputs and its audio is there; None otherwise."""
    found = head(edition)
    if found.get("inputs") != inputs:
        return None
    try:
        size = (edition.parent / found["audio"]["file"]).stat().st_size
    except OSError:
        return None
    return found if size == found["audio"]["bytes"] else None


def head(edition: Path) -> dict[str, Any]:
    """The manifest at a path without its cues; an empty one where there is none that can be read."""
    try:
        with edition.open(encoding="utf-8") as file:
            found = json.loads("".join(takewhile(lambda line: line != CUES, file)).rstrip().rstrip(",") + "}")
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) and found.get("format") == FORMAT else {}


def cues(edition: Path) -> Iterator[dict[str, Any]]:
    """The cues of the manifest at a path, one at a time: ten hours of them do not stand in memory at once."""
    if not head(edition):
        return
    with edition.open(encoding="utf-8") as file:
        for line in dropwhile(lambda line: line != CUES, file):
            if line.startswith("  {"):
                yield json.loads(line.rstrip().rstrip(","))


def publish(edition: Path, about: Manifest, plan: Plan, timeline: Timeline, store: Store) -> None:
    """Write ``edition.json``."""
    before = {cue["segment"] for cue in cues(edition)}
    write_stream(edition, _document(about, plan, timeline, store, before), durable=False)


def _document(about: Manifest, plan: Plan, timeline: Timeline, store: Store, before: set[str]) -> Iterator[bytes]:
    """The JSON, a cue a line: ten hours of words never stand in memory at once."""
    at = timeline.seconds
    script = about.script
    head: dict[str, object] = {
        "format": FORMAT,
        "inputs": about.inputs,
        "title": script.title,
        "language": script.language,
        "date": script.date,
        "authors": script.authors,
        "source": script.source,
        "engine": {"name": about.engine.name, "version": about.engine.version},
        "audio": {"file": about.audio, "bytes": about.size, "duration": at(timeline.samples)},
        "voices": [_voice(about, name) for name in about.cast.voices],
        "chapters": [
            {"title": m.title, "start": m.start // timeline.codec.rate, "end": at(m.end)} for m in timeline.marks
        ],
        "skipped": [_left_out(entry) for entry in plan.skipped],
    }
    yield f"{json.dumps(head, ensure_ascii=False, indent=1)[:-2]},\n{CUES}".encode()
    comma = ""
    for cue in timeline.cues:
        made = "kept" if cue.segment in before else "new"
        entry = {
            "speaker": cue.line.speaker,
            "text": cue.line.written,
            "start": at(cue.start),
            "end": at(cue.end),
            "made": made,
            "line": cue.line.line,
            "segment": cue.segment,
            "clip": clip_key(about.engine, cue.line.utterance),
            "words": [[text, at(start), at(end)] for text, start, end in words(cue, store)],
        }
        yield f"{comma}  {json.dumps(entry, ensure_ascii=False)}".encode()
        comma = ",\n"
    yield b"\n ]\n}\n"


def _voice(about: Manifest, name: str) -> dict[str, object]:
    voice, language = about.cast[name], about.script.language
    return {
        "speaker": name,
        "role": about.script.speaker(name).role,
        "voice": voice.name,
        "rate": voice.rate,
        "pitch": voice.pitch,
        "calibration": clip_key(about.engine, Utterance(calibration(language), voice, language)),
    }


def _left_out(entry: LeftOut) -> dict[str, object]:
    return {"text": entry.text, "line": entry.line, "reason": entry.reason}


def words(cue: Cue, store: Store) -> list[tuple[str, int, int]]:
    """The written words of a cue with their times in samples; joined, they are the written text."""
    found = segment(store, cue.segment)
    if found is None or not found.words:
        return [(cue.line.written, cue.start, cue.end)]
    written, said = cue.line.written, spoken(cue.line.written)
    timed = sorted(((said.original(w.first, w.last)[0], w) for w in found.words), key=lambda pair: pair[0])
    starts = _starts(written, timed)
    ends = [at for at, _ in starts[1:]] + [len(written)]
    return [
        (written[at:end], cue.at + word.start, cue.at + word.end) for (at, word), end in zip(starts, ends, strict=True)
    ]


def _starts(written: str, timed: list[tuple[int, Word]]) -> list[tuple[int, Word]]:
    """Where each word begins in the written text, with the quotation mark or bracket that opens before it."""
    starts: list[tuple[int, Word]] = []
    for at, word in timed:
        floor = starts[-1][0] + 1 if starts else 0
        while (
            at > floor and not written[at - 1].isspace() and not written[at - 1].isalnum() and _opens(written[at - 1])
        ):
            at -= 1
        if not starts:
            at = 0
        if not starts or at > starts[-1][0]:
            starts.append((at, word))
    return starts


def _opens(character: str) -> bool:
    return character in "«‹“‘„‚\"'([{¿¡「『《〈（【"
