"""Who speaks where no name stands: questions are bold, or begin with a dash, or are headings, or simply ask."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import islice, pairwise

from voice.reading import page_phrases
from voice.reading.lines import DASH, Piece, begins_with_a_dash, ends_as_question, ends_as_sentence, invites, join, size


def begins_with_a_number(piece: Piece) -> bool:
    """The line is numbered, as questions sent by letter are."""
    return bool(_NUMBER.match(piece.text)) and piece.kind in ("paragraph", "item", "heading")


def is_all_bold(piece: Piece) -> bool:
    """The whole line is bold."""
    return piece.is_bold and piece.kind != "heading"


def is_all_italic(piece: Piece) -> bool:
    """The whole line is in italics."""
    return piece.is_italic and piece.kind != "heading"


def is_a_bare_question(piece: Piece) -> bool:
    """The line is a question and no long one."""
    return ends_as_question(piece.text) and size(piece.text) < 500 and piece.kind != "heading"


def is_set_as_a_quotation(piece: Piece) -> bool:
    """The source sets the line as what somebody else said."""
    return piece.kind == "quote"


def is_quoted(piece: Piece) -> bool:
    """The whole line stands in quotation marks."""
    return bool(_QUOTED.fullmatch(piece.text.strip())) and piece.kind != "heading"


_QUOTED = re.compile(r"\"[^\"]+\"|“[^“”]+”|„[^„“”]+[“”]|«[^«»]+»")
_NUMBER = re.compile(r"\s*\d{1,3}\s*[.)、．]\s*(?=\D)")
_HYPHEN = re.compile(r"^[-–—]+\s*(?=\S)")
_WITHOUT_A_SIGN = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]")
"""Scripts in which a question has no sign of its own: Thai, Lao, Burmese, Khmer."""
Mark = Callable[[Piece], bool]


def heading_of_level(level: int) -> Mark:
    """The source sets the line as a heading of this level."""

    def mark(piece: Piece) -> bool:
        return piece.kind == "heading" and piece.level == level

    return mark


_MARKS: tuple[tuple[Mark, int, float, str], ...] = (
    (begins_with_a_dash, 2, 0.5, "begin with a dash"),
    (is_all_bold, 2, 0.5, "are in bold"),
    *((heading_of_level(level), 2, 0.6, "are headings") for level in range(6, 0, -1)),
    (is_all_italic, 2, 0.5, "are in italics"),
    (begins_with_a_number, 2, 0.6, "are numbered"),
    (is_quoted, 3, 0.5, "are in quotation marks"),
    (is_set_as_a_quotation, 3, 0.5, "are set as quotations"),
    (is_a_bare_question, 2, 1.0, "are paragraphs that ask"),
)
"""How questions are marked, how many there must be, and the share of them that must ask."""


@dataclass(frozen=True, slots=True)
class Questions:
    """How the questions that nobody's name stands before can be told."""

    mark: Mark
    how: str
    count: int
    answered: bool = False
    """Whether answers are marked like them."""


def questions_of(pieces: Sequence[Piece], marked_only: bool) -> Questions | None:
    """The mark of the unlabelled questions, if there are any; that they ask is mark enough unless ``marked_only``."""
    able = [n for n in range(len(pieces)) if _may_be_question(pieces, n)]
    for mark, least, share, how in _MARKS:
        if marked_only and mark is is_a_bare_question:
            continue
        marked = [n for n in able if mark(pieces[n])]
        marked = _last_of_each(marked) if mark is is_set_as_a_quotation else marked
        asked = sum(_may_ask(pieces[n], mark) for n in marked)
        alike = mark is begins_with_a_dash and any(b - a == 1 for a, b in pairwise(marked))
        followed = sum(n + 1 < len(pieces) and not mark(pieces[n + 1]) for n in marked)
        if mark is begins_with_a_dash and asked:
            followed = len(marked)
        share = min(share, 0.3 if alike else 1, _share_in_type(pieces, able, marked, mark, followed))
        if mark is not begins_with_a_dash and len(marked) > 2 and _set_as_answers(pieces, marked):
            share, least = 0.2, 1
        if asked >= least and asked >= share * len(marked) and followed >= 0.6 * len(marked):
            return Questions(mark, how, len(marked), alike)
    return None


def _share_in_type(
    pieces: Sequence[Piece], able: Sequence[int], marked: Sequence[int], mark: Mark, followed: int
) -> float:
    """The share of lines in bold or italics that must ask, where they are surely one person's; else all of them."""
    if mark not in (is_all_bold, is_all_italic):
        return 1
    if _alternate(pieces, able, marked) or _beside_labels(pieces, mark, len(marked)):
        return 0.2
    return 0.3 if followed >= 0.9 * len(marked) >= 5 and _are_sentences(pieces, marked) else 1


