"""Plain text: where a paragraph ends."""

import contextlib
import re
import time
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from voice.document import Source
from voice.errors import ReadError
from voice.readers.text.reader import read


def blocks(text: str) -> list[tuple[int, str]]:
    return [(block.line, block.text) for block in read(Source(text.encode(), "talk.txt")).blocks]


def test_each_line_is_a_paragraph_unless_the_text_is_wrapped() -> None:
    assert blocks("One\nTwo\n\n  Three\n") == [(1, "One"), (2, "Two"), (4, "Three")]


def test_a_wrapped_paragraph_is_one_block_that_keeps_its_line_ends() -> None:
    wrapped = (
        "When the river rose that night the keeper\n"
        "went down to the gate and counted what the\nwater had left him of his boats and ropes\nand nets.\nThen he slept.\n"
    )
    assert blocks(wrapped) == [(1, wrapped[: wrapped.index("\nThen")]), (5, "Then he slept.")]


def test_long_lines_are_never_taken_for_wrapped_ones() -> None:
    line = "a word and another " * 20
    assert len(blocks(f"{line}\n{line}\n{line}\n{line}\n")) == 4


def test_the_first_line_of_a_paragraph_may_be_indented_or_all_others() -> None:
    first = (
        "   When the river rose that night the old keeper\n"
        "went down to the gate and counted all that the\nwater had left him of his boats and his ropes.\n"
        "   Then he slept until the morning came over the\nhills, and nobody in the village woke him again\nat all.\n"
    )
    assert [line for line, _ in blocks(first)] == [1, 4]
    hanging = (
        "KEEPER:   When the river rose that night the old\n          keeper went down to the gate and counted\n"
        "          all of it.\nASKER:    What did the water leave him of his old\n          boats and ropes in the end, and who\n"
        "          helped?\nKEEPER:   Nothing at all, and nobody came to help\n          him.\n"
    )
    assert [line for line, _ in blocks(hanging)] == [1, 4, 7]


COURT = """\
\f                                                  12
 1            Q.   Where were you on the night that the
 2   river rose, and who was with you at the time?
 3            A.   I was at the gate.  My brother stood
 4   beside me and held the lamp, because the wind had
 5   put out the other one.
 6
 7            Q.   And who counted the boats?
 8            A.   We both did, one after the other, so
 9   that nobody could say afterwards that we had not
10   been careful about it, and then my brother wrote
                          VERITEXT
\f                                                  13
 1   the number down.
 2            Q.   Which number?
 3            A.   Nine.
                          VERITEXT
\f                                                  14
 1            Q.   Nine boats?
 2            A.   Nine, and one that had no bottom any
 3   longer.
                          VERITEXT
"""


def test_a_courts_transcript_loses_its_numbers_and_page_heads_and_nothing_else() -> None:
    document = read(Source(COURT.encode(), "court.txt"))
    said = [" ".join(block.text.split()) for block in document.blocks]
    assert said[0] == "Q. Where were you on the night that the river rose, and who was with you at the time?"
    assert said[3].endswith("and then my brother wrote the number down.")
    assert len(said) == 8
    assert document.blocks[4].line == 15
    reasons = {out.reason for out in document.left_out}
    assert reasons == {"the lines' numbers", "a page's number or head"}
    gone = " ".join(out.text for out in document.left_out).split()
    assert sorted(" ".join([*said, *gone]).split()) == sorted(COURT.split())


def test_a_page_that_ends_within_a_numbered_line_says_nothing_twice() -> None:
    text = COURT.replace(" 5   put", "\f 5   put")
    kept = " ".join(block.text for block in read(Source(text.encode(), "court.txt")).blocks)
    assert kept.count("put out the other one") == 1


def test_a_numbered_list_keeps_its_numbers() -> None:
    text = "\n".join(f"{n} Question number {n} of the list?" for n in range(1, 9)) + "\nAnd an answer.\n" * 3
    assert blocks(text)[0] == (1, "1 Question number 1 of the list?")
    years = "\n".join(f"{n} boats were counted." for n in (190, 12, 45, 7, 88, 3, 150, 22, 9, 61, 40, 5))
    assert blocks(years)[0][1] == "190 boats were counted."


