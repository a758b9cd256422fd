"""Where no label stands: questions that their looks tell, and the answers behind them, given to those who speak."""

from collections.abc import Sequence

from voice.reading.lines import Piece, asks, begins_with_a_dash, ends_as_sentence, invites, size
from voice.reading.people import Person
from voice.reading.unlabelled import (
    Questions,
    begins_with_a_number,
    is_all_bold,
    is_all_italic,
    reads_as_heading,
    without_mark,
)

HOST, GUEST = "Interviewer", "Interviewee"
"""Who asks and who answers where the source names nobody."""


def fresh(pieces: Sequence[Piece], n: int) -> bool:
    """Whether a paragraph begins here."""
    return n == 0 or pieces[n - 1].block != pieces[n].block


def take_questions(pieces: Sequence[Piece], questions: Questions, people: Sequence[Person]) -> list[Person]:
    """Marked lines are the host's; what follows is a labelled guest's, or that of one whom nobody names.

    Gives those who were not among ``people``.
    """
    start = _start(pieces, questions)
    answers = _Answers(pieces, questions, _who_answers(pieces, questions, people))
    for n in range(start, len(pieces)):
        if pieces[n].fate != "out" and not pieces[n].is_rule:
            answers.take(n)
    used = {piece.speaker for piece in pieces}
    unnamed = (Person(HOST, role="host", named=False), Person(GUEST, named=False))
    return [person for person in unnamed if person.name in used]


class _Answers:
    """Whose turn it is, from piece to piece."""

    def __init__(self, pieces: Sequence[Piece], questions: Questions, guest: str) -> None:
        self._pieces, self._questions, self._guest = pieces, questions, guest
        self._dashed = questions.mark is begins_with_a_dash
        self._speaker = ""
        self._host = next((p.speaker for p in pieces if p.opens and p.speaker != guest and questions.mark(p)), HOST)
        marked = [piece for piece in pieces if questions.mark(piece)]
        self._careful = sum(piece.opens for piece in pieces) > 0.4 * len(marked)
        """Answers have labels: what has none behind a line that asks nothing may be anybody's."""
        self._asked = ""
        self._opened = not self._dashed and sum(map(begins_with_a_dash, marked)) > 0.6 * len(marked)
        """Questions that are set in type begin with a dash, too."""
        self._numbered = sum(map(begins_with_a_number, marked)) > 0.6 * len(marked)

    def take(self, n: int) -> None:
        """Gives the piece to who speaks it, and takes off what only marks it."""
        piece, mark = self._pieces[n], self._questions.mark
        starts = fresh(self._pieces, n)
        marked = starts and mark(piece)
        if piece.opens:
            self._speaker = piece.speaker
        elif starts and not reads_as_heading(self._pieces, n, self._questions):
            self._speaker, piece.opens = self._next(piece, marked=marked)
        elif self._guest and self._speaker == self._host and self._answers_its_own(n):
            self._speaker = self._guest
        piece.speaker = self._speaker
        if starts and (marked or self._dashed):
            piece.text = without_mark(piece.text, mark)
            if marked and self._opened:
                piece.text = without_mark(piece.text, begins_with_a_dash)
            if marked and self._numbered:
                piece.text = without_mark(piece.text, begins_with_a_number)
        elif starts and self._speaker == GUEST:
            piece.text = without_mark(piece.text, begins_with_a_dash)

    def _answers_its_own(self, n: int) -> bool:
        """Whether in one paragraph a line that looks like a question stands above this one, which does not."""
        before, piece = self._pieces[n - 1], self._pieces[n]
        return self._questions.mark(before) and not self._questions.mark(piece) and (before.bold or before.italic) != ()

    def _next(self, piece: Piece, *, marked: bool) -> tuple[str, bool]:
        if marked:
            self._asked = piece.text
            # where both sides begin with a dash, each dash is the other one
            answered = self._dashed and self._speaker == self._host
            return (self._guest or GUEST if answered else self._host), True
        answers = self._guest and (invites(self._asked) or not self._careful)
        if self._speaker == self._host and answers and piece.kind != "heading":
            return self._guest, False
        return self._speaker, False


