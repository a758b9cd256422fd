"""Which lines begin with somebody's name, and what the name is. Names are found by how lines begin alike."""

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Literal

from voice.reading import vocabulary
from voice.reading.lines import CJK, Piece, covers, size

Form = Literal["colon", "bold", "dash", "bracket", "alone"]
QUOTES = "\"“”„«»‘’‚‹›「」『』《》'"

_LABEL = r"(?P<label>(?:[^:：\[(（{]|[(（][^)）]*[)）]|\[[^\]]*\]){1,70}?)"
_COLON = re.compile(rf"\s*{_LABEL}\s*[:：](?![/\d])\s*")
_DASH = re.compile(r"\s*(?P<label>[^:：—–―.!?,;]{1,40}?)(?:\.?\s*[—–―]{1,2}|\s-)\s+")
_BRACKET = re.compile(r"\s*[\[(（【](?P<label>[^\])）】:：]{1,40})[\])）】]\s*")
_LETTER = re.compile(r"\s*(?P<label>[QAFRPDКВО]\d{0,3})[.)]\s+")
_SENTENCE = re.compile(r"(?<!\b\w)(?<!\b\w\w)(?<!\b\w\w\w)[.]\s|[!?。！？;；，]")
_INSIDE = re.compile(r"[(（\[]\s*([^)）\]]{1,40}?)\s*[)）\]]")


def key_of(label: str) -> str:
    """What two spellings of one label have in common: no quotes, brackets, case or stray spaces."""
    bare = _INSIDE.sub("", label) if _INSIDE.sub("", label).strip() else label
    bare = unicodedata.normalize("NFKC", bare).casefold().strip(f" .:_*{QUOTES}()[]【】")
    bare = re.sub(rf"(?<=[{CJK}])\s+(?=[{CJK}])", "", " ".join(bare.split()))
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

    @property
    def key(self) -> str:
        return key_of(self.label)


@dataclass(slots=True)
class Label:
    """A label of the text: all the heads with one key."""

    key: str
    heads: list[tuple[int, Head]] = field(default_factory=list)
    """Each with the number of its piece."""

    @property
    def count(self) -> int:
        return len(self.heads)

    @property
    def spellings(self) -> Counter[str]:
        return Counter(shown(head.label) for _, head in self.heads)

    @property
    def spelling(self) -> str:
        """The commonest one, without what it says in brackets."""
        return self.spellings.most_common(1)[0][0]

    @property
    def inside(self) -> set[str]:
        """What stands in brackets behind the name: initials, or a role."""
        return {text for _, head in self.heads for text in _INSIDE.findall(head.label)}

    @property
    def quoted(self) -> bool:
        """Whether it stands in quotation marks nearly always."""
        return sum(head.quoted for _, head in self.heads) >= 0.8 * self.count


def shown(label: str) -> str:
    """A label as a person would write the name."""
    bare = _INSIDE.sub("", label).strip(f" .:{QUOTES}") or label.strip(f" .:{QUOTES}()[]（）【】")
    return re.sub(rf"(?<=[{CJK}])\s+(?=[{CJK}])", "", " ".join(bare.split()))


# -- heads --------------------------------------------------------------------------------------------------------


def heads_of(piece: Piece) -> list[Head]:
    """Every way in which this line, or a bold part of it, may begin with a label."""
    if piece.kind in ("heading", "caption"):
        return []
    heads = [_head(piece, 0, form, pattern) for form, pattern in _AT_START]
    heads += [_bold_head(piece), _alone(piece)]
    heads += [_head(piece, start, "colon", _COLON) for start, _ in piece.bold if start]
    return [head for head in heads if head]


_AT_START: tuple[tuple[Form, re.Pattern[str]], ...] = (
    ("colon", _COLON),
    ("colon", _LETTER),
    ("dash", _DASH),
    ("bracket", _BRACKET),
)


def _head(piece: Piece, start: int, form: Form, pattern: re.Pattern[str]) -> Head | None:
    match = pattern.match(piece.text, start)
    if not match or not _possible(match["label"]):
        return None
    at, label = match.start("label"), match["label"].strip()
    bold = covers(_shift(piece.bold, at), label)
    if start and not bold:
        return None
    quoted = label[:1] in QUOTES and label[-1:] in QUOTES
    return Head(label, form, start, match.end(), quoted, bold)


def _bold_head(piece: Piece) -> Head | None:
    """Bold words before others that are not: a label without any sign behind it."""
    if not piece.bold or piece.bold[0][0] > 0 or piece.is_bold:
        return None
    end = piece.bold[0][1]
    label = piece.text[:end].strip()
    if label.endswith((":", "：")) or piece.text[end:].lstrip()[:1] in ":：" or not _possible(label):
        return None
    return Head(label, "bold", 0, end + (len(piece.text[end:]) - len(piece.text[end:].lstrip())), False, True)


