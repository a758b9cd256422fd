"""Subtitles as transcripts: SubRip, WebVTT, and what comes close to them (YouTube's SBV, times in brackets).

WebVTT is https://www.w3.org/TR/webvtt1/. SubRip has no standard but its habits, which are taken as they are found:
missing numbers and blank lines, dots for commas, times of one digit or of more than 99 hours.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from voice.document import Document, Source
from voice.errors import ReadError
from voice.model import LeftOut
from voice.readers.encoding.decoding import decode
from voice.readers.transcript.cue_text import CueText
from voice.readers.transcript.cues import paragraphs
from voice.readers.transcript.stated import stated
from voice.readers.transcript.turns import turns

_STAMP = r"(?:(?:\d{1,4}:)?\d{1,3}:\d{1,2}(?:\s?[.,:]\s?\d{1,6})?|\d{1,7}[.,]\d{1,6})"
_TIMING = re.compile(
    rf"\s*\[?\s*(?P<start>{_STAMP})\s*(?:(?:-{{1,3}}|[—–])\s?(?:>|&gt;)|→|,(?={_STAMP}\s*$))\s*(?P<end>{_STAMP})?\s*\]?"
    r"(?P<rest>.*)"
)
"""A line of times: ``00:00:01,000 --> 00:00:02,000``, then settings, or (in some programs' output) the words."""
_TIMES_BEGIN = tuple("[0123456789")
_SETTINGS = re.compile(r"\s*(?:[a-zA-Z]\w{0,20}:[^\s:]{1,40}(?:\s+|$))*")
_MACHINE_NAME = re.compile(r"[\w./:-]*\d[\w./:-]*|[0-9a-f-]{32,}", re.I)
_COMMENT = re.compile(r"NOTE(?:\s|$)")
_STYLE = re.compile(r"(?:STYLE|REGION)\s*$")
_FIELD = re.compile(r"\s*(?:NOTE\s+)?([A-Za-z][A-Za-z _-]{1,24}):\s*(.{1,400})")
_TAG = re.compile(r"<[^<>]*>")
_TIMED_WORDS = re.compile(r"<\d[\d:.]+><c>")
_SEEN_TWICE = "shown a second time while the next words come"


def read(source: Source) -> Document:
    """The words of the subtitles in paragraphs; `ReadError` where there are no times, or no words, in them."""
    file = _File(decode(source.data, source.name, source.charset))
    if not file.has_times:
        raise ReadError(
            f"{source.name}: it has no times as subtitles have them (00:00:01,000 --> 00:00:02,000). "
            "If it is plain text, give it a name that ends in .txt."
        )
    left_out = [*file.left_out, *_say_once(file.cues)]
    groups = []
    for raw in file.cues:
        text = CueText("\n".join(raw.lines), raw.line, raw.start, raw.end)
        groups.append(text.cues)
        left_out += text.left_out
    spoken, not_spoken = turns(groups)
    blocks = paragraphs(spoken)
    if not blocks:
        raise ReadError(f"{source.name}: nobody speaks in these subtitles. Give a file that holds the interview.")
    ledger = sorted([*left_out, *not_spoken], key=lambda entry: entry.line)
    return stated(file.fields, blocks, ledger)


# -- cues ---------------------------------------------------------------------------------------------------------


@dataclass(slots=True)
class _Raw:
    """A cue as it stands in the file."""

    line: int
    """The number of the first of its lines."""
    start: float | None = None
    end: float | None = None
    lines: list[str] = field(default_factory=list)
    """What stands below its times, blank lines too."""


class _File:
    """The cues of a file, and what stands between them."""

    def __init__(self, text: str) -> None:
        self.cues = [_Raw(1)]
        self.left_out: list[LeftOut] = []
        self.fields: dict[str, object] = {}
        self.has_times = False
        self._last_number = 0
        self._is_webvtt = text.startswith("WEBVTT")
        self._aside: list[str] = []
        """The lines of the head, of a comment or a style that is being read."""
        self._notes: set[str] = set()
        self._blank = True
        for number, line in enumerate(text.split("\n"), 1):
            self._take(number, line)
        self._end_aside(text.count("\n") + 2)

    def _take(self, number: int, line: str) -> None:
        timing = _TIMING.match(line) if line.lstrip()[:1] in _TIMES_BEGIN else None
        blank = not line.strip()
        if (timing or blank) and self._aside:
            self._end_aside(number)
        if timing:
            self._begin(number, timing)
        elif not blank and (self._aside or self._begins_aside(number, line)):
            self._aside.append(line.strip())
            self.cues[-1].lines.append("")
        else:
            self.cues[-1].lines.append(line)
        self._blank = blank

    def _begins_aside(self, number: int, line: str) -> bool:
        if not self._is_webvtt or not self._blank:
            return False
        return number == 1 or bool(_COMMENT.match(line) or (not self.has_times and _STYLE.match(line)))

    def _end_aside(self, number: int) -> None:
        aside, self._aside = self._aside, []
        for line in aside if aside and not _STYLE.match(aside[0]) else ():
            if found := _FIELD.fullmatch(line):
                self.fields.setdefault(found[1].casefold(), found[2].strip(' "'))
        words = " ".join(" ".join(aside).removeprefix("WEBVTT").removeprefix("NOTE").split())
        kind = re.sub(r"\d+", "0", words)
        if words and kind not in self._notes:  # programs write how sure they are beside each cue
            self._notes.add(kind)
            self.left_out.append(LeftOut(words, number - len(aside), "a note of the file about itself"))

    def _begin(self, number: int, timing: re.Match[str]) -> None:
        self._drop_name(self.cues[-1].lines, number)
        self.has_times = True
        rest = timing["rest"]
        start, end = _seconds(timing["start"]), _seconds(timing["end"] or "")
        self.cues.append(_Raw(number, start, end, ["" if _SETTINGS.fullmatch(rest) else rest]))

    def _drop_name(self, lines: list[str], number: int) -> None:
        """The number or name of a cue stands above its times, and behind the words of the one before."""
        last = next((n for n in range(len(lines) - 1, max(len(lines) - 4, -1), -1) if lines[n].strip()), None)
        if last is None:
            return
        name, adjacent = lines[last].strip(), last == len(lines) - 1
        counted = name.isdecimal() and len(name) < 10
        if counted and (adjacent or int(name) == self._last_number + 1):
            self._last_number = int(name)
            lines[last] = ""
        elif self._is_webvtt and adjacent and not any(line.strip() for line in lines[-2:-1]):
            lines[last] = ""
            if not _MACHINE_NAME.fullmatch(name):
                self.left_out.append(LeftOut(name, number - 1, "the name of a cue"))


def _seconds(stamp: str) -> float | None:
    parts = re.findall(r"\d+", stamp)
    if not parts:
        return None
    fraction = parts.pop() if re.search(r"[.,]", stamp) or len(parts) == 4 else "0"
    whole = 0
    for part in parts:
        whole = 60 * whole + int(part)
    return whole + float(f"0.{fraction}")


# -- words that are shown twice -----------------------------------------------------------------------------------


def _say_once(cues: list[_Raw]) -> list[LeftOut]:
    """Blanks the lines that roll up: a cue shows the last lines of the one before once more."""
    shown = [[line for line in map(_plain, raw.lines) if line] for raw in cues]
    kept = [n for n, lines in enumerate(shown) if lines]
    again = [(before, n, _overlap(shown[before], shown[n])) for before, n in pairwise(kept)]
    count = sum(bool(overlap) and shown[before] != shown[n] for before, n, overlap in again)
    timed = any(_TIMED_WORDS.search(line) for raw in cues[:50] for line in raw.lines)
    rolls = count >= (1 if timed else max(3, len(kept) / 4))
    left_out: list[LeftOut] = []
    for _, n, overlap in again:
        repeated = shown[n][:overlap]
        if overlap and (rolls or (overlap < len(shown[n]) and len("".join(repeated)) >= 20)):
            left_out += _blanked(cues[n], overlap)
    return left_out


def _blanked(raw: _Raw, count: int) -> Iterator[LeftOut]:
    for n, line in enumerate(raw.lines):
        if count and _plain(line):
            yield LeftOut(_plain(line), raw.line + n, _SEEN_TWICE)
            raw.lines[n] = ""
            count -= 1


def _overlap(before: list[str], after: list[str]) -> int:
    """How many lines at the end of one cue are those at the beginning of the next."""
    most = min(len(before), len(after), 6)
    return next((n for n in range(most, 0, -1) if before[-n:] == after[:n]), 0)


def _plain(line: str) -> str:
    return " ".join(_TAG.sub("", line).split())
