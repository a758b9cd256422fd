"""E-mails as programs send them, old ones, and what is no mail at all."""

import contextlib
import mailbox
import re
import time
from collections import Counter
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from voice.document import Document, Source
from voice.errors import ReadError
from voice.read import read as understand
from voice.readers.formats import format_of
from voice.readers.mail.reader import read
from voice.source import load

HEAD = "From: Ben Tarn <ben@example.org>\nTo: Ann Moss <ann@example.com>\nSubject: Re[2]: AW: Stone\nDate: Mon, 3 May 2021 10:00:00 +0200\n"
ANSWERS = """\
Dear Ann,

On Sun, 2 May 2021 at 09:00, Ann Moss <ann@example.com>
wrote:
> Why stone?

It stays.
It always did.

> And why not wood?

It burns.

--\x20
Ben Tarn
The Quarry
"""


def mail(text: str, **fields: str) -> bytes:
    head = HEAD + "".join(f"{name.replace('_', '-')}: {value}\n" for name, value in fields.items())
    return f"{head}\n{text}".encode()


def document(data: bytes, name: str = "talk.eml") -> Document:
    assert format_of(Source(data, name)) == "mail"
    return read(Source(data, name))


def said(found: Document) -> list[tuple[str, str]]:
    return [(block.speaker, block.text) for block in found.blocks]


def refusal(data: bytes) -> str:
    with pytest.raises(ReadError) as caught:
        read(Source(data, "talk.eml"))
    assert len(str(caught.value).splitlines()) == 1
    return str(caught.value)


def test_who_is_quoted_asks_and_who_answers_below_answers() -> None:
    found = document(mail(ANSWERS))
    assert said(found) == [
        ("", "Dear Ann,"),
        ("Ann Moss", "Why stone?"),
        ("Ben Tarn", "It stays."),
        ("Ben Tarn", "It always did."),
        ("Ann Moss", "And why not wood?"),
        ("Ben Tarn", "It burns."),
    ]
    assert [block.line for block in found.blocks][:3] == [6, 10, 12]
    assert (found.title, found.date, found.people) == ("Stone", "2021-05-03", ("Ann Moss", "Ben Tarn"))
    assert [out.reason for out in found.left_out] == ["the mail's head", "who is quoted", "a signature"]
    kept = " ".join([*(text for _, text in said(found)), *(out.text for out in found.left_out)])
    assert Counter(re.findall(r"\w+", kept)) == Counter(re.findall(r"\w+", mail(ANSWERS).decode()))


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Am 2. Mai 2021 um 09:00 schrieb Ann Moss <ann@example.com>:", "Ann Moss"),
        ("Am 02.05.21 schrieb Ann Moss:", "Ann Moss"),
        ("Le dim. 2 mai 2021 à 09:00, Ann Moss <ann@example.com> a écrit :", "Ann Moss"),
        ("El 2/5/2021 9:00, Ann Moss escribió:", "Ann Moss"),
        ("2 мая 2021 г. в 9:00 Анна Мохова <ann@example.com> написала:", "Анна Мохова"),
        ("2021年5月2日 Ann Moss <ann@example.com> 写道：", "Ann Moss"),
        ("On 02.05.2021 09:00, Ann Moss wrote:", "Ann Moss"),
    ],
)
def test_who_is_quoted_is_said_in_many_languages(line: str, name: str) -> None:
    text = ANSWERS.replace("On Sun, 2 May 2021 at 09:00, Ann Moss <ann@example.com>\nwrote:", line)
    assert [speaker for speaker, _ in said(document(mail(text)))][1:3] == [name, "Ben Tarn"]


def test_a_mail_with_labels_of_its_own_is_read_by_them() -> None:
    found = document(mail("Here it is.\n\nAnn: Why stone?\n\nBen: It stays.\n"))
    assert said(found) == [("", "Here it is."), ("", "Ann: Why stone?"), ("", "Ben: It stays.")]


@pytest.mark.parametrize("charset", ["windows-1251", "koi8-r", "utf-8"])
@pytest.mark.parametrize("encoding", ["8bit", "base64", "quoted-printable"])
@pytest.mark.parametrize("stated", [True, False])
def test_old_encodings_in_the_head_and_the_text(charset: str, encoding: str, stated: bool) -> None:
    text = "Вопрос: Почему именно камень?\n\nОтвет: Он остаётся, а дерево горит.\n"
    message = EmailMessage(policy=SMTP)
    message["From"] = "Виктор <ben@example.org>"
    message["Subject"] = "Ответ: Разговор о камне"
    message.set_content(text, charset=charset, cte=encoding)
    data = message.as_bytes()
    if not stated:
        data = data.replace(f'charset="{charset}"'.encode(), b'x="y"')
        data = re.sub(
            rb"Subject:.*?\r\n(?=\S)", "Subject: Ответ: Разговор о камне\r\n".encode(charset), data, flags=re.S
        )
    found = document(data)
    assert [block.text for block in found.blocks] == text.strip().split("\n\n")
    assert found.title == "Разговор о камне"


