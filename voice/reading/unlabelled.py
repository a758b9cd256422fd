"""Who speaks where no name stands: questions are bold, or begin with a dash, or are headings, or simply ask."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise

from voice.reading.lines import Piece, asks, ends_as_question, ends_as_sentence, size

_DASH = re.compile(r"^\s*(?:[—–―‒─]+|-{1,2}\s|>{2,3}|[■□●○◆◇▲△▼▽▶►★☆◎※◼▪•])\s*(?=\S)")


def begins_with_a_dash(piece: Piece) -> bool:
    """A dash opens the line, as it opens speech in many languages."""
    return bool(_DASH.match(piece.text))


def begins_with_a_number(piece: Piece) -> bool:
    """The line is numbered, as questions sent by letter are."""
    return bool(_NUMBER.match(piece.text)) and piece.kind in ("paragraph", "item")


def is_all_bold(piece: Piece) -> bool:
    """The whole line is bold."""
    return piece.is_bold and piece.kind != "heading"


def is_all_italic(piece: Piece) -> bool:
    """The whole line is in italics."""
    return piece.is_italic and piece.kind != "heading"


def is_a_bare_question(piece: Piece) -> bool:
    """The line is a question and no long one."""
    return ends_as_question(piece.text) and size(piece.text) < 500 and piece.kind != "heading"


_NUMBER = re.compile(r"\s*\d{1,3}\s*[.)、．]\s*(?=\D)")
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
    for mark, least, share, how in _MARKS:
        if marked_only and mark is is_a_bare_question:
            continue
        marked = [n for n, piece in enumerate(pieces) if _may_be_question(pieces, n) and mark(piece)]
        asked = sum(_may_ask(pieces[n], mark) for n in marked)
        followed = sum(n + 1 < len(pieces) and not mark(pieces[n + 1]) for n in marked)
        if mark is begins_with_a_dash and asked:
            followed = len(marked)
        if asked >= least and asked >= share * len(marked) and followed >= 0.6 * len(marked):
            alike = mark is begins_with_a_dash and any(b - a == 1 for a, b in pairwise(marked))
            return Questions(mark, how, len(marked), alike)
    return None


def _may_ask(piece: Piece, mark: Mark) -> bool:
    return asks(piece.text) or (mark is begins_with_a_number and bool(_WITHOUT_A_SIGN.search(piece.text)))


def outweighs(questions: Questions, pieces: Sequence[Piece], labelled: Sequence[int]) -> bool:
    """Whether marked questions, and answers without a label, show that these few labelled lines name nobody."""
    if questions.count < 5 or len(labelled) >= 0.6 * questions.count:
        return False
    own = set(labelled)
    marked = [n for n, piece in enumerate(pieces) if questions.mark(piece)]
    return sum(n + 1 in own for n in marked) <= 0.2 * len(marked) and not any(n in own for n in marked)


def heads_a_panel(questions: Questions, pieces: Sequence[Piece]) -> bool:
    """Whether a question stands above what several labelled people say to it, none of whom asks."""
    marked = [n for n, piece in enumerate(pieces) if questions.mark(piece) and not piece.opens]
    after = [next((p for p in islice(pieces, n + 1, None) if p.text and p.fate == "speech"), None) for n in marked]
    said = [piece for piece in pieces if piece.opens]
    answered = sum(bool(piece and piece.opens and not ends_as_question(piece.text)) for piece in after)
    asking = sum(ends_as_question(piece.text) for piece in said)
    return len(marked) > 2 and answered >= 0.7 * len(marked) and asking <= 0.2 * len(said)


def take_turns(pieces: Sequence[Piece]) -> bool:
    """Whether dashes open so many lines, none of which asks, that two people must be speaking by turns."""
    fresh = [piece for n, piece in enumerate(pieces) if _may_be_question(pieces, n) and piece.kind == "paragraph"]
    dashed = sum(map(begins_with_a_dash, fresh))
    return dashed >= 4 and dashed >= 0.6 * len(fresh)


def _may_be_question(pieces: Sequence[Piece], n: int) -> bool:
    piece = pieces[n]
    starts_block = n == 0 or pieces[n - 1].block != piece.block
    named_before = n > 0 and pieces[n - 1].opens and not pieces[n - 1].text
    return piece.fate == "speech" and not piece.opens and starts_block and not named_before and not piece.is_rule


def reads_as_heading(pieces: Sequence[Piece], n: int, questions: Questions) -> bool:
    """A marked line that is no sentence and stands right before a question is a heading."""
    piece = pieces[n]
    after = next((p for p in islice(pieces, n + 1, None) if not p.is_rule and p.fate == "speech"), None)
    if after is None or after.block == piece.block or after.label:
        return bool(after and after.label and after.block != piece.block) and not ends_as_sentence(piece.text)
    return questions.mark(after) and not ends_as_sentence(piece.text) and size(piece.text) <= 120


def without_mark(text: str, mark: Mark) -> str:
    """The text without the dash or number that opens it."""
    patterns: dict[Mark, re.Pattern[str]] = {begins_with_a_dash: _DASH, begins_with_a_number: _NUMBER}
    pattern = patterns.get(mark)
    return pattern.sub("", text, count=1) if pattern else text
