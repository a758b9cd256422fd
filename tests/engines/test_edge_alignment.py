"""Word events and the text that was asked for: where each word is, and when an answer isn't the whole text."""

import pytest

from voice.engines.edge.alignment import Boundary, align, plausible, shortcoming, words

SECOND = 10_000_000


def told(*texts: str) -> list[Boundary]:
    """Word events of a second each, one after the other."""
    return [Boundary(text, number * SECOND, SECOND) for number, text in enumerate(texts)]


@pytest.mark.parametrize(
    ("text", "events", "found"),
    [
        ("“Well,” she said.", ["Well", "she", "said"], ["Well", "she", "said"]),
        ("R&D isn't over.", ["R&amp;D", "isn&apos;t", "over"], ["R&D", "isn't", "over"]),
        ("It has 25 m² in all.", ["It", "has", "25", "square metres", "in", "all"], ["It", "has", "25", "m", "in", "all"]),
        ("It is 25 km", ["It", "is", "25", "kilometres"], ["It", "is", "25", "km"]),
        ("a banana, a hundred", ["a", "banana", "a", "100"], ["a", "banana", "a", "hundred"]),
        ("one two three four", ["one", "three", "four"], ["one", "three", "four"]),
        ("ＡＢＣ and ﬁre", ["ABC", "and", "fire"], ["ＡＢＣ", "and", "ﬁre"]),
        ("Die Straße", ["DIE", "STRASSE"], ["Die", "Straße"]),
        ("Cafe\u0301 ferme\u0301", ["Café", "fermé"], ["Cafe\u0301", "ferme\u0301"]),
        ("我们在1984年认识的。", ["我们", "在", "1984", "年", "认识", "的"], ["我们", "在", "1984", "年", "认识", "的"]),
        ("一九八四年的夏天", ["1984", "年", "的", "夏天"], ["一九八四", "年", "的", "夏天"]),
        ("「東京」で、データを。", ["東京", "で", "データ", "を"], ["東京", "で", "データ", "を"]),
        ("ガラスのコップ", ["ガラス", "の", "コップ"], ["ガラス", "の", "コップ"]),
        ("Yes! …", ["Yes", "!", "…"], ["Yes"]),
        ("नमस्ते दुनिया", ["नमस्ते", "दुनिया"], ["नमस्ते", "दुनिया"]),
    ],
)  # fmt: skip
def test_each_event_finds_its_place(text: str, events: list[str], found: list[str]) -> None:
    aligned = align(text, told(*events))
    assert [text[first:last] for _, first, last in aligned.spans] == found
    assert not aligned.rest


def test_times_are_samples_of_what_is_decoded() -> None:
    first, second = words("One two.", told("One", "two"), 24_000, 40_000)
    assert (first.first, first.last, first.start, first.end) == (0, 3, 1105, 25_105)
    assert (second.first, second.last, second.start, second.end) == (4, 7, 25_105, 40_000)  # no later than the end


@pytest.mark.parametrize(
    ("text", "events", "seconds", "why"),
    [
        ("One two three.", ["One", "two", "three"], 3.0, ""),
        ("One two three …", ["One", "two", "three"], 2.9, ""),
        ("One two three.", ["One", "two"], 3.0, "the last 5 letters are missing"),
        ("One two three.", ["One", "two", "three"], 2.5, "the words last 3.0 s, but the sound 2.5 s"),
        ("One two three.", [], 3.0, "no word was timed"),
        ("我们认识的。", ["我们", "认识"], 2.5, "the last 1 letters are missing"),
        ("Le mot 道。", ["Le", "mot"], 2.0, ""),
        ("Das war 1984.", ["Das", "war"], 2.0, "the last 4 letters are missing"),
        ("「東京」の話だ", ["東京"], 1.5, "the last 3 letters are missing"),
        ("x" * 300, ["x" * 300], 2.0, "2.0 s of sound are not what 300 characters take"),
        ("Yes.", ["Yes"], 60.0, "60.0 s of sound are not what 4 characters take"),
    ],
)
def test_what_is_missing(text: str, events: list[str], seconds: float, why: str) -> None:
    assert shortcoming(text, told(*events), seconds, 0) == why


def test_slower_may_last_longer() -> None:
    assert plausible("Hello there.", -50)[1] == pytest.approx(2 * plausible("Hello there.", 0)[1])
    assert plausible("1984", 0)[1] > plausible("year", 0)[1]
