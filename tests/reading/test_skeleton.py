"""Labels that look the same are the same; what differs within a script goes on to differ."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voice.reading.skeleton import skeleton


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Вопрос", "Boпpoc"),
        ("ВОПРОС", "Вoпрoс"),
        ("А", "A"),
        ("Νίκος", "Nίκoς"),
        ("Νίκος", "Níκος"),
        ("Ｑ１", "q1"),
        ("An\u200bna\u00ad", "ANNA"),
        ("Ёлкин", "Ëлкин"),
        ("Йосип", "Йocип"),
        ("José", "Jose\u0301"),
    ],
)
def test_what_looks_the_same(one: str, other: str) -> None:
    assert skeleton(one) == skeleton(other)


@pytest.mark.parametrize(
    ("one", "other"), [("Вопрос", "Ответ"), ("José", "Jose"), ("问", "答"), ("Анна", "Анне"), ("", "a")]
)
def test_what_does_not(one: str, other: str) -> None:
    assert skeleton(one) != skeleton(other)


@pytest.mark.parametrize(
    "letters",
    [
        "абвгґдеёжзиіїйклмнопрстуўфхцчшщъыьэюяєѕјљњћџ",
        "αβγδεζηθικλμνξοπρστυφχψωάέήίόύώϊϋ",
        "abcdefghijklmnopqrstuvwxyzàéîõüßæøł",
    ],
)
def test_two_letters_of_one_script_are_never_one(letters: str) -> None:
    folded = {unicodedata.normalize("NFKD", letter.casefold()) for letter in letters}
    assert len({skeleton(letter) for letter in letters}) == len(folded)


@given(st.text(max_size=40))
def test_a_skeleton_has_no_other_skeleton(text: str) -> None:
    assert skeleton(skeleton(text)) == skeleton(text)