def _set_as_answers(pieces: Sequence[Piece], marked: Sequence[int]) -> bool:
    """Whether what stands behind these lines is set as answers are: behind a dash, or as quotations."""
    dashed = sum(n + 1 < len(pieces) and begins_with_a_dash(pieces[n + 1]) for n in marked)
    return dashed >= 0.8 * len(marked) or _are_quoted(pieces, marked)


def _last_of_each(marked: Sequence[int]) -> list[int]:
    """The last of lines that stand together: a question of many paragraphs asks in the end."""
    return [n for n, after in pairwise((*marked, -1)) if after != n + 1]


def _are_sentences(pieces: Sequence[Piece], marked: Sequence[int]) -> bool:
    return sum(ends_as_sentence(pieces[n].text) and size(pieces[n].text) > 40 for n in marked) >= 0.65 * len(marked)


def _alternate(pieces: Sequence[Piece], able: Sequence[int], marked: Sequence[int]) -> bool:
    """Whether what is so set and what is not take turns throughout, so that one of two people is set so."""
    inside = set(marked)
    first = min(marked, default=0)
    said = [n in inside for n in able if n >= first]
    changes = sum(a != b for a, b in pairwise(said))
    return len(marked) >= 6 and changes >= 0.75 * len(said)


def _beside_labels(pieces: Sequence[Piece], mark: Mark, count: int) -> bool:
    """Whether many lines are so set that have no label, and nothing that has one."""
    said = [piece for piece in pieces if piece.opens and piece.text and piece.fate == "speech"]
    return min(count, len(said)) >= 6 and sum(map(mark, said)) <= 0.1 * len(said)


def _are_quoted(pieces: Sequence[Piece], marked: Sequence[int]) -> bool:
    """Whether all that is set as a quotation stands behind these lines, and behind most of them."""
    quotes = {n for n, piece in enumerate(pieces) if piece.kind == "quote" and not piece.is_rule}
    begun = {n for n in quotes if n - 1 not in quotes}
    return len(begun) > 2 and begun <= {n + 1 for n in marked} and len(begun) >= 0.5 * len(marked)


def _may_ask(piece: Piece, mark: Mark) -> bool:
    return invites(piece.text) or (mark is begins_with_a_number and bool(_WITHOUT_A_SIGN.search(piece.text)))


def outweighs(questions: Questions, pieces: Sequence[Piece], labelled: Sequence[int], *, weak: bool) -> bool:
    """Whether marked questions, and answers without a label, show that these few labelled lines name nobody.

    ``weak``: no sign stands behind any label, so that many of them say as little.
    """
    if questions.count < 5 or (len(labelled) >= 0.6 * questions.count and not weak):
        return False
    own = set(labelled)
    marked = [n for n, piece in enumerate(pieces) if questions.mark(piece)]
    return sum(n + 1 in own for n in marked) <= 0.2 * len(marked) and not any(n in own for n in marked)


def heads_a_panel(questions: Questions, pieces: Sequence[Piece]) -> bool:
    """Whether a question stands above what several labelled people say to it, none of whom asks."""
    marked = [n for n, piece in enumerate(pieces) if questions.mark(piece) and not piece.opens]
    after = [
        next((p for p in islice(pieces, n + 1, None) if (p.text or p.opens) and p.fate == "speech"), None)
        for n in marked
    ]
    said = [piece for piece in pieces if piece.opens]
    answered = sum(bool(piece and piece.opens and not ends_as_question(piece.text)) for piece in after)
    asking = sum(ends_as_question(piece.text) for piece in said)
    return len(marked) > 2 and answered >= 0.7 * len(marked) and asking <= 0.2 * len(said)


def take_turns(pieces: Sequence[Piece]) -> bool:
    """Whether dashes open so many lines, none of which asks, that two people must be speaking by turns."""
    fresh = [piece for n, piece in enumerate(pieces) if _may_be_question(pieces, n) and piece.kind == "paragraph"]
    dashed = sum(map(begins_with_a_dash, fresh))
    return dashed >= 4 and dashed >= 0.6 * len(fresh)


