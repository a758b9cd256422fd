"""OpenDocument text (.odt, and .fodt in one piece): paragraphs, headings, tables and boxes in order, and the ledger."""

from collections.abc import Iterable, Iterator, Mapping

from voice.document import Document, Source
from voice.errors import ReadError
from voice.model import LeftOut
from voice.readers.archive import Archive
from voice.readers.odt.body import Body, words
from voice.readers.odt.styles import STYLE, Styles, namespace
from voice.readers.office.document import document
from voice.readers.tree import Element, local, xml

_OFFICE = namespace("office")
_BESIDE = {"header": "the head of each page", "footer": "the foot of each page"}


def read(source: Source) -> Document:
    """The blocks of an OpenDocument text; `ReadError` where it is damaged, locked, or no text."""
    roots = list(_roots(source))
    text = next((found for root in roots if (found := root.find(f"{_OFFICE}body/{_OFFICE}text")) is not None), None)
    if text is None:
        raise ReadError(f"{source.name}: this is no text but {_what(roots)}. Save the interview as .odt, or as .csv.")
    styles = Styles(roots)
    body = Body(styles)
    body.take(text)
    body.end()
    flow = body.flow
    left_out = [*flow.left_out, *_beside(roots, styles)]
    return document(source.name, flow.blocks, flow.titles, _properties(roots), left_out)


def _roots(source: Source) -> Iterator[Element]:
    """The parts of the file: all there is in one, or the text, the styles, and what it states of itself."""
    if not source.data.startswith(b"PK"):
        yield xml(source.data, source.name)
        return
    archive = Archive(source)
    if "encrypted-package" in archive.names or (
        "META-INF/manifest.xml" in archive and b"encryption-data" in archive.read("META-INF/manifest.xml")
    ):
        raise ReadError(f"{source.name}: locked with a password. Save it without one and give that file.")
    for name in ("content.xml", "styles.xml", "meta.xml"):
        if name == "content.xml" or name in archive:
            yield xml(archive.read(name), source.name)


def _what(roots: Iterable[Element]) -> str:
    kinds = [local(child) for root in roots for body in root.iter(f"{_OFFICE}body") for child in body]
    return {"spreadsheet": "a table", "presentation": "a set of slides"}.get(
        "".join(kinds[:1]), "a drawing or the like"
    )


def _properties(roots: Iterable[Element]) -> Mapping[str, str]:
    """What the file says of itself; who began it is who made it."""
    found: dict[str, str] = {}
    for root in roots:
        for child in root.iterfind(f"{_OFFICE}meta/*"):
            found.setdefault(local(child), " ".join((child.text or "").split()))
    if found.get("initial-creator"):
        found["creator"] = found["initial-creator"]
    return found


def _beside(roots: Iterable[Element], styles: Styles) -> Iterator[LeftOut]:
    """The heads and feet of pages, each once."""
    seen: set[str] = set()
    for root in roots:
        for page in root.iterfind(f"{_OFFICE}master-styles/{STYLE}master-page/*"):
            text = words(page, styles)
            if text and text not in seen:
                seen.add(text)
                yield LeftOut(text, 1, _BESIDE["footer" if local(page).startswith("footer") else "header"])
