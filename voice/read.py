"""Stage 1: an interview becomes a script, with a ledger of what is not spoken and a list of what was inferred."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from voice import plugins
from voice.document import Document, Reading, Source
from voice.errors import ReadError
from voice.model import NARRATOR, LeftOut, Role, Script, Speaker
from voice.readers.encoding.decoding import account
from voice.readers.formats import format_of
from voice.reading import furniture, headings, roles
from voice.reading.attribution import Told, attribute, rename
from voice.reading.books import read_book
from voice.reading.chapters import chapters_of
from voice.reading.credits import day_of
from voice.reading.cutting import cut
from voice.reading.footnotes import clear_footnotes
from voice.reading.heads import Label, key_of
from voice.reading.labels import label_of_speech, labels_of, labels_of_first_turns, verdict
from voice.reading.language import language_of, overruled
from voice.reading.legend import Cast, cast_of, legend_of
from voice.reading.lines import fold, pieces_of
from voice.reading.naming import begun_with, names_in
from voice.reading.people import Person, people_of
from voice.reading.repeats import clear_pull_quotes
from voice.reading.unlabelled import apart, outweighs, parted, questions_of, unwrapped
from voice.reading.vocabulary import ROLE_WORDS

MOST = 150_000
"""Lines; twenty thousand turns have about a third of that."""
_TEXTS = {"html", "markdown", "subtitles", "table", "text", "transcript_json"}
"""The formats whose files are a text as a whole, in one encoding."""


@dataclass(frozen=True, slots=True)
class Corrections:
    """What a person says instead of the inference."""

    speakers: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """Names, each with the labels that are this one person's."""
    hosts: tuple[str, ...] = ()
    guests: tuple[str, ...] = ()
    language: str = ""
    chapter: int = 0
    """Of a book, the number of the one chapter that is wanted; 0: all of them."""


def read(source: Source, corrections: Corrections = Corrections()) -> Reading:
    """Read the interview in a source; `ReadError` where there is none in it, or a correction names nobody there."""
    document = plugins.reader(source)(source)
    told = _account(source)
    try:
        reading = _read(document, source, corrections)
    except ReadError as error:
        raise ReadError(" ".join((str(error), *told))) from error
    fetched = (f"Fetched from {source.url}.",) * bool(source.url)
    script = replace(reading.script, source=reading.script.source or source.url)
    return replace(reading, script=script, inferences=(*fetched, *told, *reading.inferences))


def _read(document: Document, source: Source, corrections: Corrections) -> Reading:
    chapters = document.chapters
    if corrections.chapter:
        if not 1 <= corrections.chapter <= len(chapters):
            there = f"has chapters 1 to {len(chapters)}" if chapters else "is no book of several interviews"
            raise ReadError(f"{source.name}: there is no chapter {corrections.chapter}; it {there}.")
        document = chapters[corrections.chapter - 1]
    if document.chapters:
        return read_book(document, lambda part: _Reading(part, source.name, corrections).run())
    return _Reading(document, source.name, corrections).run()


def _account(source: Source) -> tuple[str, ...]:
    """What had to be concluded or mended to read the bytes, where these are a text as a whole."""
    try:
        return account(source.data, source.charset) if format_of(source) in _TEXTS else ()
    except ReadError:
        return ()  # of a format that another package reads