def parted(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces, cut where a question in bold and its answer share a line, if that happens again and again."""
    cuts = [_end_of_question(piece) for piece in pieces]
    if sum(cut > 0 and ends_as_question(p.text[:cut]) for p, cut in zip(pieces, cuts, strict=True)) < 3:
        return list(pieces)
    return [part for piece, cut in zip(pieces, cuts, strict=True) for part in (_cut(piece, cut) if cut else [piece])]


def apart(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces, each question that is set in type by itself a paragraph, where no empty line parts it from others."""
    changes = [n for n in range(1, len(pieces)) if _changes(pieces[n - 1], pieces[n])]
    if sum(_is_set(pieces[n]) and ends_as_question(pieces[n].text) for n in changes) < 3:
        return list(pieces)
    begins = set(changes)
    block, done = 0, []
    for n, piece in enumerate(pieces):
        block += n > 0 and (n in begins or piece.block != pieces[n - 1].block)
        done.append(replace(piece, block=block))
    return done


def _changes(before: Piece, piece: Piece) -> bool:
    """Whether between two lines of one paragraph a whole sentence in bold or italics begins or ends."""
    set_apart = before if _is_set(before) else piece
    return (
        before.block == piece.block
        and before.kind == piece.kind == "paragraph"
        and _is_set(before) != _is_set(piece)
        and ends_as_sentence(set_apart.text)
        and size(set_apart.text) > 8
    )


def _is_set(piece: Piece) -> bool:
    return piece.is_bold or piece.is_italic


def unwrapped(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces, lines of one paragraph that are set alike put together where nobody begins to speak."""
    runs: list[list[Piece]] = []
    for piece in pieces:
        if runs and _flows_on(runs[-1][-1], piece):
            runs[-1].append(piece)
        else:
            runs.append([piece])
    return [run[0] if len(run) == 1 else _in_one(run) for run in runs]


def _flows_on(before: Piece, piece: Piece) -> bool:
    return (
        before.block == piece.block
        and not piece.opens
        and before.fate == piece.fate == "speech"
        and bool(before.text)
        and not page_phrases.PUBLISHED.match(before.text)
        and (before.kind, before.stated, before.is_bold, before.is_italic)
        == (piece.kind, piece.stated, piece.is_bold, piece.is_italic)
    )


def _in_one(run: Sequence[Piece]) -> Piece:
    first = run[0]
    text = join(piece.text for piece in run)
    bold: list[tuple[int, int]] = []
    place = 0
    for piece in run:
        place = text.index(piece.text, place)
        bold += [(a + place, b + place) for a, b in piece.bold]
        place += len(piece.text)
    whole = ((0, len(text)),)
    return replace(first, text=text, bold=whole if first.is_bold else tuple(bold), italic=whole * first.is_italic)


def _end_of_question(piece: Piece) -> int:
    if piece.fate != "speech" or piece.opens or not piece.bold or piece.bold[0][0] > 1 or piece.is_bold:
        return 0
    end = piece.bold[0][1]
    return end if ends_as_sentence(piece.text[:end]) and size(piece.text[:end]) > 8 and piece.text[end:].strip() else 0


def _cut(piece: Piece, at: int) -> list[Piece]:
    rest = piece.text[at:].lstrip()
    moved = len(piece.text) - len(rest)
    spans = tuple((a - moved, b - moved) for a, b in piece.bold[1:] if a >= moved)
    answer = replace(piece, text=_HYPHEN.sub("", rest), bold=spans if not _HYPHEN.match(rest) else (), italic=())
    return [replace(piece, text=piece.text[:at].rstrip(), bold=((0, at),), italic=()), answer]


def _may_be_question(pieces: Sequence[Piece], n: int) -> bool:
    piece = pieces[n]
    starts_block = n == 0 or pieces[n - 1].block != piece.block
    named_before = n > 0 and pieces[n - 1].opens and not pieces[n - 1].text
    return piece.fate == "speech" and not piece.opens and starts_block and not named_before and not piece.is_rule


def reads_as_heading(pieces: Sequence[Piece], n: int, questions: Questions) -> bool:
    """A marked line that is no sentence and stands right before a question is a heading."""
    piece = pieces[n]
    if not (questions.mark(piece) or piece.kind == "heading" or piece.is_bold):
        return False
    after = next((p for p in islice(pieces, n + 1, None) if not p.is_rule and p.fate == "speech"), None)
    if after is None or after.block == piece.block or after.label:
        return bool(after and after.label and after.block != piece.block) and not ends_as_sentence(piece.text)
    return questions.mark(after) and not ends_as_sentence(piece.text) and size(piece.text) <= 120


def without_mark(text: str, mark: Mark) -> str:
    """The text without the dash or number that opens it."""
    patterns: dict[Mark, re.Pattern[str]] = {begins_with_a_dash: DASH, begins_with_a_number: _NUMBER}
    pattern = patterns.get(mark)
    return pattern.sub("", text, count=1) if pattern else text
