"""Who speaks where a small picture, or a name in an element of its own look, is all that shows it."""

import pytest

from tests.readers.test_html_pages import ASKED, SAID, TITLE, document, texts, turns

BUBBLE = '<div class="row"><img src="/img/{file}" alt="{alt}"><div class="bubble"><p>{words}</p></div></div>'


def chat(first: str, second: str, names: tuple[str, str] = ("", "")) -> str:
    pairs = zip(ASKED, SAID, strict=True)
    return "".join(
        BUBBLE.format(file=first, alt=names[0], words=q) + BUBBLE.format(file=second, alt=names[1], words=a)
        for q, a in pairs
    )


def spoken(page: str) -> list[str]:
    return [block.speaker for block in document(f"<article><h1>{TITLE}</h1>{page}</article>").blocks if block.speaker]


def test_who_asks_more_is_the_interviewer() -> None:
    assert spoken(chat("a.png", "b.png")) == ["Interviewer", "Interviewee"] * 3


def test_a_picture_that_says_whom_it_shows_names_the_speaker() -> None:
    assert spoken(chat("a.png", "b.png", ("Ana Moss", "Ida Stone"))) == ["Ana Moss", "Ida Stone"] * 3


def test_two_sizes_of_one_picture_are_one_person() -> None:
    both = BUBBLE.replace("<div class", '<img src="/img/{file}-sp" alt=""><div class', 1)
    page = "".join(
        both.format(file=file, alt="", words=words)
        for q, a in zip(ASKED, SAID, strict=True)
        for file, words in (("a", q), ("b", a))
    )
    assert spoken(page) == ["Interviewer", "Interviewee"] * 3


def test_an_address_that_is_none_is_a_picture_like_any_other() -> None:
    assert spoken(chat("//[a.png", "//\u00ba?b.png")) == ["Interviewer", "Interviewee"] * 3


@pytest.mark.parametrize("files", [("a.png", "a.png"), ("", "")], ids=["one picture for all", "no picture"])
def test_what_tells_nobody_apart_names_nobody(files: tuple[str, str]) -> None:
    assert spoken(chat(*files)) == []


def test_names_in_elements_of_their_own_look_are_labels() -> None:
    page = document(
        f"<article><h1>{TITLE}</h1>"
        + turns('<p><span class="blue">Moss</span> {q}</p><p><span class="pink">Stone</span> {a}</p>')
        + "</article>"
    )
    assert [b.text for b in page.blocks if b.kind == "label"] == ["Moss", "Stone"] * 3


def test_words_that_a_class_only_colours_are_no_names() -> None:
    page = document(
        f"<article><h1>{TITLE}</h1>" + turns('<p><span class="dim">{q}</span></p><p>{a}</p>') + "</article>"
    )
    assert not [block for block in page.blocks if block.kind == "label"]
    assert texts(page)[1:] == [words for pair in zip(ASKED, SAID, strict=True) for words in pair]
