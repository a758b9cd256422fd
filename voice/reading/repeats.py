"""What the page says twice: pull quotes, set large between the paragraphs that they are taken from."""

from collections.abc import Sequence

from voice.reading.lines import Piece, ends_as_sentence, letters_of, size

_SHORTEST, _LONGEST = 40, 600
_MOST = 600_000
"""Characters of a page that is looked through; a longer one is a book, which has no pull quotes."""


def clear_pull_quotes(pieces: Sequence[Piece]) -> None:
    """Leaves out each paragraph that says nothing but what a longer one says, too."""
    bare = [letters_of(piece.text) for piece in pieces]
    if sum(map(len, bare)) > _MOST:
        return
    whole = "\n".join(bare)
    for n, piece in enumerate(pieces):
        if piece.fate != "speech" or piece.opens or piece.stated or not _may_be_quoted(pieces, n):
            continue
        if bare[n] and whole.count(bare[n]) > 1 and any(_within(bare, n, other) for other in range(len(bare))):
            piece.leave_out("a pull quote; it is said elsewhere")


def _may_be_quoted(pieces: Sequence[Piece], n: int) -> bool:
    piece = pieces[n]
    before = pieces[max(0, n - 1) : n]
    if any(other.opens and not other.text for other in before):
        return False  # a label with a line to itself stands above what somebody says
    alone = all(other.block != piece.block for other in (*before, *pieces[n + 1 : n + 2]))
    told = piece.kind == "quote" or ends_as_sentence(piece.text)
    return (
        alone and told and _SHORTEST <= size(piece.text) <= _LONGEST and piece.kind in ("paragraph", "quote", "heading")
    )


def _within(bare: Sequence[str], n: int, other: int) -> bool:
    return other != n and len(bare[other]) > len(bare[n]) and bare[n] in bare[other]
