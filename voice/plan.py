"""Stage 3: what is said, by whom, in what order, with which pauses and chapter marks."""

import re
from collections.abc import Iterator
from itertools import groupby, pairwise

from voice.model import Cast, Chapter, LeftOut, Line, Mark, Paragraph, Plan, Script, Turn, Utterance
from voice.phrases import opening
from voice.rewrite import Rewritten
from voice.sentences import sentences
from voice.show import Opening, Pauses

TOGETHER = 2
"""Sentences of an utterance, at most. Their number decides where a longer paragraph is cut, not their length: so a
changed word moves no cut, and costs one utterance."""
LONGEST = 2400
"""Bytes of UTF-8 of an utterance, whatever its sentences. Edge takes 4096, escaped."""

_EMOJI = "[\U0001f000-\U0001faff\u2600-\u27bf\u2b50\u2b55\ufe0e\ufe0f\u200d\u20e3\U000e0020-\U000e007f]+"
_UNSPOKEN = (
    ("[\u00ad\u200b\u2060\ufeff\ufffe\uffff]|[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]|[\ud800-\udfff]", ""),
    (r"<?https?://(?:www\.)?([^\s/<>()\[\]]+)[^\s<>()\[\]]*(?<![.,;:!?])>?", r"\1"),
    (r"(?<=\S)(?:\[\d{1,3}\]|[¹²³⁰⁴-⁹]+(?!\w))", ""),
    (_EMOJI, " "),
    (r"[\[(]\s*(?:…|\.\.\.)\s*[\])]", "…"),
    (r"\s*[^\S ]\s*|\s{2,}", " "),
    (r"^\s|\s$", ""),
)
_REFUSED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff\ud800-\udfff]")
"""What neither XML nor a service takes."""
_ANY_UNSPOKEN = re.compile("|".join(pattern for pattern, _ in _UNSPOKEN))


def spoken(written: str) -> Rewritten:
    """What is said of a written text, in every language and by every engine.

    Addresses are said as their host, footnote marks and emoji not at all; digits and abbreviations are left to the
    engine, which knows its language.
    """
    said = Rewritten.of(written)
    if not _ANY_UNSPOKEN.search(written):
        return said
    for pattern, replacement in _UNSPOKEN:
        said = said.sub(pattern, replacement)
    return said


def speakable(text: str) -> bool:
    """Whether there is anything to say."""
    return any(character.isalnum() for character in text)


def pieces(text: str, language: str) -> list[str]:
    """The utterances of a paragraph: a few sentences each, none longer than `LONGEST` bytes."""
    found = sentences(text, language)
    count = max(1, -(-len(found) // TOGETHER))
    cuts = [len(found) * number // count for number in range(count + 1)]
    groups = ["".join(found[first:last]) for first, last in pairwise(cuts)]
    return [piece.strip() for group in groups for piece in _fitting(group) if speakable(piece)]


def _fitting(text: str) -> Iterator[str]:
    """A text, whole if it fits, else cut behind clauses, else after so many characters."""
    if len(text.encode()) <= LONGEST:
        yield text
        return
    joined = ""
    for clause in re.split(r"(?<=[.,;:!?，；：、。！？।])", text):
        size = len(clause) if len(clause.encode()) <= LONGEST else LONGEST // 4
        for part in (clause[at : at + size] for at in range(0, len(clause), size or 1)):
            if joined and len((joined + part).encode()) > LONGEST:
                yield joined
                joined = ""
            joined += part
    yield joined


class _Planner:
    def __init__(self, script: Script, cast: Cast, pauses: Pauses, words: Opening) -> None:
        self.script, self.cast, self.pauses, self.words = script, cast, pauses, words
        self.items: list[Line | Mark] = []
        self.skipped: list[LeftOut] = []

    def plan(self) -> Plan:
        script = self.script
        chapters = [c for c in script.chapters if c.title or c.turns]
        for number, chapter in enumerate(chapters):
            self.items.append(Mark(chapter.title or script.title))
            if number == 0 and self.words.spoken:
                self.say(script.narrator.name, Paragraph(opening(script, self.words.text)), self.pauses.chapter)
            self.chapter(chapter)
        return Plan(tuple(self.items), tuple(self.skipped))

    def chapter(self, chapter: Chapter) -> None:
        pause = self.pauses.chapter
        if chapter.title and self.words.titles:
            self.say(self.script.narrator.name, Paragraph(chapter.title, chapter.line), pause)
            pause = self.pauses.title
        elif self.items and isinstance(self.items[-1], Line):
            pause = self.pauses.title
        before = ""
        for turn in chapter.turns:
            self.turn(turn, self.between(before, turn.speaker) if before else pause)
            before = turn.speaker

    def between(self, before: str, after: str) -> float:
        roles = self.script.speaker(before).role, self.script.speaker(after).role
        if before == after:
            return self.pauses.paragraph
        return self.pauses.answer if roles == ("host", "guest") else self.pauses.turn

    def turn(self, turn: Turn, pause: float) -> None:
        for paragraph in turn.paragraphs:
            self.say(turn.speaker, paragraph, pause)
            pause = self.pauses.paragraph

    def say(self, speaker: str, paragraph: Paragraph, pause: float) -> None:
        language = self.script.language
        if not speakable(spoken(paragraph.text).text):
            self.skipped.append(LeftOut(paragraph.text, paragraph.line, "nothing to say in it"))
            return
        if refused := sorted(set(_REFUSED.findall(paragraph.text))):
            names = ", ".join(f"U+{ord(character):04X}" for character in refused)
            self.skipped.append(LeftOut(names, paragraph.line, "no voice takes such a character"))
        for written in pieces(paragraph.text, language):
            utterance = Utterance(spoken(written).text, self.cast[speaker], language)
            role = self.script.speaker(speaker).role
            self.items.append(Line(speaker, role, written, utterance, pause, paragraph.line))
            pause = self.pauses.sentence


def plan(script: Script, cast: Cast, pauses: Pauses, words: Opening) -> Plan:
    """Put an edition in order: the opening, then each chapter with its title and its turns."""
    return _Planner(script, cast, pauses, words).plan()


CHARACTERS_A_SECOND = {"zh": 4.4, "ja": 7.0, "ru": 14.0, "fi": 14.5, "el": 14.0, "la": 13.0, "sa": 12.0}
"""Measured on espeak at its usual speed; elsewhere 15."""


def expected_seconds(plan: Plan, language: str) -> float:
    """About how long it will last."""
    speed = CHARACTERS_A_SECOND.get(language.split("-")[0].lower(), 15.0)
    return sum(len(line.utterance.text) / speed + line.pause for line in plan.lines)


def turns(plan: Plan) -> dict[str, int]:
    """How many turns each speaker has."""
    counts: dict[str, int] = {}
    for speaker, _ in groupby(line.speaker for line in plan.lines):
        counts[speaker] = counts.get(speaker, 0) + 1
    return counts
