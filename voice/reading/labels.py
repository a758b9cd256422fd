"""Which of the possible labels are labels: those that lines begin alike with, and that read like a name or a part."""

from collections import defaultdict
from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass, replace
from functools import partial
from itertools import islice, pairwise

from voice.reading import company, vocabulary
from voice.reading.context import Context, context_of
from voice.reading.credits import credit_of
from voice.reading.evidence import ENOUGH, points, reads_like_a_name, weight
from voice.reading.heads import Head, Label, heads_of
from voice.reading.lines import Piece, caseless, ends_as_question, ends_as_sentence, size
from voice.reading.people import is_short_for
from voice.reading.skeleton import skeleton

_PARTS = {skeleton(word): word for word in vocabulary.ROLE_WORDS}
_FIRST = 200
"""Paragraphs among which somebody's first words are looked for: a preface may stand above them."""
MOST = 100
"""No conversation has more labels; beyond that, the commonest are believed."""


def candidates(pieces: Sequence[Piece]) -> dict[str, Label]:
    """All that may be a label, by key."""
    found: dict[str, Label] = {}
    for number, piece in enumerate(pieces):
        if piece.fate == "out":
            continue
        seen: set[tuple[int, str]] = set()
        broken = number > 0 and _is_broken_off(pieces[number - 1], piece)
        for head in heads_of(piece):
            if head.key and (head.start, head.key) not in seen and not (broken and head.form == "colon"):
                seen.add((head.start, head.key))
                found.setdefault(head.key, Label(head.key)).heads.append((number, head))
    for label in found.values():
        said = [(number, head) for number, head in label.heads if not head.flows]
        label.heads = said or label.heads
    return _as_they_look(found)


def _is_broken_off(before: Piece, piece: Piece) -> bool:
    """Whether a sentence in bold goes on here from the line before."""
    return (
        before.block == piece.block and before.is_bold and piece.is_bold and size(before.text) > 90
    ) and not ends_as_sentence(before.text)


def _as_they_look(found: dict[str, Label]) -> dict[str, Label]:
    """Labels that look the same are one, under the key of a part or of most: ``Вопpос`` (Latin ``p``) is ``Вопрос``."""
    alike: dict[str, list[str]] = defaultdict(list)
    for key in found:
        alike[skeleton(key)].append(key)
    for looks, keys in alike.items():
        part = _PARTS.get(looks, "") if len(looks) > 2 and not vocabulary.ROLE_WORDS.intersection(keys) else ""
        if len(keys) < 2 and not part:
            continue
        best = part or max(keys, key=lambda key: (key in vocabulary.ROLE_WORDS, found[key].count))
        heads = [(n, replace(head, looks=best)) for key in keys for n, head in found.pop(key).heads]
        found[best] = Label(best, sorted(heads, key=lambda pair: pair[0]))
    return found


@dataclass(frozen=True, slots=True)
class Found:
    """The labels of a text, and why each possible label is one, or is none."""

    labels: dict[str, Label]
    """By key."""
    verdicts: dict[str, str]
    """By key, also for what might have been taken for a label: a sentence, the surest first."""


def labels_of(
    pieces: Sequence[Piece], known: Iterable[str] = (), elsewhere: str = "", people: Iterable[str] = ()
) -> Found:
    """The labels of the text. ``known`` are keys that a person vouches for, ``people`` those who are said to take part.

    ``elsewhere`` is what the document says of itself beside its pieces.
    """
    found = candidates(pieces)
    context = context_of(pieces, found, elsewhere, people)
    vouched = set(known)
    why = {key: "a person says so" for key in found if key in vouched}
    why |= {key: "the format states it" for key, label in found.items() if label.is_stated}
    why |= {key: points(found[key], context) for key in found if key not in why and _is_label(found[key], context)}
    why = _not_too_many(why, found)
    for more, reason in (
        (company.once_between, "it stands where else one label would follow itself"),
        (partial(company.among_many, pieces), "many speak here whose names stand so"),
        (partial(company.as_in_a_chat, pieces), "many speak here whose names stand so"),
        (company.as_in_a_play, "those who speak are abbreviated in capitals here"),
        (company.together, "those who speak elsewhere, together"),
        (company.kin_of_known, "it is short for a label, or a label is short for it"),
    ):
        why |= dict.fromkeys(more(found, {key: found[key] for key in why}, context), reason)
    strays = _stray(pieces, {key: found[key] for key in why}, vouched)
    taken = {key: found[key] for key in why if key not in strays}
    return Found(taken, _verdicts(found, why, strays, context))


def _not_too_many(why: dict[str, str], found: dict[str, Label]) -> dict[str, str]:
    commonest = sorted(why, key=lambda key: -found[key].count)[:MOST]
    return {key: why[key] for key in why if key in set(commonest)}


def verdict(label: Label, reason: str, *, speaks: bool) -> str:
    """The sentence that says whether a label names a speaker, and why."""
    times = f"{label.count} times" if label.count > 1 else "once"
    is_one = "is the name of a speaker" if speaks else "is nobody's name"
    return f"“{label.spelling}” ({times}) {is_one}: {reason}."


