"""How a line may begin with a label: name and colon, bold, dash, brackets, or a name alone."""

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from itertools import accumulate
from typing import Literal, get_args

from voice.reading import vocabulary
from voice.reading.lines import CJK, Piece, covers, size, within

Form = Literal["stated", "apart", "said", "colon", "stop", "bold", "bracket", "dash", "alone", "unsigned"]
FORMS: tuple[Form, ...] = get_args(Form)
"""In the order in which they are believed; ``apart`` is a label by the page's structure, ``stated`` by the format."""
QUOTES = "\"“”„«»‘’‚‹›「」『』《》'"

_LABEL = r"(?P<label>(?:[^:：\[(（{]|[(（][^)）]*[)）]|\[[^\]]*\]){1,70}?)"
_COLON = re.compile(rf"\s*{_LABEL}(?:\s*：|\s*:(?!/)(?!(?<=\d:)\d))\s*")
_DASH = re.compile(r"\s*(?P<label>[^:：—–―.!?,;]{1,40}?)(?:\.?\s*[—–―]{1,2}|\s-)\s+")
_HYPHEN = re.compile(r"\s*(?P<label>[^\W\d_a-z]{1,3})\s?-\s+(?=\S)")
"""Initials and a hyphen, with a space only behind it: ``JC- Yes.``"""
_BRACKET = re.compile(r"\s*[\[(（【<](?P<label>[^\])）】>:：]{1,40})[\])）】>]\s*")
_PART = re.compile(rf"\s*(?P<label>(?:{'|'.join(map(re.escape, vocabulary.ROLE_WORDS))})\d{{0,3}})[.)]\s+", re.I)
"""A part may have a full stop behind it: ``Q. Why?``"""
_CAPITAL = "[A-ZÀ-ÖØ-ÞĀ-ŽА-ЯЁІЇЄҐΑ-ΩΆΈ-Ώ]"
_ASKED = re.compile(r"\s*(?P<label>Q|[问問答])\s+(?=[^\W_]|[(\[\"“'‘])")
"""As those write it down who report a briefing: ``Q    Is that so?``"""
_SAID = re.compile(r"\s*(?P<label>[^\n:।॥.!?]{2,40}?)(?:\s?उवाच|(?:(?<=न)|र)ुवाच|\s+uv[aā]ca)\s*[।॥|:,—–-]*\s*", re.I)
"""As Sanskrit has it: ``अर्जुन उवाच``, Arjuna said."""
_UNSIGNED = re.compile(r"\s*(?P<label>[A-ZÀ-Þ]{2,3})\s+(?=[A-ZÀ-Þ“\"‘'¿¡])")
"""Initials before the first word, with nothing to tell them from it: ``JR No.``"""
_ABBREVIATED = re.compile(r"\s*(?P<label>[A-ZÀ-Þ][a-zà-ÿ]{1,3})\.\s+(?=[A-ZÀ-Þ“\"‘'¿¡&])")
"""A name cut short, as old dialogues have it: ``Nov. Euge!``"""
_STOP = re.compile(rf"\s*(?P<label>{_CAPITAL}(?:{_CAPITAL}|Mc|Mac|[.'’ -]){{1,38}}(?<=[^. ]))\.(?:\s*[—–-]+)?\s+")
"""A name in capitals with a full stop, as parliaments and courts print it: ``THE PRESIDENT. Sure.``"""
_NUMBER = re.compile(r"\s*(?:\d{1,3}\s*[.)、．:：]|[(（\[]\d{1,3}[)）\]]|[①-⑳])\s*(?=\S)")
"""The number of a question, before the label or the text."""
_INNER = re.compile(
    r"(?<=[.!?…。！？\"”»」)])\s+(?P<label>[^\W\d_a-z][\w.’'-]{1,20}(?: [^\W\d_a-z][\w.’'-]{0,20}){0,3})\s?:\s+(?=\S)"
    r"|(?<=[.!?…。！？])(?P<glued>[A-ZÀ-ÞА-Я]{2,3}):\s*(?=\S)"
)
"""A name and a colon in the middle of a line, where a sentence begins."""
_CORNERED = re.compile(
    r"\s*(?P<label>[^\s「」『』、。，,:：?？!！]{1,16}(?:[ \u3000][^\s「」『』、。，,:：?？!！]{1,12})?)\s*(?=「)"
)
"""A name, and in corner brackets all that is said, as Japanese magazines print it: ``山村「はい。」``"""
_SENTENCE = re.compile(r"(?<!\b\w)(?<!\b\w\w)(?<!\b\w\w\w)[.]\s|[?。？;；，…]|[!！](?:\s|$)")
_CLOSED = re.compile(r"[:：…|｜]|\.(?![^\W\d])")
_SPACED = re.compile(rf"(?<=[{CJK}])\s+(?=[{CJK}])")
_INITIALED = re.compile(r"(?:^|[\s.])[^\W\d_]\.\s?[^\W\d_]$|[^\W\d_]{2} [^\W\d_]$")
"""A name that ends in an initial, to which its stop belongs: ``Doe J.R.``"""
_CALLED = re.compile(r"(?:简称|簡稱|以下)\s?[“「\"]?([^”」\"，,、]{1,6})")
"""What a name in brackets is said to be shortened to: ``李怀宇（简称“李”，下同）``."""
_INSIDE = re.compile(r"[(（\[]\s*([^)）\]]{1,40}?)\s*[)）\]]")


