"""Words as they come in, each with how it is set, until a paragraph is whole: shared by the formats that set type."""

import unicodedata

from voice.document import Block, Kind, Spans

_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


class Styled:
    """A paragraph as it grows; `block` gives it whole."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = 0
        self.blank = True
        """Whether there is nothing but white space so far."""
        self._strong: list[tuple[int, int]] = []
        self._emphasis: list[tuple[int, int]] = []

    def add(self, text: str, *, strong: bool = False, emphasis: bool = False) -> None:
        """Words that are all set alike."""
        text = unicodedata.normalize("NFC", text)
        start, self._length = self._length, self._length + len(text)
        self._parts.append(text)
        self.blank = self.blank and not text.strip()
        if strong:
            _extend(self._strong, start, self._length)
        if emphasis:
            _extend(self._emphasis, start, self._length)

    @property
    def text(self) -> str:
        """What there is so far."""
        return "".join(self._parts)

    def block(self, line: int, kind: Kind = "paragraph", level: int = 0) -> Block | None:
        """The paragraph; None where nothing is written in it. The title of a chapter is one line."""
        text = self.text
        if kind == "heading":
            text = text.replace("\n", " ")
        start, end = len(text) - len(text.lstrip()), len(text.rstrip())
        if start >= end:
            return None
        strong, emphasis = (_within(spans, start, end) for spans in (self._strong, self._emphasis))
        return Block(text[start:end], line, kind, level, strong, emphasis)


def raised(text: str) -> str:
    """A number as it stands above the line: the mark of a note."""
    bare = text.strip()
    return text.translate(_RAISED) if bare.isascii() and bare.isdigit() and len(bare) <= 3 else text


def _extend(spans: list[tuple[int, int]], start: int, end: int) -> None:
    if spans and spans[-1][1] == start:
        spans[-1] = (spans[-1][0], end)
    elif start < end:
        spans.append((start, end))


def _within(spans: list[tuple[int, int]], start: int, end: int) -> Spans:
    cut = ((max(a, start) - start, min(b, end) - start) for a, b in spans)
    return tuple((a, b) for a, b in cut if a < b)
