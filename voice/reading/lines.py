"""The lines of a document, white space folded, without references and time stamps, and what became of each."""

import re
import unicodedata
from array import array
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, takewhile
from typing import Literal

from voice.document import Block, Document
from voice.model import LeftOut
from voice.reading import vocabulary

Fate = Literal["speech", "narration", "heading", "title", "out"]
Spans = tuple[tuple[int, int], ...]

_TIME = r"\d{1,2}:\d{2}(?::\d{2}(?:[:;]\d{2,3})?)?(?:[.,]\d{1,3})?"
_LONG = r"\d{1,2}:\d{2}:\d{2}(?:[:;.,]\d{1,3})?"
_SPAN = rf"{_TIME}(?:\s*(?:-|–|—|-->|→|~)\s*{_TIME})?"
_IN_BRACKETS = rf"(?:\[{_SPAN}\]|\({_SPAN}\)|（{_SPAN}）|【{_SPAN}】)"
_STAMPS = re.compile(
    rf"""^\s*(?P<alone>{_SPAN})\s*$
      | ^\s*(?P<first>(?:{_IN_BRACKETS}|{_LONG}|{_TIME}(?=\s+(?:<|[^\W\d][^:：]{{0,40}}[:：])))\s*[-–—]?\s*)
      | ^[^:：]{{1,50}}?[:：]?\s*(?P<last>{_IN_BRACKETS}|{_LONG}|(?<=\s\s){_TIME})\s*[:：]?\s*$
      | ^[^:：]{{1,50}}?(?:[:：]\s*)?(?P<middle>{_IN_BRACKETS})\s*[:：]?""",
    re.X,
)
"""A time before a name, behind a name that is alone with it, and between a name and what is said."""
_ADDRESS = re.compile(r"[(\[<]?(?:https?://|www\.)[^\s<>\])）。，]+(?:\([^\s)]*\)[^\s<>\])）。，]*)?(?:[>\])](?!\())?")
_LINE_END = re.compile(r"(\n|<br ?/?>)")
_UNTIDY = re.compile(r"\s\s|^\s|\s$|[^\S ]|[\u200b\ufeff\u00ad]")
ASKING = frozenset("?？؟՞፧")
_ASKS = re.compile(r"[?？؟՞፧]|;(?<=[\u0370-\u03ff\u1f00-\u1fff];)")
_ASIDE = re.compile(r"(?<=[?？;!])\s*[(（][^()（）]{1,80}[)）]\s*$")
"""What is added to a question in brackets."""
_GREEK_END = re.compile(r"[\u0370-\u03ff\u1f00-\u1fff];\W*$")
_DIRECTION = re.compile(
    r"(?:\[[^\[\]]{1,200}\]|\([^()]{1,200}\)|（[^（）]{1,200}）|【[^【】]{1,200}】|［[^［］]{1,200}］)[.。]?"
)
_IN_PASSING = re.compile(r"\s?[(（\[<]\s*https?://[^\s()（）<>\[\]]+\s*[)）\]>]")
"""An address in brackets behind the words that it belongs to."""
_UNHEARD = re.compile(
    rf"[\[(](?:unintelligible|inaudible|indistinct|unclear|crosstalk|phonetic)(?P<time>\s+{_TIME})(?=[\])])", re.I
)
"""The time behind words that nobody understood."""
_LETTER = re.compile(r"[^\W_]")
"""A letter or a digit."""
_SENTENCE_END = re.compile(r"(?:[.!?。！？…।॥۔።։။។]|[:;]-?[)D])[\"'”’»」』)）\]]*$")
CJK = r"\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
WIDE = re.compile(f"[{CJK}\uac00-\ud7af]")


def caseless(text: str) -> bool:
    """Whether its script knows no capitals, so that nothing shows which words are names."""
    return text.upper() == text.lower()


_CJK_JOIN = re.compile(rf"[{CJK}，。！？：；、”』」）]")


_WORDS = re.compile(r"[^\W_]+")
DASH = re.compile(r"^\s*(?:[—–―‒─－ー]+|-{1,2}(?:\s|(?=[A-ZÀ-ÞА-ЯΑ-Ω¿¡“\"'…]))|>{2,3}|[＊■□●○◆◇▲△▼▽▶►★☆◎◼▪•])\s*(?=\S)")
"""A dash, or another sign that opens a line as a dash does."""


