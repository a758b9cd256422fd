"""What a file is, told by what is in it: with the wrong ending, with none, and with a friendly one on junk."""

import gzip
import random
import tarfile
from io import BytesIO
from zipfile import ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from voice import plugins
from voice.document import Source
from voice.errors import ReadError
from voice.readers.formats import format_of

PAGE = "<!DOCTYPE html>\n<html><body><p>Ann: Why?</p></body></html>"
TALK = "Ann: Why stone?\n\nBen: It stays.\n"
ENDINGS = ("talk.txt", "talk.md", "talk.html", "talk.srt", "talk.json", "talk", "talk.docx", "talk.xyz")


def kind(text: str | bytes, name: str = "talk.txt") -> str:
    return format_of(Source(text.encode() if isinstance(text, str) else text, name))


@pytest.mark.parametrize("name", ENDINGS)
@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (PAGE.encode(), "html"),
        (PAGE.encode("utf-16"), "html"),
        (PAGE.encode("utf-16-le"), "html"),
        (b"\xef\xbb\xbf \n" + PAGE.encode(), "html"),
        (b'<?xml version="1.0" encoding="windows-1251"?>' + PAGE.encode(), "html"),
        (b"WEBVTT\n\n00:00.000 --> 00:01.000\nWords", "subtitles"),
        (b"1\r\n00:00:00,000 --> 00:00:01,000\r\nWords\r\n", "subtitles"),
        (b'{"segments": [{"text": "Words"}]}', "transcript_json"),
        ("speaker;text\nAnn;Why?\n".encode("utf-16"), "table"),
        (b"From: a@b\nSubject: c\n\nWords", "mail"),
        (b"From a@b Mon May 3 10:00:00 2021\nFrom: a@b\nSubject: c\n\nWords", "mail"),
        (b"%PDF-1.4\n", "pdf"),
    ],
)
def test_what_is_certain_needs_no_name(data: bytes, expected: str, name: str) -> None:
    assert kind(data, name) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (TALK, "text"),
        ("# Stone\n\nAnn: Why?\n", "markdown"),
        ("**Ann:** Why?\n\n**Ben:** So.\n", "markdown"),
        ("**问：**为什么？\n\n**答：**因为。\n", "markdown"),
        ("Intro.\n\n## Stone\n\nWords.\n\n## Wood\n\nWords.\n", "markdown"),
        ("See [this](https://example.org/a) and [that](https://example.org/b).\n", "markdown"),
        ("<b>Ann:</b> Why?<br>\n<b>Ben:</b> So.\n", "markdown"),
        ("---\ntitle: Stone\n---\n\nAnn: Why?\n", "markdown"),
        ("Stone\n<p>Ann: Why?</p>\n<p>Ben: So.</p>\n", "html"),
        ("Ann: Is 2 ** 3 = 8, and 3 ** 2 = 9?\n", "text"),
        ("Ann: I'm #1.\n# 2 is you.\n", "text"),
        ("Ann: a < b > c, and <laughs>.\n\nBen: <pause> Well.\n", "text"),
        ("[Ann] Why? (quietly)\n[Ben] So. (loudly)\n", "text"),
        ("FORMER boats.\n", "text"),
        ("RIFF: a short tune\n", "text"),
        ("ID3 is a tag.\n", "text"),
        ("snake_case__name and other__name\n", "text"),
        ("Host: Welcome.\nGuest: Thanks.\n\nHost: Well?\n", "text"),
    ],
)
@pytest.mark.parametrize("name", ["talk.txt", "talk", "talk.log"])
def test_what_a_file_of_text_holds(text: str, expected: str, name: str) -> None:
    assert kind(text, name) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [("a.md", "markdown"), ("a.html", "html"), ("a.srt", "subtitles"), ("a.json", "transcript_json")],
)
def test_the_ending_decides_where_the_bytes_do_not(name: str, expected: str) -> None:
    assert kind(TALK, name) == expected
    assert kind("---\ntitle: Stone\n---\n" + "<p>Ann: Why?</p>\n" * 9, "a.md") == "markdown"


def packed(kind: str) -> bytes:
    file = BytesIO()
    with tarfile.open(fileobj=file, mode="w") if kind == "tar" else ZipFile(file, "w") as archive:
        if isinstance(archive, ZipFile):
            archive.writestr("talk.txt", TALK)
        else:
            archive.addfile(tarfile.TarInfo("talk.txt"))
    return file.getvalue()


OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500)
BINARY = bytes(range(32)) * 20


@pytest.mark.parametrize("name", ["talk.txt", "talk.md", "talk.html", "talk.docx"])
@pytest.mark.parametrize(
    ("data", "said"),
    [
        (OLD + "WordDocument".encode("utf-16-le"), r"an old Word file \(\.doc\)"),
        (OLD + "PowerPoint Document".encode("utf-16-le"), r"slides \(\.ppt\)"),
        (OLD + "__substg1.0_".encode("utf-16-le"), "Outlook"),
        (OLD + "EncryptedPackage".encode("utf-16-le"), "a password"),
        (OLD, "an old Office file"),
        (b"{\\rtf1\\ansi Ann: Why?}", "Rich Text"),
        (b"bplist00" + BINARY, "Safari"),
        (b"\\documentclass{article}\n", "pandoc"),
        (b"\x89PNG\r\n\x1a\n" + BINARY, "a picture"),
        (b"\xff\xd8\xff\xe0" + BINARY, "a picture"),
        (b"ID3\4\0" + BINARY, "sound"),
        (b"\0\0\0\x20ftypisom" + BINARY, "film"),
        (gzip.compress(TALK.encode(), mtime=0), "packed"),
        (packed("tar"), "packed"),
        (packed("zip"), "packed"),
        (bytes(60) + b"BOOKMOBI" + BINARY, "Kindle"),
        (b"\x7fELF" + BINARY, "a program"),
        (b"SQLite format 3\0" + BINARY, "a database"),
        (BINARY, "no text file"),
        (random.Random(1).randbytes(5000), "no text file"),
        (bytes(5000), "no text file"),
    ],
)
def test_what_holds_no_writing_is_refused_in_one_line(data: bytes, said: str, name: str) -> None:
    source = Source(data, name)
    with pytest.raises(ReadError, match=said) as caught:
        plugins.reader(source)(source)
    assert len(str(caught.value).splitlines()) == 1
    assert str(caught.value).startswith(f"{name}: ")
    assert str(caught.value).endswith(".")


PIECES = st.sampled_from(
    [
        "<p>",
        "</b>",
        "# ",
        "**",
        "__",
        "---\n",
        "{",
        '"a":',
        "[",
        "From: a\n",
        "Subject: b\n",
        "\n",
        "1\n",
        "00:00 --> 00:01",
        "WEBVTT",
        ",",
        ";",
        "speaker",
        "text",
        "é",
        "\0",
        "PK\3\4",
        "\x1b$B",
    ]
)


@settings(deadline=None, max_examples=300)
@given(
    st.binary(max_size=300) | st.lists(PIECES, max_size=20).map(lambda pieces: "".join(pieces).encode()),
    st.sampled_from(ENDINGS),
)
def test_whatever_it_is_it_is_something(data: bytes, name: str) -> None:
    try:
        assert format_of(Source(data, name)) in plugins.READERS
    except ReadError as error:
        assert len(str(error).splitlines()) == 1  # noqa: PT017
