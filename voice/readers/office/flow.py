"""What a walk through a word processor's file makes, whatever the format: blocks, tables, titles, and the ledger."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace

from voice.document import Block, Kind
from voice.model import LeftOut
from voice.readers import rows
from voice.readers.office.style_names import Role
from voice.readers.styled import Styled, raised

Box = Callable[[], None]
"""Walks through a text box."""
_KINDS: dict[str, Kind] = {"title": "heading", "heading": "heading", "caption": "caption", "quote": "quote"}


@dataclass(frozen=True, slots=True)
class Look:
    """How words are set, and why they are not spoken if they are not."""

    strong: bool = False
    emphasis: bool = False
    raised: bool = False
    reason: str = ""

    def without(self, reason: str) -> "Look":
        """The same, left out; the first reason holds."""
        return self if self.reason or not reason else replace(self, reason=reason)


@dataclass(frozen=True, slots=True)
class Shape:
    """What a paragraph is."""

    role: Role = ""
    level: int = 0
    listed: bool = False
    """Whether it is an item of a list."""
    style: str = ""
    """The name of its style, for the words in it."""

    @property
    def kind(self) -> Kind:
        """What a block of this shape is."""
        return _KINDS.get(self.role) or ("item" if self.listed else "paragraph")


@dataclass(slots=True)
class _Paragraph:
    """The paragraph that is being walked."""

    shape: Shape
    loose: bool
    """Whether it stands in no paragraph of the file: the next one ends it."""
    words: Styled = field(default_factory=Styled)
    gone: list[tuple[str, list[str]]] = field(default_factory=list)
    """Reason and words, in order."""
    boxes: list[Box] = field(default_factory=list)


class Flow:
    """Paragraphs that begin, are filled and end."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.left_out: list[LeftOut] = []
        self.titles: list[str] = []
        """The paragraphs that are set as the title and stand before all others."""
        self.line = 1
        """Of the paragraph that is open, or comes next: paragraphs with anything in them, and the breaks in them."""
        self._begun = False
        self._open: _Paragraph | None = None
        self._rows: list[list[list[Block]]] = []

    @property
    def shape(self) -> Shape | None:
        """The shape of the paragraph that is open, if one is."""
        return self._open.shape if self._open else None

    @property
    def is_loose(self) -> bool:
        """Whether words are open that stand in no paragraph of the file."""
        return self._open is not None and self._open.loose

    def begin(self, shape: Shape) -> None:
        """A paragraph begins; one that is open goes on in this shape."""
        if self.is_loose:
            self.end()
        if self._open is None:
            self._open = _Paragraph(shape, loose=False)
        else:
            self._open.shape = shape

    def say(self, text: str, look: Look) -> None:
        """Words of the paragraph, spoken or not."""
        paragraph = self._open or self._loose()
        if look.reason:
            if not paragraph.gone or paragraph.gone[-1][0] != look.reason:
                paragraph.gone.append((look.reason, []))
            paragraph.gone[-1][1].append(text)
        else:
            text = raised(text) if look.raised else text
            paragraph.words.add(text, strong=look.strong, emphasis=look.emphasis)

    def note(self, text: str, reason: str) -> None:
        """Something in this place is no words of the text."""
        if self._open is None:
            self._leave_out(text, reason)
        else:
            self._open.gone.append((reason, [text]))

    def box(self, box: Box) -> None:
        """A text box: it comes behind the paragraph that it is anchored in, if one is open, else now."""
        if self._open is None:
            box()
        else:
            self._open.boxes.append(box)

    def end(self) -> list[Box]:
        """The paragraph is whole, if one is open; gives the boxes that come now."""
        paragraph, self._open = self._open, None
        if paragraph is None:
            return []
        shape = paragraph.shape
        block = paragraph.words.block(self.line, shape.kind, shape.level)
        for reason, texts in paragraph.gone:
            self._leave_out("".join(texts), reason)
        if block and shape.role == "title" and not self._begun:
            self.titles.append(block.text)
        elif block:
            self._begun = True
            self.blocks.append(block)
        if block or paragraph.gone:
            self.line += 1 + (block.text.count("\n") if block else 0)
        return paragraph.boxes

    def words(self) -> str:
        """All of it in one line: what a note or the head of a page says."""
        found = [(entry.line, entry.text) for entry in self.left_out]
        found += [(block.line, block.text) for block in self.blocks]
        found.sort(key=lambda each: each[0])
        return " ".join(" ".join([*self.titles, *(text for _, text in found)]).split())

    def _loose(self) -> _Paragraph:
        self._open = _Paragraph(Shape(), loose=True)
        return self._open

    def _leave_out(self, text: str, reason: str) -> None:
        if text.strip():
            self.left_out.append(LeftOut(" ".join(text.split()), self.line, reason))

    # -- tables -------------------------------------------------------------------------------------------------------

    @contextmanager
    def table(self) -> Iterator[None]:
        """The rows that come within are a table's."""
        outer, self._rows = self._rows, []
        yield
        blocks, gone = rows.blocks_of(self._rows)
        self._rows = outer
        self.blocks += blocks
        self.left_out += gone

    def row(self) -> None:
        """A row begins."""
        self._rows.append([])

    @contextmanager
    def cell(self) -> Iterator[None]:
        """The paragraphs that come within are a cell's."""
        outer, self.blocks = self.blocks, []
        yield
        cell, self.blocks = self.blocks, outer
        if self._rows:
            self._rows[-1].append(cell)
        else:
            self.blocks += cell
