"""Whose words each piece is, where a label stands before it and where none does."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from voice.reading import unlabelled, vocabulary
from voice.reading.credits import states_of
from voice.reading.honoured import honoured
from voice.reading.initials import spelled_out
from voice.reading.lines import WIDE, Piece, ends_as_sentence, is_stage_direction
from voice.reading.naming import Places, introduced, named_in_heading, says_more_than_a_name
from voice.reading.people import Person
from voice.reading.questioning import (
    GUEST,
    HOST,
    fresh,
    only_questions_are_labelled,
    take_answers,
    take_questions,
    take_turns,
)


@dataclass(frozen=True, slots=True)
class Told:
    """What the document says of itself, in which somebody may be named."""

    titles: Sequence[str] = ()
    description: str = ""
    authors: Sequence[str] = ()
    hosts: Sequence[str] = ()
    guests: Sequence[str] = ()
    people: Sequence[str] = ()
    show: str = ""


def attribute(pieces: Sequence[Piece], people: list[Person], told: Told) -> tuple[int, list[str]]:
    """Gives every piece from the first turn on to somebody; adds those to ``people`` whom no label names.

    Gives the number of the piece that the conversation begins with, and what was inferred. Nobody may be found: then
    it is the number of pieces.
    """
    inferences = _take_unlabelled(pieces, people)
    first = next((n for n, piece in enumerate(pieces) if piece.speaker), len(pieces))
    _continue(pieces, first)
    if not told.guests:
        inferences += _guests_by_heading(pieces, people)
    inferences += _spell_out(pieces, first, people, told)
    guest = next((person for person in people if person.name == GUEST), None) or _only_guest_by_part(people)
    if guest:
        known = [person.name for person in people if person.named]
        inferences += _name_guest(guest, pieces, first, told, known)
    host = next((person for person in people if person.name == HOST), None)
    if host and len(told.hosts) == 1:
        rename(host, told.hosts[0], pieces)
        inferences.append(f"{host.name} is stated to be the interviewer, and is taken to ask.")
    if len(people) == 1:
        inferences.append(f"{people[0].name} is the only one who is found to speak.")
    return first, inferences


def _spell_out(pieces: Sequence[Piece], first: int, people: Sequence[Person], told: Told) -> list[str]:
    """Gives those who have only initials their names, which the page states, or its head or the conversation says."""
    head = (*told.titles, told.description, *(piece.text for piece in pieces[:first]))
    stated = (*told.hosts, *told.guests, *told.people, *told.authors)
    names = spelled_out(people, (stated, head, (piece.text for piece in pieces[first : first + 12])))
    for person in people:
        if person.name in names:
            rename(person, names[person.name], pieces)
    return [f"“{short}” is taken to be short for {name}." for short, name in names.items()]


def _guests_by_heading(pieces: Sequence[Piece], people: list[Person]) -> list[str]:
    """Where a heading is somebody's name, those who answer below it without a label are that person."""
    headings = [piece.text for piece in pieces if piece.fate == "heading" and named_in_heading(piece.text)]
    if len(headings) == 1 and not says_more_than_a_name(headings[0]):
        return []
    guests: dict[str, Person] = {}
    name = ""
    for piece in pieces:
        if piece.fate == "heading":
            name = named_in_heading(piece.text) or (name if piece.level > 2 else "")
        elif name and piece.speaker == GUEST:
            guests.setdefault(name, Person(name))
            piece.speaker = name
    people += guests.values()
    if not any(piece.speaker == GUEST for piece in pieces):
        people[:] = [person for person in people if person.name != GUEST]
    return [f"{name}, whose name is a heading, is taken to answer below it." for name in guests]


def _take_unlabelled(pieces: Sequence[Piece], people: list[Person]) -> list[str]:
    """Finds those who speak without a label; gives what was inferred."""
    if questions := _believed(pieces, people):
        people += take_questions(pieces, questions, people)
        return [_how_told(questions)]
    if people and all(only_questions_are_labelled(pieces, person.name, len(people)) for person in people):
        askers = " and ".join(person.name for person in people)
        people.append(take_answers(pieces))
        asks = "asks" if len(people) == 2 else "ask"
        return [f"{askers} {asks}; the paragraphs between are taken to be the answers."]
    if not people and unlabelled.take_turns(pieces):
        people += take_turns(pieces)
        return [
            "Lines begin with a dash and none of them asks: two people are taken to speak by turns. "
            'Who they are: --host "NAME", --guest "NAME".'
        ]
    if not people:
        return [
            "Nobody is found to speak: all of it is the narrator's. If people speak here, say how the lines of one "
            'begin: --speaker "NAME=LABEL", once for each.'
        ]
    return []


def _believed(pieces: Sequence[Piece], people: Sequence[Person]) -> unlabelled.Questions | None:
    """The unlabelled questions, unless the labels carry the conversation without them."""
    labelled = sum(piece.opens for piece in pieces)
    questions = unlabelled.questions_of(_from_the_talk(pieces), marked_only=len(people) >= 2 and labelled > 2)
    few = questions and questions.count < 0.4 * labelled
    if len(people) >= 2 and questions and few and not unlabelled.heads_a_panel(questions, pieces):
        return None
    return questions


def _from_the_talk(pieces: Sequence[Piece]) -> Sequence[Piece]:
    """What stands from the heading above the first labelled turn on; all of it, where there is none."""
    first = next((n for n, piece in enumerate(pieces) if piece.opens), 0)
    if sum(piece.opens for piece in pieces) < 4:
        return pieces
    return pieces[max((n for n in range(first) if pieces[n].kind == "heading"), default=0) :]


