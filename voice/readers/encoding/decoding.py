"""Bytes into text, whatever they are encoded in and whatever they say of it.

A byte order mark is obeyed, then UTF-8 where the bytes are in it, then what is declared where the bytes leave it open,
else the old encoding that reads most like writing. UTF-8 that was broken on its way is mended.
"""

import codecs
import re
from dataclasses import dataclass
from functools import lru_cache

from voice.errors import ReadError
from voice.readers.encoding import characters, legacy
from voice.readers.encoding.mojibake import mend

LIMIT = 32 * 1024 * 1024
"""Bytes of a text, about five million words."""
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_COMMON = {"cp932": "shift_jis", "euc_jp": "euc-jp", "cp949": "euc-kr", "cp950": "big5", "iso2022_jp_2": "iso-2022-jp"}
_HEAD = 16_384
_STATED = re.compile(rb"(?:charset|coding)\s*[:=]\s*[\"']?\s*([\w.:-]{2,40})", re.I)
"""In a page, in XML, in front matter, for an editor."""
_FEW = 6
"""Text of which less than one byte beyond ASCII in so many is not UTF-8 is UTF-8 with something pasted into it."""
_PAIR = re.compile(rb"\xed[\xa0-\xaf][\x80-\xbf]\xed[\xb0-\xbf][\x80-\xbf]")


@dataclass(frozen=True, slots=True)
class _Decoded:
    text: str
    notes: tuple[str, ...]


def decode(data: bytes, name: str, declared: str = "", *, page: str = "\n") -> str:
    r"""The text of the file called ``name``, composed (NFC) and with ``\n`` for every line end.

    `ReadError` where the file is too large, empty or no text.

    Args:
        data: The file.
        name: For messages.
        declared: The encoding that its server or its container says it is in; what the file says itself is seen.
        page: What stands for the end of a page within a line.
    """
    if len(data) > LIMIT:
        raise ReadError(f"{name}: more than {LIMIT >> 20} MiB of text. Divide it, and give one interview at a time.")
    text = _decoded(data, declared).text
    if not characters.is_text(text) or text.count("\ufffd") * 20 > len(text):
        raise ReadError(
            f"{name}: this is no text file. Save the interview as text (UTF-8) or Markdown and give that file."
        )
    text = characters.clean(text, page=page)
    if not text.strip():
        raise ReadError(f"{name}: no text in it. Give a file that holds the interview.")
    return text


def beginning(data: bytes, declared: str = "", size: int = 65_536) -> str:
    """The first characters, to see what they are; never refused."""
    head = data[:size]
    return characters.clean(_read(head, _charset(head, declared)[0]))


def account(data: bytes, declared: str = "") -> tuple[str, ...]:
    """What had to be concluded or mended to read these bytes, each a sentence for the review."""
    return _decoded(data, declared).notes


@lru_cache(maxsize=1)
def _decoded(data: bytes, declared: str) -> _Decoded:
    name, guessed = _charset(data, declared)
    text = _read(data, name)
    text, mended = mend(text)
    notes = []
    if guessed:
        notes.append(f"The file is not UTF-8; it was read as {_shown(name)}. If letters look wrong, save it as UTF-8.")
    if name == "utf-8" and (strange := _strange(data)):
        notes.append(f"Not all of the file is UTF-8; bytes that are not, {strange}, were read as Windows-1252.")
    if mended:
        lines = f"{mended} line{'s' * (mended > 1)}"
        notes.append(f"Letters were broken by a wrong encoding (as in “cafÃ©”) and are mended in {lines}.")
    if lost := text.count("\ufffd"):
        notes.append(f"Some characters, {lost}, are lost in the file; “\ufffd” stands for each.")
    if sly := characters.sly(text):
        notes.append(f"Hidden characters that turn the direction of text or lie under it, {sly}, were taken out.")
    return _Decoded(text, tuple(notes))


def _charset(data: bytes, declared: str) -> tuple[str, bool]:
    for mark, name in _MARKS:
        if data.startswith(mark):
            return name, False
    if b"\0" in data[:_HEAD] and (wide := legacy.wide(data)):
        return wide, False
    stated = [declared, *(found.decode("ascii", "replace") for found in _STATED.findall(data[:_HEAD])[:3])]
    if data.isascii():
        return (legacy.likeliest(data, stated), False) if b"\x1b$" in data else ("utf-8", False)
    if _strange(data) * _FEW <= len(data) - len(data.translate(None, bytes(range(128, 256)))):
        return "utf-8", False
    name = legacy.likeliest(data, stated)
    return name, not legacy.same(name, stated)


def _strange(data: bytes) -> int:
    """How many bytes are not UTF-8."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return len(data) - len(data.decode("utf-8", "ignore").encode())
    return 0


def _read(data: bytes, name: str) -> str:
    if name in ("utf-8", "utf-8-sig"):
        return data.decode(name, "voice.western")
    unit = {"16": 2, "32": 4}.get(name[4:6], 1)
    return data[: len(data) // unit * unit].decode(name, "replace")


def _western(error: UnicodeError) -> tuple[str, int]:
    """What stands for bytes within UTF-8 that are not: an old encoding's letters, or a character written as two."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    pair = _PAIR.match(error.object, error.start)
    if pair:
        return pair.group().decode("utf-8", "surrogatepass").encode("utf-16", "surrogatepass").decode(
            "utf-16"
        ), pair.end()
    return error.object[error.start : error.end].decode("cp1252", "replace"), error.end


codecs.register_error("voice.western", _western)


def _shown(name: str) -> str:
    """An encoding as most people know it."""
    return re.sub(r"^cp125", "Windows-125", _COMMON.get(name, name))
