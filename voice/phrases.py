"""What the programme says of its own accord, in each language."""

import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files

from voice.model import Script

COUNTING = ", ".join(str(number) for number in range(1, 31)) + "."
"""Every engine reads digits in its own language: what a voice is measured on where we have no text."""


@cache
def _phrases() -> Mapping[str, Mapping[str, str]]:
    return tomllib.loads((files("voice") / "data/spoken.toml").read_text("utf-8"))


def _of(language: str) -> Mapping[str, str] | None:
    tag = language.lower()
    return _phrases().get(tag) or _phrases().get(tag.split("-")[0])


def opening(script: Script, own: Mapping[str, str]) -> str:
    """The sentence with which an edition begins: title, people, and that the voices are synthetic.

    Args:
        script: What follows.
        own: A show's own wording, by language, with {title}, {hosts} and {guests}.
    """
    phrases = _of(script.language) or _phrases()["en"]
    heard = {turn.speaker for chapter in script.chapters for turn in chapter.turns}
    people = {
        role: _joined([s.name for s in script.speakers if s.role == role and s.name in heard], phrases)
        for role in ("host", "guest")
    }
    kind = "opening" if all(people.values()) else "opening_guests" if people["guest"] else "opening_alone"
    wording = own.get(script.language) or own.get(script.language.split("-")[0]) or phrases[kind]
    title = script.title.rstrip(".").rstrip()
    text = wording.replace("{hosts}", people["host"]).replace("{guests}", people["guest"])
    text = text.replace("{title}", title)
    # A title may bring its own closing mark.
    for mark in "?!？！…":
        text = text.replace(f"{mark}.", mark).replace(f"{mark}。", mark)
    return text


def _joined(names: Sequence[str], phrases: Mapping[str, str]) -> str:
    if len(names) < 2:
        return "".join(names)
    return phrases["and"].join([phrases["comma"].join(names[:-1]), names[-1]])


def calibration(language: str) -> str:
    """Ordinary speech, on which the loudness of a voice is measured."""
    return (_of(language) or {"calibration": COUNTING})["calibration"]
