"""PDFs: what was printed becomes paragraphs again, and what only pages have goes into the ledger."""

import importlib.util
import random
from pathlib import Path

import pytest

from tests.readers.packed import attempt
from tests.readers.printed import BOLD, ITALIC, Page, Set, lines, pdf
from voice.document import Block, Document, Source
from voice.errors import ReadError
from voice.readers.formats import format_of
from voice.readers.pdf import reader
from voice.readers.pdf.reader import read

PROSE = (
    "The bridge stands where three rivers meet, and nobody",
    "remembers who first thought of building it there at all,",
    "because the papers were lost in a fire in the old town.",
)


def document(*pages: Page, info: str = "", notes: str = "") -> Document:
    return read(Source(pdf(*pages, info=info, notes=notes), "talk.pdf"))


def texts(*pages: Page) -> list[str]:
    return [block.text for block in document(*pages).blocks]


def bold(block: Block) -> list[str]:
    return [block.text[a:b].strip() for a, b in block.strong]


def gone(found: Document) -> list[tuple[str, str]]:
    return [(entry.text, entry.reason) for entry in found.left_out]


# -- paragraphs -----------------------------------------------------------------------------------------------------------


def test_lines_become_paragraphs_however_these_are_set_off() -> None:
    spaced = lines(72, 100, *PROSE, "It stands.") + lines(72, 170, *PROSE)
    whole = " ".join(PROSE)
    assert texts(spaced) == [f"{whole} It stands.", whole]
    indented = lines(72, 100, *PROSE) + lines(90, 142, PROSE[0][:40]) + lines(72, 156, *PROSE[1:])
    assert texts(indented) == [whole, " ".join([PROSE[0][:40], *PROSE[1:]])]
    short = lines(72, 100, *PROSE, "It stands.", *PROSE)
    assert texts(short) == [f"{whole} It stands.", whole]


def test_type_keeps_its_bold_and_italics() -> None:
    page = [
        Set(72, 100, "Ann Lee:", BOLD),
        Set(120, 100, "Is it"),
        Set(146, 100, "really", ITALIC),
        Set(176, 100, "so?"),
    ]
    (block,) = document(page + lines(72, 114, *PROSE, PROSE[0] + " which is long")).blocks[:1]
    assert block.text.startswith("Ann Lee: Is it really so?")
    assert bold(block) == ["Ann Lee:"]
    assert [block.text[a:b].strip() for a, b in block.emphasis] == ["really"]


def test_names_begin_paragraphs_even_where_the_line_before_is_full() -> None:
    said = [f"{name}: {PROSE[0][:45]}" for name in ("Ann", "Omar")] * 3
    assert texts(lines(72, 100, *said)) == said


def test_headings_are_told_by_their_size() -> None:
    page = [Set(72, 80, "Of bees and", BOLD, 24), Set(72, 108, "clocks", BOLD, 24), Set(72, 150, "The roof", BOLD, 15)]
    found = document(page + lines(72, 180, *PROSE))
    assert [(block.kind, block.level, block.text) for block in found.blocks] == [
        ("heading", 1, "Of bees and clocks"),
        ("heading", 2, "The roof"),
        ("paragraph", 0, " ".join(PROSE)),
    ]


@pytest.mark.parametrize(
    ("one", "other", "whole"),
    [
        ("the build-", "ing of it", "the building of it"),
        ("the well-", "known bridge", "the well-known bridge"),
        ("a peer-to-", "peer talk", "a peer-to-peer talk"),
        ("the head-", "of-line one", "the head-of-line one"),
        ("the Franco-", "German one", "the Franco-German one"),
        ("from 1990-", "1995 on", "from 1990-1995 on"),
        ("https://a.org/of-", "bees is it", "https://a.org/of-bees is it"),
    ],
)
def test_a_word_that_was_cut_is_whole_again(one: str, other: str, whole: str) -> None:
    filler = "It is well-known that nobody remembers anything"
    page = lines(72, 100, f"{filler} {one}", f"{other} {filler} {PROSE[0][:20]}")
    assert texts(page)[0] == f"{filler} {whole} {filler} {PROSE[0][:20]}"


