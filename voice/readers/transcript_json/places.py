"""Where in a JSON file the transcript is: objects that stand in one place of it, over and over, and say something."""

import re
from collections import defaultdict

from voice.readers.transcript.cue_text import one_line
from voice.readers.transcript.spoken import Place, Said
from voice.readers.transcript_json.shapes import OTHER_HEARINGS, PARTS, said_by, text_of
from voice.readers.transcript_json.source import Json, JsonSource, walk

_ID = re.compile(r"[0-9a-f-]{8,40}|[a-z_-]{0,12}\d+", re.I)
_ENOUGH = 0.6
"""The share of what the fullest place says that another must say to be of the same transcript."""


def transcript_in(file: JsonSource) -> Place:
    """The place that says most; of several that say the same, one that names speakers, and then one of longer texts."""
    places = _places(file)
    sizes = {path: sum(len(said.text) for said, _ in place) for path, place in places.items() if _is_speech(place)}
    most = max(sizes.values(), default=0)
    able = [(places[path], size) for path, size in sizes.items() if size >= _ENOUGH * most]
    if not able:
        return _plain(file)
    return max(able, key=lambda found: (any(said.speaker for said, _ in found[0]), found[1] / len(found[0])))[0]


def _places(file: JsonSource) -> dict[str, list[tuple[Said, int]]]:
    """What every object says that is one of several, by where these are: the names on the way to them."""
    places: dict[str, list[tuple[Said, int]]] = defaultdict(list)
    stack: list[tuple[str, Json]] = [("", file.value)]
    while stack:
        path, value = stack.pop()
        if isinstance(value, list):
            inside = value[:1] if path.rpartition("/")[2] in OTHER_HEARINGS else value
            stack += [(f"{path}[]", one) for one in reversed(inside) if isinstance(one, dict | list)]
        elif isinstance(value, dict):
            own = list(said_by(value)) if path.endswith("[]") else []
            places[path] += ((said, file.line(value)) for said in own)
            whole = bool(own and own[0].speaker)  # its parts say the same once more
            ids = len(value) > 1 and 2 * sum(bool(_ID.fullmatch(key)) for key in value) > len(value)
            stack += [
                (f"{path}[]" if ids else f"{path}/{key}", one)
                for key, one in reversed(value.items())
                if isinstance(one, dict | list) and not (whole and key in PARTS)
            ]
    return places


def _is_speech(place: Place) -> bool:
    """Whether somebody says this: it has letters, and speakers, or times, or the length of a sentence."""
    if not any(c.isalpha() for said, _ in place for c in said.text):
        return False
    stated = any(said.speaker or said.start is not None for said, _ in place)
    return stated or any(
        len(said.text.split()) > 2 or (len(said.text) > 5 and not said.text.isascii()) for said, _ in place
    )


def _plain(file: JsonSource) -> Place:
    """A transcript that is no list of objects: pairs of a name and a text, or one object with a text."""
    for value in walk(file.value):
        if isinstance(value, list) and len(value) > 1 and all(map(_is_pair, value)):
            return [(Said(pair[1], one_line(pair[0])), 1) for pair in value]  # type: ignore[index,arg-type]
        if isinstance(value, dict):
            place = [(said, file.line(value)) for said in said_by(value)]
            if place and _is_speech(place):
                return place
    place = [(Said(text_of(file.value)), 1)] if isinstance(file.value, str | list) else []
    return place if _is_speech(place) else []


def _is_pair(value: Json) -> bool:
    return isinstance(value, list) and len(value) == 2 and all(isinstance(one, str) for one in value)


def lend_speakers(value: Json) -> None:
    """AWS Transcribe says in another list than the words', by the times when they begin, who speaks them."""
    for one in (value, value.get("results")) if isinstance(value, dict) else ():
        labels, items = (one.get("speaker_labels"), one.get("items")) if isinstance(one, dict) else (None, None)
        if not isinstance(labels, dict) or not isinstance(items, list):
            continue
        turns = (label for label in walk(labels) if isinstance(label, dict) and "speaker_label" in label)
        speakers = {str(label.get("start_time")): label["speaker_label"] for label in turns}
        for item in items:
            if isinstance(item, dict) and str(item.get("start_time")) in speakers:
                item.setdefault("speaker_label", speakers[str(item.get("start_time"))])
