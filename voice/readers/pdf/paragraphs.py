"""Printed lines as paragraphs: where one ends, and how a word that was cut at the end of a line is made whole."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from voice.document import Block
from voice.readers.pdf.columns import Region
from voice.readers.pdf.lines import BOLD, ITALIC, Line
from voice.readers.styled import Styled

_HEADING = 1.15
"""Times the size of the text, at least."""
_MANY = 5
"""Lines that tell how wide a column is."""
_NEAR = 6.0
"""Points."""
_ENDED = re.compile(r"[.!?:;…。！？：；][\"'”’»」』)）\]]*$")
_LABEL = re.compile(r"([^\s:：][^:：.!?]{0,40})[:：](?:\s|$)|([QAFRPВО])\.\s")
"""A name or a part before a colon; the letters for question and answer, of which a full stop makes no sentence."""
_BULLET = re.compile(r"[•●○▪■□◦‣·]\s*")
_CUT = re.compile(r"(\S*[^\W_])([-\u00ad\u2010])$")
_WIDE = re.compile(r"[\u3000-\u30ff\u3400-\u9fff\uf900-\ufaff\uff01-\uff60]")


@dataclass(frozen=True, slots=True)
class _Placed:
    """A line, and what is usual where it stands."""

    line: Line
    number: int
    """Counted from 1, over all pages."""
    region: int
    left: float
    """Where most lines of its column begin."""
    right: float
    """Where the longest one ends."""
    label: bool


class Paragraphs:
    """The paragraphs of regions that are in order of reading; ``body`` is the size of most of the text."""

    def __init__(self, regions: Sequence[Region], body: float) -> None:
        self._body = body
        self._lines = list(_placed(regions))
        labels = (_LABEL.match(each.line.text) for each in self._lines)
        counted = Counter(match.group() for match in labels if match)
        self._labels = {label for label, count in counted.items() if count >= 3}
        self._leading = self._usual_leading()
        self._words = Counter(
            word for each in self._lines for word in re.findall(r"\w+(?:-\w+)*", each.line.text.casefold())
        )
        self.first_lines: dict[int, int] = {}
        """The number of the first line of each page."""
        for each in self._lines:
            self.first_lines.setdefault(each.line.page, each.number)

    def blocks(self) -> Iterator[Block]:
        """The paragraphs, headings with the level of their size: 1 for the largest."""
        sizes = sorted({round(x.line.size, 1) for x in self._lines if self._is_heading(x)}, reverse=True)
        for group in self._groups():
            first = group[0]
            heading = self._is_heading(first)
            level = 1 + sizes.index(round(first.line.size, 1)) if heading else 0
            words = Styled()
            for n, each in enumerate(group):
                self._add(words, each.line, group[n + 1].line if n + 1 < len(group) else None)
            bullet = _BULLET.match(words.text)
            kind = "label" if first.label else "heading" if heading else "item" if bullet else "paragraph"
            if block := words.block(first.number, kind, level):  # type: ignore[arg-type]
                yield block

    def _is_heading(self, placed: _Placed) -> bool:
        return placed.line.size >= _HEADING * self._body and not placed.label

    # -- where a paragraph ends ---------------------------------------------------------------------------------------

    def _groups(self) -> Iterator[list[_Placed]]:
        group: list[_Placed] = []
        for each in self._lines:
            if group and self._begins(group[-1], each):
                yield group
                group = []
            group.append(each)
        if group:
            yield group

    def _begins(self, before: _Placed, placed: _Placed) -> bool:
        """Whether a paragraph begins with this line."""
        if before.label != placed.label or self._is_heading(before) != self._is_heading(placed):
            return True
        if _BULLET.match(placed.line.text) or self._begins_with_a_label(placed):
            return True
        if self._is_heading(placed):
            return abs(before.line.size - placed.line.size) > 0.5 or self._apart(before, placed) or before.label
        if before.region != placed.region:
            return self._begins_elsewhere(before, placed)
        return self._apart(before, placed) or self._is_set_off(before, placed) or _would_have_fitted(before, placed)

    def _begins_elsewhere(self, before: _Placed, placed: _Placed) -> bool:
        """The same at the top of another column or page: there is no gap to tell by."""
        text = before.line.text
        if _CUT.search(text):
            return False
        return bool(_ENDED.search(text)) or _would_have_fitted(before, placed) or _is_indented(placed)

    def _apart(self, before: _Placed, placed: _Placed) -> bool:
        """Whether there is more room between the two lines than is usual."""
        step = placed.line.bottom - before.line.bottom
        usual = self._leading * placed.line.size / self._body
        return step > 1.25 * usual or step < 0

    def _is_set_off(self, before: _Placed, placed: _Placed) -> bool:
        """Whether the line begins further in than the one before, or further out than all, or changes to bold."""
        shift = placed.line.left - before.line.left
        outdented = placed.line.left < placed.left - 0.8 * placed.line.height and shift < -0.8 * placed.line.height
        indented = shift > 0.8 * placed.line.height and before.line.left < before.left + 0.5 * placed.line.height
        turns = before.line.is_bold != placed.line.is_bold and bool(_ENDED.search(before.line.text))
        return outdented or indented or turns

    def _begins_with_a_label(self, placed: _Placed) -> bool:
        match = _LABEL.match(placed.line.text)
        if not match:
            return False
        bold = bool(placed.line.pieces[0].style & BOLD) and not placed.line.is_bold
        return bold or match.group() in self._labels

    def _usual_leading(self) -> float:
        steps = Counter(
            round(b.line.bottom - a.line.bottom, 0)
            for a, b in zip(self._lines, self._lines[1:], strict=False)
            if a.region == b.region and 0 < b.line.bottom - a.line.bottom < 4 * a.line.height
        )
        common = [step for step, count in steps.items() if count >= 0.25 * max(steps.values())]
        return min(common, default=1.3 * self._body) + 0.5

    # -- words --------------------------------------------------------------------------------------------------------

    def _add(self, words: Styled, line: Line, after: Line | None) -> None:
        """The words of a line, and what joins them to the next."""
        said = [(text.replace("\u00ad", ""), style) for text, style in line.runs()]
        text = line.text
        if after is None:
            joint, cut = "", False
        elif match := _CUT.search(text):
            joint, cut = "", self._is_cut(match, after.text)
        else:
            joint, cut = "" if _WIDE.match(text[-1:]) and _WIDE.match(after.text) else " ", False
        last, style = said[-1]
        last = last.rstrip()
        said[-1] = (last[:-1] if cut and not text.endswith("\u00ad") else last) + joint, style
        for each, style in said:
            words.add(each, strong=bool(style & BOLD), emphasis=bool(style & ITALIC))

    def _is_cut(self, cut: re.Match[str], after: str) -> bool:
        """Whether the hyphen goes: not before a name or a number, nor where it is one of several, nor in an address."""
        head, hyphen = cut.groups()
        tail = re.match(r"[^\W\d_]+", after)
        if tail is None or not tail.group()[0].islower() or not head[-1].isalpha():
            return False
        if hyphen != "-":
            return True
        if re.search(r"[-/@]", head) or after[tail.end() : tail.end() + 1] == "-":
            return False
        head = re.split(r"\W", head)[-1]
        whole, hyphened = (f"{head}{between}{tail.group()}".casefold() for between in ("", "-"))
        return self._words[whole] >= self._words[hyphened]


def _placed(regions: Sequence[Region]) -> Iterator[_Placed]:
    """Every line with what is usual in its column; few lines tell little, so they are compared with other columns."""
    edges = [_edge(region) for region in regions]
    wide = [(edge, _right(region)) for region, edge in zip(regions, edges, strict=True) if len(region.lines) >= _MANY]
    number = 0
    for index, (region, edge) in enumerate(zip(regions, edges, strict=True)):
        right = _right(region)
        if len(region.lines) < _MANY:
            alike = [r for left, r in wide if abs(left - edge) < _NEAR and r > right - _NEAR]
            right = min(alike, default=right)
        for line in region.lines:
            number += 1
            yield _Placed(line, number, index, edge, right, region.labels)


def _right(region: Region) -> float:
    """Where its longest lines end; one that sticks out by itself is none of them."""
    rights = sorted((line.right for line in region.lines), reverse=True)
    slack = 0.05 * (rights[0] - min(line.left for line in region.lines))
    return next((a for a, b in pairwise(rights) if a - b <= slack), rights[0])


def _edge(region: Region) -> float:
    counted = Counter(round(line.left / 2) * 2 for line in region.lines)
    return float(max(counted, key=lambda left: (counted[left], -left), default=0))


def _is_indented(placed: _Placed) -> bool:
    return placed.line.left > placed.left + 0.8 * placed.line.height


def _would_have_fitted(before: _Placed, placed: _Placed) -> bool:
    """Whether the line before had room for the first word of this one: then it ended on purpose."""
    if _CUT.search(before.line.text):
        return False
    line = placed.line
    first = re.split(r"\s|(?<=[\u3000-\u30ff\u3400-\u9fff])", line.text, maxsplit=1)[0]
    letter = (line.right - line.left) / max(len(line.text), 1)
    return before.line.right + (len(first) + 1.5) * letter < before.right - 0.5 * letter


def body_size(lines: Sequence[Line]) -> float:
    """The size of most letters."""
    sizes: Counter[float] = Counter()
    for size, pieces in groupby(
        sorted((p for line in lines for p in line.pieces), key=lambda piece: piece.size), key=lambda piece: piece.size
    ):
        sizes[round(size, 1)] += sum(len(piece.text) for piece in pieces)
    return max(sizes, key=lambda size: (sizes[size], size), default=1.0) or 1.0