@dataclass(slots=True)
class Piece:
    """A line, or what of a line belongs to one speaker. The steps of reading write down here what they find."""

    text: str
    line: int
    block: int
    """Pieces of one paragraph have the same number."""
    kind: str = "paragraph"
    level: int = 0
    bold: Spans = ()
    italic: Spans = ()
    label: str = ""
    """How the source names the speaker here."""
    key: str = ""
    """The label's key, see `voice.reading.labels.key_of`."""
    stated: str = ""
    """Who says it, where the format itself states that."""
    fate: Fate = "speech"
    speaker: str = ""
    opens: bool = False
    """Whether somebody begins to speak here."""
    reason: str = ""
    """Why it is left out."""

    @property
    def is_bold(self) -> bool:
        return covers(self.bold, self.text)

    @property
    def is_italic(self) -> bool:
        return covers(self.italic, self.text)

    @property
    def is_rule(self) -> bool:
        """Whether it is a line drawn across the page (or nothing at all)."""
        return not _LETTER.search(self.text) and not self.label and not asks(self.text)

    def leave_out(self, reason: str) -> None:
        self.fate, self.reason = "out", reason


def is_stage_direction(text: str) -> bool:
    """Whether all of it stands in brackets: ``[He laughs.]``"""
    return bool(_DIRECTION.fullmatch(text.strip()))


def begins_with_a_dash(piece: Piece) -> bool:
    """A dash opens the line, as it opens speech in many languages."""
    return bool(DASH.match(piece.text))


def covers(spans: Spans, text: str) -> bool:
    """Whether all letters and digits of the text lie within the spans."""
    spans = tuple(sorted(spans))
    ends = [0, *accumulate((b for _, b in spans), max)]
    starts = [*(a for a, _ in spans), len(text)]
    return bool(spans) and not any(_LETTER.search(text, end, a) for end, a in zip(ends, starts, strict=True))


def within(spans: Spans, start: int, length: int) -> Spans:
    """The spans of a part of the text: ``length`` characters from ``start`` on."""
    first = bisect_right(spans, start, key=lambda span: span[1])
    inside = takewhile(lambda span: span[0] < start + length, map(spans.__getitem__, range(first, len(spans))))
    return tuple((max(a - start, 0), min(b - start, length)) for a, b in inside)


def letters_of(text: str) -> str:
    """Letters and digits alone: quotation marks and the ends of sentences differ where something is said again."""
    return "".join(_WORDS.findall(text.casefold()))


def asks(text: str) -> bool:
    """Whether there is a question in it, in any script."""
    return bool(_ASKS.search(text))


def invites(text: str) -> bool:
    """Whether it bids somebody speak, with or without a question mark: ``Tell us about the bees.``"""
    if asks(text) or len(text) > 400:
        return asks(text)
    if vocabulary.BIDS.match(text):
        return True
    unspaced = not text.isascii()
    return unspaced and bool(vocabulary.ENDS_BIDDING.search(text[-12:]) or vocabulary.BIDS_INSIDE.search(text))


def ends_as_question(text: str) -> bool:
    """Whether its last sentence is a question."""
    text = _ASIDE.sub("", text)
    return text.rstrip("\"'”’»」』)）] .…")[-1:] in ASKING or (";" in text[-8:] and bool(_GREEK_END.search(text[-12:])))


def ends_as_sentence(text: str) -> bool:
    """Whether a sentence ends where the text does."""
    return bool(_SENTENCE_END.search(text.rstrip())) or ends_as_question(text)


def fold(text: str) -> str:
    """One line, single spaces, composed."""
    return unicodedata.normalize("NFC", " ".join(text.split()))


def join(texts: Iterable[str]) -> str:
    """Lines of one paragraph: with a space between them, or none after a Chinese or Japanese character."""
    parts: list[str] = []
    for text in filter(None, texts):
        if parts and not (_CJK_JOIN.match(parts[-1][-1]) and re.match(rf"[{CJK}“「『（]", text)):
            parts.append(" ")
        parts.append(text)
    return "".join(parts)


def size(text: str) -> int:
    """Its length as a reader feels it: a Chinese character says as much as two or three letters."""
    return len(text) + 2 * len(WIDE.findall(text))