@lru_cache(maxsize=20_000)
def key_of(label: str) -> str:
    """What two spellings of one label have in common: no quotes, brackets, case or stray spaces."""
    bare = _INSIDE.sub("", label) if _INSIDE.sub("", label).strip() else label
    bare = unicodedata.normalize("NFKC", bare).casefold().strip(f" .,;:_*@—–-{QUOTES}()[]（）【】")
    bare = _SPACED.sub("", " ".join(bare.split()))
    unnumbered = bare.rstrip("0123456789 .")
    return unnumbered if unnumbered in vocabulary.ROLE_WORDS else bare


@dataclass(frozen=True, slots=True)
class Head:
    """The beginning of a line that may be a label."""

    label: str
    form: Form
    start: int
    end: int
    """Where the speech begins."""
    quoted: bool = False
    bold: bool = False
    flows: bool = False
    """Whether a sentence goes on behind it in small letters, so that it may be a subject in bold."""
    looks: str = ""
    """The key of another label that looks the same."""

    @property
    def key(self) -> str:
        return self.looks or key_of(self.label)


@dataclass(eq=False)
class Label:
    """A label of the text: all the heads with one key."""

    key: str
    heads: list[tuple[int, Head]] = field(default_factory=list)
    """Each with the number of its piece."""

    @property
    def count(self) -> int:
        return len(self.heads)

    @cached_property
    def is_stated(self) -> bool:
        """Whether the format itself says that this is who speaks."""
        return any(head.form == "stated" for _, head in self.heads)

    @cached_property
    def spellings(self) -> Counter[str]:
        return Counter(shown(head.label) for _, head in self.heads)

    @cached_property
    def spelling(self) -> str:
        """The commonest one, without what it says in brackets."""
        return self.spellings.most_common(1)[0][0]

    @cached_property
    def inside(self) -> set[str]:
        """What stands in brackets behind the name: initials, or a role."""
        said = {text for _, head in self.heads for text in _INSIDE.findall(head.label)}
        return said | {match[1] for text in said for match in _CALLED.finditer(text)}

    @cached_property
    def quoted(self) -> bool:
        """Whether it stands in quotation marks nearly always."""
        return sum(head.quoted for _, head in self.heads) >= 0.8 * self.count


def shown(label: str) -> str:
    """A label as a person would write the name; the number of a question is none of it."""
    bare = _INSIDE.sub("", label).strip(f" .,;:@—–-{QUOTES}") or label.strip(f" .:{QUOTES}()[]（）【】")
    bare = _SPACED.sub("", " ".join(bare.split()))
    unnumbered = bare.rstrip("0123456789 .")
    if unnumbered.casefold() in vocabulary.ROLE_WORDS:
        return unnumbered
    return f"{bare}." if _INITIALED.search(bare) and f"{bare}." in label else bare


