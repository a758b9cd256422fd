"""Word's .docx: paragraphs, headings, tables and boxes in order, and a ledger of all that is beside the text."""

from collections.abc import Iterator

from voice.document import Document, Source
from voice.model import LeftOut
from voice.readers.archive import Archive
from voice.readers.docx.body import Body
from voice.readers.docx.parts import Package, W
from voice.readers.docx.styles import Styles
from voice.readers.office.document import document
from voice.readers.tree import Element, local

_NOTES = (
    ("footnotes", "footnote", "a footnote"),
    ("endnotes", "endnote", "an endnote"),
    ("comments", "comment", "a comment in the margin"),
)
"""What is said at a mark in the text: the part, its element, the reason."""
_BESIDE = (
    ("header", "the head of each page"),
    ("footer", "the foot of each page"),
    ("diagramData", "a diagram"),
    ("chart", "a diagram"),
)


def read(source: Source) -> Document:
    """The blocks of a Word file; `ReadError` where it is damaged, or nothing is written in it."""
    package = Package(Archive(source), source.name)
    styles = Styles(package.parts("styles"))
    root = package.main()
    body = Body(styles, root)
    body.take(root)
    body.end()
    flow = body.flow
    left_out = [*flow.left_out, *_notes(package, styles, body), *_beside(package, styles)]
    return document(source.name, flow.blocks, flow.titles, _properties(package), left_out)


def _properties(package: Package) -> dict[str, str]:
    """What the file says of itself."""
    root = package.properties()
    if root is None:
        return {}
    return {local(child): " ".join((child.text or "").split()) for child in root}


def _notes(package: Package, styles: Styles, body: Body) -> Iterator[LeftOut]:
    for part, name, reason in _NOTES:
        for root in package.parts(part):
            for note in root.iter(f"{W}{name}"):
                line = body.marks.get((name, note.get(f"{W}id", "")), 1)
                if text := _words(note, styles):
                    yield LeftOut(text, line, reason)


def _beside(package: Package, styles: Styles) -> Iterator[LeftOut]:
    seen: set[str] = set()
    for part, reason in _BESIDE:
        for root in package.parts(part):
            text = _words(root, styles)
            if text and text not in seen:
                seen.add(text)
                yield LeftOut(text, 1, reason)


def _words(element: Element, styles: Styles) -> str:
    """All that is written in an element that is no part of the text."""
    body = Body(styles, element)
    for child in element:
        body.take(child)
    body.end()
    return body.flow.words()
