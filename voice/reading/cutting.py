"""Cutting lines where somebody begins to speak, and taking the label off."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

from voice.reading.heads import Head, Label, key_of
from voice.reading.lines import CJK, Piece

_RANK = {"colon": 0, "bold": 1, "bracket": 2, "dash": 3, "alone": 4}
"""Which form of a head is believed first."""


def cut(pieces: Sequence[Piece], labels: dict[str, Label]) -> list[Piece]:
    """The pieces, each beginning where a labelled speech begins, the label taken off."""
    heads: dict[int, list[Head]] = defaultdict(list)
    for label in labels.values():
        for number, head in label.heads:
            heads[number].append(head)
    names = _names(labels)
    result: list[Piece] = []
    for number, piece in enumerate(pieces):
        if piece.fate == "out":
            result.append(piece)
            continue
        own = heads[number]
        if piece.kind not in ("heading", "caption"):
            first = not result or result[-1].block != piece.block
            own = own or (_glued(piece, names) if first else [])
            own = own + _within_line(piece, names)
        result += _cut_one(piece, sorted(own, key=lambda head: (head.start, _RANK[head.form])))
    return _fill_holes(result, names)


def _names(labels: dict[str, Label]) -> list[str]:
    """All that a label looks like in the text, longest first; too short a one could be anything."""
    spelt = {text for label in labels.values() for _, head in label.heads for text in (head.label,)}
    spelt |= {text for label in labels.values() for text in label.spellings}
    long = (name for name in spelt if len(name) >= 4 or re.fullmatch(rf"[{CJK}]{{2,}}", name))
    return sorted(long, key=lambda name: (-len(name), name))


def _glued(piece: Piece, names: Iterable[str]) -> list[Head]:
    """A name that is known from elsewhere, with the speech right behind it and no sign between."""
    for name in names:
        after = piece.text[len(name) : len(name) + 1]
        if piece.text.startswith(name) and (after.isupper() or after in tuple('"“«')):
            return [Head(name, "colon", 0, len(name))]
    return []


def _within_line(piece: Piece, names: Sequence[str]) -> list[Head]:
    """Known names with a colon, right behind the end of a sentence."""
    if not names:
        return []
    known = "|".join(map(re.escape, names))
    pattern = rf"(?<=[.!?…。！？;；\"”»」])\s*(?P<label>{known})\s*[:：]\s*"
    return [Head(m["label"], "colon", m.start(), m.end()) for m in re.finditer(pattern, piece.text)]


def _fill_holes(pieces: list[Piece], names: Sequence[str]) -> list[Piece]:
    """``Jane Roe I see``: without any sign, believed only where else the same speaker would follow himself."""
    openers = [n for n, piece in enumerate(pieces) if piece.opens]
    for n, piece in enumerate(pieces):
        name = next((x for x in names if re.match(rf"{re.escape(x)}\s+[^\W\d_a-z]", piece.text)), "")
        if piece.opens or not name or not piece.text[len(name) :].lstrip()[:1].isupper():
            continue
        before = [pieces[i].key for i in openers if i < n][-1:]
        after = [pieces[i].key for i in openers if i > n][:1]
        if before and before == after and before != [key_of(name)] and pieces[n - 1].block != piece.block:
            pieces[n] = _speech(piece, Head(name, "colon", 0, len(name)), len(piece.text))
    return pieces


def _cut_one(piece: Piece, heads: Sequence[Head]) -> list[Piece]:
    chosen: list[Head] = []
    for head in heads:
        if not chosen or head.start >= chosen[-1].end:
            chosen.append(head)
    if not chosen:
        return [piece]
    before = _part(piece, 0, chosen[0].start)
    edges = [head.start for head in chosen[1:]] + [len(piece.text)]
    speeches = [_speech(piece, head, edge) for head, edge in zip(chosen, edges, strict=True)]
    return [before, *speeches] if before.text else speeches


def _speech(piece: Piece, head: Head, end: int) -> Piece:
    part = _part(piece, head.end, end)
    part.label, part.key, part.opens = head.label, head.key, True
    return part


def _part(piece: Piece, start: int, end: int) -> Piece:
    text = piece.text[start:end]
    start += len(text) - len(text.lstrip())
    text = text.strip()

    def within(spans: tuple[tuple[int, int], ...]) -> tuple[tuple[int, int], ...]:
        moved = ((max(a - start, 0), min(b - start, len(text))) for a, b in spans)
        return tuple((a, b) for a, b in moved if a < b)

    return Piece(text, piece.line, piece.block, piece.kind, piece.level, within(piece.bold), within(piece.italic))
