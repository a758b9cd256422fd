"""What a transcript's JSON states about itself: its title, its people, whom its numbers stand for."""

from collections.abc import Iterator

from voice.readers.transcript.cue_text import one_line
from voice.readers.transcript.sounds import words_of
from voice.readers.transcript.spoken import Place, parts_of
from voice.readers.transcript.stated import NAMES, known_as
from voice.readers.transcript_json.shapes import name_of
from voice.readers.transcript_json.source import Json

_ABOUT = words_of("metadata meta info header result results episode transcript data interview properties details")
"""Objects at the top that describe the whole."""
_SHOW = frozenset(("podcast", "show", "series", "channel"))
_PEOPLE = frozenset(
    ("speakers", "participants", "people", "speaker names", "speaker map", "speaker labels", "voices", "persons")
)
_IDS = ("id", "speaker_id", "speakerId", "speaker", "key", "label", "tag")


def fields_of(value: Json, place: Place) -> dict[str, object]:
    """The fields that describe the whole, and who asks and answers as far as roles say that."""
    fields: dict[str, object] = {}
    for name, one in _top(value):
        if known_as(name) in NAMES and isinstance(one, str | list | dict):
            fields.setdefault(name, one)
    taken = {known_as(name) for name in fields}
    return fields | {field: names for field, names in parts_of(place).items() if field not in taken}


def names_of(value: Json) -> dict[str, str]:
    """Whom the file's own numbers or codes of speakers stand for."""
    names: dict[str, str] = {}
    for field, one in _top(value):
        if known_as(field) not in _PEOPLE:
            continue
        if isinstance(one, dict):
            names |= {one_line(key): name for key, inner in one.items() if (name := name_of(inner))}
        for person in one if isinstance(one, list) else ():
            if isinstance(person, dict) and isinstance(person.get("name", person.get("display_name")), str):
                name = name_of(person)
                codes = (name_of(person.get(key), numbered=True) for key in _IDS)
                names |= {code: name for code in codes if code}
    return names


def _top(value: Json) -> Iterator[tuple[str, Json]]:
    """The fields of the whole, and of the objects at the top that describe it."""
    if not isinstance(value, dict):
        return
    yield from value.items()
    for name, one in value.items():
        if isinstance(one, dict) and known_as(name) in _ABOUT:
            yield from one.items()
        elif isinstance(one, dict) and known_as(name) in _SHOW:
            yield from (("show", inner) for key, inner in one.items() if known_as(key) in ("title", "name"))
