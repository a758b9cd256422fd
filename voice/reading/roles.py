"""Who asks and who answers."""

from collections.abc import Sequence
from dataclasses import dataclass

from voice.model import Role
from voice.reading import vocabulary
from voice.reading.heads import key_of
from voice.reading.lines import Piece, asks, ends_as_question, size
from voice.reading.people import Person


@dataclass(slots=True)
class Part:
    """What somebody did in the conversation."""

    turns: int = 0
    questions: int = 0
    """Turns with a question in them."""
    handing: int = 0
    """Turns that end with a question."""
    length: int = 0
    first: bool = False

    @property
    def asking(self) -> float:
        return self.questions / self.turns if self.turns else 0.0

    @property
    def mean(self) -> float:
        return self.length / self.turns if self.turns else 0.0


def parts_of(pieces: Sequence[Piece]) -> dict[str, Part]:
    """By speaker, what was said."""
    parts: dict[str, Part] = {}
    before, asked, handed = "", False, False
    for piece in pieces:
        if piece.fate != "speech" or not piece.speaker:
            continue
        part = parts.setdefault(piece.speaker, Part(first=not parts))
        if piece.speaker != before:
            part.turns += 1
            before, asked, handed = piece.speaker, False, False
        part.handing += ends_as_question(piece.text) - handed
        handed = ends_as_question(piece.text)
        if asks(piece.text) and not asked:
            part.questions += 1
            asked = True
        part.length += size(piece.text)
    return parts


def assign_roles(
    people: Sequence[Person], pieces: Sequence[Piece], hosts: Sequence[str] = (), guests: Sequence[str] = ()
) -> None:
    """Writes a role into each person, the stated one where ``hosts`` or ``guests`` name them. Someone alone is a guest.

    Who has no label is known by the part already; the others then have the other part.
    """
    parts = parts_of(pieces)
    labelled = [person for person in people if person.keys]
    unlabelled = [person for person in people if not person.keys]
    if len(people) < 2:
        return
    if unlabelled:
        for person in labelled:
            person.role = "host" if unlabelled[0].role == "guest" else "guest"
    else:
        _split(labelled, parts, pieces)
    stated: tuple[tuple[Role, Sequence[str]], ...] = (("host", hosts), ("guest", guests))
    for role, names in stated:
        for person in people:
            if any(_is_called(person, name) for name in names) and len(people) > 1:
                person.role = role


def _is_called(person: Person, name: str) -> bool:
    """Whether the person is whom a longer name, perhaps with titles, states."""
    own, stated = key_of(person.name).split(), key_of(name).split()
    return own == stated or (len(own) > 0 and (own == stated[-len(own) :] or own == stated[: len(own)]))


def reasons(people: Sequence[Person], pieces: Sequence[Piece]) -> list[str]:
    """What the roles of these people rest on; nothing, where there is only one."""
    parts = parts_of(pieces)
    if len(parts) < 2:
        return []
    return [_sentence(person, parts.get(person.name, Part())) for person in people]


def _split(people: Sequence[Person], parts: dict[str, Part], pieces: Sequence[Piece]) -> None:
    """Parts those who ask from those who answer; at least one does each."""
    scores = {person.name: _hostness(person, parts, len(people)) for person in people}
    top, low = max(scores.values()), min(scores.values())
    for person in people:
        nearer_top = top - scores[person.name] < scores[person.name] - low
        asks_much = nearer_top and scores[person.name] > 0
        hands_on = scores[person.name] > low and _hands_on(parts.get(person.name, Part()), parts)
        person.role = "host" if scores[person.name] == top or asks_much or hands_on else "guest"
    called = _called_hosts(pieces)
    if called and any(person.name not in called and person.role == "guest" for person in people):
        for person in people:
            person.role = "host" if called & {person.name, person.name.split()[0].casefold()} else person.role
    if all(person.role == "host" for person in people):
        max(people, key=lambda person: parts.get(person.name, Part()).length).role = "guest"


def _called_hosts(pieces: Sequence[Piece]) -> set[str]:
    """First names of those whom somebody calls his co-host, and the full names of those who say so."""
    found: set[str] = set()
    for piece in pieces:
        for match in vocabulary.CALLED_HOST.finditer(piece.text):
            found |= {match["name"].casefold(), piece.speaker}
    return found - {""}


def _hands_on(part: Part, parts: dict[str, Part]) -> bool:
    """Whether most turns end with a question, while somebody else's hardly ever do."""
    least = min((p.handing / p.turns for p in parts.values() if p.turns), default=0.0)
    return part.handing >= 2 and part.handing >= 0.6 * part.turns and least <= 0.2


def _hostness(person: Person, parts: dict[str, Part], number: int) -> float:
    part = parts.get(person.name, Part())
    total = sum(p.length for p in parts.values()) or 1
    longest = max((p.mean for p in parts.values()), default=1) or 1
    score = 2 * part.asking - part.mean / longest - number * part.length / total / 2
    score += 0.3 * part.first
    words = {
        word.casefold() for label in (*person.labels, person.name) for word in label.strip("()").split()
    } | person.keys
    inside = {word.strip("()（）[] ").casefold() for word in words}
    return score + 5 * bool(inside & vocabulary.HOST_WORDS) - 5 * bool(inside & vocabulary.GUEST_WORDS)


def _sentence(person: Person, part: Part) -> str:
    what = "asks" if person.role == "host" else "answers"
    return (
        f"{person.name} is taken to be the {person.role}, who {what}: a question in {part.questions} of {part.turns} "
        f"turns, about {round(part.mean)} characters a turn."
    )
