"""Word's .docx: paragraphs, headings, tables and boxes in order, and a ledger of all that is beside the text."""

from collections.abc import Iterator
from dataclasses import replace

from voice.document import Block, Document, Source
from voice.errors import ReadError
from voice.model import LeftOut
from voice.readers.archive import Archive
from voice.readers.docx_body import Body
from voice.readers.docx_styles import Styles
from voice.readers.ooxml import Package, W, local
from voice.readers.tree import Element

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
_NO_TITLES = ("document", "untitled", "microsoft word", "template", "word document", "word-dokument")


def read(source: Source) -> Document:
    """The blocks of a Word file; `ReadError` where it is damaged, or nothing is written in it."""
    package = Package(Archive(source), source.name)
    styles = Styles(package.parts("styles"))
    body = Body(styles)
    body.take(package.main())
    body.end()
    if not body.blocks and not body.titles:
        raise ReadError(f"{source.name}: no text in it. Give a file that holds the interview.")
    stated = _properties(package)
    title = " ".join(body.titles)
    blocks = _levelled(body.blocks, titled=bool(title))
    left_out = [*body.left_out, *_notes(package, styles, body), *_beside(package, styles)]
    if not title:
        title = _stated_title(stated.get("title", ""), blocks)
    left_out += [
        LeftOut(stated[name], 1, reason)
        for name, reason in (("title", "the title in the file's properties"), ("creator", "who made the file"))
        if stated.get(name) and stated[name] != title
    ]
    return Document(
        blocks=tuple(blocks),
        title=title,
        language=stated.get("language", ""),
        left_out=tuple(sorted(left_out, key=lambda entry: entry.line)),
    )


def _levelled(blocks: list[Block], *, titled: bool) -> list[Block]:
    """The headings with level 1 for the title only.

    Where no paragraph is set as the title, the first heading of the highest level is, if nothing stands before it.
    """
    tops = [n for n, block in enumerate(blocks) if block.kind == "heading" and block.level == 1]
    if not titled and (len(tops) == 1 or not tops):
        return blocks
    first = 0 if tops[:1] == [0] and not titled else -1
    return [
        replace(block, level=block.level + 1) if block.kind == "heading" and n != first else block
        for n, block in enumerate(blocks)
    ]


def _properties(package: Package) -> dict[str, str]:
    """What the file says of itself. (When it was made is not when the people spoke, so no date is taken from it.)"""
    root = package.properties()
    if root is None:
        return {}
    return {local(child): " ".join((child.text or "").split()) for child in root}


def _stated_title(stated: str, blocks: list[Block]) -> str:
    """The title in the properties, unless it is what a program puts there, or the text has one of its own."""
    low = stated.casefold()
    if any(low == block.text.casefold() for block in blocks[:5]):
        return stated
    own = any(block.kind == "heading" and block.level == 1 for block in blocks)
    return "" if own or low.startswith(_NO_TITLES) else stated


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
    body = Body(styles)
    for child in element:
        body.take(child)
    body.end()
    found = [(entry.line, entry.text) for entry in body.left_out]
    found += [(block.line, block.text) for block in body.blocks]
    texts = [*body.titles, *(text for _, text in sorted(found, key=lambda each: each[0]))]
    return " ".join(" ".join(texts).split())
