"""Whose words each piece is, where a label stands before it and where none does."""

from collections.abc import Sequence
from dataclasses import dataclass

from voice.reading import unlabelled
from voice.reading.lines import Piece, asks, ends_as_sentence, size
from voice.reading.naming import Places, introduced
from voice.reading.people import Person

HOST, GUEST = "Interviewer", "Interviewee"
"""Who asks and who answers where the source names nobody."""


@dataclass(frozen=True, slots=True)
class Told:
    """What the document says of itself, in which somebody may be named."""

    title: str = ""
    description: str = ""
    authors: Sequence[str] = ()
    hosts: Sequence[str] = ()
    guests: Sequence[str] = ()


def attribute(pieces: Sequence[Piece], people: list[Person], told: Told) -> tuple[int, list[str]]:
    """Gives every piece from the first turn on to somebody; adds those to ``people`` whom no label names.

    Gives the number of the piece that the conversation begins with, and what was inferred. Nobody may be found: then
    it is the number of pieces.
    """
    inferences: list[str] = []
    questions = unlabelled.questions_of(pieces, marked_only=len(people) >= 2)
    few = questions and questions.count < 0.4 * sum(piece.opens for piece in pieces)
    if len(people) >= 2 and questions and few and not unlabelled.heads_a_panel(questions, pieces):
        questions = None
    if questions:
        inferences.append(_how_told(questions))
        people += _take_questions(pieces, questions, answers_are_labelled=bool(people))
    elif len(people) == 1 and _only_questions_are_labelled(pieces):
        inferences.append(f"{people[0].name} asks; the paragraphs between are taken to be the answers.")
        people.append(_take_answers(pieces))
    elif not people and unlabelled.take_turns(pieces):
        inferences.append(
            "Lines begin with a dash and none of them asks: two people are taken to speak by turns. "
            'Who they are: --host "NAME", --guest "NAME".'
        )
        people += _take_turns(pieces)
    elif not people:
        inferences.append(
            "Nobody is found to speak: all of it is the narrator's. If people speak here, say how the lines of one "
            'begin: --speaker "NAME=LABEL", once for each.'
        )
    first = next((n for n, piece in enumerate(pieces) if piece.speaker), len(pieces))
    _continue(pieces, first)
    guest = next((person for person in people if person.name == GUEST), None)
    if guest:
        known = [person.name for person in people if person.named]
        inferences.append(_name_guest(guest, pieces, first, told, known))
    host = next((person for person in people if person.name == HOST), None)
    if host and len(told.hosts) == 1:
        rename(host, told.hosts[0], pieces)
        inferences.append(f"{host.name} is stated to be the interviewer, and is taken to ask.")
    if len(people) == 1:
        inferences.append(f"{people[0].name} is the only one who is found to speak.")
    return first, inferences


def _how_told(questions: unlabelled.Questions) -> str:
    if questions.answered:
        return f"{questions.count} lines {questions.how}; they are taken to be question and answer by turns."
    return f"{questions.count} lines that {questions.how} are taken to be questions."


def _fresh(pieces: Sequence[Piece], n: int) -> bool:
    """Whether a paragraph begins here."""
    return n == 0 or pieces[n - 1].block != pieces[n].block


def _take_questions(
    pieces: Sequence[Piece], questions: unlabelled.Questions, *, answers_are_labelled: bool
) -> list[Person]:
    """Marked lines are the host's; what follows is a labelled guest's, or that of one whom nobody names."""
    start = _start(pieces, questions)
    dashed = questions.mark is unlabelled.begins_with_a_dash
    speaker = ""
    for n, piece in enumerate(pieces[start:], start):
        if piece.fate == "out" or piece.is_rule:
            continue
        if piece.opens:
            speaker = piece.speaker
        elif not _fresh(pieces, n) or unlabelled.reads_as_heading(pieces, n, questions):
            pass
        elif questions.mark(piece):
            # where both sides begin with a dash, each dash is the other one
            speaker = GUEST if dashed and speaker == HOST else HOST
            piece.opens = True
        elif speaker == HOST and not answers_are_labelled and piece.kind != "heading":
            speaker = GUEST
        piece.speaker = speaker
        if _fresh(pieces, n) and (dashed or questions.mark(piece)):
            piece.text = unlabelled.without_mark(piece.text, questions.mark)
    used = {piece.speaker for piece in pieces}
    unnamed = (Person(HOST, role="host", named=False), Person(GUEST, named=False))
    return [person for person in unnamed if person.name in used]


def _take_turns(pieces: Sequence[Piece]) -> list[Person]:
    """Each dash is the other one of two whom nothing tells apart."""
    names = ("Speaker 1", "Speaker 2")
    said = 0
    for n, piece in enumerate(pieces):
        if _fresh(pieces, n) and unlabelled.begins_with_a_dash(piece) and piece.fate == "speech":
            piece.text, piece.speaker, piece.opens = (
                (unlabelled.without_mark(piece.text, unlabelled.begins_with_a_dash)),
                names[said % 2],
                True,
            )
            said += 1
    return [Person(names[0], role="host", named=False), Person(names[1], named=False)]


