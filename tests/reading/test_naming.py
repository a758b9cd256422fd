"""The name of somebody whom no label names: found where the page says it, left open where it does not."""

import time

import pytest

from voice.document import Source
from voice.read import read
from voice.reading.cases import nominative

TALK = "**{}Who built it?**\n\nMy father did, with his two hands.{}\n\n**And who mends it?**\n\nI do.\n\n**Always?**\n\nYes.\n"


def guest(text: str, name: str = "talk.md") -> str:
    people = read(Source(text.encode(), name)).script.speakers
    return next(person.name for person in people if person.role == "guest")


@pytest.mark.parametrize(
    ("preface", "name"),
    [
        ("# Interview with Ada Stone about the Great Mill", "Ada Stone"),
        ("# Interview de Jean d'Aubigny", "Jean d'Aubigny"),
        ("# The wheel\n\nAda Stone keeps a mill in the valley, as her mother did before the war.", "Ada Stone"),
        ("# The wheel\n\nBy Jo Lee\n\nAda Stone keeps a mill, and nobody in the valley is up before her.", "Ada Stone"),
        ("# The wheel\n\nAt Harbour College they teach it. We spoke with Ada Stone in her kitchen.", "Ada Stone"),
        ("# The wheel\n\nThe mill of Ada Stone is loud. Stone was born in it, and Ada says so often.", "Ada Stone"),
        (
            "# Long Talk #6 – Ada (a neighbour)\n\nToday we have our neighbour, Ada Mary Stone. Ada grinds, Ada mends, and Ada sleeps.",
            "Ada Mary Stone",
        ),
        (
            "# Wie die Mühle steht\n\nEin Gespräch mit dem Historiker Karl Brandt über das Büro des Amtes.",
            "Karl Brandt",
        ),
    ],
)
def test_who_is_introduced_answers(preface: str, name: str) -> None:
    assert guest(f"{preface}\n\n{TALK.format('', '')}") == name


@pytest.mark.parametrize(
    "preface",
    [
        "# The wheel",
        "# The wheel\n\nAfter the flood a letter came, in which Ada Stone was mentioned once.",
        "# Your Mill\n\nA talk about wheels and weather.",
        "# The wheel\n\nNach der Flut Kam Keiner Mehr.",
    ],
)
def test_who_is_only_mentioned_does_not(preface: str) -> None:
    assert guest(f"{preface}\n\n{TALK.format('', '')}") == "Interviewee"


def test_whom_an_answer_calls_by_name_asks() -> None:
    preface = "# The wheel\n\nMark Roe of the Weekly wrote to me. Mark had five questions, and Mark was patient."
    assert guest(f"{preface}\n\n{TALK.format('', ' Thank you, Mark!')}") == "Interviewee"


def test_a_question_that_calls_the_author_by_name_says_who_answers() -> None:
    front = "---\ntitle: The wheel\nauthor: Ada Stone\n---\n\n"
    assert guest(front + TALK.format("", "")) == "Interviewee"
    assert guest(front + TALK.format("Ada, good to see you. ", "")) == "Ada Stone"


def test_the_window_of_a_page_may_say_it() -> None:
    body = "<p><b>Who built it?</b></p><p>My father.</p><p><b>And who mends it?</b></p><p>I do.</p>" * 2
    page = f"<title>Interview with Ada Stone | The Valley</title><article><h1>“Loud, and mine”</h1>{body}</article>"
    assert guest(page, "talk.html") == "Ada Stone"


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("Иваном Петровым", "Иван Петров"),
        ("Марией Ивановой", "Мария Иванова"),
        ("Андреем Достоевским", "Андрей Достоевский"),
        ("Ильёй Репиным", "Илья Репин"),
        ("Анной Немзер", "Анна Немзер"),
        ("Даниелом де Йонгом", "Даниел де Йонг"),
        ("Игорем Седых", "Игорь Седых"),
    ],
)
def test_a_russian_name_stands_in_the_nominative(said: str, name: str) -> None:
    assert nominative(said, "Интервью с ") == name
    assert nominative(name, "") == name


def test_a_greek_name_stands_in_the_nominative() -> None:
    assert nominative("Γιάννη Παπαδόπουλο", "Συνέντευξη με τον ") == "Γιάννης Παπαδόπουλος"
    assert nominative("Μαρία Παππά", "Συνέντευξη με την ") == "Μαρία Παππά"


def test_thousands_of_names_in_a_preface_are_no_more_than_a_longer_text() -> None:
    def seconds(paragraphs: int) -> float:
        names = (
            f"{chr(65 + n % 26)}{'abcdefghij'[n % 10]}l{n:04} {chr(65 + n % 23)}or{n:04}" for n in range(paragraphs * 2)
        )
        told = "\n\n".join(f"Once {name} came to town, and so did {next(names)} of it." for name in names)
        begun = time.process_time()
        read(Source(f"# The wheel\n\n{told}\n\n{TALK.format('', '')}".encode(), "talk.md"))
        return time.process_time() - begun

    seconds(10)
    assert seconds(2000) < 8 * max(seconds(500), 0.05)
