"""The service's word events and the text that was asked for: which word is where, and whether all of it was said.

Both are folded to letters and digits, without case, accents and width, so that what the service leaves out (spaces,
punctuation, characters that were cleaned away) is in neither, and one event follows the other without a gap in every
script. A folded character knows its place in the text: that is the way back.
"""

import html
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from voice.model import Word

TICKS = 10_000_000
"""The service's unit of time: so many a second."""
DELAY = 1105
"""Samples of silence that an MP3 encoder (LAME: 576) and a decoder (529) put before the sound; measured on a click."""
AHEAD = 80
"""How many folded characters without a word event may lie between two that have one."""
SLACK = 0.25
"""Seconds by which a last word may outlast its sound."""
SECONDS = {"digit": (0.02, 1.5), "ideograph": (0.05, 1.5), "letter": (0.02, 0.8)}
"""How long a character may last at the voice's own speed: far beyond what is ever said, on both sides."""


@dataclass(frozen=True, slots=True)
class Boundary:
    """A word event: what is said from when, and for how long, in ticks."""

    text: str
    offset: int
    duration: int


@dataclass(frozen=True, slots=True)
class Folded:
    """The letters and digits of a text, and the index in the text of each."""

    text: str
    at: tuple[int, ...]

    @classmethod
    def of(cls, text: str) -> "Folded":
        pairs = [(fold, index) for index, character in enumerate(text) for fold in _fold(character)]
        return cls("".join(fold for fold, _ in pairs), tuple(index for _, index in pairs))


def _fold(character: str) -> str:
    if not (character.isalpha() or character.isdecimal()):
        return ""
    plain = unicodedata.normalize("NFKD", character.casefold())
    return "".join(c for c in plain if c.isalpha() or c.isdecimal())


@dataclass(frozen=True, slots=True)
class Aligned:
    """Where each boundary stands in the text."""

    spans: tuple[tuple[Boundary, int, int], ...]
    """With the index of the first character, and the one after the last."""
    rest: str
    """What no boundary reached: the folded end of the text."""


def align(text: str, boundaries: Sequence[Boundary]) -> Aligned:
    """Find each boundary in the text, one behind the other.

    One that is worded otherwise than the text ("square metres" for "m²") stands for the next word that no other claims.
    """
    folded = Folded.of(text)
    spans: list[tuple[Boundary, int, int]] = []
    unknown: list[Boundary] = []
    position = 0
    for boundary in boundaries:
        wanted = [w for w in (Folded.of(boundary.text).text, Folded.of(html.unescape(boundary.text)).text) if w]
        found = next(((at, len(w)) for w in wanted if (at := _find(w, text, folded, position)) >= 0), None)
        if found is None:
            unknown += [boundary] if wanted else []
            continue
        first, length = found
        spans += _shared(unknown, text, folded, position, first)
        spans.append((boundary, *_span(text, folded, first, first + length)))
        unknown, position = [], first + length
    late = list(_shared(unknown, text, folded, position, len(folded.text)))
    if late:
        position = next((i for i, at in enumerate(folded.at) if at >= late[-1][2]), len(folded.at))
    return Aligned((*spans, *late), folded.text[position:])


def _find(wanted: str, text: str, folded: Folded, position: int) -> int:
    """Where a word is: at once, else at the next beginning of a word that isn't far; -1: nowhere."""
    at = position - 1
    while (at := folded.text.find(wanted, at + 1, position + AHEAD + len(wanted))) >= 0:
        if at == position or _begins(text, folded, at):
            return at
    return -1


def _begins(text: str, folded: Folded, at: int) -> bool:
    index = folded.at[at]
    return index == 0 or not text[index - 1].isalnum() or _unspaced(text[index])


def _unspaced(character: str) -> bool:
    """Whether a word may begin with it anywhere: scripts without spaces are among those without case."""
    return unicodedata.category(character) == "Lo"


def _span(text: str, folded: Folded, first: int, last: int) -> tuple[int, int]:
    """A folded span in the text, with the combining marks behind its last character."""
    end = folded.at[last - 1] + 1
    while end < len(text) and unicodedata.category(text[end]).startswith("M"):
        end += 1
    return folded.at[first], end


def _shared(
    boundaries: Sequence[Boundary], text: str, folded: Folded, first: int, last: int
) -> Iterator[tuple[Boundary, int, int]]:
    """A word each of a stretch of the text, for boundaries that say it in other words; the stretch may run out."""
    for boundary in boundaries:
        if first >= last:
            return
        most = len(Folded.of(boundary.text).text) if _unspaced(text[folded.at[first]]) else last
        end = first + 1
        while end < min(last, first + most) and folded.at[end] - folded.at[end - 1] < 2:
            end += 1
        yield (boundary, *_span(text, folded, first, end))
        first = end


def shortcoming(text: str, boundaries: Sequence[Boundary], seconds: float, rate: int) -> str:
    """Why an answer isn't the whole text, as a clause; empty where it is.

    Args:
        text: What was asked for.
        boundaries: What the service says that it said.
        seconds: How long the sound lasts.
        rate: Per cent faster or slower than the voice's own speed.
    """
    if not boundaries:
        return "no word was timed"
    aligned = align(text, boundaries)
    said = {_script(c) for _, first, last in aligned.spans for c in Folded.of(text[first:last]).text}
    # A voice may pass over letters of a script that it doesn't know; that the answer was whole, others have confirmed.
    if (said | {""}) & {_script(c) for c in aligned.rest}:
        return f"the last {len(aligned.rest)} letters are missing"
    if (end := max(b.offset + b.duration for b in boundaries) / TICKS) > seconds + SLACK:
        return f"the words last {end:.1f} s, but the sound {seconds:.1f} s"
    shortest, longest = plausible(text, rate)
    if not shortest <= seconds <= longest:
        return f"{seconds:.1f} s of sound are not what {len(text)} characters take"
    return ""


def _script(character: str) -> str:
    """The script of a letter, as its Unicode name begins; all of Japanese is one; digits have none."""
    script = "" if character.isdecimal() else unicodedata.name(character, "").partition(" ")[0]
    return "CJK" if script in ("HIRAGANA", "KATAKANA", "KATAKANA-HIRAGANA") else script


def plausible(text: str, rate: int) -> tuple[float, float]:
    """How many seconds a text lasts at least and at most, at so many per cent more or less speed."""
    speed = max(10, 100 + rate) / 100
    bounds = [SECONDS[_kind(c)] for c in text if c.isalpha() or c.isdecimal()]
    return sum(low for low, _ in bounds) / speed, (sum(high for _, high in bounds) + 3) / speed


def _kind(character: str) -> str:
    if character.isdecimal():
        return "digit"
    return "ideograph" if "\u4e00" <= character <= "\u9fff" else "letter"


def words(text: str, boundaries: Sequence[Boundary], rate: int, samples: int) -> tuple[Word, ...]:
    """The boundaries as words of the text, in samples of the decoded sound."""

    def sample(ticks: int) -> int:
        return min(samples, ticks * rate // TICKS + DELAY)

    return tuple(
        Word(first, last, sample(b.offset), sample(b.offset + b.duration))
        for b, first, last in align(text, boundaries).spans
    )