def _alone(piece: Piece) -> Head | None:
    text = piece.text.strip()
    if size(text) > 40 or len(text.split()) > 4 or not _possible(text) or re.search(r"[:：.…|｜]", text):
        return None
    return Head(text, "alone", 0, len(piece.text), False, piece.is_bold)


def _shift(spans: tuple[tuple[int, int], ...], by: int) -> tuple[tuple[int, int], ...]:
    return tuple((max(a - by, 0), b - by) for a, b in spans if b > by)


def _possible(label: str) -> bool:
    words = label.split()
    return any(c.isalpha() for c in label) and len(words) <= 8 and not _SENTENCE.search(label)


# -- evidence -----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Context:
    """What a label is weighed against."""

    text: str
    """All that the document says, its front matter too."""
    keys: Collection[str]
    aliases: Collection[str]
    """Keys that stand in brackets behind another label."""
    labelled_throughout: bool
    """Whether a short text has a possible label on nearly every paragraph."""


def repeated(label: Label, context: Context) -> int:
    return next(points for least, points in ((5, 3), (3, 2), (2, 1), (0, 0)) if label.count >= least)


def reads_like_a_name(label: Label, context: Context) -> int:
    words = [word for word in label.spelling.split() if word.casefold() not in vocabulary.PARTICLES]
    if words and all(word[0].isupper() for word in words):
        return 2 if len(words) in (2, 3) else 1
    if re.fullmatch(rf"[{CJK}\uac00-\ud7af·・]{{2,12}}", label.spelling.replace(" ", "")):
        return 1
    lower = sum(word[0].islower() for word in words)
    return 0 if len(words) == 1 else max(-3, -lower)


def names_a_part(label: Label, context: Context) -> int:
    return 3 if label.key in vocabulary.ROLE_WORDS or {key_of(x) for x in label.inside} & vocabulary.ROLE_WORDS else 0


def is_set_apart(label: Label, context: Context) -> int:
    return 1 if sum(head.bold or head.quoted for _, head in label.heads) >= 0.8 * label.count else 0


def has_an_alias(label: Label, context: Context) -> int:
    aliases = {key_of(x) for x in label.inside}
    return 2 if label.key in context.aliases or aliases & set(context.keys) else 0


def is_mentioned(label: Label, context: Context) -> int:
    """Whether the text speaks of the name elsewhere, too."""
    if len(label.key) < 3 and not re.search(f"[{CJK}]", label.key):
        return 0
    return 1 if len(re.findall(rf"(?<!\w){re.escape(label.spelling)}", context.text)) > label.count else 0


def fills_a_short_text(label: Label, context: Context) -> int:
    colon = any(head.form == "colon" for _, head in label.heads)
    return 2 if context.labelled_throughout and colon else 0


def is_a_note(label: Label, context: Context) -> int:
    return -5 if label.key in vocabulary.NOTE_WORDS or label.key.split()[:1] == ["note"] else 0


def is_weakly_marked(label: Label, context: Context) -> int:
    """A label without a colon needs more to be believed."""
    return 0 if any(head.form == "colon" for _, head in label.heads) else -1


Evidence = Callable[[Label, Context], int]
EVIDENCE: tuple[Evidence, ...] = (
    repeated,
    reads_like_a_name,
    names_a_part,
    is_set_apart,
    has_an_alias,
    is_mentioned,
    fills_a_short_text,
    is_a_note,
    is_weakly_marked,
)
ENOUGH = 3


def weight(label: Label, context: Context) -> int:
    return sum(evidence(label, context) for evidence in EVIDENCE)


# -- labels -------------------------------------------------------------------------------------------------------


def candidates(pieces: Sequence[Piece]) -> dict[str, Label]:
    """All that may be a label, by key."""
    found: dict[str, Label] = {}
    for number, piece in enumerate(pieces):
        seen: set[tuple[int, str]] = set()
        for head in heads_of(piece):
            if head.key and (head.start, head.key) not in seen:
                seen.add((head.start, head.key))
                found.setdefault(head.key, Label(head.key)).heads.append((number, head))
    return found


def labels_of(pieces: Sequence[Piece], known: Iterable[str] = (), elsewhere: str = "") -> dict[str, Label]:
    """The labels of the text, by key. ``known`` are keys that a person vouches for."""
    found = candidates(pieces)
    context = _context(pieces, found, elsewhere)
    vouched = set(known)
    taken = {key: label for key, label in found.items() if key in vouched or _is_label(label, context)}
    return taken | _once_between(pieces, found, taken, context)