def test_a_raised_number_stays_a_mark_and_the_note_goes() -> None:
    page = [Set(72, 100, "So he said"), Set(121, 96, "2", size=6), Set(125, 100, " and went.")]
    found = document([*page, *lines(72, 114, *PROSE), *lines(72, 700, "2 See page four of it.", size=8)])
    assert found.blocks[0].text.startswith("So he said² and went.")
    assert gone(found) == [("2 See page four of it.", "a footnote")]


def test_items_of_a_list_stand_apart() -> None:
    page = [
        *lines(72, 100, *PROSE),
        Set(80, 142, "\u2022"),
        Set(100, 142, "bees"),
        Set(80, 156, "\u2022"),
        Set(100, 156, "clocks"),
    ]
    assert [(block.kind, block.text) for block in document(page).blocks][1:] == [
        ("item", "• bees"),
        ("item", "• clocks"),
    ]


# -- columns ----------------------------------------------------------------------------------------------------------------


def narrow(word: str, count: int) -> list[str]:
    return [f"{word} {n} and then goes on and on in its way," for n in range(count)]


@pytest.mark.parametrize("across", [False, True], ids=["column by column", "line by line"])
def test_one_column_is_read_before_the_next(across: bool) -> None:
    left, right = lines(60, 140, *narrow("left", 20)), lines(310, 140, *narrow("right", 12))
    body = [word for pair in zip(left, right, strict=False) for word in pair] + left[12:] if across else left + right
    found = texts([Set(60, 90, "A heading across the whole of the page, set large", BOLD, 18), *body])
    assert found == [
        "A heading across the whole of the page, set large",
        " ".join(narrow("left", 20) + narrow("right", 12)),
    ]


def test_names_beside_what_is_said_are_labels() -> None:
    page = [
        *lines(60, 100, "Ann"),
        *lines(150, 100, *PROSE),
        *lines(60, 160, "Omar"),
        *lines(150, 160, *PROSE[:2]),
        *lines(60, 200, "Ann"),
        *lines(150, 200, PROSE[2]),
    ]
    assert [(block.kind, block.text) for block in document(page).blocks] == [
        ("label", "Ann"),
        ("paragraph", " ".join(PROSE)),
        ("label", "Omar"),
        ("paragraph", " ".join(PROSE[:2])),
        ("label", "Ann"),
        ("paragraph", PROSE[2]),
    ]


# -- pages --------------------------------------------------------------------------------------------------------------------


def test_heads_feet_and_numbers_of_pages_are_nobodys_words() -> None:
    said = (), ("This", "That"), ("Nothing", "Anything"), ("All", "None")

    def page(number: int) -> Page:
        return [
            Set(72, 40, "Of bees and clocks", size=9),
            *lines(72, 100, *(f"{word} is said on this page, and on no other page of all." for word in said[number])),
            Set(290, 800, f"Page {number} of 3"),
            Set(20, 400, "draft", turned=True),
        ]

    found = document(*map(page, (1, 2, 3)))
    assert len(found.blocks) == 3
    assert not [block for block in found.blocks if "Page" in block.text or "clocks" in block.text]
    assert gone(found) == [
        ("Of bees and clocks", "the head of each page"),
        ("Page 1 of 3", "a page number"),
        ("draft", "set across the page"),
        ("Page 2 of 3", "a page number"),
        ("draft", "set across the page"),
        ("Page 3 of 3", "a page number"),
        ("draft", "set across the page"),
    ]


def test_a_paragraph_goes_on_over_the_page() -> None:
    assert texts(lines(72, 100, *PROSE[:2]), lines(72, 100, *PROSE[2:])) == [" ".join(PROSE)]


