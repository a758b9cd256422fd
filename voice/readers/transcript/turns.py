"""Where in the cues of a transcript somebody begins to speak: by a label, ``>>`` or a dash, be it in mid-cue."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise

from voice.model import LeftOut
from voice.readers.transcript.cues import Cue, ends_a_sentence
from voice.readers.transcript.sounds import is_sound, sounds_in, words_of

_ARROWS = re.compile(r"(?:(?<=\s)|^)(?:>{2,4}|»»)\s*")
_SIGNS = re.compile(r"[>»:：]")
"""Without these, and where dashes say nothing, nobody else begins to speak."""
_DASH = re.compile(r"[-–—‐‑]\s*(?=[^\W\d_]|[\"“„«'‘¿¡\[(…])")
_DASH_WITHIN = re.compile(r"[.!?…-]\s+(?=[-–—]\s+[^\W\d_])")
"""Where, in files that have such dashes, another speaker begins within a line."""
_BROKEN_OFF = re.compile(r"[-–—]\s*$")
_LABEL = re.compile(
    r"(?P<name>[^\s:：.,;!?\"“”()（）\[\]<>-](?:[^:：()（）\[\]]|[(（\[][^()（）\[\]]{0,40}[)）\]]){0,60}?)\s?[:：](?![\d/])\s*"
)
_BRACKETED = re.compile(r"[\[(（【](?P<name>[^\[\]()（）【】:：]{1,40})[\])）】]\s?[:：]?\s*")
_ASIDE = re.compile(r"\s*[(（\[][^()（）\[\]]{0,40}[)）\]]")
_ROLE = re.compile(r"[(（\[]\s*[^\W\d_][^()（）\[\]]{1,40}[)）\]]$")
_COLON = re.compile(r"(?<=[\w.)\]）])\s?[:：](?![\d/])")
_START = re.compile(r"(?:(?<=\s)|(?<=[.!?…。！？”」』）)]))\S")
_PARTICLES = words_of(
    """de du der den von van vom zu zur la le el al bin ibn di do dos das del della af av y e the of and"""
)
_UNNAMED = "— "
"""Where another speaker begins and nothing says who: a dash, as in print."""


def turns(groups: Sequence[Sequence[Cue]]) -> tuple[list[Cue], list[LeftOut]]:
    """The lines of cues, given cue by cue, marked and cut where somebody begins to speak; and what is not speech."""
    known = _known(line for group in groups for line in group)
    stated = any(line.speaker for group in groups for line in group)
    dashed = not stated and any(_dash_of(line.text) for group in groups for line in group)
    left_out: list[LeftOut] = []
    found: list[Cue] = []
    voice = last = ""
    for group in groups:
        for line in _heard(group, known, last, left_out):
            for cue in _cut(line, known, last if dashed else None):
                name = _label_of(cue.text)
                labelled = name in known or bool(name and ends_a_sentence(last) and (not stated or " " in name))
                if name and (name == _name(cue.speaker) or (stated and labelled and not cue.speaker)):
                    cue = _without_label(cue, left_out)
                voice = cue.speaker or ("" if labelled or cue.opens else voice)
                opens = cue.opens or labelled
                same = (cue.speaker, cue.opens) == (voice, opens)
                found.append(cue if same else replace(cue, speaker=voice, opens=opens))
                last = cue.text
    return found, left_out


# -- labels -------------------------------------------------------------------------------------------------------


def _known(lines: Iterable[Cue]) -> Set[str]:
    """The labels that several lines begin with, or that say which role somebody has."""
    counts: Counter[str] = Counter()
    for line in lines:
        bare = _DASH.sub("", _ARROWS.sub("", line.text.lstrip(), count=1), count=1)
        name = _label_of(bare)
        label = _LABEL.match(bare)
        counts[name] += 2 if label and _ROLE.search(label["name"]) else 1
    return {name for name, count in counts.items() if name and count > 1}


def _label_of(text: str) -> str:
    """Whose name the line begins with, if it reads like one: casefolded, without what stands in brackets behind it."""
    match = _LABEL.match(text) or _BRACKETED.match(text)
    if not match:
        return ""
    bracketed = match.re is _BRACKETED
    return "" if bracketed and (is_sound(match["name"]) or match.end() == len(text)) else _name(match["name"])


@lru_cache(8192)
def _name(label: str) -> str:
    bare = _ASIDE.sub("", label).strip()
    words = bare.split()
    if not words or len(words) > 5 or any(c in bare for c in ',;!?…。！？，、"“”'):
        return ""
    small = sum(word[0].islower() and word not in _PARTICLES for word in words)
    ended = any(word.endswith(".") and len(word) > 5 for word in words)
    return "" if small or ended or words[0] in _PARTICLES else bare.casefold()


def _labels_within(text: str, known: Set[str]) -> Iterator[int]:
    """Where in mid-line known labels begin."""
    if not known:
        return
    for colon in _COLON.finditer(text, 1):
        least = max(colon.start() - 60, 0)
        starts = [match.start() for match in _START.finditer(text, least, colon.start())]
        for start in starts[-6:]:
            label = text[start : colon.start()]
            if _name(label) in known and _stands_out(label, text[:start][-4:]):
                yield start
                break


def _stands_out(label: str, before: str) -> bool:
    """Whether it is a label wherever it stands: with a role, in capitals, a full name; or behind a sentence's end."""
    bare = _ASIDE.sub("", label).strip()
    capitals = len(bare) > 1 and bare.isupper()
    return capitals or bool(_ROLE.search(label)) or len(bare.split()) > 1 or ends_a_sentence(before)


