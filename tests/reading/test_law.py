"""Law 1: every word of the source is spoken once, or it is in a title, a label or the ledger; and nothing twice."""

import re
from collections import Counter
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from voice.model import Reading
from voice.read import read

NAMES = (
    ("Ann Lee", "Omar Haddad"),
    ("Zoé Petit", "Luc Faure"),
    ("DER BOTE", "Ilse Winter"),
    ("Анна Белова", "Пётр Чернов"),
    ("Ερώτηση", "Απάντηση"),
    ("三联周刊", "赵一山"),
    ("Q", "A"),
    ("Kysymys", "Vastaus"),
)
LABELS = ("{}: ", "{} : ", "{}:", "{}：", "“{}”: ", "« {} » : ", "{} — ", "**{}:** ", "**{}**: ", "{}:\n", "**{}:**\n")
FURNITURE = (
    "2021-03-04",
    "English Français Deutsch Español Suomi",
    "Photo | Iris Quell",
    "See also: the older pages",
    "Notes: https://example.org/notes/7",
    "https://example.org/a_b",
)


@dataclass(frozen=True)
class Made:
    """An interview that was made up, and what it holds."""

    text: str
    suffix: str
    names: tuple[str, str]
    answers: tuple[str, ...]
    """The first word of each answer."""


def words(text: str) -> Counter[str]:
    return Counter(re.findall(r"\w+", text.casefold()))


@st.composite
def interviews(draw: st.DrawFn) -> Made:
    """A title, perhaps a preface and furniture, then questions and answers, each word of them its own."""
    number = count(1)
    names = draw(st.sampled_from(NAMES))
    label = draw(st.sampled_from(LABELS))
    headings, preface, foot = draw(st.booleans()), draw(st.booleans()), draw(st.booleans())

    def sentence(end: str, most: int = 9) -> str:
        size = draw(st.integers(3, most))
        return "Qu" + " ".join(f"qu{next(number)}" for _ in range(size))[2:] + end

    blocks = [sentence("", 6), *draw(st.lists(st.sampled_from(FURNITURE), max_size=3, unique=True))]
    if preface:
        blocks.append(" ".join(sentence(".") for _ in range(3)))
    answers = []
    for turn in range(draw(st.integers(3, 6))):
        if headings and turn:
            blocks.append(sentence("", 5))
        blocks.append(label.format(names[0]) + sentence("?"))
        answer = sentence(".")
        answers.append(answer.split()[0])
        blocks.append(label.format(names[1]) + answer)
        blocks += [sentence(".") for _ in range(draw(st.integers(0, 2)))]
    if foot:
        blocks.append("© 2021 Harbour. All rights reserved.")
    return Made("\n\n".join(blocks) + "\n", ".md" if "*" in label else ".txt", names, tuple(answers))


def spoken(reading: Reading) -> list[tuple[str, str]]:
    return [
        (turn.speaker, paragraph.text)
        for chapter in reading.script.chapters
        for turn in chapter.turns
        for paragraph in turn.paragraphs
    ]


@settings(max_examples=150, deadline=None)
@given(interviews())
def test_no_word_is_lost_and_none_is_said_twice(made: Made) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"made{made.suffix}"
        path.write_text(made.text, "utf-8")
        reading = read(path)
    said = spoken(reading)
    accounted = words(" ".join(text for _, text in said))
    accounted += words(reading.script.title) + words(" ".join(chapter.title for chapter in reading.script.chapters))
    accounted += words(" ".join(out.text for out in reading.left_out))
    missing = words(made.text) - accounted
    assert set(missing) <= set(words(" ".join(made.names)))  # the labels
    assert not accounted - words(made.text)


@settings(max_examples=150, deadline=None)
@given(interviews())
def test_each_answer_is_the_guests(made: Made) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"made{made.suffix}"
        path.write_text(made.text, "utf-8")
        reading = read(path)
    by = {text.split()[0]: speaker for speaker, text in spoken(reading)}
    assert {by[first] for first in made.answers} == {made.names[1]}
    assert reading.script.speaker(made.names[1]).role == "guest"
    assert reading.script.speaker(made.names[0]).role == "host"
