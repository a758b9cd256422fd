"""A word processor's file as a document: what a walk through it made, and what it states of itself, weighed."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from voice.document import Block, Document
from voice.errors import ReadError
from voice.model import LeftOut
from voice.readers.languages import tag_of

_BY_PROGRAMS = ("document", "untitled", "microsoft word", "template", "word document", "word-dokument")
"""How titles begin that a program puts into the properties by itself."""
_PROPERTIES = {
    "title": "the title in the file's properties",
    "creator": "who made the file",
    "subject": "a remark in the file's properties",
    "keywords": "a remark in the file's properties",
    "keyword": "a remark in the file's properties",
    "description": "a remark in the file's properties",
}
"""Why what the file states of itself is not part of what is said. Its dates say when it was made, not when people
spoke, so they are no words and nothing is made of them."""


def document(
    name: str, blocks: Sequence[Block], titles: Sequence[str], stated: Mapping[str, str], left_out: Iterable[LeftOut]
) -> Document:
    """The document of the file called ``name``; `ReadError` where nothing is written in it.

    ``titles`` are the paragraphs that are set as the title, ``stated`` is what the file says of itself.
    """
    if not blocks and not titles:
        raise ReadError(f"{name}: no text in it. Give a file that holds the interview.")
    title = " ".join(titles)
    blocks = _levelled(blocks, titled=bool(title))
    title = title or _stated_title(stated.get("title", ""), blocks)
    signed = _signed(stated.get("creator", ""), blocks)
    blocks = [block for block in blocks if block is not signed]
    known = {"title": title, "creator": signed.text if signed else ""}
    remarks = [
        LeftOut(stated[key], 1, reason)
        for key, reason in _PROPERTIES.items()
        if stated.get(key) and stated[key] != known.get(key)
    ]
    return Document(
        blocks=tuple(blocks),
        title=title,
        language=tag_of(stated.get("language", "")),
        authors=(signed.text,) if signed else (),
        left_out=tuple(sorted([*left_out, *remarks], key=lambda entry: entry.line)),
    )


def _levelled(blocks: Sequence[Block], *, titled: bool) -> list[Block]:
    """The headings with level 1 for the title only.

    Where no paragraph is set as the title, the first heading of the highest level is, if nothing stands before it or
    there is no other.
    """
    tops = [n for n, block in enumerate(blocks) if block.kind == "heading" and block.level == 1]
    if not titled and len(tops) <= 1:
        return list(blocks)
    first = 0 if tops[:1] == [0] and not titled else -1
    return [
        replace(block, level=block.level + 1) if block.kind == "heading" and n != first else block
        for n, block in enumerate(blocks)
    ]


def _stated_title(stated: str, blocks: Sequence[Block]) -> str:
    """The title in the properties, unless it is what a program puts there, or the text has one of its own."""
    low = stated.casefold()
    if any(low == block.text.casefold() for block in blocks[:5]):
        return stated
    own = any(block.kind == "heading" and block.level == 1 for block in blocks)
    return "" if own or low.startswith(_BY_PROGRAMS) else stated


def _signed(creator: str, blocks: Sequence[Block]) -> Block | None:
    """The line above the text that names who made the file, and so says that this is its author; once only."""
    named = [block for block in blocks if block.text == creator]
    return named[0] if len(named) == 1 and named[0] in blocks[:5] else None