class _Reading:
    """One interview on its way from document to script; `run` is the order of the steps."""

    def __init__(self, document: Document, name: str, corrections: Corrections) -> None:
        self.document, self.name, self.corrections = document, name, corrections
        lines = sum(1 + block.text.count("\n") for block in document.blocks)
        if lines > MOST:
            raise ReadError(
                f"{name}: {lines:,} lines are more than any conversation has (at most {MOST:,}). Give a part of it."
            )
        self.pieces, gone = pieces_of(document)
        self.left_out = [*document.left_out, *gone]
        self.people: list[Person] = []
        self.inferences: list[str] = []
        self.verdicts: dict[str, str] = {}
        self.cast = Cast()

    def run(self) -> Reading:
        self._label()
        stated, cast = self.document, self.cast
        told = Told(
            (stated.title, *stated.titles),
            stated.description,
            stated.authors,
            cast.hosts,
            cast.guests,
            cast.people,
            stated.show,
        )
        furniture.clear_everywhere(self.pieces)
        clear_pull_quotes(self.pieces)
        self.pieces = unwrapped(parted(self.pieces))
        first, inferred = attribute(self.pieces, self.people, told)
        if not self.people:
            first = furniture.length_of_head(self.pieces)
        head, body = self.pieces[:first], self.pieces[first:]
        date, authors = furniture.clear_head(head, day_of(self.document.date), self.document.authors)
        title = furniture.find_title(head, self.document.title)
        told_of = [*(person.name for person in self.people), *names_in(piece.text for piece in head)]
        told_of += filter(None, (begun_with(piece.text) for piece in head if piece.fate == "narration"))
        last = max((n for n, piece in enumerate(body) if furniture.begins_to_speak(piece, told_of)), default=0)
        dated, signed = furniture.clear_tail(body[last:], told_of)
        roles.assign_roles(self.people, self.pieces, cast.hosts, cast.guests)
        self.inferences += inferred
        corrected = self._correct_roles()
        self.inferences += roles.reasons([p for p in self.people if p.name not in corrected], self.pieces)
        hosts = {person.name for person in self.people if person.role == "host"}
        for n in headings.headings_of(self.pieces, hosts):
            self.pieces[n].fate = "heading"
        return self._result(title, date or dated, authors or signed)

    # -- who speaks ---------------------------------------------------------------------------------------------------

    def _label(self) -> None:
        """Finds the labels, cuts the pieces at them and settles who is who."""
        clear_footnotes(self.pieces)
        furniture.clear_comments(self.pieces)
        self.pieces = apart(self.pieces)
        given = self.corrections.speakers
        vouched = [key_of(label) for _, own in given for label in own]
        cast = cast_of([piece for piece in self.pieces if piece.fate != "out" and not piece.stated])
        self.cast = Cast(
            self.document.hosts or cast.hosts,
            self.document.guests or cast.guests,
            self.document.people or cast.people,
        )
        stated = (*self.cast.hosts, *self.cast.guests, *self.cast.people)
        weighed = labels_of(self.pieces, vouched, self.document.title + "\n" + self.document.description, stated)
        found, self.verdicts = weighed.labels, weighed.verdicts
        marked = questions_of(unwrapped(self.pieces), marked_only=True)
        weak = all(head.form == "alone" for label in found.values() for _, head in label.heads)
        spoken = [n for label in found.values() if not label.is_stated for n, _ in label.heads]
        if (
            marked
            and spoken
            and not vouched
            and not found.keys() & ROLE_WORDS
            and outweighs(marked, self.pieces, spoken, weak=weak)
        ):
            self.inferences.append(
                f"{marked.count} lines {marked.how}; what looks like a label elsewhere names nobody."
            )
            self._judge(found, "marked questions carry the conversation without it", speaks=False)
            found = {}
        self._refuse_unknown(vouched, found)
        asked = marked or questions_of(self.pieces, marked_only=False)
        if asked and len(found) < 2 and all(label.count < 2 and not label.is_stated for label in found.values()):
            first = labels_of_first_turns(self.pieces)
            self._judge(
                first, "it stands at somebody's first words, before a question or before its answer", speaks=True
            )
            found |= first
        elif not found and not asked:
            found = label_of_speech(self.pieces)
            self._judge(found, "nobody else is named, and all that follows may be theirs", speaks=True)
        legend = legend_of(self.pieces, found)
        given = (*given, *(pair for pair in legend if not set(pair[1]) & set(vouched)))
        self.inferences += [f"“{own[0]}” stands for {name}, as the text says." for name, own in legend]
        self.pieces = cut(self.pieces, found)
        order = [piece.key for piece in self.pieces if piece.key]
        self.people, inferred = people_of({key: found[key] for key in found if key in order}, order, given)
        self.inferences += inferred
        names = {key: person.name for person in self.people for key in person.keys}
        for piece in self.pieces:
            piece.speaker = names.get(piece.key, "")

    def _judge(self, labels: dict[str, Label], reason: str, *, speaks: bool) -> None:
        """Explains these labels by what all of the text says, where it overrules what was said of each alone."""
        judged = {key: verdict(label, reason, speaks=speaks) for key, label in labels.items()}
        self.verdicts = judged | {key: said for key, said in self.verdicts.items() if key not in judged}

    def _refuse_unknown(self, vouched: Iterable[str], found: dict[str, Label]) -> None:
        unknown = [key for key in vouched if key not in found]
        if unknown:
            labels = ", ".join(f"“{label.spelling}”" for label in found.values()) or "none"
            raise ReadError(f"{self.name}: no line begins with “{unknown[0]}”. Labels found: {labels}.")

    def _correct_roles(self) -> set[str]:
        """What a person says of the roles holds; a name for someone whom the source does not name is taken, too.

        Gives the names of those whom it is said of.
        """
        corrected: set[str] = set()
        wanted: list[tuple[str, Role]] = [(name, "host") for name in self.corrections.hosts]
        wanted += [(name, "guest") for name in self.corrections.guests]
        for name, role in wanted:
            key = key_of(name)
            known = (person for person in self.people if key in person.keys or key_of(person.name) == key)
            person = next(known, None) or self._unlabelled(role)
            if person is None:
                people = ", ".join(f"“{person.name}”" for person in self.people)
                raise ReadError(f"{self.name}: nobody here is called “{name}”. There are: {people}.")
            person.role = role
            if not (person.named and person.keys):
                self.inferences = [said for said in self.inferences if person.name not in said]
                rename(person, name, self.pieces)
            corrected.add(person.name)
        return corrected

    def _unlabelled(self, role: Role) -> Person | None:
        """Who has this role and no name in the source; a name that was only guessed yields to a stated one."""
        able = [person for person in self.people if person.role == role]
        unnamed = [person for person in able if not person.named] or [person for person in able if not person.keys]
        return unnamed[0] if len(unnamed) == 1 else None

    # -- the script ---------------------------------------------------------------------------------------------------

    def _result(self, title: str, date: str, authors: tuple[str, ...]) -> Reading:
        if not title:
            title = fold(Path(self.name).stem.replace("_", " ").replace("-", " "))
            self.inferences.append("No title is found; the file's name stands for it.")
        chapters = chapters_of(self.pieces)
        turns = [turn for chapter in chapters for turn in chapter.turns]
        spoken = " ".join(paragraph.text for turn in turns for paragraph in turn.paragraphs)
        speakers = [Speaker(person.name, person.role, person.labels) for person in self.people]
        if any(turn.speaker == NARRATOR for turn in turns):
            speakers.append(Speaker(NARRATOR, "narrator"))
        script = Script(
            language=self.corrections.language or self._language(spoken),
            title=title,
            speakers=tuple(speakers),
            chapters=chapters,
            date=date,
            authors=authors,
            source=self.document.source,
            description=self.document.description,
        )
        return Reading(script, self._ledger(), tuple(self.inferences), tuple(self.verdicts.values()))

    def _language(self, spoken: str) -> str:
        stated = self.document.language
        if plain := overruled(stated, spoken):
            self.inferences.append(f"The source says that its language is {stated}, but it is written in {plain}.")
        return plain or stated or language_of(spoken)

    def _ledger(self) -> tuple[LeftOut, ...]:
        out = [LeftOut(p.text, p.line, p.reason) for p in self.pieces if p.fate == "out" and p.text]
        out += [LeftOut(p.text, p.line, "a line between parts") for p in self.pieces if p.fate != "out" and p.is_rule]
        out += [LeftOut(p.reason, p.line, "beside the title") for p in self.pieces if p.fate == "title" and p.reason]
        return tuple(sorted([*self.left_out, *out], key=lambda entry: entry.line))