def test_of_two_forms_one_is_read_and_attachments_are_named() -> None:
    message = EmailMessage()
    message["From"] = "Ben Tarn <ben@example.org>"
    message["Subject"] = "Stone"
    message.set_content("Ann: Why stone?\n\nBen: It stays.\n")
    message.add_alternative("<p><b>Ann:</b> Why stone?</p><p>Ben: It stays.</p>", subtype="html")
    message.add_attachment(b"%PDF-1.4", maintype="application", subtype="pdf", filename="stone.pdf")
    found = document(message.as_bytes())
    assert [block.text for block in found.blocks] == ["Ann: Why stone?", "Ben: It stays."]
    assert ("stone.pdf", "an attachment") in [(out.text, out.reason) for out in found.left_out]


def test_a_mail_that_is_a_page_is_read_as_one() -> None:
    message = EmailMessage()
    message["From"] = "Ben Tarn <ben@example.org>"
    message["Subject"] = "Stone"
    message.set_content(
        "<h1>Stone and wood</h1><p><b>Why stone?</b></p><p>It stays.</p>", subtype="html", charset="iso-8859-1"
    )
    found = document(message.as_bytes())
    assert [block.text for block in found.blocks][-2:] == ["Why stone?", "It stays."]
    assert found.blocks[-2].strong == ((0, 10),)


def test_only_an_attachment_is_not_enough() -> None:
    message = EmailMessage()
    message["From"] = "Ben Tarn <ben@example.org>"
    message["Subject"] = "Stone"
    message.add_attachment(b"PK", maintype="application", subtype="zip", filename="stone.docx")
    assert "Save what is attached (stone.docx)" in refusal(message.as_bytes())
    assert "no text in it" in refusal(mail(""))
    assert "no text in it" in refusal(mail("\n\n-- \nBen\n"))


PAGE = """\
From: <Saved by Blink>
Snapshot-Content-Location: https://example.org/stone
Subject: =?utf-8?Q?Stone=20and=20wood?=
Date: Mon, 3 May 2021 10:00:00 -0000
MIME-Version: 1.0
Content-Type: multipart/related;
\ttype="text/html";
\tboundary="----X"

------X
Content-Type: text/html
Content-ID: <frame-1>
Content-Transfer-Encoding: quoted-printable
Content-Location: https://example.org/stone

<!DOCTYPE html><html><head><meta charset=3D"windows-1252"><title>Stone</title></head>
<body><p>Ann: Why <i>stone</i>, J=F6rg?</p><p>J=F6rg: It st=
ays.</p></body></html>
------X
Content-Type: image/png
Content-Transfer-Encoding: base64
Content-Location: https://example.org/a.png

iVBORw0KGgo=
------X--
"""


def test_a_page_that_was_saved_whole() -> None:
    found = document(PAGE.encode(), "stone.mhtml")
    assert [block.text for block in found.blocks] == ["Ann: Why stone, Jörg?", "Jörg: It stays."]
    assert (found.source, found.date) == ("https://example.org/stone", "")
    assert found.title in ("Stone", "Stone and wood")


def test_a_box_of_mails_is_a_conversation_and_says_nothing_twice(tmp_path: Path) -> None:
    box = mailbox.mbox(tmp_path / "talk.mbox")
    for sender, text in (
        ("Ann Moss <a@example.com>", "Why stone?\n\nFrom the hill?\n"),
        ("Ben Tarn <b@example.com>", "> Why stone?\n\nIt stays.\n\n> > Never said\n"),
        ("Ann Moss <a@example.com>", "> It stays.\n\nAnd wood?\n"),
    ):
        message = EmailMessage()
        message["From"], message["Subject"] = sender, "Stone"
        message.set_content(text)
        box.add(message)
    box.close()
    found = document((tmp_path / "talk.mbox").read_bytes(), "talk.mbox")
    assert said(found) == [
        ("Ann Moss", "Why stone?"),
        ("Ann Moss", "From the hill?"),
        ("Ben Tarn", "It stays."),
        ("", "Never said"),
        ("Ann Moss", "And wood?"),
    ]
    assert [out.text for out in found.left_out if out.reason == "quoted from a mail before"] == [
        "Why stone?",
        "It stays.",
    ]


