"""E-mails: one, a box of them (mbox), or a page that a browser saved as one (MHTML).

Many interviews are held by mail: one asks, the other answers below each quoted question. Where a mail says whom it
quotes, and quotes and answers take turns, that is who speaks.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from email import message_from_bytes
from email.message import Message
from itertools import pairwise

from voice.document import Block, Document, Source
from voice.errors import ReadError
from voice.model import LeftOut
from voice.readers.encoding.decoding import decode
from voice.readers.formats import is_markdown
from voice.readers.html import reader as html
from voice.readers.mail.letter import Body, Head, body_of, head_of, parts_of
from voice.readers.markdown import reader as markdown
from voice.readers.text import reader as text

_MOST_NESTED = 100
"""Parts with parts in them; the parser goes one step deeper for each."""
_NEXT = re.compile(rb"(?:\A|(?<=\n))From [^\n]*\d{4}[^\n]*\n(?=[!-9;-~]+:)")
"""Where a message begins in a box of them."""
_GUARDED = re.compile(rb"^>(?=>*From )", re.M)
"""What is put before such a line where it begins no message."""
_TURNS = 2
"""Quotes, each with something below it, that make a conversation."""


def read(source: Source) -> Document:
    """The text of the mails, without their heads; `ReadError` where there is none in them."""
    if len(re.findall(rb"boundary\s*=|message/rfc822", source.data, re.I)) > _MOST_NESTED:
        raise ReadError(f"{source.name}: more parts within parts than a mail has. Save its text alone and give that.")
    starts = [(match.start(), match.end()) for match in _NEXT.finditer(source.data)] or [(0, 0)]
    ends = [*(start for start, _ in starts[1:]), len(source.data)]
    letters = [_letter(source, first, end) for (_, first), end in zip(starts, ends, strict=True)]
    whole = letters[0][1] if len(letters) == 1 else _box(letters)
    if not whole.blocks:
        raise ReadError(f"{source.name}: no text in it. {_way_on(whole)}")
    return whole


def _way_on(document: Document) -> str:
    attached = [out.text for out in document.left_out if out.reason == "an attachment"]
    return (
        f"Save what is attached ({attached[0]}) and give that file." if attached else "Give a mail with the interview."
    )


def _letter(source: Source, first: int, end: int) -> tuple[str, Document]:
    """One mail, which stands in these bytes, and who sent it."""
    data = source.data[first:end]
    if first:
        data = _GUARDED.sub(b"", data)
    message: Message[str, str] = message_from_bytes(data)
    head, parts = head_of(message), parts_of(message)
    before = source.data.count(b"\n", 0, first)
    left_out = [LeftOut(head.text, before + 1, "the mail's head")]
    left_out += [LeftOut(name, before + 1, "an attachment") for name in parts.attached]
    documents = []
    at = first
    for part in parts.texts:
        words = part.get_payload(decode=True)
        if isinstance(words, bytes) and words.strip():
            at = _place(source.data, words, at, end)
            documents.append(_moved(_part(source, part, words, head), source.data.count(b"\n", 0, at)))
    stated = next((one for one in documents if one.title or one.source), Document())
    page = _address(message) or next(filter(None, map(_address, parts.texts)), "")
    return head.sender, replace(
        stated,
        blocks=tuple(block for one in documents for block in one.blocks),
        left_out=(*left_out, *(out for one in documents for out in one.left_out)),
        people=next((one.people for one in documents if one.people), ()),
        title=stated.title or head.subject,
        # A page that was saved has the day on which it was saved.
        date=stated.date or ("" if page else head.day),
        source=stated.source or page,
    )


def _address(message: "Message[str, str]") -> str:
    found = str(message.get("Snapshot-Content-Location") or message.get("Content-Location") or "").strip()
    return found if re.match(r"https?://\S+$", found) else ""


def _place(data: bytes, words: bytes, start: int, end: int) -> int:
    """Where a text begins that is in these bytes, perhaps encoded: found by its first line that is the same in both."""
    behind = _behind_head(data, start, end)
    lines = words.split(b"\n", 50)[:50]
    above = next((n for n, line in enumerate(lines) if 3 < len(line.strip()) < 70 and line.isascii()), -1)
    found = data.find(lines[above].strip(), behind, end) if above >= 0 else -1
    if found < 0:
        return behind
    for _ in range(above + 1):
        found = data.rfind(b"\n", 0, max(found, 0))
    return found + 1


def _behind_head(data: bytes, start: int, end: int) -> int:
    gap = re.compile(rb"\r?\n\r?\n").search(data, start, end)
    return gap.end() if gap else start


def _part(source: Source, part: "Message[str, str]", data: bytes, head: Head) -> Document:
    charset = str(part.get_content_charset("") or "")
    if part.get_content_type() in ("text/html", "application/xhtml+xml"):
        return html.read(Source(data, source.name, _address(part), charset))
    flowed = str(part.get_param("format", "")).lower() == "flowed"
    body = body_of(
        decode(data, source.name, charset), flowed=flowed, joined=str(part.get_param("delsp", "")).lower() == "yes"
    )
    if not body.text.strip():
        return Document(left_out=body.left_out)
    plain = Source(body.text.encode(), source.name)
    document = markdown.read(plain) if is_markdown(body.text) else text.read(plain)
    spoken = _spoken(document.blocks, body, head)
    people = tuple(dict.fromkeys(block.speaker for block in spoken if block.speaker))
    return replace(document, blocks=spoken, left_out=(*document.left_out, *body.left_out), people=people)


def _spoken(blocks: tuple[Block, ...], body: Body, head: Head) -> tuple[Block, ...]:
    """Who says what, where the mail states it: the one quoted, and who answers below."""
    turns = sum(a.kind == "quote" != b.kind for a, b in pairwise(blocks))
    if turns < _TURNS or not body.quoted or not head.sender or body.quoted == head.sender:
        return blocks
    names = {True: body.quoted, False: head.sender}
    first = next(n for n, block in enumerate(blocks) if block.kind == "quote")
    return tuple(
        replace(block, speaker=names[block.kind == "quote"], kind="paragraph") if n >= first else block
        for n, block in enumerate(blocks)
    )


def _moved(document: Document, lines: int) -> Document:
    return replace(
        document,
        blocks=tuple(replace(block, line=block.line + lines) for block in document.blocks),
        left_out=tuple(replace(out, line=out.line + lines) for out in document.left_out),
    )


# -- a box of mails -----------------------------------------------------------------------------------------------


def _box(letters: Sequence[tuple[str, Document]]) -> Document:
    """The mails of a box one after the other; what one quotes of another before it is not said again."""
    said: set[str] = set()
    blocks: list[Block] = []
    left_out: list[LeftOut] = []
    people = dict.fromkeys(sender for sender, _ in letters if sender)
    for sender, letter in letters:
        left_out += letter.left_out
        for block in letter.blocks:
            words = " ".join(block.text.split())
            if block.kind == "quote" and words in said:
                left_out.append(LeftOut(words, block.line, "quoted from a mail before"))
            elif block.kind != "quote" and not block.speaker and len(people) > 1:
                blocks.append(replace(block, speaker=sender))
            else:
                blocks.append(block)
        said |= {" ".join(block.text.split()) for block in letter.blocks}
    names = tuple(people) if len(people) > 1 else ()
    return replace(letters[0][1], blocks=tuple(blocks), left_out=tuple(left_out), people=names)