# -- heads --------------------------------------------------------------------------------------------------------


def heads_of(piece: Piece) -> list[Head]:
    """Every way in which this line, or a bold part of it, may begin with a label."""
    if piece.stated:
        return [Head(piece.stated, "stated", 0, 0)]
    if piece.kind == "label":
        return [Head(piece.text.rstrip(" :："), "apart", 0, len(piece.text), False, piece.is_bold)]
    if piece.kind in ("heading", "caption"):
        heads = [_alone(piece)]
        if piece.level > 1:
            heads += [_head(piece, 0, "colon", _COLON), _head(piece, 0, "dash", _DASH)]
        return [head for head in heads if head and piece.kind == "heading"]
    number = _NUMBER.match(piece.text)
    heads = [_head(piece, 0, form, pattern, number.end() if number else 0) for form, pattern in _AT_START]
    heads += [
        Head(match["label"] or match["glued"], "colon", match.start(), match.end())
        for match in _INNER.finditer(piece.text)
    ]
    heads += [_bold_head(piece), _alone(piece), _cornered(piece)]
    heads += [_head(piece, start, "colon", _COLON) for start, _ in piece.bold if start]
    return [head for head in heads if head]


_AT_START: tuple[tuple[Form, re.Pattern[str]], ...] = (
    ("colon", _COLON),
    ("colon", _PART),
    ("said", _SAID),
    ("stop", _STOP),
    ("stop", _ASKED),
    ("dash", _DASH),
    ("dash", _HYPHEN),
    ("bracket", _BRACKET),
    ("unsigned", _UNSIGNED),
    ("unsigned", _ABBREVIATED),
)


def _head(piece: Piece, start: int, form: Form, pattern: re.Pattern[str], number: int = 0) -> Head | None:
    """``number`` is the length of a number before the label; it goes with the label."""
    match = pattern.match(piece.text, start + number)
    if not match or not _possible(match["label"]):
        return None
    at, label = match.start("label"), match["label"].strip()
    bold = covers(within(piece.bold, at, len(label)), label)
    if start and not bold:
        return None
    quoted = label[:1] in QUOTES and label[-1:] in QUOTES
    return Head(label, form, start, match.end(), quoted, bold)


def _bold_head(piece: Piece) -> Head | None:
    """Bold words before others that are not: a label without any sign behind it."""
    if not piece.bold or any(map(str.isalnum, piece.text[: piece.bold[0][0]])) or piece.is_bold:
        return None
    start, end = piece.bold[0]
    label = piece.text[start:end].strip()
    if label.endswith((":", "：")) or piece.text[end:].lstrip()[:1] in ":：" or not _possible(label):
        return None
    behind = piece.text[end:].lstrip()
    return Head(label, "bold", 0, len(piece.text) - len(behind), False, True, behind[:1].islower())


def _cornered(piece: Piece) -> Head | None:
    """Only where the first bracket is closed at the end of the line: ``映画「春」と「秋」`` is no speech."""
    match = _CORNERED.match(piece.text)
    if not match or not piece.text.rstrip("。 ").endswith("」"):
        return None
    said = piece.text[match.end() :].rstrip("。 ")
    depth = accumulate((c == "「") - (c == "」") for c in said[:-1])
    return _head(piece, 0, "colon", _CORNERED) if min(depth, default=1) > 0 else None


def _alone(piece: Piece) -> Head | None:
    text = piece.text.strip()
    if size(text) > 40 or len(text.split()) > 4 or not _possible(text) or _CLOSED.search(text):
        return None
    return Head(text, "alone", 0, len(piece.text), False, piece.is_bold)


def _possible(label: str) -> bool:
    label = _INSIDE.sub("", label) or label
    words = label.split()
    return any(c.isalpha() for c in label) and len(words) <= 8 and not _SENTENCE.search(label)