def test_two_spaces_between_lines_are_none_between_paragraphs() -> None:
    wrapped = (
        "When the river rose that night the old keeper\nwent down to the gate and counted what all the\n"
        "water had left him of his boats and his ropes\nand of his nets and his lamps and of the sails\n"
        "that his mother had made for him long ago, as\nhe said to everybody who asked him about them.\n"
    ) * 2
    assert len(blocks(wrapped.replace("\n", "\n\n"))) == len(blocks(wrapped))


def test_what_a_mail_quotes_is_a_quote() -> None:
    text = "> Why the river,\n> of all places?\n>\n>> Hello.\n\nBecause it was there.\n> And then?\nThen it rose.\n"
    found = [(block.kind, block.line, block.text) for block in read(Source(text.encode(), "a.txt")).blocks]
    assert found == [
        ("quote", 1, "Why the river,"),
        ("quote", 2, "of all places?"),
        ("quote", 4, "Hello."),
        ("paragraph", 6, "Because it was there."),
        ("quote", 7, "And then?"),
        ("paragraph", 8, "Then it rose."),
    ]


def test_entities_that_are_certain_are_characters() -> None:
    assert blocks("Fish&nbsp;&amp;&#32;chips&#8217; &amp;eacute; &#10;a&#8238;b")[0][1].split() == [
        "Fish",
        "&",
        "chips’",
        "é",
        "ab",
    ]
    assert blocks("AT&T; R&D &unknown; &amp")[0][1] == "AT&T; R&D &unknown; &amp"


@pytest.mark.parametrize("text", ["\f", "\f\f 3 \f\n", " \t\n\f"])
def test_pages_without_words_are_refused(text: str) -> None:
    with pytest.raises(ReadError, match="no text in it"):
        read(Source(text.encode(), "a.txt"))


@pytest.mark.parametrize(
    "text",
    [
        COURT * 1200,
        "> a\n" * 250_000,
        "&amp;" * 200_000,
        "  a b\n" * 200_000,
        "\fa\n\fb\n\n" * 30_000,
        "> " * 500_000 + "a",
    ],
    ids=["court", "quotes", "entities", "indents", "pages", "depth"],
)
def test_a_megabyte_takes_seconds(text: str) -> None:
    start = time.process_time()
    with contextlib.suppress(ReadError):
        read(Source(text.encode(), "a.txt"))
    assert time.process_time() - start < 12


PARTS = st.sampled_from(
    [
        "> ",
        ">>",
        "\f",
        "\n",
        "\n\n",
        "  ",
        "\t",
        "1 ",
        "12",
        "Ann: ",
        "word ",
        "Words and more words to fill it. ",
        "&amp;",
        "&#0;",
        "…",
        "a" * 90,
    ]
)


@settings(deadline=None, max_examples=400)
@given(st.lists(PARTS, max_size=60).map("".join))
def test_no_word_is_lost_and_none_comes_twice(text: str) -> None:
    try:
        document = read(Source(text.encode(), "a.txt"))
    except ReadError:
        assert not re.search(r"[A-Za-z]", text.replace("&amp;", "&"))
        return
    kept = " ".join([*(block.text for block in document.blocks), *(out.text for out in document.left_out)])
    assert Counter(re.findall(r"[A-Za-z]+", kept)) == Counter(re.findall(r"[A-Za-z]+", text.replace("&amp;", "&")))
    assert Counter(re.findall(r"12|1", kept)) == Counter(re.findall(r"12|1", text.replace("&#0;", "")))
    assert all(block.text.strip() for block in document.blocks)


def test_pages_that_all_say_one_line_keep_it() -> None:
    assert [text.strip() for _, text in blocks("Ann: so\fAnn: so\fAnn: so\n")] != []
