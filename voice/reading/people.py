"""Which labels are one person: the same name in short, the same initials, or names that only share a place."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Container, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from itertools import pairwise

from voice.model import Role
from voice.reading import vocabulary
from voice.reading.heads import Label, key_of
from voice.reading.lines import CJK


@dataclass(slots=True)
class Person:
    """Somebody who speaks."""

    name: str
    keys: set[str] = field(default_factory=set)
    labels: tuple[str, ...] = ()
    role: Role = "guest"
    named: bool = True
    """Whether the source names this person; else ``name`` only says the part, such as Q."""


class Scene:
    """The order in which the labels come."""

    def __init__(self, labels: dict[str, Label], order: Sequence[str]) -> None:
        self.labels = labels
        self._beside: dict[str, set[str]] = defaultdict(set)
        for a, b in pairwise(order):
            self._beside[a].add(b)
            self._beside[b].add(a)

    def beside(self, key: str) -> set[str]:
        """The labels that stand right before or after this one."""
        return self._beside[key]


# -- short for a longer name --------------------------------------------------------------------------------------


def initials(name: str) -> str:
    """The first letters of the words of a name."""
    parts = re.split(r"[\s-]+" if " " in name else r"-+|(?<=[a-z])(?=[A-Z])", name)
    return "".join(word[0] for word in parts if word and word[0].isalpha()).casefold()


def is_short_for(short: Label, long: Label) -> bool:
    """Whether one label abbreviates the other: what stands in its brackets, its initials, or a part of the name."""
    if short.key in {key_of(x) for x in long.inside} - vocabulary.ROLE_WORDS:
        return True
    if {short.key, long.key} <= vocabulary.HOST_WORDS or {short.key, long.key} <= vocabulary.GUEST_WORDS:
        return len(short.key) == 1 and len(long.key) > 1 and long.key.startswith(short.key)
    if _is_first_letter(short, long) or _is_surname_before(short, long):
        return True
    bare, words = short.key.replace(".", "").replace(" ", ""), long.key.split()
    if len(words) < 2 or short.key == long.key:
        return False
    if len(bare) >= 2 and bare == initials(long.spelling) and short.key not in vocabulary.ROLE_WORDS:
        return True
    silent = vocabulary.HONORIFICS | vocabulary.PARTICLES
    part = [word for word in short.key.split() if word.strip(".") not in silent]
    return bool(part) and (
        words[-len(part) :] == part or words[: len(part)] == part or _initial_and_surname(part, words)
    )


def _is_first_letter(short: Label, long: Label) -> bool:
    """``P:`` again and again, where the first line has ``Pedro:``."""
    return (
        len(short.key) == 1
        and len(long.key.split()) == 1
        and long.key.startswith(short.key)
        and long.count < 3 <= short.count
        and long.heads[0][0] < short.heads[0][0] <= long.heads[0][0] + 8
        and long.key not in vocabulary.ROLE_WORDS | vocabulary.NOTE_WORDS | vocabulary.PAGE_WORDS
    )


def _is_surname_before(short: Label, long: Label) -> bool:
    """``林`` for ``林晓梅``: where surnames come first and nothing parts the words."""
    whole = re.fullmatch(rf"[{CJK}]{{2,6}}", long.key) and re.fullmatch(rf"[{CJK}]{{1,4}}", short.key)
    part = {short.key, long.key} & (vocabulary.ROLE_WORDS | vocabulary.NOTE_WORDS)
    return bool(whole) and not part and len(short.key) < len(long.key) and long.key.startswith(short.key)


def _initial_and_surname(part: Sequence[str], words: Sequence[str]) -> bool:
    """``J. Roe`` for ``Jane Roe``."""
    return (
        len(part) == 2
        and part[1] == words[-1]
        and len(part[0]) == 2
        and part[0][1] == "."
        and part[0][0] == words[0][0]
    )


# -- names that share a place -------------------------------------------------------------------------------------


def both_in_quotation_marks(a: Label, b: Label, scene: Scene) -> int:
    """Names that are quoted, while those of the people between them are not, are no personal names: a paper asks."""
    others = [scene.labels[key] for key in scene.beside(a.key) | scene.beside(b.key)]
    return 3 if a.quoted and b.quoted and others and not any(other.quoted for other in others) else 0


def never_side_by_side(a: Label, b: Label, scene: Scene) -> int:
    """Nobody answers himself: who stands next to the other is another."""
    return -9 if b.key in scene.beside(a.key) else 1


def same_partner(a: Label, b: Label, scene: Scene) -> int:
    """Both stand beside the same people."""
    return 1 if scene.beside(a.key) and scene.beside(a.key) == scene.beside(b.key) else -1


def spelt_alike(a: Label, b: Label, scene: Scene) -> int:
    """A slip of the pen or an accent left off makes no second person."""
    one, two = _plain(a.key), _plain(b.key)
    if re.sub(r"\D", "", one) != re.sub(r"\D", "", two) or min(len(one), len(two)) < 5:
        return 0
    return 3 if SequenceMatcher(None, one, two).ratio() >= 0.88 else 0


def cut_short_alike(a: Label, b: Label, scene: Scene) -> int:
    """``HE.`` and ``HEN.``: one name, cut off sooner or later."""
    short, long = sorted((a.key, b.key), key=len)
    cut = all(head.form in ("stop", "unsigned", "alone") for label in (a, b) for _, head in label.heads)
    return 3 if cut and 1 < len(short) < len(long) <= 5 and long.startswith(short) else 0


def both_personal(a: Label, b: Label, scene: Scene) -> int:
    """First name and surname, both written out: two people, unless spelt alike."""
    return -2 if all(len(x.spelling.split()) >= 2 and x.spelling.split()[-1][0].isupper() for x in (a, b)) else 0


def _plain(key: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFD", key) if not unicodedata.combining(c))


Sameness = Callable[[Label, Label, Scene], int]
SAMENESS: tuple[Sameness, ...] = (
    both_in_quotation_marks,
    never_side_by_side,
    same_partner,
    spelt_alike,
    cut_short_alike,
    both_personal,
)
ENOUGH = 4


def one_person(a: Label, b: Label, scene: Scene) -> bool:
    """Whether the evidence is enough."""
    return sum(evidence(a, b, scene) for evidence in SAMENESS) >= ENOUGH or (
        spelt_alike(a, b, scene) + never_side_by_side(a, b, scene) >= ENOUGH
    )


# -- people -------------------------------------------------------------------------------------------------------


def people_of(
    labels: dict[str, Label], order: Sequence[str], given: Sequence[tuple[str, Sequence[str]]] = ()
) -> tuple[list[Person], list[str]]:
    """Who speaks, and what was inferred. ``given`` says whose labels are whose, and is not doubted."""
    scene = Scene(labels, order)
    fixed = {key_of(label): name for name, own in given for label in own}
    groups: list[list[Label]] = []
    together = {key for key in labels if _are_several(key, labels)}
    for label in sorted(labels.values(), key=lambda label: (-len(label.key.split()), -label.count)):
        alone = label.key in together and label.key not in fixed
        apart = [group for group in groups if group[0].key not in together or group[0].key in fixed]
        home = None if alone else _home(label, apart, scene, fixed)
        if home is None:
            groups.append([label])
        else:
            home.append(label)
    place = {key: n for n, key in reversed(list(enumerate(order)))}
    people = [_person(group, fixed) for group in groups]
    inferences = [_why(group, scene) for group in groups if len(group) > 1 and group[0].key not in fixed]
    return sorted(people, key=lambda person: min(place[key] for key in person.keys)), inferences


def _are_several(key: str, labels: Container[str]) -> bool:
    """Whether it names people together who speak alone, too: they are short for nobody."""
    parts = vocabulary.AND.split(key)
    return len(parts) > 1 and all(part in labels for part in parts)


def _home(label: Label, groups: Sequence[list[Label]], scene: Scene, fixed: dict[str, str]) -> list[Label] | None:
    """The labels of the person that this label belongs to, if it is not a new one."""
    if label.key in fixed:
        return next((g for g in groups if any(fixed.get(x.key) == fixed[label.key] for x in g)), None)
    free = [group for group in groups if not any(x.key in fixed for x in group)]
    longer = [group for group in free if any(is_short_for(label, x) or is_short_for(x, label) for x in group)]
    if len(longer) == 1:
        return longer[0]
    return next((group for group in free if all(one_person(label, x, scene) for x in group)), None)


def _why(group: Sequence[Label], scene: Scene) -> str:
    """The sentence that says why these labels are one person."""
    name = _fullest(group)
    others = [label for label in group if label.spelling != name]
    said = " and ".join(f"“{label.spelling}”" for label in others) + (" is" if len(others) == 1 else " are")
    if all(_has_short(x, group) or any(is_short_for(x, y) for y in group) for x in group):
        return f"{said} taken to be short for “{name}”."
    a, b = group[0], group[1]
    reasons = ["all in quotation marks"] if both_in_quotation_marks(a, b, scene) else []
    reasons += ["spelt alike"] if spelt_alike(a, b, scene) else []
    reasons.append("never next to each other")
    if same_partner(a, b, scene) > 0:
        partners = sorted(scene.labels[key].spelling for key in scene.beside(a.key))
        reasons.append(f"always beside {' and '.join(partners)}")
    return f"{said} taken to be “{name}”: {', '.join(reasons)}."


def _fullest(group: Sequence[Label]) -> str:
    """The name that says most; of names that only share a place, the commonest."""
    best = max(group, key=lambda x: (len(x.spelling.split()) if _has_short(x, group) else 0, x.count))
    return best.spelling


def _has_short(label: Label, group: Sequence[Label]) -> bool:
    return any(is_short_for(x, label) for x in group if x is not label)


def _person(group: Sequence[Label], fixed: dict[str, str]) -> Person:
    name = next((fixed[x.key] for x in group if x.key in fixed), _fullest(group))
    spellings = sorted({head.label for x in group for _, head in x.heads}, key=lambda s: (len(s), s))
    keys = {x.key for x in group}
    return Person(name, keys, tuple(spellings), named=not keys <= vocabulary.ROLE_WORDS or bool(keys & set(fixed)))
