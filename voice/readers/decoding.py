"""Bytes into text: UTF-8 first, a byte order mark obeyed, an old Western code page as the last resort."""

import codecs
import unicodedata

from voice.errors import ReadError

_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
GUESS = "cp1252"
"""What is assumed where the bytes are neither UTF-8 nor marked."""


def charset(data: bytes) -> str:
    """The encoding that these bytes are read in; `GUESS` where nothing in them says so."""
    for mark, name in _MARKS:
        if data.startswith(mark):
            return name
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return GUESS
    return "utf-8"


def decode(data: bytes, name: str) -> str:
    """The text of the file called ``name``, composed (NFC) and with ``\\n`` for every line end.

    `ReadError` where the file is empty or is no text.
    """
    try:
        text = data.decode(charset(data))
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
