"""Which voices the service has: the list that ships with us, and the one that it last sent, kept with its date."""

import json
import os
import re
import sys
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from importlib.resources import files
from pathlib import Path
from types import MappingProxyType
from typing import Any

from voice.errors import StorageError
from voice.model import Gender
from voice.store import write

NAME = re.compile(r"[a-z]{2,3}(?:-[A-Z][a-z]{3})?-[A-Z]{2}(?:-[a-z]+)?-[A-Za-z]+Neural")
"""How the service calls a voice: language, region, name; some with a script or a dialect in between."""
STALE = 7
"""Days after which a kept list is written anew, even if the service still says the same."""


@dataclass(frozen=True, slots=True)
class Listed:
    """The service's voices on a day."""

    voices: Mapping[str, Gender]
    """By their short name, in the order of the alphabet, so that nothing depends on the service's own order."""
    date: str
    """ISO 8601."""
    source: str = ""
    """The address that sent it, where that isn't the service itself."""

    @classmethod
    def of(cls, table: Mapping[str, Any]) -> "Listed":
        """A list as it stands in a file; `ValueError`, `KeyError` or `TypeError` where it is none."""
        genders: tuple[Gender, Gender] = ("female", "male")
        voices = {str(name): gender for gender in genders for name in table[gender]}
        if not voices or not all(map(NAME.fullmatch, voices)):
            raise ValueError("no list of voices")
        day = date.fromisoformat(table["date"]).isoformat()
        return cls(MappingProxyType(dict(sorted(voices.items()))), day, str(table.get("source", "")))

    @classmethod
    def received(cls, voices: Iterable[Mapping[str, Any]], source: str) -> "Listed":
        """The service's own JSON, dated today; errors as `of`."""
        found: dict[str, list[str]] = {"female": [], "male": []}
        for voice in voices:
            gender = voice["Gender"].lower()
            if gender in found and NAME.fullmatch(name := voice["ShortName"]):
                found[gender].append(name)
        return cls.of({**found, "date": date.today().isoformat(), "source": source})

    def table(self) -> dict[str, Any]:
        """What `of` reads."""
        by = {gender: [n for n, g in self.voices.items() if g == gender] for gender in ("female", "male")}
        return {"date": self.date, "source": self.source, **by}

    @property
    def age(self) -> int:
        """In days."""
        return abs((date.today() - date.fromisoformat(self.date)).days)


def shipped() -> Listed:
    """The list that came with this version."""
    return Listed.of(json.loads((files("voice") / "data/edge_voices.json").read_text("utf-8")))


def kept(source: str) -> Listed:
    """What the service last sent, if that can be read and is newer than the list that ships; else that one."""
    ours = shipped()
    with suppress(OSError, ValueError, KeyError, TypeError, AttributeError, RuntimeError):
        found = Listed.of(json.loads(_place().read_text("utf-8")))
        if found.source == source and found.date > ours.date:
            return found
    return ours


def keep(received: Listed, before: Listed) -> None:
    """Keep what the service sent, if it says something new or the last is old; where nothing can be kept, don't."""
    if received.voices != before.voices or before.age > STALE:
        with suppress(StorageError, RuntimeError):  # the latter: there is no home
            write(_place(), json.dumps(received.table()).encode())


def _place() -> Path:
    """Where this system keeps what can be fetched again."""
    fallback = {"win32": r"~\AppData\Local", "darwin": "~/Library/Caches"}.get(sys.platform, "~/.cache")
    folder = os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA") or fallback
    return Path(folder).expanduser() / "vivavoce" / "edge-voices.json"
