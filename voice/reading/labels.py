"""Which of the possible labels are labels: those that lines begin alike with, and that read like a name or a part."""

import re
from bisect import bisect
from collections import Counter
from collections.abc import Callable, Iterable, Sequence, Set
from dataclasses import dataclass
from itertools import pairwise

from voice.reading import vocabulary
from voice.reading.credits import credit_of
from voice.reading.heads import FORMS, Form, Label, heads_of, key_of
from voice.reading.lines import CJK, Piece, ends_as_sentence
from voice.reading.people import is_short_for

# -- evidence -----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Context:
    """What a label is weighed against."""

    text: str
    """All that the document says, its front matter too."""
    words: Counter[str]
    """How often it says each word."""
    keys: Set[str]
    aliases: Set[str]
    """Keys that stand in brackets behind another label."""
    throughout: frozenset[Form]
    """The forms that most paragraphs begin in."""


def repeated(label: Label, context: Context) -> int:
    """The more lines begin so, the better."""
    return next(points for least, points in ((5, 3), (3, 2), (2, 1), (0, 0)) if label.count >= least)


def reads_like_a_name(label: Label, context: Context) -> int:
    """Capitals, or a few characters of a script without them; not the words of a sentence."""
    words = [word for word in label.spelling.split() if word not in vocabulary.PARTICLES]
    if words and all(word[0].isupper() for word in words):
        return 2 if len(words) in (2, 3) else 1
    if re.fullmatch(rf"[{CJK}\uac00-\ud7af·・]{{2,12}}", label.spelling.replace(" ", "")):
        return 1
    lower = sum(word[0].islower() for word in words)
    return 0 if len(words) == 1 else max(-3, -lower)


def names_a_part(label: Label, context: Context) -> int:
    """Question and answer, host and guest, in many languages."""
    return 3 if label.key in vocabulary.ROLE_WORDS or {key_of(x) for x in label.inside} & vocabulary.ROLE_WORDS else 0


def is_set_apart(label: Label, context: Context) -> int:
    """Bold or in quotation marks nearly always."""
    return 1 if sum(head.bold or head.quoted for _, head in label.heads) >= 0.8 * label.count else 0


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
    return 1 if len(re.findall(rf"(?<!\w){re.escape(label.spelling)}", context.text)) > label.count else 0


def begins_as_most_do(label: Label, context: Context) -> int:
    """Its form is that of most paragraphs."""
    return 2 if context.throughout & {head.form for _, head in label.heads} else 0


def is_a_note(label: Label, context: Context) -> int:
    """“Note:” and the like name nobody."""
    return -5 if label.key in vocabulary.NOTE_WORDS or label.key.split()[:1] == ["note"] else 0


def is_weakly_marked(label: Label, context: Context) -> int:
    """A label without a colon needs more to be believed."""
    return 0 if any(head.form == "colon" for _, head in label.heads) else -1


def is_of_the_page(label: Label, context: Context) -> int:
    """“Tags:”, “Share:” and the like are the page's, not a person's."""
    return -9 if label.key in vocabulary.PAGE_WORDS else 0


Evidence = Callable[[Label, Context], int]
EVIDENCE: tuple[Evidence, ...] = (
    repeated,
    reads_like_a_name,
    names_a_part,
    is_set_apart,
    has_an_alias,
    is_mentioned,
    begins_as_most_do,
    is_a_note,
    is_weakly_marked,
    is_of_the_page,
)
ENOUGH = 3


def weight(label: Label, context: Context) -> int:
    """All the evidence together."""
    return sum(evidence(label, context) for evidence in EVIDENCE)


# -- labels -------------------------------------------------------------------------------------------------------


def candidates(pieces: Sequence[Piece]) -> dict[str, Label]:
    """All that may be a label, by key."""
    found: dict[str, Label] = {}
    for number, piece in enumerate(pieces):
        if piece.fate == "out":
            continue
        seen: set[tuple[int, str]] = set()
        for head in heads_of(piece):
            if head.key and (head.start, head.key) not in seen:
                seen.add((head.start, head.key))
                found.setdefault(head.key, Label(head.key)).heads.append((number, head))
    return found


def labels_of(pieces: Sequence[Piece], known: Iterable[str] = (), elsewhere: str = "") -> dict[str, Label]:
    """The labels of the text, by key. ``known`` are keys that a person vouches for."""
    found = candidates(pieces)
    context = _context(pieces, found, elsewhere)
    vouched = set(known)
    taken = {key: label for key, label in found.items() if key in vouched or _is_label(label, context)}
    taken |= _once_between(found, taken, context)
    taken |= _kin_of_known(found, taken)
    strays = _stray(pieces, taken, vouched)
    return {key: label for key, label in taken.items() if key not in strays}