def _start(pieces: Sequence[Piece], questions: unlabelled.Questions) -> int:
    """Where the conversation begins: the first label or marked question, or what is marked like one before.

    What only invites to speak (``Tell us about yourself.``) is short, a sentence, and has its answer below it.
    """
    start = next(n for n, p in enumerate(pieces) if p.opens or (questions.mark(p) and asks(p.text)))
    told = 0
    for n in reversed(range(start)):
        piece = pieces[n]
        if piece.fate == "out" or piece.is_rule:
            continue
        if not questions.mark(piece):
            told += 1
        elif unlabelled.reads_as_heading(pieces, n, questions) or (told and not _invites(piece)):
            break
        elif piece.kind != "heading" or told or (pieces[start].opens and ends_as_sentence(piece.text)):
            start, told = n, 0
    return start


def _invites(piece: Piece) -> bool:
    return ends_as_sentence(piece.text) and size(piece.text) <= 120


def _only_questions_are_labelled(pieces: Sequence[Piece]) -> bool:
    labelled = [n for n, piece in enumerate(pieces) if piece.opens]
    asked = sum(asks(pieces[n].text) for n in labelled)
    answered = sum(n + 1 < len(pieces) and not pieces[n + 1].opens for n in labelled)
    return len(labelled) >= 2 and asked >= 0.6 * len(labelled) and answered >= 0.8 * len(labelled)


def _take_answers(pieces: Sequence[Piece]) -> Person:
    """One label asks all the questions: the paragraphs between are the answers of one whom nobody names."""
    start = next(n for n, piece in enumerate(pieces) if piece.opens)
    for n, piece in enumerate(pieces[start:], start):
        if not piece.opens and _fresh(pieces, n) and piece.kind != "heading" and not piece.is_rule:
            piece.speaker = GUEST
    return Person(GUEST, named=False)


def _continue(pieces: Sequence[Piece], first: int) -> None:
    """Lines without a label go on with who spoke before; those before the first turn are the narrator's."""
    speaker = ""
    bold, plain = _set_in_bold(pieces)
    for n, piece in enumerate(pieces):
        if piece.fate != "speech":
            continue
        if piece.kind == "heading" and not piece.opens:
            piece.fate = "heading"
        elif n < first:
            piece.fate = "narration"
        elif bold and not piece.speaker and _fresh(pieces, n) and ends_as_sentence(piece.text):
            other = bold if piece.is_bold else plain
            piece.opens, speaker = other != speaker, other
            piece.speaker = other
        else:
            speaker = piece.speaker = piece.speaker or speaker


def _set_in_bold(pieces: Sequence[Piece]) -> tuple[str, str]:
    """Whose words are all in bold, and whose are not, where two people speak and nearly all that they say is so set."""
    shares: dict[str, list[bool]] = {}
    for piece in pieces:
        if piece.opens and piece.text and piece.fate == "speech":
            shares.setdefault(piece.speaker, []).append(piece.is_bold)
    if len(shares) != 2 or min(map(len, shares.values())) < 4:
        return "", ""
    plain, bold = sorted(shares, key=lambda name: sum(shares[name]) / len(shares[name]))
    fits = sum(shares[bold]) >= 0.9 * len(shares[bold]) and sum(shares[plain]) <= 0.1 * len(shares[plain])
    return (bold, plain) if fits else ("", "")


def _name_guest(guest: Person, pieces: Sequence[Piece], first: int, told: Told, known: Sequence[str]) -> str:
    """Looks for the name of an unlabelled guest in the title, the preface and the closing.

    Beside ``known`` people only the title counts: whom else the preface names may be anybody. Headings further down
    name what is talked about.
    """
    if len(told.guests) == 1:
        rename(guest, told.guests[0], pieces)
        return f"{guest.name} is stated to be the guest, and is taken to answer."
    titles = [told.title, *(piece.text for piece in pieces[:first] if piece.fate == "heading")]
    preface = [told.description]
    preface += [p.text for p in pieces if p.fate == "narration" or (p.is_italic and not p.opens)]
    name = introduced(
        Places(
            titles=[title for title in titles if title],
            preface=[text for text in preface if text] if not known else (),
            asked=" ".join(piece.text for piece in pieces if piece.speaker not in ("", GUEST)),
            text=" ".join(piece.text for piece in pieces if piece.fate == "speech"),
            known=(*known, *told.authors),
        )
    )
    if not name:
        return f'Nobody names who answers; {GUEST} stands for them. To name them: --guest "NAME".'
    rename(guest, name, pieces)
    return f"{name}, whom the title, the preface or the closing names, is taken to answer."


def rename(person: Person, name: str, pieces: Sequence[Piece]) -> None:
    """Calls a person by another name, everywhere."""
    for piece in pieces:
        piece.speaker = name if piece.speaker == person.name else piece.speaker
    person.name, person.named = name, True
