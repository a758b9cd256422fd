"""Pieces, each with what became of it, put together as chapters, turns and paragraphs."""

from collections.abc import Sequence

from voice.model import NARRATOR, Chapter, Paragraph, Turn
from voice.reading.lines import Piece, asks, fold, join


def chapters_of(pieces: Sequence[Piece]) -> tuple[Chapter, ...]:
    """All that is spoken, in order; what was left out or became the title is not in it."""
    chapters: list[Chapter] = []
    title, line, turns = "", 0, _Turns()
    for piece in pieces:
        if piece.fate == "heading":
            if title or turns:
                chapters.append(Chapter(title, turns.done(), line))
            title, line, turns = fold(piece.text), piece.line, _Turns()
        elif piece.fate in ("speech", "narration") and (any(map(str.isalnum, piece.text)) or asks(piece.text)):
            turns.take(piece)
    chapters.append(Chapter(title, turns.done(), line))
    return tuple(chapters)


class _Turns:
    """The turns of a chapter, as they grow."""

    def __init__(self) -> None:
        self._turns: list[tuple[str, list[list[Piece]]]] = []

    def __bool__(self) -> bool:
        return bool(self._turns)

    def take(self, piece: Piece) -> None:
        speaker = NARRATOR if piece.fate == "narration" else piece.speaker
        if not self._turns or self._turns[-1][0] != speaker:
            self._turns.append((speaker, [[piece]]))
        elif self._turns[-1][1][-1][-1].block == piece.block:
            self._turns[-1][1][-1].append(piece)
        else:
            self._turns[-1][1].append([piece])

    def done(self) -> tuple[Turn, ...]:
        return tuple(
            Turn(speaker, tuple(Paragraph(fold(join(p.text for p in lines)), lines[0].line) for lines in paragraphs))
            for speaker, paragraphs in self._turns
        )
