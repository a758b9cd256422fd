"""Cues, the few words between two times that transcripts are made of, and the paragraphs that they make up."""

import re
from bisect import bisect
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from voice.document import Block, Spans

_SENTENCE_END = re.compile(r"[.!?…。！？؟।]+[\"'”’»」』)）\]]*\s*$")
_SHORTENED = re.compile(r"(?:^|\s)(?:Mr|Mrs|Ms|Dr|Prof|St|vs|[A-HJ-Z])\.$")
_WIDE = re.compile(r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uac00-\ud7af]")
_BROKEN_WORD = re.compile(r"[^\W\d_]-$")
_GROWN = 500
"""Letters after which a paragraph ends with its sentence."""
_LONG = 1500
"""Letters after which it ends at any pause: words that a machine heard may have no full stops."""
_TOO_LONG = 2500
_BREATH, _PAUSE, _SILENCE = 0.7, 3.0, 8.0
"""Seconds: what ends a long paragraph, a sentence's paragraph, and any."""


@dataclass(frozen=True, slots=True)
class Cue:
    """A line of what is shown at one time, or a part of it that one person says."""

    text: str
    line: int
    speaker: str = ""
    """Who says it, where the format states that."""
    start: float | None = None
    """In seconds, as `end`; None where nothing states it."""
    end: float | None = None
    opens: bool = False
    """Whether somebody begins to speak here."""
    strong: Spans = ()
    emphasis: Spans = ()

    def part(self, first: int, last: int) -> "Cue":
        """The words between two places of a line, without the white space around them."""
        text = self.text[first:last]
        if len(text) == len(self.text) == len(text.strip()):
            return self
        first += len(text) - len(text.lstrip())
        text = text.strip()
        spans = (_within(spans, first, first + len(text)) for spans in (self.strong, self.emphasis))
        strong, emphasis = spans
        return replace(self, text=text, strong=strong, emphasis=emphasis)

    def without(self, gone: Sequence[tuple[int, int]]) -> "Cue":
        """What is left of a line when some places are gone; these are in order, and do not overlap."""
        if not gone:
            return self.part(0, len(self.text))
        edges = [0, *(edge for span in gone for edge in span), len(self.text)]
        parts = [self.part(a, b) for a, b in zip(edges[::2], edges[1::2], strict=True)]
        return _joined([part for part in parts if part.text] or parts[:1], " ")


def paragraphs(cues: Iterable[Cue]) -> tuple[Block, ...]:
    """The cues as blocks: one begins with a speaker, after a silence, or where a sentence ends and it has grown.

    The cues inside a block stand on lines of their own.
    """
    blocks: list[Block] = []
    run: list[Cue] = []
    size = 0
    for cue in cues:
        if run and _ends_before(cue, run[-1], size):
            blocks.append(_block(run))
            run, size = [], 0
        if cue.text:
            run.append(cue)
            size += len(cue.text) + 2 * len(_WIDE.findall(cue.text))
    return (*blocks, _block(run)) if run else tuple(blocks)


def ends_a_sentence(text: str) -> bool:
    """Whether the text ends where a sentence does."""
    return bool(_SENTENCE_END.search(text)) and not _SHORTENED.search(text)


def _ends_before(cue: Cue, last: Cue, size: int) -> bool:
    if cue.opens or cue.speaker != last.speaker or size >= _TOO_LONG:
        return True
    pause = cue.start - last.end if cue.start is not None and last.end is not None else 0.0
    if ends_a_sentence(last.text):
        return size >= _GROWN or pause >= _PAUSE
    return pause >= (_BREATH if size >= _LONG else _SILENCE)


def _block(run: Sequence[Cue]) -> Block:
    whole = _joined(run, "\n")
    return Block(whole.text, whole.line, strong=whole.strong, emphasis=whole.emphasis, speaker=whole.speaker)


def _joined(run: Sequence[Cue], sign: str) -> Cue:
    """The cues as one; a word that is broken at its hyphen is whole again."""
    texts: list[str] = []
    strong: list[tuple[int, int]] = []
    emphasis: list[tuple[int, int]] = []
    size = 0
    for cue in run:
        if texts and not (_BROKEN_WORD.search(texts[-1]) and cue.text[:1].islower()):
            texts.append(sign)
            size += len(sign)
        strong += ((a + size, b + size) for a, b in cue.strong)
        emphasis += ((a + size, b + size) for a, b in cue.emphasis)
        texts.append(cue.text)
        size += len(cue.text)
    return replace(run[0], text="".join(texts), strong=tuple(strong), emphasis=tuple(emphasis))


def _within(spans: Spans, first: int, last: int) -> Spans:
    """What of the spans, which are in order, lies between two places."""
    if not spans:
        return ()
    own = spans[max(bisect(spans, (first,)) - 1, 0) : bisect(spans, (last,))]
    return tuple((max(a, first) - first, min(b, last) - first) for a, b in own if b > first)