def test_the_numbers_of_lines_in_the_margin_go() -> None:
    said = [f"Q. And what about the bridge number {n}?" for n in range(10)]
    page = [*lines(40, 100, *map(str, range(1, 11))), *lines(90, 100, *said)]
    found = document(page)
    assert [block.text for block in found.blocks] == said
    assert gone(found)[0] == ("1", "a line's number")


def test_what_people_remarked_and_what_the_file_states() -> None:
    notes = "/Annots[<</Type/Annot/Subtype/Text/Rect[0 0 9 9]/Contents(Check this!)>>]"
    found = document(
        lines(72, 100, *PROSE), info="/Title(Of bees)/Author(Typist)/CreationDate(D:20190411)", notes=notes
    )
    assert (found.title, found.date, found.authors) == ("Of bees", "", ())
    assert gone(found) == [("Check this!", "a comment in the margin"), ("Typist", "who made the file")]


# -- what is refused ------------------------------------------------------------------------------------------------------------


def refused(data: bytes) -> str:
    with pytest.raises(ReadError) as error:
        read(Source(data, "talk.pdf"))
    assert str(error.value).startswith("talk.pdf: ")
    assert "\n" not in str(error.value)
    return str(error.value)


def test_without_the_extra_its_install_line_is_printed(monkeypatch: pytest.MonkeyPatch) -> None:
    found = importlib.util.find_spec
    monkeypatch.setattr(reader, "find_spec", lambda name: None if name == "pypdfium2" else found(name))
    assert refused(pdf(lines(72, 100, "x"))).endswith("pip install 'vivavoce[pdf]'")


def test_a_scan_is_refused_with_the_way_on() -> None:
    assert "OCR" in refused(pdf([]))


def test_a_password_is_asked_for() -> None:
    lock = "/Encrypt<</Filter/Standard/V 1/R 2/Length 40/P -4/O({0})/U({0})>>/ID[(a)(a)]".format("x" * 32)
    locked = pdf(lines(72, 100, "x")).replace(b"/Info", lock.encode() + b"/Info")
    assert format_of(Source(locked, "talk.pdf")) == "pdf"
    assert "password" in refused(locked)


@pytest.mark.parametrize(
    "data",
    [
        b"%PDF-1.4",
        b"%PDF-1.7\n" + bytes(range(256)) * 50,
        pdf(lines(72, 100, "x")).replace(b"/Kids[6 0 R]", b"/Kids[2 0 R]"),
        pdf(),
    ],
    ids=["empty", "binary", "circle", "no pages"],
)
def test_what_is_broken_is_refused_in_a_line(data: bytes) -> None:
    refused(data)


def test_whatever_ends_the_process_is_a_line(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name, program, says in (
        ("crash.py", "import os; os.abort()", "cannot be read"),
        ("loop.py", "while True: pass", "too long"),
        ("large.py", 'print(\'{"error": "large"}\')', "larger than any interview"),
    ):
        (tmp_path / name).write_text(program)
        monkeypatch.setattr(reader, "_PROCESS", tmp_path / name)
        monkeypatch.setattr(reader, "_PATIENCE", 1 if name == "loop.py" else 60)
        assert says in refused(pdf(lines(72, 100, "x")))


def test_cut_off_or_scrambled_it_is_refused_or_read() -> None:
    data = pdf(lines(72, 100, *PROSE), lines(72, 100, *PROSE))
    dice = random.Random(3)
    damaged = [data[:n] for n in range(0, len(data), 970)]
    for _ in range(10):
        bent = bytearray(data)
        for _ in range(dice.randint(1, 9)):
            bent[dice.randrange(len(bent))] = dice.randrange(256)
        damaged.append(bytes(bent))
    for each in damaged:
        found = attempt(read, each, "talk.pdf")
        assert found.startswith("talk.pdf: ") if isinstance(found, str) else found.blocks
