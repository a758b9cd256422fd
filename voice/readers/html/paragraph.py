"""The paragraph that goes on: its words with white space folded, and which are bold, in italics, or a link."""

import re
from typing import NamedTuple

from voice.document import Spans

_UNSEEN = dict.fromkeys(map(ord, "\u00ad\u200b\u2060\ufeff"))
"""Places where a line may or may not break."""
_WIDE = re.compile(r"[\u3001-\u301f\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff01-\uff60]")
_LEAD = re.compile(r"\s*(?:[:：]|[-–—]\s)\s*")


class Look(NamedTuple):
    """How words look."""

    bold: bool = False
    italic: bool = False
    linked: bool = False


PLAIN = Look()


class Paragraph:
    """Words, one after the other."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = 0
        self._last = ""
        self._space = ""
        """White space that counts only if words follow."""
        self._spans: dict[str, list[tuple[int, int]]] = {"bold": [], "italic": []}
        self.linked = 0
        """Letters that lead to another page."""
        self.letters = 0
        self.speaks = False
        """Whether there are words that are no link."""
        self.line = 0
        self.after_label = False
        """Whether the words before were a label: a colon behind it is not the text's."""

    def __bool__(self) -> bool:
        return self._length > 0

    @property
    def ends_in_break(self) -> bool:
        return self._space == "\n"

    def add(self, text: str, line: int, look: Look) -> None:
        """Words as they stand in the source."""
        text = text.translate(_UNSEEN)
        if self.after_label and not self._length and text.strip():
            text = _LEAD.sub("", text, count=1) if _LEAD.match(text) else text
            self.after_label = False
        line += text.count("\n", 0, len(text) - len(text.lstrip()))
        words = folded(text)
        if not words:
            self._rest(text)
            return
        if text[0].isspace():
            self._rest(text[: len(text) - len(text.lstrip())])
        self._put(words, line, look)
        if text[-1].isspace():
            self._rest(text[len(text.rstrip()) :])

    def keep(self, text: str, line: int, look: Look) -> None:
        """Words whose line breaks are meant."""
        for number, part in enumerate(text.split("\n")):
            if number:
                self.break_line()
            self.add(part, line + number, look)

    def break_line(self) -> None:
        """The line ends here on purpose."""
        if self._length:
            self._space = "\n"

    def _rest(self, space: str) -> None:
        if space and self._space != "\n":
            self._space = self._space or ("\r" if "\n" in space else " ")

    def _put(self, words: str, line: int, look: Look) -> None:
        if not self._length:
            self.line, self._space = line, ""
        if self._space == "\r":
            # Where a line of Chinese or Japanese is wrapped in the source, there is no space.
            self._space = "" if _WIDE.match(self._last) and _WIDE.match(words) else " "
        self._parts += [self._space, words]
        start = self._length + len(self._space)
        self._length = start + len(words)
        self._last, self._space = words[-1], ""
        letters = sum(map(len, words.split()))
        self.letters += letters
        self.linked += letters * look.linked
        self.speaks = self.speaks or (not look.linked and any(c.isalnum() for c in words))
        for name, is_so in (("bold", look.bold), ("italic", look.italic)):
            if is_so:
                self._mark(self._spans[name], start)

    def _mark(self, spans: list[tuple[int, int]], start: int) -> None:
        """What is bold with nothing but a space between is one span."""
        if spans and spans[-1][1] >= start - 1 and self._parts[-2] != "\n":
            spans[-1] = (spans[-1][0], self._length)
        else:
            spans.append((start, self._length))

    def words(self) -> tuple[str, Spans, Spans]:
        """The text, the bold spans of it, and those in italics."""
        return "".join(self._parts), tuple(self._spans["bold"]), tuple(self._spans["italic"])


def folded(text: str) -> str:
    """White space folded; none where a line of Chinese or Japanese is wrapped."""
    whole = ""
    if "\n" not in text:
        return " ".join(text.split())
    parts: list[str] = []
    for line in text.split("\n"):
        words = " ".join(line.split())
        if not words:
            continue
        wide = bool(whole) and bool(_WIDE.match(whole[-1])) and bool(_WIDE.match(words))
        parts.append(words if wide or not parts else " " + words)
        whole = words
    return "".join(parts)
