"""What a possible label is weighed against: the words of the text, its questions, and the forms that lines begin in."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass

from voice.reading import vocabulary
from voice.reading.heads import FORMS, Form, Head, Label, key_of
from voice.reading.lines import CJK, Piece, begins_with_a_dash, ends_as_question, ends_as_sentence, invites, size
from voice.reading.naming import names_in
from voice.reading.people import initials

_UNPARTED = re.compile(f"[{CJK}]")
_FIRST = 100
"""Pieces in which those who speak are named."""


@dataclass(frozen=True, slots=True)
class Context:
    """What a label is weighed against."""

    words: Counter[str]
    """How often the document says each word, its front matter too."""
    mentions: Counter[str]
    """How often it says what a label is spelt like."""
    keys: Set[str]
    aliases: Set[str]
    """Keys that stand in brackets behind another label."""
    throughout: frozenset[Form]
    """The forms that most paragraphs begin in."""
    people: Set[str] = frozenset()
    """Keys of those who take part, as the format states it."""
    questions: Set[int] = frozenset()
    """The numbers of the pieces that end in a question."""
    answers: Set[int] = frozenset()
    """The numbers of the pieces that stand right behind a question."""
    initials: Set[str] = frozenset()
    """Those of the full names in the text, where labels of such a form need them."""
    fields: Set[str] = frozenset()
    """Keys before values of a few words, several in a row: ``Place: Turku``."""


def context_of(
    pieces: Sequence[Piece], found: dict[str, Label], elsewhere: str = "", people: Iterable[str] = ()
) -> Context:
    """What these labels are weighed against. ``elsewhere`` is what the document says beside its pieces."""
    text = elsewhere + "\n" + "\n".join(piece.text for piece in pieces)
    return Context(
        words=Counter(re.findall(r"\w+", text)),
        mentions=_mentions(text, {label.spelling for label in found.values()}),
        keys=found.keys(),
        aliases={key_of(x) for label in found.values() for x in label.inside},
        throughout=frozenset(form for form in FORMS if _throughout(pieces, found, form)),
        people={key_of(name) for name in people},
        questions={n for n, piece in enumerate(pieces) if piece.fate != "out" and ends_as_question(piece.text)},
        answers=_behind_questions(pieces),
        initials=_initials(pieces, found),
        fields=_fields(pieces, found),
    )


def _behind_questions(pieces: Sequence[Piece]) -> set[int]:
    found: set[int] = set()
    asked = False
    for n, piece in enumerate(pieces):
        if piece.fate == "out" or piece.kind == "caption":
            continue
        if asked:
            found.add(n)
        asked = ends_as_question(piece.text) or (invites(piece.text) and begins_with_a_dash(piece))
    return found


def _initials(pieces: Sequence[Piece], found: dict[str, Label]) -> set[str]:
    if not any(label.count > 2 and label.heads[0][1].form == "unsigned" for label in found.values()):
        return set()
    return {initials(name) for name in names_in(piece.text for piece in pieces[:_FIRST])}


def _fields(pieces: Sequence[Piece], found: dict[str, Label]) -> set[str]:
    at: dict[int, str] = {}
    for key, label in found.items():
        values = [value for n, head in label.heads if _is_value(value := _behind(pieces, n, head))]
        if label.count < 3 and len(values) == label.count and key not in vocabulary.ROLE_WORDS:
            at |= dict.fromkeys((n for n, _ in label.heads), key)
    return {
        key
        for n, key in at.items()
        if sum(at.get(n + step, key) != key for step in _near(pieces[n])) > (pieces[n].kind != "label")
    }


def _near(piece: Piece) -> range:
    """How far off other fields are looked for: twice as far where values have lines of their own."""
    return range(-8, 9) if piece.text.endswith((":", "：")) else range(-4, 5)


def _behind(pieces: Sequence[Piece], n: int, head: Head) -> str:
    """What a label stands before, in its line or, if it has one to itself, in the next."""
    after = pieces[n + 1].text if n + 1 < len(pieces) else "?"
    if head.form == "apart":
        return after
    return (pieces[n].text[head.end :] or after) if head.form == "colon" and not head.start else ""


def _is_value(text: str) -> bool:
    return 0 < size(text) < 100 and not ends_as_sentence(text)


def _mentions(text: str, spellings: Set[str]) -> Counter[str]:
    """How often the text says each of these, in one pass: what begins with one of their first words is compared."""
    lengths: dict[str, set[int]] = {}
    for spelling in spellings:
        if first := re.search(r"\w+", spelling):
            lengths.setdefault(_first(first.group()), set()).add(len(spelling))
    found: Counter[str] = Counter()
    if not lengths:
        return found
    initials = "".join(map(re.escape, {word[0] for word in lengths}))
    # only a whole word counts; asking that last lets the search leap from initial to initial
    for match in re.finditer(rf"[{initials}](?<!\w.)\w*", text, re.S):
        for length in lengths.get(_first(match.group()), ()):
            said = text[match.start() : match.start() + length]
            if said in spellings:
                found[said] += 1
    return found


def _first(word: str) -> str:
    """What words that begin alike have in common: all of it, or two characters where words are not parted."""
    return word[:2] if word[0] > "\u303f" and _UNPARTED.match(word) else word


def _throughout(pieces: Sequence[Piece], found: dict[str, Label], form: Form) -> bool:
    """Whether most paragraphs begin in this form; with a colon, that says something of a short text only."""
    own = [[n for n, head in label.heads if head.form == form] for label in found.values()]
    if form == "colon" and max(map(len, own), default=0) > 2:
        return False
    starts = {n for numbers in own if form == "colon" or len(numbers) > 1 for n in numbers}
    first = min(starts, default=0)
    begun = (n for n, p in enumerate(pieces) if p.kind != "heading" and (n in starts or p.block != pieces[n - 1].block))
    after = sum(n >= first for n in begun)
    least = {"colon": 0.5, "alone": 0.35}.get(form, 0.45)
    return len(starts) >= 2 and len(starts) >= least * after
