"""One e-mail: its head, the parts of it that are text, and the lines that mail programs write into the text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from email.errors import HeaderParseError
from email.header import decode_header
from email.message import Message
from email.utils import parseaddr, parsedate_to_datetime

from voice.model import LeftOut
from voice.readers.encoding.decoding import beginning

_ANSWERED = re.compile(
    r"(?:(?:re|fwd?|aw|wg|tr|rv|sv|vs|vl|antw|rif|res|enc|r|i|ref|ynt|odp|σχετ|πρθ|на|ha|пересл|ответ|回复|回覆|答复|转发|轉寄|返信)"
    r"\s*(?:\[\d+\])?\s*[:：]\s*)+",
    re.I,
)
_FROM = "from|von|de|da|van|od|från|fra|lähettäjä|από|от|від|发件人|寄件者|差出人|보낸 사람|dari"
_ITS_HEAD = re.compile(rf"[*_ ]*(?:{_FROM})[*_ ]*[:：]", re.I)
"""How a message begins that is quoted without any sign but its head."""
_FIELD = re.compile(r"[*_ ]*[^\W\d][\w -]{0,24}[*_ ]*[:：]")
_DIVIDER = re.compile(r"\s*(?:-{2,}\s*[^\W\d][\w ,.-]{5,40}?\s*-{2,}|_{20,})\s*$")
_SAID = (
    "wrote|writes|schrieb|schreibt|a écrit|escribió|escreveu|ha scritto|kirjoitti|skrev|schreef|napisał|napsal|пишет|"
    "писал|написал|пише|έγραψε|menulis|scripsit|yazdı|写道|寫道|のメール|작성"
)
_QUOTES = re.compile(rf"(?:{_SAID})\w*\b[^:：\n]{{0,80}}[:：]\s*$|<[^<>\s@]+@[^<>\s@]+>[^:：\n]{{0,30}}[:：]\s*$", re.I)
_NAMED = (
    re.compile(r"(?:schrieb|skrev|schreef)\s+([^\W\d_][^,<>\d:;]{1,50}?)\s*(?:<[^<>]*>)?\s*[:：]\s*$", re.I),
    re.compile(r"([^\W\d_年月日][^,<>\"\d:;年月日]{1,50}?)[\"']?\s*<[^<>\s]+@[^<>\s]+>"),
    re.compile(rf"(?:^|[,;\d]\s*)([^\W\d_][^,<>\d:;]{{1,50}}?)\s+(?:{_SAID})\w*\s*[:：]\s*$", re.I),
)
_LEAD_IN, _LONGEST = 3, 400
"""Lines that may say who is quoted, and their characters."""


@dataclass(frozen=True, slots=True)
class Head:
    """What the first lines of a mail say."""

    subject: str
    sender: str
    """The name, not the address."""
    day: str
    text: str
    """The whole, for the ledger."""


@dataclass(slots=True)
class Parts:
    """What a mail consists of."""

    texts: list["Message[str, str]"] = field(default_factory=list)
    attached: list[str] = field(default_factory=list)
    """Names of files, or the kinds of those without."""


# -- head ---------------------------------------------------------------------------------------------------------


def head_of(message: "Message[str, str]") -> Head:
    """The head of a mail, its words decoded."""
    fields = [(name, _words(value)) for name, value in message.raw_items()]
    known = {name.lower(): value for name, value in reversed(fields)}
    name, address = parseaddr(known.get("from", ""))
    subject = _ANSWERED.sub("", known.get("subject", ""), count=1).strip()
    text = "; ".join(f"{name}: {value}" for name, value in fields)
    return Head(subject, name if address else known.get("from", ""), _day(known.get("date", "")), text)


def _words(value: object) -> str:
    """A field's words: pieces in other encodings decoded, even where they are there as bare bytes."""
    raw = str(value)
    try:
        pieces = decode_header(raw)
    except (HeaderParseError, ValueError):
        pieces = [(raw, None)]
    said = [_piece(piece, charset or "") for piece, charset in pieces]
    return " ".join("".join(said).split())


def _piece(piece: bytes | str, charset: str) -> str:
    data = piece.encode("utf-8", "surrogateescape") if isinstance(piece, str) else piece
    return beginning(data, charset) if data else ""


def _day(text: str) -> str:
    try:
        return parsedate_to_datetime(text).date().isoformat()
    except (ValueError, TypeError, OverflowError, IndexError):
        return ""


# -- parts --------------------------------------------------------------------------------------------------------


def parts_of(message: "Message[str, str]") -> Parts:
    """The texts of a mail in order, of alternatives one, and what is attached."""
    parts = Parts()
    for leaf in _leaves(message):
        kind, name = leaf.get_content_type(), _words(leaf.get_filename() or "")
        if (
            leaf.get_content_maintype() == "text"
            and kind != "text/calendar"
            and leaf.get_content_disposition() != "attachment"
        ):
            parts.texts.append(leaf)
        else:
            parts.attached.append(name or " ".join(kind.split()))
    return parts


