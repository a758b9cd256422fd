"""What nobody means well: it is read with the danger removed, or refused in one line, in time that grows with its size."""

import time
from contextlib import suppress

import pytest

from voice.document import Source
from voice.errors import ReadError
from voice.read import read

TALK = "Ann: How are the bees?\n\nBob: They sleep.\n\nAnn: All of them?\n\nBob: "


def _seconds(data: bytes, name: str) -> float:
    """Of processor time, the least of three."""
    taken = []
    for _ in range(3):
        begun = time.process_time()
        with suppress(ReadError):
            read(Source(data, name))
        taken.append(time.process_time() - begun)
    return min(taken)


def grows(unit: str, name: str, before: str = TALK, after: str = "") -> float:
    """How many times as long eight times as much takes; a law of squares gives 64."""
    few = (before + unit * (8_000 // len(unit)) + after).encode()
    many = (before + unit * (64_000 // len(unit)) + after).encode()
    return _seconds(many, name) / max(_seconds(few, name), 0.004)


@pytest.mark.parametrize(
    ("unit", "name"),
    [
        ("*", "talk.txt"),
        (" ", "talk.txt"),
        ("**a** ", "talk.md"),
        ("**a b** ", "talk.md"),
        ("字", "talk.txt"),
        ("[a](b) ", "talk.md"),
        ("[a](", "talk.md"),
        ("![", "talk.md"),
        ("![a](b", "talk.md"),
        ("![a](b) ", "talk.md"),
        ("{{", "talk.md"),
        ("{{a}}", "talk.md"),
        ("<!--", "talk.md"),
        ("<!--a-->", "talk.md"),
        ("<div ", "talk.md"),
        ("<br>", "talk.md"),
        ("<div id='comments'></div>", "talk.md"),
        ("WORD", "talk.txt"),
        ("\f", "talk.txt"),
        ("**A:** a ", "talk.md"),
        ("**A:** a\n", "talk.md"),
        ("<b>Ann:</b> a ", "talk.html"),
        ("a" + " " * 99, "talk.md"),
        ("-:", "talk.md"),
        ("|-:", "talk.md"),
    ],
)
def test_one_long_line_takes_time_as_its_length(unit: str, name: str) -> None:
    assert grows(unit, name) < 24


@pytest.mark.parametrize("unit", ["[", "(", "Ann Bee ", "<![CDATA["])
def test_a_long_heading_takes_time_as_its_length(unit: str) -> None:
    assert grows(unit, "talk.md", before="# A talk with ") < 24


@pytest.mark.parametrize("line", ["| " + "-:" * 60 + "x |", "| " + "--- " * 30 + "x |", "|" + ":-" * 60 + "!|"])
def test_a_line_between_a_head_and_its_rows_is_told_at_once(line: str) -> None:
    assert _seconds(f"{TALK}no.\n\n| a | b |\n{line}\n| c | d |\n".encode(), "talk.md") < 1


def test_pictures_in_a_link_that_never_ends_are_read_at_once() -> None:
    assert _seconds((TALK + "[" + "![a](b)" * 40).encode(), "talk.md") < 5


def test_a_time_of_thousands_of_digits_keeps_nobody_from_being_heard() -> None:
    said = b'{"segments": [{"speaker": "Ann", "text": "Hello.", "start": ' + b"9" * 50_000 + b"}]}"
    turns = read(Source(said, "talk.json")).script.chapters[0].turns
    assert [(turn.speaker, turn.paragraphs[0].text) for turn in turns] == [("Ann", "Hello.")]
