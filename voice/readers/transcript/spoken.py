"""From what is said, object by object or row by row, to paragraphs: whoever speaks, whatever it was written down in."""

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from voice.document import Block
from voice.model import LeftOut
from voice.readers.transcript.cue_text import CueText, one_line
from voice.readers.transcript.cues import Cue, paragraphs
from voice.readers.transcript.turns import turns
from voice.readers.transcript.words import are_words, sentences

_INSTRUCTS = frozenset(("system", "tool", "function", "developer"))
"""Roles in chats of those who speak to a program only."""
_ASKS = frozenset(("host", "interviewer", "moderator", "user", "human"))
_ANSWERS = frozenset(("guest", "interviewee", "respondent", "assistant", "gpt", "bot", "model", "ai"))
_NUMBERED = re.compile(r"(?:spkr?|speaker|s|channel|ch)?[\s_:#-]*(\d{1,3})", re.I)
_SLOWEST = 25
"""Seconds that a word takes at most, with the silences; whoever needs more counts in milliseconds."""


@dataclass(frozen=True, slots=True)
class Said:
    """What one object or row says, and who says it when, as far as it states that."""

    text: str
    speaker: str = ""
    role: str = ""
    start: float | None = None
    end: float | None = None
    """In whatever unit the file counts."""


Place = Sequence[tuple[Said, int]]
"""What the objects or rows say, each with its line."""


def spoken(place: Place, names: Mapping[str, str]) -> tuple[tuple[Block, ...], list[LeftOut]]:
    """The paragraphs, and what of it all is not speech. ``names`` are the people behind codes."""
    said = [(one, line) for one, line in place if one.role not in _INSTRUCTS]
    left_out = [
        LeftOut(one_line(one.text), line, "an instruction to a program")
        for one, line in place
        if one.role in _INSTRUCTS
    ]
    cues = _cues(said, names)
    groups = [_lines(cue, left_out) for cue in (sentences(cues) if are_words(cues) else cues)]
    heard, not_spoken = turns(groups)
    speakers = {cue.speaker for cue in heard if cue.text}
    silent = {cue.speaker: cue.line for cue in reversed(cues) if cue.speaker not in speakers}
    left_out += (LeftOut(name, line, "a name beside which nothing is said") for name, line in silent.items() if name)
    return paragraphs(heard), [*left_out, *not_spoken]


def parts_of(place: Place) -> dict[str, list[str]]:
    """Who asks and who answers, as far as roles beside the names say that."""
    parts: dict[str, list[str]] = {}
    for roles, field in ((_ASKS, "hosts"), (_ANSWERS, "guests")):
        names = dict.fromkeys(said.speaker for said, _ in place if said.speaker and said.role in roles)
        if names:
            parts[field] = list(names)
    return parts


def time_of(value: object) -> float | None:
    """A time that a file states: a number, or ``1:02:03.5``; None where it is neither."""
    if isinstance(value, str):
        if re.fullmatch(r"\s*(?:\d{1,4}:){1,2}\d{1,2}(?:[.,]\d{1,9})?\s*", value):
            seconds = 0.0
            for part in value.replace(",", ".").split(":"):
                seconds = 60 * seconds + float(part)
            return seconds
        value = float(value.rstrip("s")) if re.fullmatch(r"\d{1,15}(?:\.\d{1,15})?s?", value) else None
    if isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value) and value >= 0:
        return float(value)
    return None


def _cues(place: Place, names: Mapping[str, str]) -> list[Cue]:
    """What is said as cues; who says the first of several need not be said again."""
    shown = _Names(place, names)
    scale = _scale(place)
    timed = any(said.start is not None for said, _ in place)
    cues: list[Cue] = []
    speaker = ""
    for said, line in place:
        speaker = shown.name(said.speaker) or speaker
        start, end = (time if time is None else time * scale for time in (said.start, said.end))
        cues.append(Cue(said.text, line, speaker, start, end, opens=not timed))
    return cues


def _scale(place: Place) -> float:
    """What makes seconds of the file's times."""
    last = max((time for said, _ in place for time in (said.start, said.end) if time is not None), default=0.0)
    words = sum(len(said.text.split()) + len(said.text) // 12 for said, _ in place)
    return 0.001 if last > _SLOWEST * words else 1.0


def _lines(cue: Cue, left_out: list[LeftOut]) -> list[Cue]:
    """The lines of what one object says; where it has paragraphs of its own, these stay."""
    text = CueText(cue.text, cue.line, cue.start, cue.end)
    left_out += (replace(entry, line=cue.line) for entry in text.left_out)
    lines: list[Cue] = []
    before = -1
    for line in text.cues:
        opens = before < 0 or line.line - before > 1
        before = line.line
        lines.append(replace(line, line=cue.line, speaker=line.speaker or cue.speaker, opens=cue.opens and opens))
    return lines


class _Names:
    """How the speakers are called who have only a number or a letter in the file."""

    def __init__(self, place: Place, names: Mapping[str, str]) -> None:
        self._names = names
        given = {said.speaker for said, _ in place if said.speaker}
        letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"[: len(given)]
        self._lettered = given == set(letters)

    def name(self, given: str) -> str:
        """The name behind a code, or one that says that nobody has named this speaker."""
        if given in self._names:
            return self._names[given]
        if self._lettered and given:
            return f"SPEAKER_{ord(given) - ord('A'):02}"
        match = _NUMBERED.fullmatch(given)
        return f"SPEAKER_{int(match[1]):02}" if match else given