def _kin_of_known(found: dict[str, Label], taken: dict[str, Label]) -> dict[str, Label]:
    """``ROE:`` where ``JANE ROE:`` speaks elsewhere, or the other way round, be it only once."""
    return {
        key: label
        for key, label in found.items()
        if key not in taken
        and len(key) > 1
        and _opens_its_lines(label)
        and sum(is_short_for(label, other) or is_short_for(other, label) for other in taken.values()) == 1
    }


def _opens_its_lines(label: Label) -> bool:
    """Whether it stands with a colon at the beginning of each of its lines, with a capital."""
    return all(head.form == "colon" and not head.start and head.label[:1].isupper() for _, head in label.heads)


def _stray(pieces: Sequence[Piece], taken: dict[str, Label], vouched: Set[str]) -> set[str]:
    """Labels once each that name nobody who speaks, where others carry the conversation: ``Interview: Jane Roe``.

    At the end, any before no sentence is such a one; what stands there is left out.
    """
    carried = [n for label in taken.values() if label.count > 1 for n, _ in label.heads]
    if sum(label.count > 1 for label in taken.values()) < 2:
        return set()
    strays: set[str] = set()
    once = ((key, label.heads[0][0]) for key, label in taken.items() if label.count == 1 and key not in vouched)
    strays |= {key for key, number in once if credit_of(pieces[number].text)[0]}
    for key, label in taken.items():
        number, head = label.heads[0]
        known = key in vouched | vocabulary.ROLE_WORDS or any(is_short_for(label, x) for x in taken.values())
        text = pieces[number].text
        bare = not head.start and text[head.end :].strip() and not ends_as_sentence(text)
        if label.count == 1 and number > max(carried) and not known and bare:
            strays.add(key)
            pieces[number].leave_out("the foot of the page")
    return strays


def label_of_speech(pieces: Sequence[Piece]) -> dict[str, Label]:
    """Where nobody else is found: the one name with a colon that all that follows may belong to; or nothing."""
    found = candidates(pieces)
    context = _context(pieces, found, "")
    for key, label in found.items():
        number, head = label.heads[0]
        speaks = ends_as_sentence(pieces[number].text) and pieces[number].text[head.end :].strip()
        if head.form == "colon" and not head.start and speaks and weight(label, context) >= ENOUGH - 1:
            return {key: label}
    return {}


def _is_label(label: Label, context: Context) -> bool:
    forms = Counter(head.form for _, head in label.heads)
    if "colon" not in forms and label.count < 2:
        return False
    if label.key in vocabulary.ROLE_WORDS and len(label.key) == 1 and label.count < 2 and not context.throughout:
        return False
    return weight(label, context) >= ENOUGH


def _context(pieces: Sequence[Piece], found: dict[str, Label], elsewhere: str) -> Context:
    aliases = {key_of(x) for label in found.values() for x in label.inside}
    text = elsewhere + "\n" + "\n".join(piece.text for piece in pieces)
    words = Counter(re.findall(r"\w+", text))
    return Context(
        text, words, found.keys(), aliases, frozenset(form for form in FORMS if _throughout(pieces, found, form))
    )


def _throughout(pieces: Sequence[Piece], found: dict[str, Label], form: Form) -> bool:
    """Whether most paragraphs begin in this form; with a colon, that says something of a short text only."""
    own = [[n for n, head in label.heads if head.form == form] for label in found.values()]
    if form == "colon" and max(map(len, own), default=0) > 2:
        return False
    starts = {n for numbers in own if form == "colon" or len(numbers) > 1 for n in numbers}
    first = min(starts, default=0)
    after = [n for n, piece in enumerate(pieces) if n >= first and piece.kind != "heading"]
    least = {"colon": 0.5, "alone": 0.35}.get(form, 0.45)
    return len(starts) >= 2 and len(starts) >= least * len(after)


def _once_between(found: dict[str, Label], taken: dict[str, Label], context: Context) -> dict[str, Label]:
    """Someone who speaks once or twice, each time where else the same label would follow itself."""
    order: dict[int, str] = {n: key for key, label in taken.items() for n, _ in label.heads}
    numbers = sorted(order)
    again = sum(order[a] == order[b] for a, b in pairwise(numbers))
    if len(taken) > 1 and again > 0.2 * len(order):
        return {}
    return {
        key: label
        for key, label in found.items()
        if key not in taken
        and label.count <= 2
        and reads_like_a_name(label, context) > 0
        and weight(label, context) >= ENOUGH - 2
        and all(head.form == "colon" and _in_a_gap(n, numbers, order) for n, head in label.heads)
    }


def _in_a_gap(number: int, numbers: Sequence[int], order: dict[int, str]) -> bool:
    """Whether the labels before and after are the same one."""
    after = bisect(numbers, number)
    return number not in order and 0 < after < len(numbers) and order[numbers[after - 1]] == order[numbers[after]]
