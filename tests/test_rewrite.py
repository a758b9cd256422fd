"""Rewritten text knows the way back."""

import re

from hypothesis import given
from hypothesis import strategies as st

from voice.plan import spoken
from voice.rewrite import Rewritten


def test_a_replacement_stands_for_what_it_replaces() -> None:
    said = Rewritten.of("In 2024 it cost $3.").sub(r"\$(\d)", r"\1 dollars").sub("2024", "twenty twenty-four")
    assert said.text == "In twenty twenty-four it cost 3 dollars."
    first = said.text.index("twenty")
    assert said.original(first, first + 3) == (3, 7)
    last = said.text.index("dollars")
    assert said.original(last, last + 7) == (16, 18)
    assert said.original(0, 2) == (0, 2)


@given(st.text(), st.sampled_from(["a", "[aeiou]+", r"\s+", r"^\s", "."]), st.sampled_from(["", "x", "two words"]))
def test_spans_stay_in_order_and_inside(text: str, pattern: str, replacement: str) -> None:
    said = Rewritten.of(text).sub(pattern, replacement).sub("two", "2")
    assert said.text == re.sub("two", "2", re.sub(pattern, replacement, text)) or "" in (replacement,)
    assert len(said.spans) == len(said.text)
    assert all(0 <= first < last <= len(text) for first, last in said.spans)
    assert [first for first, _ in said.spans] == sorted(first for first, _ in said.spans)


def test_what_is_not_said() -> None:
    assert spoken("See https://www.example.org/a/b?c=d. It works.").text == "See example.org. It works."
    assert spoken("A claim.[12] Another¹ one \U0001f600 here").text == "A claim. Another one here"
    assert spoken("H₂O and x² stay").text == "H₂O and x stay"
    assert spoken("x\u0007y\ufffez").text == "xyz"
    assert spoken("He said […] no").text == "He said … no"
