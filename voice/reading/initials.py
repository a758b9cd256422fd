"""Full names for those whom the labels abbreviate: ``JS`` is the Julia Silge whom the title names."""

import re
from collections.abc import Iterable, Sequence

from voice.reading.naming import names_in
from voice.reading.people import Person, initials

_SHORT = re.compile(r"[^\W\d_a-z](?:\.?\s?[^\W\d_a-z]){1,2}\.?")


def spelled_out(people: Sequence[Person], places: Iterable[Iterable[str]]) -> dict[str, str]:
    """For each person who has only initials the full name, where the first of the places that has any has only one."""
    short = {person.name: re.sub(r"[\s.]", "", person.name).casefold() for person in people if _is_short(person)}
    found: dict[str, str] = {}
    for place in places if short else ():
        names = names_in(place)
        for name, letters in short.items():
            fitting = {full for full in names if initials(full) == letters}
            if name not in found and len(fitting) == 1:
                found[name] = fitting.pop()
    return found


def _is_short(person: Person) -> bool:
    return person.named and bool(_SHORT.fullmatch(person.name))