def _how_told(questions: unlabelled.Questions) -> str:
    if questions.answered:
        return f"{questions.count} lines {questions.how}; they are taken to be question and answer by turns."
    return f"{questions.count} lines that {questions.how} are taken to be questions."


def _continue(pieces: Sequence[Piece], first: int) -> None:
    """Lines without a label go on with who spoke before; those before the first turn are the narrator's."""
    speaker = ""
    bold, plain = _set_in_bold(pieces)
    told = _told_between(pieces)
    for n, piece in enumerate(pieces):
        if piece.fate != "speech":
            continue
        if n in told:
            piece.fate = "narration"
            continue
        if piece.kind == "heading" and not piece.opens:
            piece.fate = "heading"
        elif n < first or (not piece.opens and not piece.stated and is_stage_direction(piece.text)):
            piece.fate = "narration"
        elif bold and not piece.speaker and fresh(pieces, n) and ends_as_sentence(piece.text):
            other = bold if piece.is_bold else plain
            piece.opens, speaker = other != speaker, other
            piece.speaker = other
        else:
            speaker = piece.speaker = piece.speaker or speaker


def _told_between(pieces: Sequence[Piece]) -> set[int]:
    """Paragraphs between two labels of one person that tell of this person by name: the writer's words."""
    told: set[int] = set()
    speaker = ""
    between: list[int] = []
    for n, piece in enumerate(pieces):
        if piece.label and piece.opens:
            if piece.speaker == speaker:
                told |= {b for b in between if _tells_of(pieces[b].text, speaker)}
            speaker, between = piece.speaker, []
        elif piece.fate == "speech" and fresh(pieces, n) and not piece.speaker and piece.kind == "paragraph":
            between.append(n)
    return told


def _tells_of(text: str, name: str) -> bool:
    words = [word for word in name.split() if len(word) > 3 and word.casefold() not in vocabulary.ROLE_WORDS]
    return any(re.search(rf"(?<!\w){re.escape(word)}", text, re.I) for word in words) and not re.search(
        r"[\"“„«]", text
    )


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


def _only_guest_by_part(people: Sequence[Person]) -> Person | None:
    """The one whose label only says that he answers, such as A."""
    by_part = [person for person in people if not person.named and person.keys & vocabulary.GUEST_WORDS]
    return by_part[0] if len(by_part) == 1 and len(people) == 2 else None


def _name_guest(guest: Person, pieces: Sequence[Piece], first: int, told: Told, known: Sequence[str]) -> list[str]:
    """Looks for the name of an unlabelled guest in the title, the preface and the closing.

    Beside ``known`` people only the title counts: whom else the preface names may be anybody. Headings further down
    name what is talked about. Where a label says the part, more must speak for a name.
    """
    if len(told.guests) == 1:
        rename(guest, told.guests[0], pieces)
        return [f"{guest.name} is stated to be the guest, and is taken to answer."]
    if addressed := _addressed(told.authors, [piece.text for piece in pieces if piece.speaker not in ("", guest.name)]):
        rename(guest, addressed, pieces)
        return [
            f"{guest.name} is said to have written this, is called by name in the questions, and is taken to answer."
        ]
    titles = [*told.titles, *(piece.text for piece in pieces[:first] if piece.fate == "heading")]
    preface = [told.description]
    closing: list[str] = []
    for n, piece in enumerate(pieces):
        if piece.text and (piece.fate == "narration" or (piece.is_italic and not piece.opens)):
            (preface if n < first else closing).append(piece.text)
    spoken = " ".join(piece.text for piece in pieces if piece.fate == "speech")
    unspaced = bool(WIDE.search(spoken))
    places = Places(
        titles=[title for title in titles if title],
        preface=[text for text in preface if text] if not known else (),
        closing=closing if not known else (),
        asked=" ".join(piece.text for piece in pieces if piece.speaker not in ("", guest.name)),
        text=spoken,
        known=(*known, *told.authors, *_bylines(pieces[:first]), told.show),
    )
    by_capitals = not (guest.keys and unspaced)
    name = introduced(places, 4 if guest.keys or unspaced else 2) if by_capitals else ""
    name = name or honoured(places.titles, preface, places.asked)
    if name:
        rename(guest, name, pieces)
        return [f"{name}, whom the title, the preface or the closing names, is taken to answer."]
    if guest.keys:
        return []
    return [f'Nobody names who answers; {GUEST} stands for them. To name them: --guest "NAME".']


def _addressed(people: Sequence[str], questions: Sequence[str]) -> str:
    """The one of these people whom a question calls by the first name: ``Ada, what do you do?``"""
    found = []
    for name in people:
        first = re.escape(name.split()[0]) if len(name.split()) > 1 else ""
        call = re.compile(rf"\W*(?:\w+[ ,]+)?{first}\s?,|[^.!?]*, {first}\s?[.!?,]")
        found += [name] if first and any(call.match(text) for text in questions) else []
    return found[0] if len(found) == 1 else ""


def _bylines(head: Sequence[Piece]) -> list[str]:
    """Who made the page, as its head says."""
    return [name for piece in head for name in states_of(piece.text)[2]]


def rename(person: Person, name: str, pieces: Sequence[Piece]) -> None:
    """Calls a person by another name, everywhere."""
    for piece in pieces:
        piece.speaker = name if piece.speaker == person.name else piece.speaker
    person.name, person.named = name, True
