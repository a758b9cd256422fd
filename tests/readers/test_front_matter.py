"""Front matter of every program that makes sites, and of those who wish harm."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from voice.document import Document, Source
from voice.readers.markdown.front_matter import front_matter
from voice.readers.markdown.reader import read

BODY = "\nAnn Moss: Why stone?\n\nBen Tarn: It stays.\n"


def document(front: str) -> Document:
    return read(Source((front + BODY).encode(), "talk.md"))


def fields(front: str) -> tuple[object, ...]:
    found = document(front)
    assert [block.text for block in found.blocks] == ["Ann Moss: Why stone?", "Ben Tarn: It stays."]
    assert found.blocks[0].line == front.count("\n") + 2
    return found.title, found.date, found.language, found.authors


@pytest.mark.parametrize(
    "front",
    [
        "---\ntitle: Stone\ndate: 2020-05-17 10:00:00 +0200\nauthor: Ida Moss\nlang: pt_BR\n---\n",
        "---\ntitle: Stone\ndate: 2020/5/17\nauthors:\n  - name: Ida Moss\n    url: x\nlocale: pt-BR\n...\n",
        "title: Stone\ndate: 2020/05/17 10:00\nauthor: Ida Moss\nlang: pt-BR\ntags:\n- stone\n---\n",
        '"title": "Stone",\n"date": "2020/5/17",\n"author": "Ida Moss",\n"lang": "pt-BR"\n;;;\n',
        '{\n"title": "Stone",\n"date": "May 17, 2020", "by": ["Ida Moss"], "lang": "pt-BR"}\n;;;\n',
        "Title: Stone\nDate: 2020-05-17 10:20\nCategory: Talks\nAuthors: Ida Moss\nLang: pt-BR\n",
        ":title: Stone\n:date: 17 May 2020\n:author: Ida Moss\n:lang: pt-BR\n",
        '+++\ntitle = "Stone"\ndate = 2020-05-17T10:00:00Z\nauthors = ["Ida Moss"]\nlanguage = "pt-BR"\n[extra]\nx = 1\n+++\n',
        "---\ntitle: Stone\nreleaseDate: 2020-05-17\nauthor: Ida Moss\nlang: pt-BR\n---\n",
        "---\ntitle: Stone\npub_date: Sun, 17 May 2020 18:00:00 GMT\nauthor: Ida Moss\nlang: pt-BR\n---\n",
        "---\ntitle: Stone\ndate: 17.05.2020\nauthor: Ida Moss\nlang: pt-BR\nquote: it's: a [ mess\n---\n",
    ],
)
def test_every_way_to_write_it(front: str) -> None:
    assert fields(front) == ("Stone", "2020-05-17", "pt-BR", ("Ida Moss",))


def test_people_and_the_show() -> None:
    front = (
        "---\ntitle: Stone\nhost: Ann Moss\nguests: [Ben Tarn, {name: Cleo Au}]\nparticipants: Dan Ash and Eva Lin\n"
        "podcast: The Quarry\ndescription: On stone.\nsource: https://example.org/stone\n---\n"
    )
    found = document(front)
    assert (found.hosts, found.guests, found.people) == (("Ann Moss",), ("Ben Tarn", "Cleo Au"), ("Dan Ash", "Eva Lin"))
    assert (found.show, found.description, found.source) == ("The Quarry", "On stone.", "https://example.org/stone")
    assert document("---\ntitle: S\ninterviewer: Ann\ninterviewee: Ben\nsite: Rock\n---\n").guests == ("Ben",)


def test_values_stay_what_was_written() -> None:
    assert document("---\ntitle: 1984\nlang: no\n---\n").title == "1984"
    assert document("---\ntitle: 1984\nlang: no\n---\n").language == "no"
    assert document("---\ntitle: 12:30\ndate: 2020-13-40\n---\n").date == ""


@pytest.mark.parametrize(
    "talk",
    [
        "---\nAnn: Why?\nBen: So.\n---\n",
        "---\n\nWords.\n\n---\n",
        "Host: Welcome to the show.\nGuest: Thank you.\n\n",
        "Title: my book.\nTitle: my other book.\n\n",
        "Ann: Why?\nBen: So.\n---\n",
        "Date: with an actor.\nHost: You went?\n\n",
        "...\n---\n...\n",
    ],
)
def test_a_talk_is_no_front_matter(talk: str) -> None:
    assert front_matter(talk + BODY).length == 0


BOMB = "a: &a [x,x,x,x,x,x,x,x,x,x]\n" + "".join(
    f"{b}: &{b} [{','.join([f'*{a}'] * 10)}]\n" for a, b in zip("abcdefgh", "bcdefghi", strict=True)
)


@pytest.mark.parametrize(
    "front",
    [
        f"---\ntitle: Stone\n{BOMB}author: *i\n---\n",
        "---\ntitle: Stone\nx: " + "[" * 60_000 + "\n---\n",
        "---\ntitle: Stone\nx: " + "{a: " * 20_000 + "\n---\n",
        "+++\ntitle = 'Stone'\nx = " + "[" * 60_000 + "\n+++\n",
        "---\ntitle: Stone\n" + "k: v\n" * 1_000_000 + "---\n",
        "---\ntitle: Stone\nx: !!python/object/apply:os.system ['true']\n---\n",
        "---\ntitle: Stone\nx: &x [*x]\n---\n",
        "---\ntitle: Stone\ndate: 2020-99-99\nn: " + "9" * 50_000 + "\n---\n",
        "---\ntitle: Stone\n? [a, b]\n: c\n---\n",
    ],
    ids=str.__len__,
)
def test_a_bomb_describes_the_text_and_does_no_harm(front: str) -> None:
    start = time.process_time()
    found = document(front)
    assert found.title == "Stone"
    assert sum(map(len, found.authors)) < 10_000
    assert time.process_time() - start < 20


@pytest.mark.parametrize(
    "start", ["{" * 60_000, '{"a":' * 20_000, "Title: x\n" + "Key: v\n" * 200_000, " x\n" * 300_000, "---\n" * 200_000]
)
def test_what_never_ends_is_left_as_text(start: str) -> None:
    began = time.process_time()
    front_matter(start)
    assert time.process_time() - began < 5


KEYS = st.sampled_from(["title", "date", "host", "guests", "lang", "tags", "x", "Ann", "by", ""])
PIECES = st.sampled_from(
    [
        "---",
        "+++",
        ";;;",
        "...",
        "[",
        "]",
        "{",
        "}",
        "*a",
        "&a",
        ": ",
        "\n",
        "- ",
        "'",
        '"',
        "\t",
        "2020-05-17",
        "no",
        "é",
    ]
)


@settings(deadline=None, max_examples=300)
@given(
    st.lists(st.tuples(KEYS, st.lists(PIECES, max_size=6).map("".join)), max_size=8),
    st.sampled_from(["---\n", "+++\n", "{", "", ":"]),
    st.sampled_from(["---\n", "+++\n", "}", "\n", ";;;\n"]),
)
def test_whatever_stands_there_no_line_is_lost(lines: list[tuple[str, str]], opens: str, ends: str) -> None:
    text = opens + "".join(f"{key}: {value}\n" for key, value in lines) + ends + BODY
    found = front_matter(text)
    assert found.text == text[: found.length].strip()
    assert text.endswith("Ben Tarn: It stays.\n")
    result = read(Source(text.encode(), "talk.md"))
    assert result.date == "" or len(result.date) == 10
    kept = " ".join([*(block.text for block in result.blocks), *(out.text for out in result.left_out)])
    assert "It stays." in kept
