"""Tables as transcripts: which column says who, which what, and what becomes of the others."""

import pytest

from voice.document import Document, Source
from voice.errors import ReadError
from voice.readers.table.reader import read

TALK = [("Ida Moss", "Good morning."), ("Ben Tarn", "Well, thank you."), ("Ida Moss", 'So "it" rained?')]


def document(text: str) -> Document:
    return read(Source(text.encode(), "talk.csv"))


def said(text: str) -> list[tuple[str, str]]:
    return [(block.speaker, block.text) for block in document(text).blocks]


def left_out(text: str) -> list[tuple[str, int]]:
    return [(entry.text, entry.line) for entry in document(text).left_out]


@pytest.mark.parametrize(
    "text",
    [
        'speaker,text\nIda Moss,Good morning.\nBen Tarn,"Well, thank you."\nIda Moss,"So ""it"" rained?"\n',
        '\ufeffSpeaker;Text\r\nIda Moss;Good morning.\r\nBen Tarn;Well, thank you.\r\nIda Moss;"So ""it"" rained?"\r\n',
        'Speaker Name\tStart Time\tTranscript\nIda Moss\t0:01\tGood morning.\nBen Tarn\t0:02\tWell, thank you.\nIda Moss\t0:03\tSo "it" rained?\n',
        'sep=|\nText|Sprecher\nGood morning.|Ida Moss\nWell, thank you.|Ben Tarn\nSo "it" rained?|Ida Moss\n',
        'Спикер,Текст\nIda Moss,Good morning.\nBen Tarn,Well, thank you.\nIda Moss,"So ""it"" rained?"\n',
        '说话人,时间,内容\nIda Moss,1,Good morning.\nBen Tarn,2,"Well, thank you."\nIda Moss,3,"So ""it"" rained?"\n',
        'Ida Moss,Good morning.\nBen Tarn,"Well, thank you."\nIda Moss,"So ""it"" rained?"\n',
        '1;00:01;Ida Moss;Good morning.\n2;00:02;Ben Tarn;Well, thank you.\n3;00:03;Ida Moss;"So ""it"" rained?"\n',
        'text,speaker\n"Good morning.","Ida Moss"\n"Well, thank you.", "Ben Tarn"\nSo "it" rained?,Ida Moss\n',
    ],
)
def test_the_columns_are_found_by_their_names_or_by_what_they_hold(text: str) -> None:
    assert said(text) == TALK


def test_a_question_and_its_answer_in_one_row_are_two_turns() -> None:
    assert said("Nr,Frage,Antwort\n1,Was ist das?,Ein Stein.\n2,Ist es?,Ja.\n") == [
        ("Frage", "Was ist das?"),
        ("Antwort", "Ein Stein."),
        ("Frage", "Ist es?"),
        ("Antwort", "Ja."),
    ]


def test_who_speaks_on_need_not_be_named_again() -> None:
    assert said("speaker,text\nIda,One.\n,Two.\nBen,Three.\n") == [("Ida", "One."), ("Ida", "Two."), ("Ben", "Three.")]


def test_times_make_paragraphs_and_are_dropped_with_a_reason() -> None:
    text = "start,end,speaker,text\n0,1000,Ida,One.\n1000,2000,Ida,Two.\n9000,9500,Ida,Three.\n"
    assert said(text) == [("Ida", "One.\nTwo."), ("Ida", "Three.")]
    assert [(e.text, e.reason) for e in document(text).left_out] == [
        ("start | end | speaker | text", "the names of the columns"),
        ("0", "the column “start”: times or numbers, down to “9000”"),
        ("1000", "the column “end”: times or numbers, down to “9500”"),
    ]


def test_what_the_other_columns_say_is_in_the_ledger() -> None:
    text = "speaker,text,note\nIda,One.,good\nIda,Two.,good\nBen,,bad\nBen,[laughs],sad\n"
    assert said(text) == [("Ida", "One."), ("Ida", "Two.")]
    assert left_out(text)[1:] == [("good", 2), ("bad", 4), ("Ben", 4), ("Ben", 5), ("[laughs]", 5), ("sad", 5)]


def test_lines_above_the_columns_say_what_the_table_is() -> None:
    result = document("Title,On stone\nDate:,2024-01-15\n\nspeaker,role,text\nIda,host,One.\nBen,guest,Two.\n")
    assert (result.title, result.date, result.hosts, result.guests) == ("On stone", "2024-01-15", ("Ida",), ("Ben",))
    assert [block.line for block in result.blocks] == [5, 6]


def test_no_speaker_is_needed_where_times_are() -> None:
    assert said("start\tend\ttext\n0\t10\tIda: One.\n10\t20\tBen: Two.\n20\t30\tIda: Three.\n") == [
        ("", "Ida: One."),
        ("", "Ben: Two."),
        ("", "Ida: Three."),
    ]


def test_quoted_line_ends_stay_within_their_row() -> None:
    text = 'speaker,text\nIda,"One\nand ""two"".\n\nThree."\nBen,Four.\n'
    assert said(text) == [("Ida", 'One\nand "two".'), ("Ida", "Three."), ("Ben", "Four.")]
    assert [block.line for block in document(text).blocks] == [2, 2, 6]


def test_quotation_marks_that_are_not_in_pairs_do_not_swallow_the_table() -> None:
    rows = [(f"{'Ida' if n % 2 else 'Ben'}", f"This is number {n}.") for n in range(900)]
    text = 'speaker,text\nIda,"He said, yes.\nBen,A 5" board.\n' + "".join(f"{who},{what}\n" for who, what in rows)
    assert said(text) == [("Ida", "He said, yes."), ("Ben", 'A 5" board.'), *rows]


def test_cells_may_be_long() -> None:
    text = "word " * 60_000
    assert said(f'speaker,text\nIda,"{text}"\nBen,Yes.\n') == [("Ida", text.strip()), ("Ben", "Yes.")]


@pytest.mark.parametrize(
    "text",
    [
        "one\ntwo\nthree\n",
        "1,2\n3,4\n",
        "speaker,text\n",
        "speaker,text\nIda,\n",
        "Kind,Weg\n",
        '"',
        ",,\n,",
    ],
)
def test_tables_of_something_else_are_refused(text: str) -> None:
    with pytest.raises(ReadError, match=r"^talk\.csv: [^\n]*\.$"):
        document(text)
