"""Labels that are believed for the company they keep: alone they say little, beside those that are known they do."""

from bisect import bisect
from collections.abc import Sequence
from itertools import pairwise

from voice.reading import vocabulary
from voice.reading.context import Context
from voice.reading.credits import credit_of
from voice.reading.evidence import ENOUGH, is_a_note, reads_like_a_name, weight
from voice.reading.heads import Head, Label
from voice.reading.lines import WIDE, Piece, caseless
from voice.reading.people import initials, is_short_for


def once_between(found: dict[str, Label], taken: dict[str, Label], context: Context) -> set[str]:
    """Those who speak once or twice, each time where else the same label would follow itself.

    That says something where a label rarely follows itself, or where nearly every such gap has one of them.
    """
    order: dict[int, str] = {n: key for key, label in taken.items() for n, _ in label.heads}
    numbers = sorted(order)
    gaps = sum(order[a] == order[b] for a, b in pairwise(numbers))
    able = {
        key: [n for n, _ in label.heads]
        for key, label in found.items()
        if key not in taken
        and label.count <= 3
        and reads_like_a_name(label, context) > 0
        and weight(label, context) >= ENOUGH - 2
        and all(head.form == "colon" and _in_a_gap(n, numbers, order) for n, head in label.heads)
    }
    filled = len({bisect(numbers, n) for own in able.values() for n in own})
    return set(able) if len(taken) < 2 or gaps <= 0.2 * len(order) or filled >= 0.6 * gaps else set()


def _in_a_gap(number: int, numbers: Sequence[int], order: dict[int, str]) -> bool:
    """Whether the labels before and after are the same one."""
    after = bisect(numbers, number)
    return number not in order and 0 < after < len(numbers) and order[numbers[after - 1]] == order[numbers[after]]


def among_many(pieces: Sequence[Piece], found: dict[str, Label], taken: dict[str, Label], context: Context) -> set[str]:
    """In a panel: names before a colon, where many others stand so, be it only once."""
    others = sum(_opens_its_lines(label) for label in taken.values())
    if others < 5 and sum(label.count > 2 and _opens_its_lines(label) for label in taken.values()) < 2:
        return set()
    listed = all(pieces[n].kind != "item" for label in taken.values() for n, _ in label.heads)
    return {
        key
        for key, label in found.items()
        if key not in taken
        and _opens_its_lines(label)
        and not (listed and all(pieces[n].kind == "item" for n, _ in label.heads))
        and reads_like_a_name(label, context) > (not caseless(key) and label.count < 2)
        and weight(label, context) > (0 if others > 4 else 1)
        and (others > 4 or (label.count > 1 and not any(word in context.words for word in key.split())))
        and not any(credit_of(pieces[n].text)[0] for n, _ in label.heads)
    }


def _stands_in_bold(label: Label) -> bool:
    return all(head.form == "bold" and not head.flows for _, head in label.heads)


def _opens_its_lines(label: Label) -> bool:
    """Whether it stands with a colon at the beginning of each of its lines, with a capital if its script has any."""
    return all(head.form == "colon" and not head.start and not head.label[:1].islower() for _, head in label.heads)


def as_in_a_chat(
    pieces: Sequence[Piece], found: dict[str, Label], taken: dict[str, Label], context: Context
) -> set[str]:
    """Where many names stand in bold on a line of their own, others that stand so, be it only once."""
    stands = {key: sum(_stands_above(pieces, n, head) for n, head in label.heads) for key, label in found.items()}
    above = {key for key, label in found.items() if stands[key] >= 0.7 * label.count}
    many = sum(found[key].count > 1 for key in above & taken.keys()) > 4
    return {key for key in above if key not in taken and weight(found[key], context) > -1} if many else set()


def _stands_above(pieces: Sequence[Piece], n: int, head: Head) -> bool:
    """Whether it is bold, and alone on the first line of a paragraph that has more."""
    return (
        head.form == "alone"
        and head.bold
        and n + 1 < len(pieces)
        and pieces[n + 1].block == pieces[n].block
        and (n == 0 or pieces[n - 1].block != pieces[n].block)
    )


def as_in_a_play(found: dict[str, Label], taken: dict[str, Label], context: Context) -> set[str]:
    """Where names in capitals with a full stop open most lines, others so abbreviated: ``HEN.``, ``HE.``, ``Nov.``"""
    forms = {key: {head.form for _, head in label.heads} - {"alone"} for key, label in found.items()}
    own = [found[key].count for key in forms if forms[key] == {"stop"}]
    if "stop" not in context.throughout or sum(own) < 8 or max(own) < 3:
        return set()
    alike = {key for key in forms if forms[key] == {"stop"} or (forms[key] == {"unsigned"} and found[key].count > 1)}
    return alike - taken.keys() - vocabulary.HONORIFICS


def together(found: dict[str, Label], taken: dict[str, Label], context: Context) -> set[str]:
    """``AB and CD:`` where both speak elsewhere, too."""
    return {
        key
        for key, label in found.items()
        if key not in taken
        and all(head.form == "colon" and not head.start for _, head in label.heads)
        and len(parts := vocabulary.AND.split(key)) > 1
        and all(part in taken for part in parts)
    }


def kin_of_known(found: dict[str, Label], taken: dict[str, Label], context: Context) -> set[str]:
    """``ROE:`` where ``JANE ROE:`` speaks elsewhere, or ``Question.`` where ``Q.`` does, be it only once."""
    words = {word.strip(".") for label in taken.values() for word in label.key.split()}
    words |= {label.key.replace(".", "").replace(" ", "") for label in taken.values()}
    words |= {label.key[:1] for label in taken.values() if WIDE.match(label.key)}
    parts = {
        key
        for key, label in found.items()
        if key in vocabulary.ROLE_WORDS
        and key[0] in taken.keys() & vocabulary.ROLE_WORDS
        and not label.heads[0][1].start
    }
    return parts | {
        key
        for key, label in found.items()
        if key not in taken
        and (len(key) > 1 or WIDE.match(key))
        and (_opens_its_lines(label) or _stands_in_bold(label))
        and not is_a_note(label, context)
        and (reads_like_a_name(label, context) > 0 or WIDE.match(key))
        and (words & {key[:1], initials(key), *(word.strip(".") for word in key.split())} or len(key) < 8)
        and sum(is_short_for(label, other) or is_short_for(other, label) for other in taken.values()) == 1
    }
