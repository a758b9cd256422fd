"""What speaks for a label, and what against it: each kind of evidence is a small function that gives points."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence, Set
from dataclasses import dataclass

from voice.reading import vocabulary
from voice.reading.heads import FORMS, Form, Head, Label, key_of
from voice.reading.lines import (
    CJK,
    Piece,
    begins_with_a_dash,
    caseless,
    ends_as_question,
    ends_as_sentence,
    invites,
    size,
)
from voice.reading.naming import names_in
from voice.reading.people import initials

_FIRST = 100
"""Pieces in which those who speak are named."""
_UNPARTED = re.compile(f"[{CJK}]")
ENOUGH = 3
"""Points that make a label."""


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
    answers: Set[int] = frozenset()
    """The numbers of the pieces that stand right behind a question."""
    initials: Set[str] = frozenset()
    """Those of the full names in the text, where labels of such a form need them."""
    fields: Set[str] = frozenset()
    """Keys before values of a few words, several in a row: ``Place: Turku``."""


def repeated(label: Label, context: Context) -> int:
    """The more lines begin so, the better."""
    return next(points for least, points in ((5, 3), (3, 2), (2, 1), (0, 0)) if label.count >= least)


def reads_like_a_name(label: Label, context: Context | None = None) -> int:
    """Capitals, or a few words of a script without them; not the words of a sentence."""
    if vocabulary.ANYBODY.fullmatch(label.key):
        return 2
    words = [word for word in label.spelling.split() if word not in vocabulary.PARTICLES]
    if words and all(word[0].isupper() for word in words):
        return 2 if len(words) in (2, 3) else 1
    if re.fullmatch(rf"[{CJK}\uac00-\ud7af·・]{{2,12}}", label.spelling.replace(" ", "")):
        return 2 if label.spelling.endswith(vocabulary.POLITE) else 1
    if re.fullmatch(rf"[{CJK}/·・]{{2,12}}[A-Z][\w.-]+(?: [A-Z][\w.-]+){{0,2}}", label.spelling):
        return 1
    if 0 < len(words) <= 4 and caseless(label.spelling) and label.spelling[0].isalpha():
        return 1
    lower = sum(word[0].islower() for word in words)
    return 0 if len(words) == 1 else max(-3, -lower)


def names_a_part(label: Label, context: Context) -> int:
    """Question and answer, host and guest, in many languages."""
    return 3 if label.key in vocabulary.ROLE_WORDS or {key_of(x) for x in label.inside} & vocabulary.ROLE_WORDS else 0


def is_stated_to_take_part(label: Label, context: Context) -> int:
    """The front matter, or another place made for it, names the person."""
    return 3 if label.key in context.people else 0


def is_set_apart(label: Label, context: Context) -> int:
    """Bold, in quotation marks or in a place of its own nearly always."""
    apart = sum(head.bold or head.quoted or head.form == "apart" for _, head in label.heads)
    return 1 if apart >= 0.8 * label.count else 0


def is_said_to_speak(label: Label, context: Context) -> int:
    """A verb of saying stands behind it, as nobody writes in the middle of a speech."""
    return 3 if all(head.form == "said" for _, head in label.heads) else 0


def abbreviates_a_name(label: Label, context: Context) -> int:
    """Without any sign, initials are only believed if they are those of somebody whom the text names."""
    if any(head.form != "unsigned" for _, head in label.heads):
        return 0
    return 2 if label.key in context.initials and label.count > 2 else -9


def has_an_alias(label: Label, context: Context) -> int:
    """Initials stand behind it in brackets, or it is itself such initials."""
    aliases = {key_of(x) for x in label.inside}
    return 2 if label.key in context.aliases or aliases & context.keys else 0


def is_mentioned(label: Label, context: Context) -> int:
    """Whether the text speaks of the name elsewhere, too."""
    if len(label.key) < 3 and not re.search(f"[{CJK}]", label.key):
        return 0
    if any(0 < context.words[word] <= label.count for word in re.findall(r"\w+", label.spelling)):
        return 0
    return 1 if context.mentions[label.spelling] > label.count else 0


def begins_as_most_do(label: Label, context: Context) -> int:
    """Its form is that of most paragraphs."""
    return 2 if context.throughout & {head.form for _, head in label.heads} else 0


def stands_behind_questions(label: Label, context: Context) -> int:
    """What nearly always follows a question names who answers."""
    behind = sum(number in context.answers for number, _ in label.heads)
    return 2 if label.count > 1 and behind >= 0.8 * label.count else 0


def is_a_note(label: Label, context: Context) -> int:
    """“Note:” and the like name nobody."""
    note = label.key in vocabulary.NOTE_WORDS or label.key.split()[:1] == ["note"]
    return -5 if note or vocabulary.COUNTS_OR_TOPIC.match(label.key) else 0


def is_weakly_marked(label: Label, context: Context) -> int:
    """A label without a colon needs more to be believed."""
    return 0 if any(head.form in ("colon", "apart", "said") for _, head in label.heads) else -1


def is_of_the_page(label: Label, context: Context) -> int:
    """“Tags:”, “Share:” and the like are the page's, not a person's."""
    return -9 if label.key in vocabulary.PAGE_WORDS else 0


def is_a_field(label: Label, context: Context) -> int:
    """What stands before a value, in a list of such, is no person."""
    return -4 if label.key in context.fields else 0


def is_a_word_of_the_text(label: Label, context: Context) -> int:
    """Found only inside lines, and a word that is said all the time: ``I'm: ...`` is somebody's slip."""
    inner = all(head.start for _, head in label.heads)
    often = max((context.words[word] for word in re.findall(r"\w+", label.spelling)), default=0)
    return -5 if inner and (label.count < 3 or often > 5 * label.count) else 0


Evidence = Callable[[Label, Context], int]
EVIDENCE: tuple[Evidence, ...] = (
    repeated,
    reads_like_a_name,
    names_a_part,
    is_stated_to_take_part,
    is_set_apart,
    is_said_to_speak,
    abbreviates_a_name,
    has_an_alias,
    is_mentioned,
    begins_as_most_do,
    stands_behind_questions,
    is_a_note,
    is_weakly_marked,
    is_of_the_page,
    is_a_field,
    is_a_word_of_the_text,
)


def weight(label: Label, context: Context) -> int:
    """All the evidence together."""
    return sum(evidence(label, context) for evidence in EVIDENCE)


def points(label: Label, context: Context) -> str:
    """The evidence in words: ``repeated +3, reads like a name +2``."""
    given = ((evidence.__name__.replace("_", " "), evidence(label, context)) for evidence in EVIDENCE)
    return ", ".join(f"{what} {number:+}" for what, number in given if number) or "nothing speaks for it"


# -- the context --------------------------------------------------------------------------------------------------


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