# -- lines --------------------------------------------------------------------------------------------------------


def _heard(group: Sequence[Cue], known: Set[str], last: str, left_out: list[LeftOut]) -> Iterator[Cue]:
    """The lines of one cue without the sounds that are noted in it. ``last`` is what was said before."""
    text = "\n".join(line.text for line in group)
    fresh = not last or ends_a_sentence(last)
    gone = [(a, b) for a, b in sounds_in(text, fresh=fresh) if _name(text[a + 1 : b - 1]) not in known]
    start = passed = 0
    for line in group:
        end = start + len(line.text)
        own: list[tuple[int, int]] = []
        while passed < len(gone) and gone[passed][0] < end:
            a, b = gone[passed]
            own.append((max(a, start) - start, min(b, end) - start))
            if b > end:  # it goes on in the next line
                break
            passed += 1
        left_out += (LeftOut(line.text[a:b].strip(), line.line, "a sound, not speech") for a, b in own)
        heard = line.without(own)
        if heard.text:
            yield heard
        start = end + 1


def _dash_of(text: str, before: str = "") -> re.Match[str] | None:
    """The dash that opens a line of another speaker; a long one may stand within a sentence of the same, too."""
    sign = _DASH.match(text)
    if sign is None or text[sign.end()].islower():
        return None
    return sign if text[0] == "-" or not before or _BROKEN_OFF.search(before) or ends_a_sentence(before) else None


def _cut(line: Cue, known: Set[str], before: str | None) -> Iterator[Cue]:
    """The line, cut where somebody begins to speak in it; the signs of that are gone.

    ``before`` is what was said last; None where dashes say nothing about speakers.
    """
    if before is None and not _SIGNS.search(line.text):
        yield line
        return
    places = {match.start() for match in _ARROWS.finditer(line.text)} | set(_labels_within(line.text, known))
    if before is not None:
        places |= {match.end() for match in _DASH_WITHIN.finditer(line.text)}
    opens, sign = False, ""
    for a, b in pairwise(sorted({0, *places, len(line.text)})):
        cue = line.part(a, b)
        arrow = _ARROWS.match(cue.text)
        dash = None if arrow or before is None else _dash_of(cue.text, before)
        if begins := arrow or dash:
            opens, cue = True, cue.part(begins.end(), len(cue.text))
            sign = f"{dash[0].strip()} " if dash else _UNNAMED
        if cue.text:
            yield _opened(cue, sign) if opens else cue
            opens, before = False, None if before is None else cue.text


def _opened(cue: Cue, sign: str) -> Cue:
    """Somebody begins to speak: who that is says the format, or a label, or nothing but a dash."""
    if cue.speaker or _label_of(cue.text):
        return replace(cue, opens=True)
    more = len(sign)
    strong, emphasis = (tuple((a + more, b + more) for a, b in spans) for spans in (cue.strong, cue.emphasis))
    return replace(cue, text=sign + cue.text, opens=True, strong=strong, emphasis=emphasis)


def _without_label(cue: Cue, left_out: list[LeftOut]) -> Cue:
    """Who speaks is stated by the format for others, or for this cue as well: the label is no part of the text."""
    label = _LABEL.match(cue.text) or _BRACKETED.match(cue.text)
    if not label:
        return cue
    reason = (
        "the speaker's name, which the file states beside it" if cue.speaker else "a label, which names the speaker"
    )
    left_out.append(LeftOut(label.group().strip(), cue.line, reason))
    who = cue.speaker or _ASIDE.sub("", label["name"]).strip()
    return replace(cue.part(label.end(), len(cue.text)), speaker=who)
