"""The lines of a plain text without what typewriters and printers put there: numbers, page ends, entities."""

import html
import re
from collections import Counter
from dataclasses import dataclass, replace
from html.entities import html5
from itertools import pairwise

from voice.model import LeftOut
from voice.readers.encoding.characters import clean

_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|([A-Za-z][A-Za-z0-9]{1,30}));")
_NUMBERED = re.compile(r"\s*(\d{1,3})(?:[ \t]+(.*)|)$")
_PAGE_NUMBER = re.compile(
    r"\W*(?:(?:page|seite|pagina|página|стр\.?|sivu|σελ\.?|第)\s*)?\d{1,4}(?:\s*(?:/|of|von|de|页|頁)\s*\d{1,4})?\W*$",
    re.I,
)
_QUOTED = re.compile(r"(?:[ \t]?>)+[ \t]?")
_FEWEST = 10
"""Lines that must be numbered before numbers are more than a list's."""
_MOST = 0.8
"""The share of lines that must be."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line, as wide as it looks."""

    text: str
    number: int
    depth: int = 0
    """How deep it is quoted, as in an e-mail."""
    turns: bool = False
    """Whether a page ended before it."""

    @property
    def indent(self) -> int:
        return len(self.text) - len(self.text.lstrip())


def lines_of(text: str) -> tuple[list[Line], list[LeftOut]]:
    r"""The lines of a text in which ``\f`` ends a page, and what was taken out of them."""
    lines: list[Line] = []
    for number, whole in enumerate(text.split("\n"), 1):
        for n, part in enumerate(whole.split("\f")):
            quote = _QUOTED.match(part)
            depth = quote.group().count(">") if quote else 0
            said = _unescaped(part[quote.end() :] if quote else part)
            lines.append(Line(said.expandtabs().rstrip(), number, depth, turns=n > 0))
    lines, numbers = _unnumbered(lines)
    lines, pages = _unpaged(lines)
    return lines, [*numbers, *pages]


def _unescaped(text: str) -> str:
    """Without the entities of HTML, which a text that was copied out of a page's source still has."""
    for _ in range(2):
        if "&" not in text:
            break
        text = _ENTITY.sub(_character, text)
    return text


def _character(match: re.Match[str]) -> str:
    if match[1] and f"{match[1]};" not in html5:
        return match.group()
    # What a number stands for may be what was taken out of the text before.
    return re.sub(r"[\n\t\f]", " ", clean(html.unescape(match.group())))


def _unnumbered(lines: list[Line]) -> tuple[list[Line], list[LeftOut]]:
    """Without the numbers that the lines of a court's transcript have, from 1 on each page."""
    written = [n for n, line in enumerate(lines) if line.text]
    found = {n: match for n in written if (match := _NUMBERED.match(lines[n].text))}
    if len(found) < _FEWEST or len(found) < _MOST * len(written):
        return lines, []
    counts = [int(match[1]) for match in found.values()]
    if sum(b == a + 1 or b == 1 for a, b in pairwise(counts)) < _MOST * (len(counts) - 1) or len(set(counts)) < _FEWEST:
        return lines, []
    bare = list(lines)
    for n, match in found.items():
        said = match[2] or ""
        bare[n] = replace(lines[n], text=(" " * (len(lines[n].text) - len(said)) + said).rstrip())
    numbers = " ".join(match[1] for match in found.values())
    return bare, [LeftOut(numbers, lines[written[0]].number, "the lines' numbers")]


def _unpaged(lines: list[Line]) -> tuple[list[Line], list[LeftOut]]:
    """Without page numbers and what stands at the head of each page, where a text has page ends."""
    starts = [n for n, line in enumerate(lines) if line.turns]
    if not starts:
        return lines, []
    edges = sorted({n for a, b in pairwise([0, *starts, len(lines)]) for n in _edges(lines, a, b)})
    heads = Counter(_unlike(lines[n].text) for n in edges)
    often = max(2, len(starts) // 3)
    gone = {n for n in edges if _PAGE_NUMBER.match(lines[n].text)}
    headed = gone | {n for n in edges if heads[_unlike(lines[n].text)] > often}
    if len(headed) < sum(bool(line.text) for line in lines):
        gone = headed  # pages with nothing under their heads have no heads
    left_out = [LeftOut(lines[n].text.strip(), lines[n].number, "a page's number or head") for n in sorted(gone)]
    return [replace(line, text="") if n in gone else line for n, line in enumerate(lines)], left_out


def _edges(lines: list[Line], first: int, end: int) -> list[int]:
    """The first and the last line with text of a page."""
    forward = (n for n in range(first, end) if lines[n].text)
    backward = (n for n in range(end - 1, first - 1, -1) if lines[n].text)
    return [n for way in (forward, backward) for n in [next(way, -1)] if n >= 0]


def _unlike(text: str) -> str:
    """What the heads of two pages have in common: all but the page's number."""
    return re.sub(r"\d+", "", text).strip()
