"""In which order the lines of a page are read: down one column, then down the next; a name, then what is said."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from voice.readers.pdf.lines import Line, rows_joined

_LEAST = 3
"""Lines that make a column."""
_CANDIDATES = 12
_MOST = 2000
"""Lines of a page that are looked at for columns."""
_DEEPEST = 4
"""Columns in columns."""


@dataclass(frozen=True, slots=True)
class Region:
    """Lines that follow each other down the page."""

    lines: tuple[Line, ...]
    labels: bool = False
    """Whether they are names beside what is said."""


@dataclass(frozen=True, slots=True)
class _Gutter:
    """Where a page is divided from top to bottom."""

    at: float
    how: Literal["columns", "labels"]
    crossing: int

    def left_of(self, line: Line) -> bool:
        return line.right <= self.at - 2

    def right_of(self, line: Line) -> bool:
        return line.left >= self.at - 3


def regions_of(lines: Sequence[Line], depth: int = 0) -> Iterator[Region]:
    """The lines of a page (or of a column of it) in the order of reading."""
    gutter = _gutter(lines) if depth < _DEEPEST and len(lines) <= _MOST else None
    if gutter is None:
        if lines:
            yield Region(tuple(rows_joined(lines)))
        return
    band: list[Line] = []
    across: list[Line] = []
    beside = [line for line in lines if gutter.right_of(line)]
    for line in sorted(lines, key=lambda line: line.top):
        crosses = not gutter.left_of(line) and not gutter.right_of(line)
        # a line of the left column that is too long for it has others beside it; one across the page has none
        crosses = crosses and not any(line.top < (other.top + other.bottom) / 2 < line.bottom for other in beside)
        if crosses and band:
            yield from _divided(band, gutter, depth)
            band = []
        if not crosses and across:
            yield from regions_of(across, depth + 1)
            across = []
        (across if crosses else band).append(line)
    yield from _divided(band, gutter, depth)
    yield from regions_of(across, depth + 1)


def _divided(band: Sequence[Line], gutter: _Gutter, depth: int) -> Iterator[Region]:
    left = [line for line in band if not gutter.right_of(line)]
    right = [line for line in band if gutter.right_of(line)]
    if gutter.how == "labels":
        yield from _labelled(rows_joined(left) if left else [], rows_joined(right) if right else [])
    else:
        yield from regions_of(left, depth + 1)
        yield from regions_of(right, depth + 1)


def _labelled(names: Sequence[Line], said: Sequence[Line]) -> Iterator[Region]:
    """Each name, then what stands beside and below it, down to the next name."""
    rest = list(said)
    starts = [name for n, name in enumerate(names) if not n or name.top - names[n - 1].bottom > 0.6 * name.height]
    ends = [*(start.top for start in starts), float("inf")]
    for low, high in zip([float("-inf"), *ends], ends, strict=False):
        label = tuple(name for name in names if low <= name.top < high)
        beside = [line for line in rest if (line.top + line.bottom) / 2 < high]
        rest = rest[len(beside) :]
        if label:
            yield Region(label, labels=True)
        if beside:
            yield Region(tuple(beside))


def _gutter(lines: Sequence[Line]) -> _Gutter | None:
    """The best place to divide these lines, if they are in columns at all."""
    edges = Counter(round(line.left / 2) * 2 for line in lines)
    common = [edge for edge, count in edges.most_common(_CANDIDATES) if count >= _LEAST]
    found = [gutter for edge in sorted(common) if (gutter := _divide(lines, float(edge)))]
    return min(found, key=lambda gutter: gutter.crossing, default=None)


def _divide(lines: Sequence[Line], at: float) -> _Gutter | None:
    trial = _Gutter(at, "columns", 0)
    left = [line for line in lines if trial.left_of(line)]
    right = [line for line in lines if trial.right_of(line)]
    crossing = len(lines) - len(left) - len(right)
    if min(len(left), len(right)) < _LEAST or crossing > max(len(left), len(right)):
        return None
    beside = min(max(x.bottom for x in left), max(x.bottom for x in right))
    beside -= max(min(x.top for x in left), min(x.top for x in right))
    shorter = min(_extent(left), _extent(right))
    if beside < 0.4 * shorter:
        return None
    said = [sum(len(piece.text) for line in side for piece in line.pieces) for side in (left, right)]
    if said[0] >= 0.5 * said[1]:
        return _Gutter(at, "columns", crossing)
    narrow = max(x.right for x in left) - min(x.left for x in left) < 0.7 * (max(x.right for x in right) - at)
    return _Gutter(at, "labels", crossing) if narrow and crossing <= 0.5 * len(left) else None


def _extent(lines: Sequence[Line]) -> float:
    return max(line.bottom for line in lines) - min(line.top for line in lines)
