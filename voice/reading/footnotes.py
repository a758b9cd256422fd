"""Footnotes: lines that begin with a mark which stands behind a word of the text."""

import re
from collections.abc import Sequence

from voice.reading import vocabulary
from voice.reading.lines import Piece

_HIGH = "⁰¹²³⁴-⁹"
_SIGN = rf"(?P<mark>\[(?:\d{{1,3}}|[*†‡])\]|[{_HIGH}]{{1,3}}|[*†‡]{{1,3}})"
_MARK = re.compile(rf"^\s*{_SIGN}\s*(?=\w|[\"“«„(\[])(?!.*\*\W*$)")
_BEHIND_A_WORD = re.compile(rf"(?:(?<=[\w.,;:!?…\"”’»)\]。，！？])|(?<=[\w.,;:!?…\"”’»)\]。，！？]\s)){_SIGN}(?![\w*])")


def clear_footnotes(pieces: Sequence[Piece]) -> None:
    """Leaves out every note whose mark the text before it has, and the word that stands above the notes."""
    seen: set[str] = set()
    note = -1
    marks = {n: match["mark"] for n, piece in enumerate(pieces) if (match := _MARK.match(piece.text))}
    for n, piece in enumerate(pieces if marks else ()):
        if marks.get(n) in seen:
            note = piece.block
            piece.leave_out("a footnote")
            _clear_heading(pieces, n)
        elif piece.block == note:
            piece.leave_out("a footnote")
        else:
            seen |= {found["mark"] for found in _BEHIND_A_WORD.finditer(piece.text)}


def _clear_heading(pieces: Sequence[Piece], n: int) -> None:
    if n and pieces[n - 1].text.strip(" :：").casefold() in vocabulary.ABOVE_NOTES:
        pieces[n - 1].leave_out("a footnote")
