"""One dialogue in fourteen languages, in every shape and format: who says what comes out as it went in."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import groupby

import pytest

from tests.reading.dialogues import DIALOGUES, Dialogue
from tests.reading.formats import FORMATS, STATED, Written, lines_of
from tests.reading.shapes import SHAPES, Line, Shape
from voice.document import Reading
from voice.model import NARRATOR
from voice.read import read


@dataclass(frozen=True)
class Case:
    """One dialogue in one shape and format: what it was made of, the file, and what came of it."""

    dialogue: Dialogue
    shape: Shape
    lines: tuple[Line, ...]
    written: Written
    reading: Reading


Key = tuple[int, int, str]
"""The numbers of the dialogue and the shape, and the name of the format."""


@cache
def case(dialogue: int, shape: int, form: str) -> Case:
    said, setting = DIALOGUES[dialogue], SHAPES[shape]
    lines: tuple[Line, ...] = ()
    if form in STATED:
        written = STATED[form](said)
    else:
        found = next(known for known in FORMATS if known.name == form)
        lines = tuple(lines_of(said, setting, found.headed))
        written = found.write(said, lines)
    return Case(said, setting, lines, written, read(written.source))


def keys() -> Iterator[Key]:
    """Each shape in each format, each language in each shape and in each format."""
    for s, shape in enumerate(SHAPES):
        for f, form in enumerate(FORMATS):
            if shape.plain or not form.plain_only:
                turned = [(s + f + more) % len(DIALOGUES) for more in range(len(DIALOGUES))]
                able = [d for d in turned if shape.languages(DIALOGUES[d]) and form.holds(DIALOGUES[d], shape)]
                for d in able[:: max(1, len(able) // 2)][: 1 if shape.plain else 2]:
                    yield d, s, form.name
    for form_name in STATED:
        yield from ((d, 0, form_name) for d in range(len(DIALOGUES)))


# -- what may be wrong --------------------------------------------------------------------------------------------


def words(texts: Iterable[str]) -> Counter[str]:
    return Counter(re.findall(r"[\w\u0900-\u0963]+", " ".join(texts).casefold()))


def told(reading: Reading) -> list[tuple[str, str]]:
    """Speaker and text of every paragraph that is spoken."""
    chapters = reading.script.chapters
    return [(turn.speaker, p.text) for chapter in chapters for turn in chapter.turns for p in turn.paragraphs]


def turns(case: Case) -> list[tuple[str, tuple[str, ...]]]:
    """What is said by anybody but the narrator, in turns; what only happens and the closing note have tests of their own."""
    beside = (NARRATOR, case.dialogue.note)
    said = [pair for pair in told(case.reading) if not {*pair} & {*beside} and pair[1][0] != "["]
    return [(name, tuple(text for _, text in own)) for name, own in groupby(said, lambda pair: pair[0])]


def who_takes_part(case: Case) -> Iterator[str]:
    people = {speaker.name: speaker.role for speaker in case.reading.script.speakers if speaker.role != "narrator"}
    names = case.shape.names(case.dialogue)
    number = len({said.who for said in case.shape.said(case.dialogue)})
    if len(people) != number or (names and set(people) != set(names)):
        yield f"speakers are {people}"
    found = turns(case)
    hosts = {name for name, role in people.items() if role == "host"}
    if case.shape.conversation and found and hosts != {found[0][0]}:
        yield f"hosts are {hosts}"


def who_says_what(case: Case) -> Iterator[str]:
    wanted, found = case.shape.said(case.dialogue), turns(case)
    names = case.shape.names(case.dialogue) or tuple(name for name, _ in found[:2])
    for n, (said, (name, texts)) in enumerate(zip(wanted, found, strict=False)):
        if texts != said.paragraphs or name != names[said.who]:
            yield f"turn {n} is {name}'s: {texts}, not {said.paragraphs}"
    if len(wanted) != len(found):
        yield f"{len(found)} turns, not {len(wanted)}"


def who_is_not_named_for_another(case: Case) -> Iterator[str]:
    """Whatever the nameless are called: who asks does not bear the name of who answers."""
    people = {speaker.name: speaker.role for speaker in case.reading.script.speakers}
    swapped = people.get(case.dialogue.host.full) == "guest" or people.get(case.dialogue.guest.full) == "host"
    if case.shape.conversation and swapped:
        yield f"speakers are {people}"


def what_happens(case: Case) -> Iterator[str]:
    yield from (f"{name} says {text}" for name, text in told(case.reading) if text[0] == "[" and name != NARRATOR)


def who_closes(case: Case) -> Iterator[str]:
    closing = [name for name, text in told(case.reading) if text == case.dialogue.note]
    if case.lines and closing != [NARRATOR]:
        yield f"the note is told by {closing}"


def what_it_is_about(case: Case) -> Iterator[str]:
    script = case.reading.script
    if case.written.dated and (script.title, script.date) != (case.dialogue.title, case.dialogue.day):
        yield f"title and date are {script.title!r}, {script.date!r}"


def the_language(case: Case) -> Iterator[str]:
    language = case.reading.script.language
    if language.partition("-")[0] != case.dialogue.language:
        yield f"language is {language}"


def the_chapters(case: Case) -> Iterator[str]:
    found = [chapter.title for chapter in case.reading.script.chapters if chapter.title]
    wanted = [part.heading for part in case.dialogue.parts]
    if case.written.chapters and case.shape.conversation and found != wanted:
        yield f"chapters are {found}"


def every_word(case: Case) -> Iterator[str]:
    """Each word is spoken, in a title, in the ledger or known of the text; or it is a label. None is there twice."""
    script, reading = case.reading.script, case.reading
    set_down = words(line.text for line in case.shape.lines(case.dialogue))
    said = words(text for said in case.shape.said(case.dialogue) for text in said.paragraphs)
    parts = case.dialogue.parts
    between = words(text for part in parts for text in (part.heading, *(turn.direction for turn in part.turns)))
    source = words(line.text for line in case.lines) + words(case.written.texts)
    once = words(text for _, text in told(reading))
    once += words([*(chapter.title for chapter in script.chapters), *(gone.text for gone in reading.left_out)])
    about = words([script.title, script.date, script.description, *script.authors])
    if lost := source - once - about - (set_down - said - between):
        yield f"lost: {dict(lost)}"
    if twice := once - source:
        yield f"twice, or from nowhere: {dict(twice)}"


ASPECTS: tuple[Callable[[Case], Iterator[str]], ...] = (
    who_takes_part,
    who_says_what,
    who_is_not_named_for_another,
    what_happens,
    who_closes,
    what_it_is_about,
    the_language,
    the_chapters,
    every_word,
)


def name_of(key: Key) -> str:
    return f"{DIALOGUES[key[0]].language},{SHAPES[key[1]].name},{key[2]}"


@pytest.mark.parametrize("key", list(keys()), ids=name_of)
def test_a_dialogue_is_read_as_it_was_written(key: Key) -> None:
    found = {aspect.__name__: list(aspect(case(*key))) for aspect in ASPECTS}
    assert not {name: problems for name, problems in found.items() if problems}
