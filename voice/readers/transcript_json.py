"""Transcripts in JSON: of Podcasting 2.0, of programs that listen, and of chats.

No shape is known by its program's name. What is looked for is a list of objects with a text and, better, a speaker and
times: that is what Podcasting 2.0, Whisper and WhisperX, whisper.cpp, AWS Transcribe, Deepgram, AssemblyAI, Rev.ai,
Google, Azure, Speechmatics and exported chats have in common.
"""

import re
from collections.abc import Mapping
from dataclasses import replace

from voice.document import Document, Source
from voice.errors import ReadError
from voice.model import LeftOut
from voice.readers.cue_text import CueText, one_line
from voice.readers.cues import Cue, paragraphs
from voice.readers.decoding import decode
from voice.readers.json_about import fields_of, names_of
from voice.readers.json_ledger import unsaid
from voice.readers.json_places import Place, lend_speakers, transcript_in
from voice.readers.json_source import JsonSource
from voice.readers.stated import stated
from voice.readers.turns import turns
from voice.readers.words import are_words, sentences

_INSTRUCTS = frozenset(("system", "tool", "function", "developer"))
"""Roles in chats of those who speak to a program only."""
_NUMBERED = re.compile(r"(?:spkr?|speaker|s|channel|ch)?[\s_:#-]*(\d{1,3})", re.I)
_SLOWEST = 25
"""Seconds that a word takes at most, with the silences; whoever needs more counts in milliseconds."""


def read(source: Source) -> Document:
    """What is said, in paragraphs; `ReadError` where the JSON is damaged, or holds no transcript."""
    file = JsonSource(decode(source.data, source.name), source.name)
    lend_speakers(file.value)
    place = transcript_in(file)
    spoken = [(said, line) for said, line in place if said.role not in _INSTRUCTS]
    left_out = [
        LeftOut(one_line(said.text), line, "an instruction to a program")
        for said, line in place
        if said.role in _INSTRUCTS
    ]
    cues = _cues(spoken, names_of(file.value))
    groups = [_lines(cue, left_out) for cue in (sentences(cues) if are_words(cues) else cues)]
    heard, not_spoken = turns(groups)
    blocks = paragraphs(heard)
    if not blocks:
        raise ReadError(
            f"{source.name}: no transcript is in this JSON. Looked for a list of objects with a text (text, body, "
            "content, transcript, words, ...) and, if it is known, a speaker (speaker, name, role, ...)."
        )
    document = stated(fields_of(file.value, [said for said, _ in spoken]), blocks, ())
    people = (
        *document.hosts,
        *document.guests,
        *document.people,
        *document.authors,
        *(said.speaker for said, _ in place),
    )
    described = {document.title, document.description, document.show, *people}
    left_out += unsaid(file, [said.text for said, _ in place], described)
    return replace(document, left_out=tuple(sorted([*left_out, *not_spoken], key=lambda entry: entry.line)))


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