def _who_answers(pieces: Sequence[Piece], questions: Questions, people: Sequence[Person]) -> str:
    """Who speaks what has no label behind a question; nobody, where labels stand before the answers."""
    if not people:
        return GUEST
    askers = {piece.speaker for piece in pieces if piece.opens and questions.mark(piece)}
    others = [person.name for person in people if person.name not in askers]
    if not others and not questions.answered:
        return GUEST
    marked = [n for n, piece in enumerate(pieces[:-1]) if questions.mark(piece) and not piece.opens]
    labelled = sum(pieces[n + 1].opens for n in marked)
    one_side = _in_type(questions) or (questions.mark is begins_with_a_dash and not questions.answered)
    if labelled >= 0.4 * len(marked) and not one_side:
        return ""
    if questions.mark is begins_with_a_dash and (questions.answered or not labelled):
        return ""
    return others[0] if len(others) == 1 else ""


def _in_type(questions: Questions) -> bool:
    """Whether the type tells questions from what follows, so that no question goes on in other type."""
    return questions.mark in (is_all_bold, is_all_italic)


def take_turns(pieces: Sequence[Piece]) -> list[Person]:
    """Each dash is the other one of two whom nothing tells apart."""
    names = ("Speaker 1", "Speaker 2")
    said = 0
    for n, piece in enumerate(pieces):
        if fresh(pieces, n) and begins_with_a_dash(piece) and piece.fate == "speech":
            piece.text = without_mark(piece.text, begins_with_a_dash)
            piece.speaker, piece.opens = names[said % 2], True
            said += 1
    return [Person(names[0], role="host", named=False), Person(names[1], named=False)]


def _start(pieces: Sequence[Piece], questions: Questions) -> int:
    """Where the conversation begins: the first label or marked question, or what is marked like one before.

    What only invites to speak (``Tell us about yourself.``) is short, a sentence, and has its answer below it.
    """
    start = next(
        (n for n, p in enumerate(pieces) if p.opens or (questions.mark(p) and invites(p.text))),
        next(n for n, p in enumerate(pieces) if questions.mark(p)),
    )
    told = 0
    for n in reversed(range(start)):
        piece = pieces[n]
        if piece.fate == "out" or piece.is_rule:
            continue
        if not questions.mark(piece):
            told += 1
        elif reads_as_heading(pieces, n, questions) or (told and not _invites(piece)):
            break
        elif piece.kind != "heading" or told or (pieces[start].opens and ends_as_sentence(piece.text)):
            start, told = n, 0
    return start


def _invites(piece: Piece) -> bool:
    return ends_as_sentence(piece.text) and size(piece.text) <= 160


def only_questions_are_labelled(pieces: Sequence[Piece], name: str, people: int) -> bool:
    """Whether the one who is so called asks, and what follows has no label; one of several must do so always."""
    labelled = [n for n, piece in enumerate(pieces) if piece.opens and piece.speaker == name]
    asked = sum(asks(pieces[n].text) for n in labelled)
    answered = sum(n + 1 < len(pieces) and not pieces[n + 1].opens for n in labelled)
    if people > 1:
        return 0 < len(labelled) == answered and asked >= 0.8 * len(labelled)
    return len(labelled) >= 2 and asked >= 0.6 * len(labelled) and answered >= 0.8 * len(labelled)


def take_answers(pieces: Sequence[Piece]) -> Person:
    """One label asks all the questions: the paragraphs between are the answers of one whom nobody names."""
    start = next(n for n, piece in enumerate(pieces) if piece.opens)
    for n, piece in enumerate(pieces[start:], start):
        if not piece.opens and fresh(pieces, n) and piece.kind != "heading" and not piece.is_rule:
            piece.speaker = GUEST
    return Person(GUEST, named=False)
