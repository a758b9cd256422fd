"""A book's table of contents: which page each of its chapters begins on, and which pages are only the book's."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from voice.errors import ReadError
from voice.readers.archive import Archive
from voice.readers.encoding.decoding import decode
from voice.readers.epub.package import Package, resolved
from voice.readers.tree import Element, html, local, xml

_DEEPEST = 8
"""Chapters in parts in volumes: what is deeper is taken for a section."""
_TYPE = "epub:type"


@dataclass(slots=True)
class Entry:
    """A line of the table of contents."""

    title: str
    path: str
    """The page that it leads to; empty where it is only a heading in the table."""
    below: list["Entry"] = field(default_factory=list)


@dataclass(slots=True)
class Contents:
    """The table, and what it says pages are."""

    entries: list[Entry] = field(default_factory=list)
    kinds: dict[str, str] = field(default_factory=dict)
    """By path: ``cover``, ``titlepage`` and so on."""


def flat(entries: Iterable[Entry]) -> Iterator[Entry]:
    """All lines of the table from the first to the last, whatever they are below."""
    for entry in entries:
        yield entry
        yield from flat(entry.below)


def contents_of(archive: Archive, package: Package, name: str) -> Contents:
    """The table of contents, from the page of it or else from the older one for programs; an empty one without either.

    A table that is broken is none: the pages are there all the same.
    """
    for path, read in ((package.nav, _from_page), (package.ncx, _from_ncx)):
        if path in archive:
            try:
                contents = read(archive.read(path), path, name)
            except ReadError:
                continue
            if contents.entries:
                return contents
    return Contents()


def _from_page(data: bytes, path: str, name: str) -> Contents:
    contents = Contents()
    root = html(decode(data, name), name)
    for nav in root.iter("nav"):
        kinds = nav.get(_TYPE, "").split()
        if "landmarks" in kinds:
            for link in nav.iter("a"):
                contents.kinds[resolved(path, link.get("href", ""))] = link.get(_TYPE, "")
        elif "toc" in kinds or not contents.entries:
            table = next(nav.iter("ol"), None)
            found = list(_listed(table, path, 0)) if table is not None else []
            contents.entries = found or contents.entries
    return contents


def _listed(table: Element, path: str, depth: int) -> Iterator[Entry]:
    for item in table.iterchildren("li"):
        line = next((each for each in item.iterchildren() if local(each) in ("a", "span")), None)
        below = next(item.iterchildren("ol"), None)
        title = _words(line) if line is not None else ""
        link = line.get("href") if line is not None else None
        entry = Entry(title, resolved(path, link) if link else "")
        if below is not None and depth < _DEEPEST:
            entry.below = list(_listed(below, path, depth + 1))
        yield entry


def _from_ncx(data: bytes, path: str, name: str) -> Contents:
    table = next((each for each in xml(data, name).iter() if local(each) == "navMap"), None)
    return Contents(list(_points(table, path, 0)) if table is not None else [])


def _points(above: Element, path: str, depth: int) -> Iterator[Entry]:
    for point in above:
        if local(point) != "navPoint":
            continue
        label = next((each for each in point if local(each) == "navLabel"), None)
        content = next((each for each in point if local(each) == "content"), None)
        link = content.get("src") if content is not None else None
        entry = Entry(_words(label) if label is not None else "", resolved(path, link) if link else "")
        if depth < _DEEPEST:
            entry.below = list(_points(point, path, depth + 1))
        yield entry


def _words(element: Element) -> str:
    return " ".join("".join(map(str, element.itertext())).split())
