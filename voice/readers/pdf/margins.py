"""What is printed on pages beside the text: heads and feet that come again, numbers of pages and of lines, notes."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice

from voice.model import LeftOut
from voice.readers.pdf.lines import Line

_EDGE = 3
"""Lines at the top and at the bottom of a page that may be its head and its foot."""
_MANY = 40
"""Lines at the edge that are looked at, however many stand on a level."""
_ROMAN = r"[ivxlc]{1,7}"
_PAGE_NUMBER = re.compile(
    rf"\W*(?:(?:page|p\.|seite|s\.|página|pág\.|pagina|стр\.|страница|第)\s*)?(?:\d{{1,4}}|{_ROMAN})"
    rf"(?:\s*(?:/|of|von|de|di|из|sur|\|)\s*(?:\d{{1,4}}|{_ROMAN}))?(?:\s*[页頁ページ]+)?\W*",
    re.I,
)
_SHARE = 0.4
"""Of the pages: what stands at the same place of so many is their head or foot. (Left and right pages may differ.)"""
_NOTE = re.compile(r"\W?(?:\d{1,3}|[*†‡§]{1,3})[\s.)\]]*\S")
Sign = tuple[str, int, bool]
Found = tuple[list[list[Line]], list[tuple[Line, str]]]
"""The lines of each page that stay, and those that go, with the reason."""


def without_margins(pages: Sequence[list[Line]], body: float) -> Found:
    """The lines without what only comes with the page; ``body`` is the size of most of the text."""
    gone: list[tuple[Line, str]] = []
    kept: list[list[Line]] = []
    repeated = _repeated(pages)
    for lines in pages:
        out: dict[int, str] = {}
        for line, reason in _of_the_page(lines, repeated, body):
            out.setdefault(id(line), reason)
        kept.append([line for line in lines if id(line) not in out])
        gone += [(line, out[id(line)]) for line in lines if id(line) in out]
    return kept, gone


def _of_the_page(lines: Sequence[Line], repeated: set[Sign], body: float) -> Iterator[tuple[Line, str]]:
    yield from _numbers(lines, body)
    for line, at_top in _edges(lines):
        if not repeated.isdisjoint(_signs(line, at_top)):
            yield line, "the head of each page" if at_top else "the foot of each page"
    yield from _notes(lines, body)


def _edges(lines: Sequence[Line]) -> Iterator[tuple[Line, bool]]:
    """The lines at the top and at the bottom; those on one level count as one."""
    for at_top in (True, False):
        levels: list[float] = []
        for line in islice(lines if at_top else reversed(lines), _MANY):
            middle = (line.top + line.bottom) / 2
            if not levels or abs(middle - levels[-1]) > 0.5 * line.height:
                levels.append(middle)
            if len(levels) > _EDGE:
                break
            yield line, at_top


def _signs(line: Line, at_top: bool) -> Iterator[Sign]:
    """What may be alike in the heads of pages: the place, and the words; a number that counts the pages aside."""
    place = round(line.bottom / 4)
    yield line.text, place, at_top
    for number in islice(re.finditer(r"\d{1,5}", line.text), 4):
        counted = f"\0{int(number.group()) - line.page}"
        yield line.text[: number.start()] + counted + line.text[number.end() :], place, at_top


def _repeated(pages: Sequence[Sequence[Line]]) -> set[Sign]:
    counted: Counter[Sign] = Counter()
    for lines in pages:
        counted.update({sign for line, at_top in _edges(lines) for sign in _signs(line, at_top)})
    least = max(2, _SHARE * sum(map(bool, pages)))
    return {sign for sign, count in counted.items() if count >= least and not sign[0].endswith((":", "："))}


def _numbers(lines: Sequence[Line], body: float) -> Iterator[tuple[Line, str]]:
    """The number of the page, apart from the text above or below; the numbers of lines in the margin."""
    for line, at_top in _edges(lines):
        if line.size < 1.2 * body and _PAGE_NUMBER.fullmatch(line.text) and _apart(lines, line, at_top):
            yield line, "a page number"
    counting = [line for line in lines if line.text.isdecimal()]
    numbers = [int(line.text) for line in counting]
    if len(numbers) >= 8 and numbers == list(range(numbers[0], numbers[0] + len(numbers))):
        yield from ((line, "a line's number") for line in counting)


def _apart(lines: Sequence[Line], line: Line, at_top: bool) -> bool:
    """Whether nothing but other lines at the edge stands nearer to it than two lines."""
    if at_top:
        return all(other.top - line.bottom > 0.5 * line.height for other in lines if other.top >= line.bottom - 1)
    return all(line.top - other.bottom > 0.5 * line.height for other in lines if other.bottom <= line.top + 1)


def _notes(lines: Sequence[Line], body: float) -> Iterator[tuple[Line, str]]:
    """Small type at the bottom that begins with the mark of a note."""
    small: list[Line] = []
    for line in reversed(lines):
        if line.size > 0.93 * body:
            break
        small.insert(0, line)
    first = next((n for n, line in enumerate(small) if _NOTE.match(line.text)), len(small))
    yield from ((line, "a footnote") for line in small[first:])


def entries(gone: Sequence[tuple[Line, str]], at: dict[int, int]) -> Iterator[LeftOut]:
    """The ledger of what goes; ``at``: the number of the first line of each page. What repeats stands there once."""
    seen: set[tuple[str, str]] = set()
    for line, reason in gone:
        said = line.text, reason
        if said not in seen:
            seen.add(said)
            yield LeftOut(line.text, at.get(line.page, 1), reason)
