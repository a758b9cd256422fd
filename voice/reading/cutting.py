"""Cutting lines where somebody begins to speak, and taking the label off."""

import re
from bisect import bisect
from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import pairwise

from voice.reading import vocabulary
from voice.reading.heads import FORMS, Head, Label, key_of
from voice.reading.lines import CJK, Piece, ends_as_question, ends_as_sentence, within

_SLIPPED = re.compile(r"\s*(?P<label>[^\W\d]{1,12})\s*[;；.．,，、|]\s*(?=\S)")
_ENDED = re.compile(r"[.!?…。！？;；\"”»」]\s*$")


def cut(pieces: Sequence[Piece], labels: dict[str, Label]) -> list[Piece]:
    """The pieces, each beginning where a labelled speech begins, the label taken off."""
    heads: dict[int, list[Head]] = defaultdict(list)
    for label in labels.values():
        for number, head in label.heads:
            heads[number].append(head)
    names = _Names(labels)
    result: list[Piece] = []
    for number, piece in enumerate(pieces):
        if piece.fate == "out" or piece.stated:
            result.append(_stated(piece, labels, result))
            continue
        own = [head for head in heads[number] if piece.kind != "heading" or _speaks(piece, head, labels)]
        if piece.kind not in ("heading", "caption"):
            first = not result or result[-1].block != piece.block
            own = own or (_glued(piece, names) if first else [])
            own = own or _slip(piece, labels)
            own = own + _within_line(piece, names)
        result += _cut_one(piece, sorted(own, key=lambda head: (head.start, FORMS.index(head.form))))
    return _drop_empty(_fill_holes(result, names))


def _drop_empty(pieces: list[Piece]) -> list[Piece]:
    """A label with nothing to say, right before another label, names no speaker: ``Q`` above ``Ada Byron: ...``."""
    for piece, after in pairwise(pieces):
        if piece.opens and not piece.text and after.opens and after.text and piece.key != after.key:
            piece.text = piece.label
            piece.label, piece.key, piece.opens = "", "", False
            piece.leave_out("a label above another")
    return pieces


def _speaks(piece: Piece, head: Head, labels: dict[str, Label]) -> bool:
    """Whether a heading that begins with a label is speech: the label is a part's, or known and before a sentence."""
    known = (labels[head.key].count > 4 and ends_as_sentence(piece.text)) or ends_as_question(piece.text)
    return head.form != "colon" or head.key in vocabulary.ROLE_WORDS or known


def _stated(piece: Piece, labels: dict[str, Label], before: Sequence[Piece]) -> Piece:
    """The piece with the speaker whom the format states, who begins to speak where another spoke before."""
    key = key_of(piece.stated)
    if key in labels and piece.fate != "out":
        last = next((one.key for one in reversed(before) if one.key and one.fate != "out"), "")
        piece.label, piece.key, piece.opens = piece.stated, key, key != last
    return piece


class _Names:
    """All that a label looks like in the text, found at a place of a line in one look for each length there is."""

    def __init__(self, labels: dict[str, Label]) -> None:
        heads = [head for label in labels.values() for _, head in label.heads]
        spelt = {head.label for head in heads if head.form != "stated" and not head.looks}
        spelt |= {text for label in labels.values() if not label.is_stated for text in label.spellings}
        # too short a one could be anything
        self._all = {name for name in spelt if len(name) >= 4 or re.fullmatch(rf"[{CJK}]{{2,}}", name)}
        counts = Counter(head.label for label in labels.values() for _, head in label.heads if head.form == "colon")
        self._common = {name for name in self._all if counts[name] > 7 and name[0].isupper()}
        self._lengths = sorted({len(name) for name in self._all}, reverse=True)

    def at(self, text: str, start: int = 0) -> str:
        """The longest name that begins here."""
        return next((text[start : start + n] for n in self._lengths if text[start : start + n] in self._all), "")

    def is_common(self, name: str) -> bool:
        """Whether so many lines begin with it that it names a speaker wherever a colon stands behind it."""
        return name in self._common

    def before(self, text: str, end: int) -> str:
        """The longest name that ends here."""
        return next((text[end - n : end] for n in self._lengths if n <= end and text[end - n : end] in self._all), "")


def _glued(piece: Piece, names: _Names) -> list[Head]:
    """A name that is known from elsewhere, with the speech right behind it and no sign between."""
    name = names.at(piece.text)
    after = piece.text[len(name) : len(name) + 1]
    return [Head(name, "colon", 0, len(name))] if name and (after.isupper() or after in tuple('"“«')) else []


def _slip(piece: Piece, labels: dict[str, Label]) -> list[Head]:
    """A part that is known from elsewhere, with another sign than a colon behind it: ``问; ...``."""
    match = _SLIPPED.match(piece.text)
    if not match or key_of(match["label"]) not in labels.keys() & vocabulary.ROLE_WORDS:
        return []
    return [Head(match["label"], "colon", 0, match.end())]


def _within_line(piece: Piece, names: _Names) -> list[Head]:
    """Known names with a colon, right behind the end of a sentence."""
    found = []
    for colon in re.finditer(r"\s*[:：]\s*", piece.text):
        name = names.before(piece.text, colon.start())
        start = colon.start() - len(name)
        fresh = _ENDED.search(piece.text[max(0, start - 4) : start])
        if name and (fresh or (names.is_common(name) and start and piece.text[start - 1].isspace())):
            found.append(Head(name, "colon", start, colon.end()))
    return found


def _fill_holes(pieces: list[Piece], names: _Names) -> list[Piece]:
    """``Jane Roe I see``: without any sign, believed only where else the same speaker would follow himself."""
    openers = [n for n, piece in enumerate(pieces) if piece.opens]
    for n, piece in enumerate(pieces):
        name = "" if piece.opens else names.at(piece.text)
        rest = piece.text[len(name) :]
        if not name or not rest[:1].isspace() or not rest.lstrip()[:1].isupper():
            continue
        place = bisect(openers, n)
        before, after = openers[place - 1 : place], openers[place : place + 1]
        if not before or not after or pieces[before[0]].key != pieces[after[0]].key:
            continue
        if pieces[before[0]].key != key_of(name) and pieces[n - 1].block != piece.block:
            pieces[n] = _speech(piece, Head(name, "colon", 0, len(name)), len(piece.text))
            openers.insert(place, n)
    return pieces


def _cut_one(piece: Piece, heads: Sequence[Head]) -> list[Piece]:
    chosen: list[Head] = []
    for head in heads:
        if not chosen or head.start >= chosen[-1].end:
            chosen.append(head)
    if not chosen:
        piece.kind = "paragraph" if piece.kind == "label" else piece.kind
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
    kind = "paragraph" if piece.kind == "label" else piece.kind
    return Piece(
        text,
        piece.line,
        piece.block,
        kind,
        piece.level,
        within(piece.bold, start, len(text)),
        within(piece.italic, start, len(text)),
    )
