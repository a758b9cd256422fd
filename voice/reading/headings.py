"""Which bare lines between the speeches are headings."""

import re
from collections.abc import Sequence

from voice.reading.lines import Piece, ends_as_question, ends_as_sentence, size

_LONGEST = 130


def looks_like_a_heading(text: str) -> bool:
    """Short, begins like a title, and does not end like a sentence; a question may be one."""
    text = text.strip()
    if not 2 <= size(text) <= _LONGEST or not (
        text[0].isupper() or not text[0].isalpha() or text[0] == text[0].upper()
    ):
        return False
    if ends_as_question(text):
        return len(re.findall(r"[?？;]", text)) == 1 and not re.search(r"[.!。！…]\s*\S", text[:-1])
    return not ends_as_sentence(text) and not text.endswith((":", "：", ",", "，", ";", "；", "-", "–", "—"))


def headings_of(pieces: Sequence[Piece], hosts: set[str]) -> list[int]:
    """The numbers of the pieces that are headings: bare, alone in their paragraph, right before a new question."""
    if _careless(pieces):
        return []
    found: list[int] = []
    unlabelled = not any(piece.label for piece in pieces if piece.opens and piece.speaker in hosts)
    unlabelled = unlabelled and any(piece.bold or piece.kind == "heading" for piece in pieces)
    for n in reversed(range(len(pieces))):
        piece = pieces[n]
        if piece.fate in ("out", "title") or piece.opens or piece.is_rule or piece.kind not in ("paragraph", "heading"):
            continue
        if _alone(pieces, n) and _before_a_question(pieces, n, found, hosts, unlabelled) and _fits(pieces, n, hosts):
            found.append(n)
    return [n for n in found if pieces[n].fate != "narration" or len(found) > 1 or _prefaced(pieces, n)]


def _prefaced(pieces: Sequence[Piece], n: int) -> bool:
    """Whether something is told before it; else a bare line under the title is its subtitle."""
    return any(piece.fate == "narration" and not looks_like_a_heading(piece.text) for piece in pieces[:n])


def _alone(pieces: Sequence[Piece], n: int) -> bool:
    """Whether it is a whole paragraph, or a line of one that is set in bold from end to end."""
    return pieces[n].is_bold or all(
        p.block != pieces[n].block or p.fate == "out" for p in (*pieces[max(0, n - 1) : n], *pieces[n + 1 : n + 2])
    )


def _before_a_question(
    pieces: Sequence[Piece], n: int, found: Sequence[int], hosts: set[str], unlabelled: bool
) -> bool:
    after = next((i for i in range(n + 1, len(pieces)) if pieces[i].fate != "out" and not pieces[i].is_rule), None)
    if after is None:
        return False
    if unlabelled and not (pieces[n].kind == "heading" or pieces[n].is_bold or pieces[n].fate == "narration"):
        return False
    free = not hosts or pieces[n].fate == "narration" or pieces[n].is_bold
    return (after in found and pieces[n].fate != "narration") or (
        pieces[after].opens and (free or pieces[after].speaker in hosts)
    )


def _fits(pieces: Sequence[Piece], n: int, hosts: set[str]) -> bool:
    """Whether it reads as a heading where it stands: not as the only words of an answer, nor as its question."""
    piece = pieces[n]
    before = next((pieces[i] for i in range(n - 1, -1, -1) if pieces[i].fate != "out" and not pieces[i].is_rule), None)
    if before is None or not looks_like_a_heading(piece.text):
        return False
    if before.opens and not before.text:
        return False
    return not (ends_as_question(piece.text) and before.speaker in hosts)


def _careless(pieces: Sequence[Piece]) -> bool:
    """Whether whoever wrote this down leaves out full stops, so that their absence says nothing."""
    speech = [p for p in pieces if p.fate == "speech" and p.opens and p.text]
    return len(speech) > 3 and sum(not ends_as_sentence(p.text) for p in speech) > 0.4 * len(speech)