def _verdicts(found: dict[str, Label], why: dict[str, str], strays: set[str], context: Context) -> dict[str, str]:
    """A sentence for each label, and for each that might have been taken for one."""
    near = {
        key
        for key, label in found.items()
        if key not in why and (label.count > 1 or any(head.form == "colon" for _, head in label.heads))
    }
    said: dict[str, str] = {}
    for key in sorted((*why, *near), key=lambda key: (key in near, key in strays, -found[key].count))[:MOST]:
        label, reason = found[key], why.get(key) or points(found[key], context)
        if key in strays:
            reason = "it stands once, and not where somebody speaks"
        elif key in near:
            reason += f"; {ENOUGH} points are needed"
        said[key] = verdict(label, reason, speaks=key in why and key not in strays)
    return said


def _stray(pieces: Sequence[Piece], taken: dict[str, Label], vouched: Set[str]) -> set[str]:
    """Labels once each that name nobody who speaks, where others carry the conversation: ``Interview: Jane Roe``.

    At the end, any before no sentence is such a one; what stands there is left out.
    """
    once = [(key, label.heads[0][0]) for key, label in taken.items() if label.count == 1 and key not in vouched]
    strays = {key for key, number in once if credit_of(pieces[number].text)[0]}
    carried = [n for label in taken.values() if label.count > 1 for n, _ in label.heads]
    if sum(label.count > 1 for label in taken.values()) < 2:
        return strays
    listed = sum(pieces[n].kind == "item" for n in carried) > 0.2 * len(carried)
    strays |= {key for key, n in once if pieces[n].kind == "item" and not listed}
    usual = {head.form for label in taken.values() if label.count > 4 for _, head in label.heads}
    strays |= {key for key, label in taken.items() if _is_alone_of_its_form(label, usual) and key not in vouched}
    for key, label in taken.items():
        number, head = label.heads[0]
        known = key in vouched | vocabulary.ROLE_WORDS or any(is_short_for(label, x) for x in taken.values())
        text = pieces[number].text
        bare = not head.start and text[head.end :].strip() and not ends_as_sentence(text)
        if label.count == 1 and number > max(carried) and not known and bare:
            strays.add(key)
            pieces[number].leave_out("the foot of the page")
    return strays


def _is_alone_of_its_form(label: Label, usual: Set[str]) -> bool:
    """Whether it stands twice at most, without a sign, where those who speak often stand in another form."""
    forms = {head.form for _, head in label.heads}
    return label.count < 3 and bool(usual) and forms <= {"bold", "alone"} and not forms & usual


def label_of_speech(pieces: Sequence[Piece]) -> dict[str, Label]:
    """Where nobody else is found: the one name with a colon that all that follows may belong to; or nothing."""
    found = candidates(pieces)
    context = context_of(pieces, found)
    for key, label in found.items():
        number, head = label.heads[0]
        goes_on = number + 1 < len(pieces) and pieces[number + 1].block == pieces[number].block
        speaks = (goes_on or ends_as_sentence(pieces[number].text)) and pieces[number].text[head.end :].strip()
        least = ENOUGH - 1 - caseless(key)
        if head.form == "colon" and not head.start and speaks and weight(label, context) >= least:
            return {key: label}
    return {}


def labels_of_first_turns(pieces: Sequence[Piece]) -> dict[str, Label]:
    """Those who are named at their first words only: a name before a question, and one before its answer, once each."""
    said = (n for n, piece in enumerate(pieces) if piece.fate == "speech" and piece.kind == "paragraph")
    for asked, answered in pairwise(islice(said, _FIRST)):
        if not ends_as_question(pieces[asked].text) or ends_as_question(pieces[answered].text):
            continue
        both = [(asked, head) for head in heads_of(pieces[asked]) if _may_be_first_words(head, -2)]
        both += [(answered, head) for head in heads_of(pieces[answered]) if _may_be_first_words(head, 1)]
        full = len({n for n, head in both if head.form == "colon" or len(head.label.split()) > 1}) == 2
        if full and [n for n, _ in both] == [asked, answered] and len({head.key for _, head in both}) == 2:
            return {head.key: Label(head.key, [(n, head)]) for n, head in both}
    return {}


def _may_be_first_words(head: Head, least: int) -> bool:
    """A paper that asks may write itself in small letters."""
    label = Label(head.key, [(0, head)])
    apart = vocabulary.NOTE_WORDS | vocabulary.PAGE_WORDS
    return (
        head.form in ("colon", "dash")
        and not head.start
        and head.key not in apart
        and reads_like_a_name(label) >= least
    )


def _is_label(label: Label, context: Context) -> bool:
    forms = {head.form for _, head in label.heads}
    if not forms & {"colon", "apart", "said"} and label.count < 2:
        return False
    if label.key in vocabulary.ROLE_WORDS and len(label.key) == 1 and label.count < 2 and not context.throughout:
        return False
    return weight(label, context) >= ENOUGH
