"""Whatever stands in a file: it is read or refused in words, nothing is lost, and time grows no faster than the text."""

import re
import time
from collections import Counter
from collections.abc import Iterable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from voice.document import Reading, Source
from voice.errors import ReadError
from voice.read import read

LABELS = (
    "Ann Lee: ",
    "Omar Haddad: ",
    "Q: ",
    "A: ",
    "Анна Белова: ",
    "Ερώτηση: ",
    "[Ann] ",
    "ANN LEE. ",
    "Ann Lee — ",
    "10:04 Ann: ",
)
SIGNS = (*":[](){}<>*_-—#|=~`\"'“”«»„?!.,;/\\&@%^+", "**", "__", "--", "...", "：", "？", "。", "【", "】", "\t", "  ")
ODD = ("😀", "👩‍👩‍👧", "\u202e", "\u2066", "\u2069", "\u200b", "\ufeff", "\u00a0", "\u0301", "١٢", "½", "ﬁ", "🇫🇮")
ENDS = ("\n", "\r\n", "\r", "\n\n", "\r\n\r\n", "\u2028", "\f", "\n \n")
MARKUP = (
    "<b>",
    "</b>",
    "<p>",
    "<br>",
    "<!--",
    "-->",
    "</div>",
    "&amp;",
    "&#65;",
    "```",
    "---",
    "[a](b)",
    "![",
    "{{",
    "{%",
)
TIMES = ("[00:01:02] ", "1\n00:00:01,000 --> 00:00:02,000\n", "2024-03-05", "5. 3. 2024")


@st.composite
def junk(draw: st.DrawFn, *kinds: tuple[str, ...]) -> str:
    """Words that never come twice, between pieces of these kinds."""
    pieces = draw(
        st.lists(st.sampled_from([*(piece for kind in kinds for piece in kind), "", ""]), min_size=1, max_size=60)
    )
    return " ".join(f"qu{n} {piece}" for n, piece in enumerate(pieces)) + " end."


def words(texts: Iterable[str]) -> Counter[str]:
    return Counter(re.findall(r"qu\d+", " ".join(texts)))


def accounted(reading: Reading) -> Counter[str]:
    script = reading.script
    spoken = (p.text for chapter in script.chapters for turn in chapter.turns for p in turn.paragraphs)
    titles = (script.title, *(chapter.title for chapter in script.chapters), *script.authors)
    labels = (label for speaker in script.speakers for label in (speaker.name, *speaker.labels))
    return words([*spoken, *titles, *(gone.text for gone in reading.left_out)]) + Counter(set(words(labels)))


def attempt(text: str, name: str) -> Reading | str:
    try:
        return read(Source(text.encode("utf-8", "surrogatepass"), name))
    except ReadError as error:
        return str(error)


@settings(max_examples=150, deadline=None)
@given(junk(LABELS, SIGNS, ODD, ENDS, TIMES))
def test_no_word_of_junk_is_lost(text: str) -> None:
    found = attempt(text, "talk.txt")
    if isinstance(found, str):
        assert found.startswith("talk.txt: ")
    else:
        assert words([text]) - accounted(found) == Counter()


@settings(max_examples=200, deadline=None)
@given(
    junk(LABELS, SIGNS, ODD, ENDS, MARKUP, TIMES) | st.text(max_size=200),
    st.sampled_from(("talk.txt", "talk.md", "talk.html", "talk.srt", "talk.vtt", "talk.csv", "talk.json", "talk")),
)
def test_junk_is_read_or_refused_in_words(text: str, name: str) -> None:
    found = attempt(text, name)
    assert not isinstance(found, str) or (found.startswith(f"{name}: ") and "\n" not in found)


SOUP = (
    *":[(*\"“'>#|=`<_~?. \n\r—",
    "**",
    "[]",
    "()",
    "A: b\n",
    "— a\n",
    "a? ",
    "1. ",
    "A. ",
    "&amp;",
    "<p>",
    "<!--",
    "[a](b)",
)


@pytest.mark.parametrize("name", ["talk.txt", "talk.md"])
@pytest.mark.parametrize("piece", SOUP, ids=repr)
def test_time_grows_with_the_text_and_no_faster(piece: str, name: str) -> None:
    def seconds(size: int) -> float:
        text = "Ann Lee: why " + piece * (size // len(piece)) + " so?\n\nOmar Haddad: because.\n"
        begun = time.process_time()
        attempt(text, name)
        return time.process_time() - begun

    seconds(100)
    once, fourfold = seconds(4000), seconds(16000)
    assert fourfold < 8 * once + 0.5  # a square would take sixteen times as long