def pieces_of(document: Document) -> tuple[list[Piece], list[LeftOut]]:
    """Every line of the document, and what had to go before anyone looks at them."""
    pieces: list[Piece] = []
    left_out: list[LeftOut] = []
    begun = Counter(_beginning(line) for block in document.blocks for line, _ in _lines(block.text))
    for number, block in enumerate(map(_heading_in_one_line, document.blocks)):
        start = 0
        offset = 0
        for line, end in _lines(block.text):
            referring = _ADDRESS.search(line) and _only_refers(_ADDRESS.sub("", line))
            if referring and not (begun[_beginning(line)] > 2 and _beginning(line)):
                piece, gone = None, [LeftOut(fold(line), block.line + offset, "a reference, not speech")]
            else:
                piece, gone = _piece(block, number, line, start, offset)
            left_out += gone
            if piece:
                pieces.append(piece)
            start += len(line) + len(end)
            offset += end == "\n"
    return pieces, left_out


def _lines(text: str) -> Iterator[tuple[str, str]]:
    """Each line and what ends it, which may be a tag that somebody copied along."""
    parts = _LINE_END.split(text)
    return zip(parts[::2], [*parts[1::2], ""], strict=True)


def _heading_in_one_line(block: Block) -> Block:
    """A heading is one line, wherever the page breaks it."""
    if block.kind != "heading" or "\n" not in block.text:
        return block
    parts = block.text.split("\n")
    text = join(parts)
    same = len(text) == len(block.text)
    return replace(block, text=text, strong=block.strong if same else (), emphasis=block.emphasis if same else ())


def _beginning(line: str) -> str:
    """What stands before the first colon: who begins so on line after line is a speaker, whatever follows."""
    parts = re.split("[:：](?!/)", line, maxsplit=1)
    return parts[0].strip() if len(parts) == 2 and any(map(str.isalpha, parts[0])) else ""


def _piece(block: Block, number: int, text: str, start: int, offset: int) -> tuple[Piece | None, list[LeftOut]]:
    at = block.line + offset
    if not text.strip():
        return None, []
    stamp = _STAMPS.match(text)
    gone = [(*stamp.span(stamp.lastgroup or 0), "a time stamp")] if stamp else []
    gone += [(*match.span("time"), "a time stamp") for match in _UNHEARD.finditer(text)]
    gone += [(*match.span(), "an address") for match in _IN_PASSING.finditer(text) if match.start()]
    keep = _kept(text, gone)
    if not keep:
        return None, [LeftOut(fold(text[a:b]), at, reason) for a, b, reason in gone]
    piece = Piece(
        text=text if len(keep) == len(text) else "".join(" " if text[i].isspace() else text[i] for i in keep),
        line=at,
        block=number,
        kind=block.kind,
        level=block.level,
        bold=_moved(within(block.strong, start, len(text)), keep),
        italic=_moved(within(block.emphasis, start, len(text)), keep),
        stated=fold(block.speaker),
    )
    return piece, [LeftOut(fold(text[a:b]), at, reason) for a, b, reason in gone]


def _only_refers(rest: str) -> bool:
    """Whether what is left beside the addresses only says what they lead to."""
    rest = fold(rest)
    counted = not any(c.isalpha() for c in rest)
    return counted or (rest.endswith((":", "：", "-", "–")) and len(rest.split()) <= 12)


def _kept(text: str, gone: Collection[tuple[int, int, str]]) -> Sequence[int]:
    """The places of the characters that stay: not those gone, and of white space one at a time, inside only."""
    if not gone and not _UNTIDY.search(text):
        return range(len(text))
    lost = bytearray(len(text))
    for a, b, _ in gone:
        lost[a:b] = bytes([1]) * (b - a)
    keep = array("L")  # a line may be megabytes long
    for i, c in enumerate(text):
        if lost[i] or c in "\u200b\ufeff\u00ad" or (c.isspace() and (not keep or text[keep[-1]].isspace())):
            continue
        keep.append(i)
    while keep and text[keep[-1]].isspace():
        keep.pop()
    return keep


def _moved(spans: Spans, keep: Sequence[int]) -> Spans:
    """Spans of a line as spans of those of its characters that are kept."""
    kept = ((bisect_left(keep, a), bisect_left(keep, b)) for a, b in spans)
    return tuple((a, b) for a, b in kept if a < b)
