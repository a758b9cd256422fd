"""Engines and readers by name: built in, or installed by another package; imported when they are asked for."""

from collections.abc import Iterable
from functools import cache
from importlib import import_module
from importlib.metadata import EntryPoint, entry_points
from pathlib import Path
from typing import cast

from voice.engines import Engine
from voice.errors import ConfigError, ReadError
from voice.readers import Reader

ENGINES = {
    "edge": "voice.engines.edge:Edge",
    "espeak": "voice.engines.espeak:Espeak",
    "tone": "voice.engines.tone:Tone",
}
READERS = {
    ".md": "voice.readers.markdown:read",
    ".markdown": "voice.readers.markdown:read",
    ".txt": "voice.readers.text:read",
    ".text": "voice.readers.text:read",
    "": "voice.readers.text:read",
}

Options = tuple[tuple[str, object], ...]
"""Keyword arguments of an engine, as a value that can travel to another process."""


def _installed(group: str) -> dict[str, EntryPoint]:
    return {point.name: point for point in entry_points(group=f"vivavoce.{group}")}


def _load(path: str) -> object:
    module, _, name = path.partition(":")
    return getattr(import_module(module), name)


def names(builtin: Iterable[str], group: str) -> list[str]:
    """All names of a kind of plug-in."""
    return sorted({*builtin, *_installed(group)})


@cache
def engine(name: str, options: Options = ()) -> Engine:
    """The engine of that name, one for each process; `ConfigError` where there is none."""
    if path := ENGINES.get(name):
        factory = _load(path)
    elif point := _installed("engines").get(name):
        factory = point.load()
    else:
        raise ConfigError(f"No engine is called {name!r}. There are: {', '.join(names(ENGINES, 'engines'))}.")
    try:
        return cast(Engine, factory(**dict(options)))  # type: ignore[operator]
    except TypeError as error:
        raise ConfigError(f"[engines.{name}] in config/show.toml: {error}.") from error


def reader(path: Path) -> Reader:
    """The reader for a file's ending; `ReadError` where there is none."""
    ending = path.suffix.lower()
    if target := READERS.get(ending):
        return cast(Reader, _load(target))
    if point := _installed("readers").get(ending.lstrip(".")):
        return cast(Reader, point.load())
    known = ", ".join(ending for ending in READERS if ending)
    raise ReadError(f"{path.name}: no reader for {ending!r} files. Readers: {known}.")
