"""The lines of a printed page: pieces of type that stand side by side, put together."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from voice.readers.styled import raised

BOLD, ITALIC, TURNED = 1, 2, 4
"""The styles of a piece, see `voice.readers.pdf.process`."""
_SPACE = 0.16
"""Of a line's height: a gap that wide is a space."""
_SHELF = 4.0
"""Points: lines are looked for on shelves of that height."""
_MANY = 40
"""Lines on a shelf that are looked at."""
_MARKER = re.compile(r"[•●○▪■□◦‣·*–—-]|\(?(?:\d{1,3}|[a-zA-Z])[.)]")
"""What stands before an item of a list: it belongs to the line, however wide the gap."""


@dataclass(slots=True)
class Piece:
    """Words that are set alike, in points from the upper left corner of the page."""

    left: float
    top: float
    right: float
    bottom: float
    size: float
    style: int
    text: str

    @property
    def height(self) -> float:
        return max(self.bottom - self.top, 0.1)


@dataclass(slots=True)
class Line:
    """Pieces side by side, from left to right."""

    page: int
    """Counted from 0."""
    pieces: list[Piece] = field(default_factory=list)
    left: float = 0.0
    top: float = 0.0
    right: float = 0.0
    bottom: float = 0.0
    _longest: int = 0
    _size: float = 0.0
    _text: str = ""

    @property
    def height(self) -> float:
        return max(self.bottom - self.top, 0.1)

    @property
    def size(self) -> float:
        """The size of most of its letters."""
        if not self._size:
            sizes: dict[float, int] = {}
            for piece in self.pieces:
                sizes[piece.size] = sizes.get(piece.size, 0) + len(piece.text)
            self._size = max(sizes, key=lambda size: (sizes[size], size), default=0.0)
        return self._size

    @property
    def text(self) -> str:
        if not self._text:
            self._text = "".join(text for text, _ in self.runs()).strip()
        return self._text

    @property
    def is_bold(self) -> bool:
        """Whether all its letters are."""
        return all(piece.style & BOLD for piece in self.pieces if any(map(str.isalnum, piece.text)))

    def add(self, piece: Piece) -> None:
        """One more piece, anywhere. The longest says how high the line is: single signs are of other heights."""
        if not self.pieces:
            self.left, self.right = piece.left, piece.right
        if len(piece.text) > self._longest:
            self._longest, self.top, self.bottom = len(piece.text), piece.top, piece.bottom
        self.pieces.append(piece)
        self._size, self._text = 0.0, ""
        self.left, self.right = min(self.left, piece.left), max(self.right, piece.right)

    def runs(self) -> list[tuple[str, int]]:
        """The words with their style, with the spaces that are only gaps on the paper."""
        size = self.size
        runs: list[tuple[str, int]] = []
        for n, piece in enumerate(self.pieces):
            before = self.pieces[max(0, n - 1)]
            if n == 0:
                runs.append((piece.text, piece.style))
            elif piece.size < 0.8 * size and piece.bottom < self.bottom - 0.1 * self.height:
                mark = raised(piece.text)
                text, style = runs[-1]
                runs[-1] = (text.rstrip() if mark != piece.text else text, style)
                runs.append((mark, piece.style))
            else:
                gap = piece.left - before.right > _SPACE * self.height
                spaced = before.text.endswith(" ") or piece.text.startswith(" ")
                runs.append((" " * (gap and not spaced) + piece.text, piece.style))
        return runs


def lines_of(page: int, pieces: Iterable[Piece]) -> list[Line]:
    """The lines of a page from top to bottom.

    What stands side by side with a wide gap between is not one line yet: there may be columns, see `pdf_columns`.
    """
    lines: list[Line] = []
    for piece in pieces:
        line = lines[-1] if lines else None
        if line is None or not _level(line, piece) or not -piece.height < piece.left - line.right < piece.height:
            lines.append(line := Line(page))
        line.add(piece)
    return _joined(lines, 0.6)


def rows_joined(lines: Iterable[Line]) -> list[Line]:
    """The same lines, with all that stands on one level as one."""
    return _joined(lines, float("inf"))


def _level(one: Line | Piece, other: Line | Piece) -> bool:
    """Whether they stand on one level: a smaller one that is raised or sunk does, too."""
    shared = min(one.bottom, other.bottom) - max(one.top, other.top)
    return shared >= 0.5 * min(one.height, other.height)


def _joined(lines: Iterable[Line], gap: float) -> list[Line]:
    """Lines on one level, joined where the gap between two is less than so much of their height; from top to bottom."""
    shelves: dict[int, list[Line]] = {}
    for line in sorted(lines, key=lambda line: line.left):
        shelf = int((line.top + line.bottom) // (2 * _SHELF))
        near = [
            other
            for at in (shelf - 1, shelf, shelf + 1)
            for other in shelves.get(at, [])[-_MANY:]
            if _level(other, line) and _beside(other, line, gap)
        ]
        if near:
            nearest = max(near, key=lambda other: other.right)
            for piece in line.pieces:
                nearest.add(piece)
        else:
            shelves.setdefault(shelf, []).append(line)
    return sorted((line for shelf in shelves.values() for line in shelf), key=lambda line: (line.top, line.left))


def _beside(line: Line, other: Line, gap: float) -> bool:
    """Whether the other begins where the line ends, or so near that it belongs to it."""
    room = (other.left - line.right) / min(line.height, other.height)
    marks = len(line.pieces) == 1 and bool(_MARKER.fullmatch(line.pieces[0].text.strip()))
    return room > -0.5 and (marks or room < gap)
