"""Law 1: every word of the source is spoken once, or it is in a title, a label or the ledger; and nothing twice."""

import re
from collections import Counter
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from voice.document import Reading
from voice.read import read
from voice.source import load

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
MARKS = ("**{}**", "*{}*", "## {}", "— {}", "{}", "<strong>{}</strong>")
"""How a question is set where nobody's name stands before it."""
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
    return Counter(re.findall(r"\w+", re.sub("</?strong>", "", text).casefold()))


class Writer:
    """Writes sentences in which no word comes twice."""

    def __init__(self, draw: st.DrawFn) -> None:
        self.draw, self._number = draw, count(1)

    def sentence(self, end: str, most: int = 9) -> str:
        size = self.draw(st.integers(3, most))
        return " ".join(f"qu{next(self._number)}" for _ in range(size)).capitalize() + end

    def opening(self) -> list[str]:
        """A title, perhaps page furniture and a preface."""
        blocks = [self.sentence("", 6), *self.draw(st.lists(st.sampled_from(FURNITURE), max_size=3, unique=True))]
        if self.draw(st.booleans()):
            blocks.append(" ".join(self.sentence(".") for _ in range(3)))
        return blocks

    def answer(self) -> list[str]:
        return [self.sentence(".") for _ in range(self.draw(st.integers(1, 3)))]


@st.composite
def labelled(draw: st.DrawFn) -> Made:
    """Questions and answers with a name before each."""
    write, names, label = Writer(draw), draw(st.sampled_from(NAMES)), draw(st.sampled_from(LABELS))
    headings, foot = draw(st.booleans()), draw(st.booleans())
    blocks, answers = write.opening(), []
    for turn in range(draw(st.integers(3, 6))):
        blocks += [write.sentence("", 5)] if headings and turn else []
        blocks.append(label.format(names[0]) + write.sentence("?"))
        first, *more = write.answer()
        answers.append(first.split()[0])
        blocks += [label.format(names[1]) + first, *more]
    blocks += ["© 2021 Harbour. All rights reserved."] if foot else []
    return Made("\n\n".join(blocks) + "\n", ".md" if "*" in label else ".txt", names, tuple(answers))


@st.composite
def unlabelled(draw: st.DrawFn) -> Made:
    """Questions that only their looks tell from the answers."""
    write, mark = Writer(draw), draw(st.sampled_from(MARKS))
    blocks, answers = write.opening(), []
    blocks[0] = "# " + blocks[0]
    for _ in range(draw(st.integers(3, 6))):
        blocks.append(mark.format(write.sentence("?")))
        said = write.answer()
        answers.append(said[0].split()[0])
        blocks += said
    return Made("\n\n".join(blocks) + "\n", ".md", ("Interviewer", "Interviewee"), tuple(answers))


def spoken(reading: Reading) -> list[tuple[str, str]]:
    return [
        (turn.speaker, paragraph.text)
        for chapter in reading.script.chapters
        for turn in chapter.turns
        for paragraph in turn.paragraphs
    ]


@settings(max_examples=200, deadline=None)
@given(labelled() | unlabelled())
def test_no_word_is_lost_and_none_is_said_twice(made: Made) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"made{made.suffix}"
        path.write_text(made.text, "utf-8")
        reading = read(load(str(path)))
    said = spoken(reading)
    accounted = words(" ".join(text for _, text in said))
    accounted += words(reading.script.title) + words(" ".join(chapter.title for chapter in reading.script.chapters))
    accounted += words(" ".join(out.text for out in reading.left_out))
    missing = words(made.text) - accounted
    assert set(missing) <= set(words(" ".join(made.names)))  # the labels
    assert not accounted - words(made.text)


@settings(max_examples=200, deadline=None)
@given(labelled() | unlabelled())
def test_each_answer_is_the_guests(made: Made) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"made{made.suffix}"
        path.write_text(made.text, "utf-8")
        reading = read(load(str(path)))
    by = {text.split()[0]: speaker for speaker, text in spoken(reading)}
    assert {by[first] for first in made.answers} == {made.names[1]}
    assert reading.script.speaker(made.names[1]).role == "guest"
    assert reading.script.speaker(made.names[0]).role == "host"
