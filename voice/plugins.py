"""Engines and readers by name: built in, or installed by another package; imported when they are asked for."""

from collections.abc import Iterable
from functools import cache
from importlib import import_module
from importlib.metadata import EntryPoint, entry_points
from pathlib import Path
from typing import cast

from voice.document import Source
from voice.engines import Engine
from voice.errors import ConfigError
from voice.readers import Reader
from voice.readers.formats import format_of

ENGINES = {
    "edge": "voice.engines.edge:Edge",
    "espeak": "voice.engines.espeak:Espeak",
    "tone": "voice.engines.tone:Tone",
}
READERS = {
    name: f"voice.readers.{name}.reader:read"
    for name in (
        "akoma_ntoso",
        "docx",
        "epub",
        "html",
        "mail",
        "markdown",
        "odt",
        "pdf",
        "subtitles",
        "table",
        "text",
        "transcript_json",
    )
}
"""By format, see `voice.readers.formats`; a reader of another package is named after the ending of its files."""

Options = tuple[tuple[str, object], ...]
"""Keyword arguments of an engine, as a value that can travel to another process."""


@cache
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


def reader(source: Source) -> Reader:
    """The reader for a source: an installed one for its name's ending, else the one for what its bytes are."""
    if point := _installed("readers").get(Path(source.name).suffix.lower().lstrip(".")):
        return cast(Reader, point.load())
    return cast(Reader, _load(READERS[format_of(source)]))
