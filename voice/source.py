"""What somebody names as an interview, be it a file, a page on the web or the standard input, as bytes."""

import errno
import os
import re
import stat
import sys
import unicodedata
from pathlib import Path
from typing import BinaryIO

from voice.document import Source
from voice.errors import ReadError

LIMIT = 256 * 1024 * 1024
"""Bytes of a file, or of the standard input; what holds text may hold less, see `voice.readers.encoding.decoding`."""
_ADDRESS = re.compile(r"\s*([a-z][a-z0-9+.-]*)://", re.I)
_PAGE = re.compile(r"(?:www\.[^/\s]+|[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,24}/)\S*$", re.I)
"""What a person may type for an address."""
_ADVICE = {
    errno.ENOENT: "there is no such file. Check the name",
    errno.EACCES: "the file may not be read. Give yourself the right to read it",
    errno.EPERM: "the file may not be read. Give yourself the right to read it",
    errno.ELOOP: "the links lead round in a circle. Name the file itself",
    errno.ENAMETOOLONG: "the name is too long for a file. Check the name",
    errno.ENOTDIR: "there is no such file. Check the name",
}
_KINDS = (
    (stat.S_ISDIR, "this is a folder. Name the file in it that holds the interview"),
    (stat.S_ISFIFO, "this is a pipe. Name - and send the interview to the standard input"),
    (stat.S_ISSOCK, "this is a socket. Name a file"),
    (stat.S_ISCHR, "this is a device. Name a file"),
    (stat.S_ISBLK, "this is a device. Name a file"),
)


def load(what: str, proxy: str = "") -> Source:
    """The bytes of what is named; `ReadError` where there are none to be had.

    Args:
        what: A file's path, an address (http or https), or ``-`` for the standard input.
        proxy: Address of an HTTP proxy; empty: what the environment says.
    """
    if what == "-":
        return _holding(_read(getattr(sys.stdin, "buffer", None), "standard input"), "standard input")
    if scheme := _ADDRESS.match(what):
        if scheme[1].lower() not in ("http", "https"):
            raise ReadError(
                f"{shown(what)}: only http:// and https:// can be fetched. Name a file, or such an address."
            )
        from voice.fetch import fetch

        return fetch(what.strip(), proxy)
    return _holding(_file(Path(what)), shown(Path(what).name))


def shown(name: str) -> str:
    """A name that fits into a line: without what hides, with a sign for what moves the cursor or is no character."""
    kinds = ((c, unicodedata.category(c)) for c in name)
    return "".join("\ufffd" if kind in ("Cc", "Cs", "Zl", "Zp") else c for c, kind in kinds if kind != "Cf")


def _file(path: Path) -> bytes:
    name = shown(str(path))
    try:
        _refuse_other(path.stat().st_mode, name)
        # Between the look and the opening a pipe may have taken the file's place, and nobody may ever write to it.
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
        with os.fdopen(handle, "rb") as file:
            found = os.fstat(handle)
            _refuse_other(found.st_mode, name)
            _refuse_large(found.st_size, name)
            return _read(file, name)
    except OSError as error:
        reason = (error.strerror or "it cannot be read").lower()
        advice = _ADVICE.get(error.errno or 0, f"{reason}. Name another file")
        if error.errno == errno.ENOENT and _PAGE.match(name):
            advice = f"there is no such file. To fetch a page, write https://{name}"
        raise ReadError(f"{name}: {advice}.") from error
    except ValueError as error:
        raise ReadError(f"{name}: no file can have this name. Check the name.") from error


def _refuse_other(mode: int, name: str) -> None:
    for is_it, what in _KINDS:
        if is_it(mode):
            raise ReadError(f"{name}: {what}.")


def _read(file: BinaryIO | None, name: str) -> bytes:
    try:
        data = file.read(LIMIT + 1) if file else b""
    except OSError as error:
        raise ReadError(f"{name}: {(error.strerror or 'it cannot be read').lower()}. Name another file.") from error
    _refuse_large(len(data or b""), name)
    return data or b""


def _refuse_large(size: int, name: str) -> None:
    if size > LIMIT:
        raise ReadError(f"{name}: larger than {LIMIT >> 20} MiB, which no interview is. Give only what holds the text.")


def _holding(data: bytes, name: str) -> Source:
    if not data:
        raise ReadError(f"{name}: no text in it. Give a file that holds the interview.")
    return Source(data, name)
