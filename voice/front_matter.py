"""The front matter of a script: YAML whose values are texts, lists of texts, and the speakers."""

import re
from collections.abc import Callable
from difflib import get_close_matches
from typing import Any, cast

import yaml

from voice.markup import fold
from voice.model import Gender, Role, Script, Speaker

KEYS = ("title", "date", "language", "authors", "source", "description", "speakers")
SPEAKER_KEYS = ("name", "role", "labels", "gender")
ROLES = ("host", "guest", "narrator")
GENDERS = ("female", "male")

Wrong = Callable[[int, str], None]
"""Takes the line of a mistake, and what is wrong."""


def write(script: Script) -> str:
    """The front matter of a script, a line a value."""
    front: dict[str, object] = {"title": script.title, "date": script.date, "language": script.language}
    front |= {"authors": list(script.authors), "source": script.source, "description": script.description}
    front["speakers"] = [_entry(speaker) for speaker in script.speakers]
    kept = {name: value for name, value in front.items() if value}
    text = yaml.safe_dump(kept, allow_unicode=True, sort_keys=False, width=10_000)
    # A day looks like what YAML calls a timestamp, so the dumper quotes it; we read every value as a text.
    return re.sub(r"^date: '([\d-]+)'$", r"date: \1", text, flags=re.M)


def _entry(speaker: Speaker) -> dict[str, object]:
    entry: dict[str, object] = {"name": speaker.name, "role": speaker.role}
    if speaker.labels:
        entry["labels"] = list(speaker.labels)
    if speaker.gender:
        entry["gender"] = speaker.gender
    return entry


def read(text: str, offset: int, wrong: Wrong) -> dict[str, Any]:
    """The values by key, ``speakers`` as a list of `Speaker`; an empty one where nothing can be read.

    Args:
        text: What stands between the marks.
        offset: How many lines stand before it.
        wrong: Told each mistake.
    """
    try:
        node = yaml.compose(text, Loader=yaml.BaseLoader)
        values = yaml.load(text, Loader=yaml.BaseLoader)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 + offset if error.problem_mark else offset
        wrong(line, f"{error.problem}. Put a value that holds a colon or a quotation mark in single quotes.")
        return {}
    if not isinstance(values, dict) or not isinstance(node, yaml.MappingNode):
        wrong(offset, "the front matter must be lines of `key: value`.")
        return {}
    for key, _ in node.value:
        if key.value not in KEYS:
            wrong(key.start_mark.line + 1 + offset, f"unknown key {key.value!r}{_hint(key.value, KEYS)}")
    return {**values, "speakers": _speakers(values.get("speakers") or [], node, offset, wrong)}


def _speakers(entries: object, node: yaml.MappingNode, offset: int, wrong: Wrong) -> list[Speaker]:
    value = next((value for key, value in node.value if key.value == "speakers"), None)
    if not isinstance(entries, list) or (value is not None and not isinstance(value, yaml.SequenceNode)):
        wrong(offset, "speakers must be a list: `- name: Ada` and `  role: host` for each.")
        return []
    found: list[Speaker] = []
    for entry, item in zip(entries, value.value if value is not None else [], strict=True):
        line = item.start_mark.line + 1 + offset
        if not isinstance(entry, dict) or not entry.get("name"):
            wrong(line, "a speaker needs `name:` and `role:`.")
            continue
        for mistake in _mistakes(entry, found):
            wrong(line, mistake)
        # Even one with a mistake is somebody: what he says needs no complaint of its own.
        role = entry.get("role") if entry.get("role") in ROLES else "guest"
        gender = cast("Gender | None", entry.get("gender"))
        found.append(Speaker(fold(entry["name"]), cast(Role, role), listed(entry.get("labels")), gender))
    return found


def _mistakes(entry: dict[str, Any], others: list[Speaker]) -> list[str]:
    name = entry["name"]
    found = [f"unknown key {key!r} of a speaker{_hint(key, SPEAKER_KEYS)}" for key in entry if key not in SPEAKER_KEYS]
    if entry.get("role") not in ROLES:
        found.append(f"the role of {name} must be host, guest or narrator, not {entry.get('role')!r}.")
    if entry.get("gender") not in (*GENDERS, None):
        found.append(f"the gender of {name} must be female or male, or left out.")
    if any(other.name == fold(name) for other in others):
        found.append(f"{name} is there twice; put all labels under one entry.")
    return found


def listed(value: object) -> tuple[str, ...]:
    """A value that may be one text or a list of them."""
    if not value:
        return ()
    return tuple(fold(str(item)) for item in value) if isinstance(value, list) else (fold(str(value)),)


def _hint(name: str, known: tuple[str, ...]) -> str:
    near = get_close_matches(name, known, 1)
    return f". Is it {near[0]!r}?" if near else "."
