"""Stage 1: an interview becomes a script, with a ledger of what is not spoken and a list of what was inferred."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from voice import plugins
from voice.errors import ReadError
from voice.model import NARRATOR, Chapter, Document, LeftOut, Paragraph, Reading, Role, Script, Speaker, Turn
from voice.readers.decoding import GUESS, charset
from voice.reading import furniture, headings, roles, unlabelled
from voice.reading.labels import Label, cut, key_of, labels_of
from voice.reading.language import language_of
from voice.reading.lines import Piece, asks, fold, join, pieces_of
from voice.reading.people import Person, introduced, people_of

HOST, GUEST = "Interviewer", "Interviewee"
"""Who asks and who answers where the source names nobody."""


@dataclass(frozen=True, slots=True)
class Corrections:
    """What a person says instead of the inference."""

    speakers: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """Names, each with the labels that are this one person's."""
    hosts: tuple[str, ...] = ()
    guests: tuple[str, ...] = ()
    language: str = ""


def read(path: Path, corrections: Corrections = Corrections()) -> Reading:
    """Read the interview in a file; `ReadError` where there is none in it, or a correction names nobody there."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise ReadError(f"{path}: {error.strerror or 'cannot be read'}. Name a file that is there.") from error
    document = plugins.reader(path)(data, path.name)
    reading = _Reading(document, path, corrections).run()
    if path.suffix in (".md", ".markdown", ".txt", ".text", "") and charset(data) == GUESS:
        guessed = f"The file is not UTF-8; it was read as {GUESS}. If letters look wrong, save it as UTF-8."
        reading = replace(reading, inferences=(guessed, *reading.inferences))
    return reading


def as_json(reading: Reading) -> dict[str, object]:
    """The reading as plain values: what ``voice import --dry-run --json`` prints."""
    script = reading.script
    return {
        "language": script.language,
        "title": script.title,
        "date": script.date,
        "authors": list(script.authors),
        "source": script.source,
        "description": script.description,
        "speakers": [{"name": s.name, "role": s.role, "labels": list(s.labels)} for s in script.speakers],
        "chapters": [
            {
                "title": chapter.title,
                "turns": [
                    {
                        "speaker": turn.speaker,
                        "role": script.speaker(turn.speaker).role,
                        "paragraphs": [paragraph.text for paragraph in turn.paragraphs],
                    }
                    for turn in chapter.turns
                ],
            }
            for chapter in script.chapters
        ],
        "left_out": [{"text": out.text, "line": out.line, "reason": out.reason} for out in reading.left_out],
        "inferences": list(reading.inferences),
    }


class _Reading:
    """One interview on its way from document to script; `run` is the order of the steps."""

    def __init__(self, document: Document, path: Path, corrections: Corrections) -> None:
        self.document, self.path, self.corrections = document, path, corrections
        self.pieces, gone = pieces_of(document)
        self.left_out = [*document.left_out, *gone]
        self.people: list[Person] = []
        self.inferences: list[str] = []
        self.first = 0
        """The piece that the conversation begins with."""

    def run(self) -> Reading:
        self._label()
        furniture.clear_everywhere(self.pieces)
        self._attribute()
        head, body = self.pieces[: self.first], self.pieces[self.first :]
        date, authors = furniture.clear_head(head, self.document.date, self.document.authors)
        title = furniture.find_title(head, self.document.title)
        furniture.clear_tail(body[self._last_turn(body) :])
        self.inferences += roles.assign_roles(self.people, self.pieces)
        self._correct_roles()
        self._mark_headings()
        return self._result(title, date, authors)

    # -- who speaks ---------------------------------------------------------------------------------------------------

    def _label(self) -> None:
        """Finds the labels, cuts the pieces at them and settles who is who."""
        given = self.corrections.speakers
        vouched = [key_of(label) for _, own in given for label in own]
        found = labels_of(self.pieces, vouched, self.document.title + "\n" + self.document.description)
        self._refuse_unknown(vouched, found)
        self.pieces = cut(self.pieces, found)
        order = [piece.key for piece in self.pieces if piece.key]
        self.people, inferred = people_of({key: found[key] for key in found if key in order}, order, given)
        self.inferences += inferred
        names = {key: person.name for person in self.people for key in person.keys}
        for piece in self.pieces:
            piece.speaker = names.get(piece.key, "")

    def _refuse_unknown(self, vouched: Iterable[str], found: dict[str, Label]) -> None:
        unknown = [key for key in vouched if key not in found]
        if unknown:
            labels = ", ".join(f"“{label.spelling}”" for label in found.values()) or "none"
            raise ReadError(f"{self.path.name}: no line begins with “{unknown[0]}”. Labels found: {labels}.")

    def _attribute(self) -> None:
        """Gives every piece from the first turn on to somebody."""
        questions = unlabelled.questions_of(self.pieces)
        labelled = sum(bool(piece.key) for piece in self.pieces)
        if len(self.people) >= 2 and questions and questions.count < 0.4 * labelled:
            questions = None
        if questions:
            self._take_questions(questions)
        elif len(self.people) == 1 and self._only_questions_are_labelled():
            self._take_answers()
        self._continue()

    def _take_questions(self, questions: unlabelled.Questions) -> None:
        """Marked lines are the host's; what follows is a labelled guest's, or that of one whom nobody names."""
        answers_are_labelled = bool(self.people)
        start = next(n for n, p in enumerate(self.pieces) if p.label or (questions.mark(p) and asks(p.text)))
        host, guest = Person(HOST, named=False), Person(GUEST, named=False)
        speaker = ""
        for n, piece in enumerate(self.pieces[start:], start):
            if piece.fate == "out" or piece.is_rule:
                continue
            fresh = n == start or self.pieces[n - 1].block != piece.block
            if piece.label:
                speaker = piece.speaker
            elif fresh and questions.mark(piece) and not unlabelled.reads_as_heading(self.pieces, n, questions):
                speaker = self._asker(questions, speaker)
                piece.opens = True
            elif speaker == HOST and fresh and not answers_are_labelled and piece.kind != "heading":
                speaker = GUEST
            piece.speaker = speaker
            if questions.mark is unlabelled.begins_with_a_dash and fresh:
                piece.text = unlabelled.without_dash(piece.text)
        used = {piece.speaker for piece in self.pieces}
        self.people += [person for person in (host, guest) if person.name in used]
        self.inferences.append(f"{questions.count} lines that {questions.how} are taken to be questions.")
        self._name_guest(guest, start)

    def _asker(self, questions: unlabelled.Questions, before: str) -> str:
        """The host; but where both sides begin with a dash, the other one."""
        both = questions.mark is unlabelled.begins_with_a_dash and before == HOST
        return GUEST if both else HOST

    def _only_questions_are_labelled(self) -> bool:
        labelled = [n for n, piece in enumerate(self.pieces) if piece.label]
        asked = sum(asks(self.pieces[n].text) for n in labelled)
        answered = sum(n + 1 < len(self.pieces) and not self.pieces[n + 1].label for n in labelled)
        return len(labelled) >= 2 and asked >= 0.6 * len(labelled) and answered >= 0.8 * len(labelled)

    def _take_answers(self) -> None:
        """One label asks all the questions: the paragraphs between are the answers of one whom nobody names."""
        guest = Person(GUEST, named=False)
        start = next(n for n, piece in enumerate(self.pieces) if piece.label)
        for n, piece in enumerate(self.pieces[start:], start):
            fresh = self.pieces[n - 1].block != piece.block
            if not piece.label and fresh and piece.kind != "heading" and not piece.is_rule:
                piece.speaker = GUEST
        self.people.append(guest)
        self.inferences.append(f"{self.people[0].name} asks; the paragraphs between are taken to be the answers.")
        self._name_guest(guest, start)

    def _name_guest(self, guest: Person, start: int) -> None:
        """Looks for the name of an unlabelled guest in the title, the preface, the closing and the questions."""
        if guest not in self.people:
            return
        said = [piece.text for piece in self.pieces if piece.speaker not in ("", GUEST)]
        closing = [piece.text for piece in self.pieces[start:] if piece.is_italic]
        places = [self.document.title, self.document.description, *(p.text for p in self.pieces[:start]), *closing]
        name = introduced(places, " ".join(said))
        if not name:
            self.inferences.append(f"Nobody names who answers; {GUEST} stands for them.")
            return
        guest.name, guest.named = name, True
        for piece in self.pieces:
            piece.speaker = name if piece.speaker == GUEST else piece.speaker
        self.inferences.append(f"{name}, whom the title, the preface or the closing names, is taken to answer.")

    def _continue(self) -> None:
        """Lines without a label go on with who spoke before; those before the first turn are the narrator's."""
        if not self.people:
            raise ReadError(
                f"{self.path.name}: nobody is found to speak. Say how the lines of one person begin: "
                '--speaker "NAME=LABEL", once for each person.'
            )
        self.first = next(n for n, piece in enumerate(self.pieces) if piece.speaker)
        speaker = ""
        for n, piece in enumerate(self.pieces):
            if piece.kind == "heading" and not piece.opens:
                piece.fate = "heading"
            elif n < self.first:
                piece.fate = "narration" if piece.fate == "speech" else piece.fate
            else:
                speaker = piece.speaker = piece.speaker or speaker
        if len(self.people) == 1:
            self.inferences.append(f"{self.people[0].name} is the only one who is found to speak.")

    def _last_turn(self, body: Sequence[Piece]) -> int:
        return max((n for n, piece in enumerate(body) if piece.opens), default=0)

    def _correct_roles(self) -> None:
        wanted: list[tuple[str, Role]] = [(name, "host") for name in self.corrections.hosts]
        wanted += [(name, "guest") for name in self.corrections.guests]
        for name, role in wanted:
            person = self._find(name) or self._unnamed(role)
            if person is None:
                people = ", ".join(f"“{person.name}”" for person in self.people)
                raise ReadError(f"{self.path.name}: nobody here is called “{name}”. There are: {people}.")
            person.role = role
            if not person.named:
                self._rename(person, name)

    def _find(self, name: str) -> Person | None:
        key = key_of(name)
        return next((person for person in self.people if key in person.keys or key_of(person.name) == key), None)

    def _unnamed(self, role: Role) -> Person | None:
        return next((person for person in self.people if not person.named and person.role == role), None)

    def _rename(self, person: Person, name: str) -> None:
        for piece in self.pieces:
            piece.speaker = name if piece.speaker == person.name else piece.speaker
        person.name, person.named = name, True

    # -- the script ---------------------------------------------------------------------------------------------------

    def _mark_headings(self) -> None:
        hosts = {person.name for person in self.people if person.role == "host"}
        for n in headings.headings_of(self.pieces, hosts):
            self.pieces[n].fate = "heading"

    def _result(self, title: str, date: str, authors: tuple[str, ...]) -> Reading:
        if not title:
            title = fold(self.path.stem.replace("_", " ").replace("-", " "))
            self.inferences.append("No title is found; the file's name stands for it.")
        chapters = self._chapters()
        spoken = " ".join(p.text for chapter in chapters for turn in chapter.turns for p in turn.paragraphs)
        language = self.corrections.language or self.document.language or language_of(spoken)
        narrates = any(turn.speaker == NARRATOR for chapter in chapters for turn in chapter.turns)
        speakers = [Speaker(person.name, person.role, person.labels) for person in self.people]
        script = Script(
            language=language,
            title=title,
            speakers=(*speakers, *([Speaker(NARRATOR, "narrator")] if narrates else [])),
            chapters=chapters,
            date=date,
            authors=authors,
            source=self.document.source,
            description=self.document.description,
        )
        return Reading(script, self._ledger(), tuple(self.inferences))

    def _ledger(self) -> tuple[LeftOut, ...]:
        out = [LeftOut(p.text, p.line, p.reason) for p in self.pieces if p.fate == "out" and p.text]
        out += [LeftOut(p.reason, p.line, "beside the title") for p in self.pieces if p.fate == "title" and p.reason]
        return tuple(sorted([*self.left_out, *out], key=lambda entry: entry.line))

    def _chapters(self) -> tuple[Chapter, ...]:
        chapters: list[Chapter] = []
        title, line, turns = "", 0, _Turns()
        for piece in self.pieces:
            if piece.fate == "heading":
                if title or turns:
                    chapters.append(Chapter(title, turns.done(), line))
                title, line, turns = piece.text, piece.line, _Turns()
            elif piece.fate in ("speech", "narration") and any(c.isalnum() or asks(c) for c in piece.text):
                turns.take(piece)
        chapters.append(Chapter(title, turns.done(), line))
        return tuple(chapters)


class _Turns:
    """The turns of a chapter, as they grow."""

    def __init__(self) -> None:
        self._turns: list[tuple[str, list[list[Piece]]]] = []

    def __bool__(self) -> bool:
        return bool(self._turns)

    def take(self, piece: Piece) -> None:
        speaker = NARRATOR if piece.fate == "narration" else piece.speaker
        if not self._turns or self._turns[-1][0] != speaker:
            self._turns.append((speaker, [[piece]]))
        elif self._turns[-1][1][-1][-1].block == piece.block:
            self._turns[-1][1][-1].append(piece)
        else:
            self._turns[-1][1].append([piece])

    def done(self) -> tuple[Turn, ...]:
        return tuple(
            Turn(speaker, tuple(Paragraph(fold(join(p.text for p in lines)), lines[0].line) for lines in paragraphs))
            for speaker, paragraphs in self._turns
        )