def _leaves(message: "Message[str, str]") -> Iterator["Message[str, str]"]:
    payload = message.get_payload() if message.is_multipart() else ()
    inner = [one for one in payload if isinstance(one, Message)] if isinstance(payload, list) else []
    if not inner:
        yield message
    elif message.get_content_type() == "multipart/alternative":
        yield from _leaves(_best(inner))
    else:
        for one in inner:
            yield from _leaves(one)


def _best(alternatives: list["Message[str, str]"]) -> "Message[str, str]":
    """The plain text, which says what is a quote; the page where the text only says that there is one."""
    plain = [one for one in alternatives if one.get_content_type() == "text/plain"]
    said = len(plain[0].get_payload(decode=True) or b"") if plain else 0
    all_said = max(
        len(one.as_bytes()) if one.is_multipart() else len(one.get_payload(decode=True) or b"") for one in alternatives
    )
    return plain[0] if plain and (said > 600 or said * 20 > all_said) else alternatives[-1]


# -- lines --------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Body:
    """The text of a mail, with empty lines in place of what a program wrote."""

    text: str
    left_out: tuple[LeftOut, ...]
    quoted: str
    """Who is said to be quoted; empty where nobody is."""


def body_of(text: str, *, flowed: bool = False, joined: bool = False) -> Body:
    """The words of a mail.

    Args:
        text: As it was sent.
        flowed: Whether a line that ends in a space goes on in the next (RFC 3676).
        joined: Whether that space is not part of the text.
    """
    lines = text.split("\n")
    lines = _unflowed(lines, joined) if flowed else lines
    left_out: list[LeftOut] = []
    quoted: list[str] = []
    for first, end, reason in (*_lead_ins(lines), *_inner_heads(lines), *_signature(lines)):
        said = " ".join(" ".join(lines[first:end]).split())
        if said:
            left_out.append(LeftOut(said, first + 1, reason))
        if reason == _WHO:
            quoted.append(next((" ".join(m[1].split()) for way in _NAMED if (m := way.search(said))), ""))
        lines[first:end] = [""] * (end - first)
    alone = quoted[0] if len(set(quoted)) == 1 else ""
    return Body("\n".join(lines), tuple(left_out), alone)


_WHO = "who is quoted"


def _unflowed(lines: list[str], joined: bool) -> list[str]:
    """Each paragraph in its first line, empty lines in place of the others."""
    result: list[list[str]] = []
    open_at, open_depth = -1, 0
    for line in lines:
        depth = len(line) - len(line.lstrip(">"))
        said = line[depth:].removeprefix(" ")
        is_sign = said == "-- "
        goes_on = said.endswith(" ") and not is_sign
        said = said[:-1] if joined and goes_on else said
        if open_at >= 0 and depth == open_depth and not is_sign:
            result[open_at].append(said)
            result.append([])
        else:
            result.append([line[:depth] + " " if depth else "", said])
            open_at, open_depth = len(result) - 1, depth
        open_at = open_at if goes_on else -1
    return ["".join(pieces) for pieces in result]


def _lead_ins(lines: list[str]) -> Iterator[tuple[int, int, str]]:
    """The lines before a quote that say whose it is."""
    for n, line in enumerate(lines):
        quote_begins = line.startswith(">") and not (n and lines[n - 1].startswith(">"))
        if not quote_begins:
            continue
        end = n
        while end and not lines[end - 1].strip() and n - end < 2:
            end -= 1
        first = end
        while first and lines[first - 1].strip() and not lines[first - 1].startswith(">") and end - first < _LEAD_IN:
            first -= 1
            said = " ".join(lines[first:end])
            if len(said) < _LONGEST and _QUOTES.search(said) and re.search(r"\d|@", said):
                yield first, end, _WHO
                break


def _inner_heads(lines: list[str]) -> Iterator[tuple[int, int, str]]:
    """The heads of messages that were forwarded or are quoted whole."""
    end = 0
    for n, line in enumerate(lines):
        if n >= end and _ITS_HEAD.match(line):
            end = n
            while end < len(lines) and _FIELD.match(lines[end]):
                end += 1
            if end - n >= _LEAD_IN:
                above = n - 1 if n and not lines[n - 1].strip() else n
                yield (above - 1 if above and _DIVIDER.match(lines[above - 1]) else n), end, "the head of another mail"


def _signature(lines: list[str]) -> Iterator[tuple[int, int, str]]:
    """What stands under the last line of dashes that mail programs put before it."""
    last = max((n for n, line in enumerate(lines) if line.rstrip() == "--"), default=-1)
    rest = lines[last + 1 :]
    if last >= 0 and sum(map(bool, map(str.strip, rest))) <= 12 and not any(line.startswith(">") for line in rest):
        yield last, len(lines), "a signature"