def _is_label(label: Label, context: Context) -> bool:
    forms = Counter(head.form for _, head in label.heads)
    if "colon" not in forms and label.count < 2:
        return False
    if (
        label.key in vocabulary.ROLE_WORDS
        and len(label.key) == 1
        and label.count < 2
        and not context.labelled_throughout
    ):
        return False
    return weight(label, context) >= ENOUGH


def _context(pieces: Sequence[Piece], found: dict[str, Label], elsewhere: str) -> Context:
    starts = {n for label in found.values() for n, head in label.heads if head.form == "colon"}
    aliases = {key_of(x) for label in found.values() for x in label.inside}
    colons = [sum(head.form == "colon" for _, head in label.heads) for label in found.values()]
    after = [n for n, piece in enumerate(pieces) if n >= min(starts, default=0) and piece.kind != "heading"]
    throughout = max(colons, default=0) <= 2 and len(starts) >= 2 and len(starts) >= 0.6 * len(after)
    text = elsewhere + "\n" + "\n".join(piece.text for piece in pieces)
    return Context(text, found.keys(), aliases, throughout)


def _once_between(
    pieces: Sequence[Piece], found: dict[str, Label], taken: dict[str, Label], context: Context
) -> dict[str, Label]:
    """Someone who speaks only once, where else the same label would follow itself."""
    order: dict[int, str] = {n: key for key, label in taken.items() for n, _ in label.heads}
    numbers = sorted(order)
    again = sum(order[a] == order[b] for a, b in pairwise(numbers))
    if again > 0.2 * len(numbers):
        return {}
    extra = {}
    for key, label in found.items():
        number, head = label.heads[0]
        if key in taken or label.count > 2 or head.form != "colon" or number in order:
            continue
        before = [order[n] for n in numbers if n < number][-1:]
        after = [order[n] for n in numbers if n > number][:1]
        if (
            before == after
            and before
            and weight(label, context) >= ENOUGH - 2
            and reads_like_a_name(label, context) > 0
        ):
            extra[key] = label
    return extra


# -- cutting ------------------------------------------------------------------------------------------------------


def cut(pieces: Sequence[Piece], labels: dict[str, Label]) -> list[Piece]:
    """The pieces, each beginning where a labelled speech begins, the label taken off."""
    by_piece: dict[int, list[Head]] = defaultdict(list)
    for label in labels.values():
        for number, head in label.heads:
            by_piece[number].append(head)
    names = sorted({s for label in labels.values() for s in label.spellings}, key=len, reverse=True)
    result: list[Piece] = []
    for number, piece in enumerate(pieces):
        heads = sorted(by_piece[number], key=lambda head: (head.start, _AT_RANK[head.form]))
        first = piece.kind != "heading" and (not result or result[-1].block != piece.block)
        if not heads and first and (glued := _glued(piece, names)):
            heads = [glued]
        result += _cut_one(piece, heads)
    return result


_AT_RANK = {"colon": 0, "bold": 1, "bracket": 2, "dash": 3, "alone": 4}


def _glued(piece: Piece, names: Iterable[str]) -> Head | None:
    """A name that is known from elsewhere, with the speech right behind it and no sign between."""
    for name in names:
        rest = piece.text[len(name) :]
        if len(name) >= 4 and piece.text.startswith(name) and (rest[:1].isupper() or rest[:1] in '"“«'[: len(rest)]):
            return Head(name, "colon", 0, len(name))
    return None


def _cut_one(piece: Piece, heads: Sequence[Head]) -> list[Piece]:
    chosen: list[Head] = []
    for head in heads:
        if not chosen or head.start >= chosen[-1].end:
            chosen.append(head)
    if not chosen:
        return [piece]
    edges = [head.start for head in chosen[1:]] + [len(piece.text)]
    parts = [_part(piece, 0, chosen[0].start)] if piece.text[: chosen[0].start].strip() else []
    for head, edge in zip(chosen, edges, strict=True):
        part = _part(piece, head.end, edge)
        part.label, part.key, part.opens = head.label, head.key, True
        parts.append(part)
    return parts


def _part(piece: Piece, start: int, end: int) -> Piece:
    text = piece.text[start:end]
    start += len(text) - len(text.lstrip())
    text = text.strip()

    def within(spans: tuple[tuple[int, int], ...]) -> tuple[tuple[int, int], ...]:
        moved = ((max(a - start, 0), min(b - start, len(text))) for a, b in spans)
        return tuple((a, b) for a, b in moved if a < b)

    return Piece(text, piece.line, piece.block, piece.kind, piece.level, within(piece.bold), within(piece.italic))
