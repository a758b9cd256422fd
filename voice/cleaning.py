"""Freeing what is kept and no edition needs any more."""

import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from voice.errors import StorageError
from voice.master import Target, level_key
from voice.model import Codec
from voice.publish import cues, head
from voice.show import Show
from voice.store import sweep

UNFINISHED = 3600
"""Seconds after which an unfinished file is taken for left behind rather than under way."""


@dataclass(frozen=True, slots=True)
class Freed:
    """What a cleaning did, in files and bytes."""

    entries: int
    bytes: int
    kept: int
    """Bytes that stay, for the next fix."""


def clean(show: Show, *, everything: bool = False) -> Freed:
    """Free every kept result that no edition is made of; with ``everything``, those too. Editions stay."""
    needed = set() if everything else set(_needed(show))
    entries = freed = kept = 0
    try:
        for name, size in show.store.entries():
            path = show.store.path(name)
            if name in needed or (name[2:].startswith(".") and _age(path) < UNFINISHED):
                kept += size
                continue
            path.unlink(missing_ok=True)
            entries, freed = entries + 1, freed + size
        freed += sum(sweep(folder) for folder in show.output.glob("*/*") if folder.is_dir())
    except OSError as error:
        raise StorageError(f"Cannot clean {error.filename}: {error.strerror}.") from error
    return Freed(entries, freed, kept)


def _age(path: Path) -> float:
    """Seconds since it was written; none where it has just been finished."""
    try:
        return time.time() - path.stat().st_mtime
    except FileNotFoundError:
        return 0.0


def _needed(show: Show) -> Iterator[str]:
    audio = show.settings.audio
    target, codec = Target(audio.loudness, audio.peak), Codec("libmp3lame", audio.rate, audio.bitrate)
    for edition in show.output.glob("*/*/edition.json"):
        for cue in cues(edition):
            yield cue["segment"]
            yield cue["clip"]
        for voice in head(edition).get("voices", ()):
            yield voice["calibration"]
            yield level_key(voice["calibration"], target, codec)
