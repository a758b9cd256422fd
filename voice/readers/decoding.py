"""Bytes into text: UTF-8 first, a byte order mark obeyed, else the old encoding that reads most like writing."""

import codecs
import unicodedata

from voice.errors import ReadError
from voice.readers.legacy import likeliest

_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))


def charset(data: bytes) -> tuple[str, bool]:
    """The encoding that these bytes are read in, and whether it is guessed: nothing in them says so."""
    for mark, name in _MARKS:
        if data.startswith(mark):
            return name, False
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return likeliest(data), True
    return "utf-8", False


def decode(data: bytes, name: str) -> str:
    """The text of the file called ``name``, composed (NFC) and with ``\n`` for every line end.

    `ReadError` where the file is empty or is no text.
    """
    try:
        text = data.decode(charset(data)[0])
    except UnicodeDecodeError as error:
        raise _no_text_file(name) from error
    if any(unicodedata.category(c) == "Cc" and c not in "\n\r\t\f\v\x85" for c in text):
        raise _no_text_file(name)
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n").lstrip("\ufeff")
    if not text.strip():
        raise ReadError(f"{name}: no text in it. Give a file that holds the interview.")
    return unicodedata.normalize("NFC", text)


def _no_text_file(name: str) -> ReadError:
    return ReadError(
        f"{name}: this is no text file. Save the interview as text (UTF-8) or Markdown and give that file."
    )