def test_lines_that_flow_are_joined() -> None:
    text = "A line that \ngoes on.\n> quoted \n> too\nAnd \n-- \nBen\n"
    found = document(mail(text, Content_Type="text/plain; format=flowed"))
    assert [block.text for block in found.blocks] == ["A line that goes on.", "quoted too", "And"]
    found = document(mail("日本 \n語\n", Content_Type="text/plain; format=flowed; delsp=yes"))
    assert found.blocks[0].text == "日本語"


def test_a_forwarded_head_is_left_out() -> None:
    text = "See below.\n\n---------- Forwarded message ---------\nFrom: Cleo <c@example.org>\nDate: Sun, 2 May 2021\nSubject: Stone\nTo: Ben\n\nQ: Why?\n\nA: So.\n"
    found = document(mail(text))
    assert [block.text for block in found.blocks] == ["See below.", "Q: Why?", "A: So."]
    assert found.left_out[1].text.startswith("---------- Forwarded message")


def test_the_command_reads_it(tmp_path: Path) -> None:
    path = tmp_path / "talk.eml"
    path.write_bytes(mail(ANSWERS))
    script = understand(load(str(path))).script
    assert {speaker.name: speaker.role for speaker in script.speakers if speaker.role != "narrator"} == {
        "Ann Moss": "host",
        "Ben Tarn": "guest",
    }


@pytest.mark.parametrize(
    "text",
    [
        "From: the hill\n\nAnn: Why?\n",
        "Date: May\nTitle: Stone\n\nWords.\n",
        "Ann: From: where?\nBen: x\n\n",
        "To: you\nSubject: us\n\nx",
    ],
)
def test_what_begins_like_a_mail_and_is_none(text: str) -> None:
    assert format_of(Source(text.encode(), "talk.txt")) == "text"


@pytest.mark.parametrize(
    "data",
    [
        b"From: a\nDate: b\nContent-Type: multipart/mixed; boundary=x\n\n"
        + b"--x\nContent-Type: multipart/mixed; boundary=x\n\n" * 60_000,
        b"From: a\nDate: b\nContent-Type: message/rfc822\n\n" + b"Content-Type: message/rfc822\n\n" * 60_000,
    ],
)
def test_parts_within_parts_without_end_are_refused(data: bytes) -> None:
    assert "more parts within parts" in refusal(data)


@pytest.mark.parametrize(
    "text",
    [
        "From: x\n" * 300_000,
        "> a\n\n" * 200_000,
        "wrote:" + " " * 2_000_000 + "x\n> a",
        "<" * 1_000_000 + ":\n> a\n",
        "a \n" * 300_000,
        "--\n" * 300_000,
    ],
)
def test_a_long_mail_takes_seconds(text: str) -> None:
    start = time.process_time()
    with contextlib.suppress(ReadError):
        read(Source(mail(text, Content_Type="text/plain; format=flowed"), "talk.eml"))
    assert time.process_time() - start < 20


LINES = st.sampled_from(
    [
        *(
            "Content-Type: multipart/mixed; boundary=x",
            "Content-Type: text/html; charset=\x00",
            "Content-Type: text/plain; format=flowed",
        ),
        *(
            "Content-Transfer-Encoding: base64",
            "Content-Transfer-Encoding: quoted-printable",
            "Subject: =?utf-8?B?////?=",
            "Date: 99",
        ),
        *(
            "From: =?x?Q?=FF?= <a@b>",
            "",
            "--x",
            "--x--",
            "From a b 2020",
            "> quoted",
            "Ann <a@b> wrote 1:",
            "-- ",
            "words ",
            "<p>page</p>",
            "=FF=",
            "é",
        ),
        *(
            "Content-Disposition: attachment; filename*=x''%FF",
            "Content-Type: message/rfc822",
            "Content-Type: multipart/alternative; boundary=x",
        ),
    ]
)


@settings(deadline=None, max_examples=300)
@given(st.lists(LINES, max_size=25).map("\n".join), st.sampled_from(["utf-8", "latin-1", "utf-16-le"]))
def test_whatever_comes_it_is_read_or_refused(text: str, charset: str) -> None:
    try:
        found = read(Source((HEAD + text).encode(charset), "talk.eml"))
    except ReadError as error:
        assert len(str(error).splitlines()) == 1  # noqa: PT017
        return
    assert found.blocks
    assert all(block.text.strip() and block.line >= 1 for block in found.blocks)
