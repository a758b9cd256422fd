"""Lines that say whom the labels stand for: ``Q: our reporter  A: Ada Byron``, or ``AB = Ada Byron``."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from voice.reading import vocabulary
from voice.reading.heads import Label, key_of, shown
from voice.reading.lines import Piece, asks, ends_as_sentence, size

_SIGN = r"[^\s:：=＝,，;；、()（）]{1,12}"
_NAMED = rf"(?P<label>{_SIGN}(?: {_SIGN})?)\s*[:：=＝]\s*(?P<name>[^:：=＝,，;；、/]{{2,40}}?)"
_NEXT = re.compile(rf"\s*{_NAMED}\s*(?:[,，;；、/]|\s(?=\S{{1,12}}\s?[:：=＝])|$)")


def legend_of(pieces: Sequence[Piece], labels: dict[str, Label]) -> list[tuple[str, tuple[str, ...]]]:
    """Names, each with the label that stands for it; the pieces that say so are left out."""
    said: dict[str, str] = {}
    first = min((n for label in labels.values() for n, _ in label.heads), default=0)
    alone: list[tuple[Piece, dict[str, str]]] = []
    for piece in pieces[max(0, first - 12) : first + 12]:
        pairs = {} if piece.fate == "out" else _pairs(piece.text, labels)
        if len(pairs) > 1:
            said |= pairs
            piece.leave_out("it says whom the labels stand for")
        elif pairs and _is_short_for_it(*next(iter(pairs.items()))):
            alone.append((piece, pairs))
    if len(alone) > 1:
        for piece, pairs in alone:
            said |= pairs
            piece.leave_out("it says whom the labels stand for")
    return [(name, (key,)) for key, name in said.items()]


@dataclass(frozen=True, slots=True)
class Cast:
    """Who asks and who answers, where the page says so in a list: ``Interviewer: Ada Byron``."""

    hosts: tuple[str, ...] = ()
    guests: tuple[str, ...] = ()
    people: tuple[str, ...] = ()


def cast_of(pieces: Sequence[Piece]) -> Cast:
    """The people whom lines at the top name with their part; such a line says nothing else."""
    hosts: list[str] = []
    guests: list[str] = []
    people: list[str] = []
    begun = Counter(key_of(re.split("[:：]", piece.text, maxsplit=1)[0][:40]) for piece in pieces)
    for n, piece in enumerate(pieces[:60]):
        label, colon, name = re.sub("：", ":", piece.text, count=1).partition(":")
        alone = piece.kind == "label" or (colon and not name.strip())
        if alone and n + 1 < len(pieces):
            label, colon, name = label, ":", pieces[n + 1].text
        key, name = key_of(label), shown(name)
        if not colon or len(key) < 2 or not name or size(name) > 60 or asks(name) or ends_as_sentence(name):
            continue
        parts = ((vocabulary.HOST_WORDS, hosts), (vocabulary.GUEST_WORDS, guests), (vocabulary.PEOPLE_WORDS, people))
        into = next((names for words, names in parts if key in words), None)
        if into is not None and begun[key] == 1 and (name[0].isupper() or not name[0].isascii()):
            into += [shown(one) for one in re.split(r"\s*[,，、;&]\s*", name) if one]
            if piece.kind != "label":
                piece.leave_out("it says who takes part")
                if alone:
                    pieces[n + 1].leave_out("it says who takes part")
    return Cast(*(tuple(dict.fromkeys(names)) for names in (hosts, guests, people)))


def _pairs(text: str, labels: dict[str, Label]) -> dict[str, str]:
    """The labels of a line with the names behind them, if it has nothing else."""
    if size(text) > 200 or ends_as_sentence(text):
        return {}
    pairs: dict[str, str] = {}
    place = 0
    while place < len(text):
        match = _NEXT.match(text, place)
        if not match:
            return {}
        key = key_of(match["label"])
        if key not in labels or labels[key].count < 3 or key in pairs:
            return {}
        pairs[key] = shown(match["name"])
        place = match.end()
    return pairs


def _is_short_for_it(key: str, name: str) -> bool:
    """Whether the label is the initials of the name, or a part of it."""
    words = [word for word in re.split(r"[\s·・-]+", name.casefold()) if word]
    return key == "".join(word[0] for word in words) or key in words
