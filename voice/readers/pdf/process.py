"""The process in which PDFium reads a PDF; run by path, imports nothing of ours.

PDFium is what Chromium shows PDFs with: of the libraries at hand it tells best where words end, and is the fastest by
far. But it is a program in C++ that is given files from anywhere. So it works in a process of its own, with little
memory and time: what breaks it, or keeps it busy, ends that process and nothing else.

Comes in: the bytes of the file. Goes out, a line of JSON each: {"title", "author"} or {"error"}, and for each page
{"pieces", "notes"}. A piece is words that are set alike, side by side on one line: [left, top, right, bottom, size,
style, text], in points from the upper left corner; style is a sum of the numbers below.
"""

import ctypes
import json
import re
import sys
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any, TypedDict

import pypdfium2
import pypdfium2.raw as pdfium

BOLD, ITALIC, TURNED = 1, 2, 4
MEMORY = 1 << 30
"""Bytes."""
SECONDS = 100
CHARACTERS = 6_000_000
PIECES = 20_000
"""Of one page."""

_PASSWORD = 4
_FORCE_BOLD, _IS_ITALIC = 1 << 18, 1 << 6
_STROKED = 2
_HEAVY = re.compile(r"bold|black|heavy|semi-?bold|demi|CMBX|SFBX|[-,]Bd|[-,]B$", re.I)
_SLANTED = re.compile(r"italic|oblique|slanted|CMTI|SFTI|[-,]It|[-,]I$", re.I)
_LAST_HYPHEN = 0x02
"""What PDFium makes of a hyphen at the end of a line."""
_SPREAD = 0.3
"""Of a character's height: how far apart two may stand on one line without a space between them."""

_BREAKS = (0x0A, 0x0D)
_SPACES = (0x20, 0x09, 0xA0, 0x2002, 0x2003, 0x3000)

Box = tuple[float, float, float, float]
"""Left, top, right, bottom."""
Setting = tuple[float, int]
"""Size and style."""
Piece = tuple[float, float, float, float, float, int, str]


class Page(TypedDict):
    """What stands on a page."""

    pieces: list[Piece]
    notes: list[str]


def bound() -> None:
    """Take only so much memory and time, where the system can see to it."""
    try:
        import resource
    except ImportError:  # Windows: the process that asked waits only so long
        return
    for limit, most in ((resource.RLIMIT_AS, MEMORY), (resource.RLIMIT_CPU, SECONDS)):
        _, hard = resource.getrlimit(limit)
        resource.setrlimit(limit, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))


class _Text:
    """The characters of a page."""

    def __init__(self, page: Any, height: float) -> None:
        self._page = page.get_textpage()
        self._raw = self._page.raw
        self._height = height
        self.count = int(pdfium.FPDFText_CountChars(self._raw))
        self._box = pdfium.FS_RECTF()
        self._matrix = pdfium.FS_MATRIX()
        self._name = ctypes.create_string_buffer(128)
        self._flags = ctypes.c_int()
        self._drawn = b""
        self._setting: Setting = (0.0, 0)

    def code(self, index: int) -> int:
        return int(pdfium.FPDFText_GetUnicode(self._raw, index))

    def box(self, index: int) -> Box:
        pdfium.FPDFText_GetLooseCharBox(self._raw, index, ctypes.byref(self._box))
        box = self._box
        return box.left, self._height - box.top, box.right, self._height - box.bottom

    def setting(self, index: int) -> Setting:
        drawn = pdfium.FPDFText_GetTextObject(self._raw, index)
        if bytes(drawn) != self._drawn:  # words that are drawn in one go are set alike
            self._drawn = bytes(drawn)
            self._setting = self._setting_of(index, drawn)
        return self._setting

    def _setting_of(self, index: int, drawn: Any) -> Setting:
        raw = self._raw
        pdfium.FPDFText_GetFontInfo(raw, index, self._name, len(self._name), ctypes.byref(self._flags))
        name, flags = self._name.value.decode("utf-8", "replace"), self._flags.value
        stroked = pdfium.FPDFTextObj_GetTextRenderMode(drawn) == _STROKED
        pdfium.FPDFText_GetMatrix(raw, index, ctypes.byref(self._matrix))
        matrix = self._matrix
        style = _style_of(name, flags) | (BOLD if stroked else 0)
        style |= TURNED if abs(matrix.b) > abs(matrix.a) else 0
        return float(pdfium.FPDFText_GetFontSize(raw, index)) * (matrix.c**2 + matrix.d**2) ** 0.5, style


@cache
def _style_of(name: str, flags: int) -> int:
    bold = flags & _FORCE_BOLD or _HEAVY.search(name)
    return (BOLD if bold else 0) | (ITALIC if flags & _IS_ITALIC or _SLANTED.search(name) else 0)


class _Pieces:
    """The pieces of a page, as they are put together."""

    def __init__(self) -> None:
        self.done: list[Piece] = []
        self._text = ""
        self._box = (0.0, 0.0, 0.0, 0.0)
        self._setting = (0.0, 0)

    @property
    def is_turned(self) -> bool:
        return bool(self._text) and bool(self._setting[1] & TURNED)

    def take(self, word: str, box: Box, setting: Setting) -> None:
        if self._text and not self._goes_on(box, setting):
            self.end()
        if not self._text:
            self._box, self._setting = box, setting
        self._text += word
        left, top, right, bottom = self._box
        self._box = min(left, box[0]), min(top, box[1]), max(right, box[2]), max(bottom, box[3])

    def space(self) -> None:
        if self._text and self._text[-1] != " ":
            self._text += " "

    def _goes_on(self, box: Box, setting: Setting) -> bool:
        _, top, right, bottom = self._box
        height = bottom - top
        level = abs(box[3] - bottom) < 0.25 * height
        near = -height < box[0] - right < (1.0 if self._text[-1] == " " else _SPREAD) * height
        return setting == self._setting and (bool(setting[1] & TURNED) or (level and near))

    def end(self) -> None:
        if self._text.strip():
            left, top, right, bottom = (round(x, 2) for x in self._box)
            self.done.append((left, top, right, bottom, round(self._setting[0], 2), self._setting[1], self._text))
            if len(self.done) > PIECES:
                raise MemoryError
        self._text = ""


def pieces_of(text: _Text) -> list[Piece]:
    """All the pieces of a page, in the order in which they were drawn."""
    pieces = _Pieces()
    codes = [text.code(index) for index in range(text.count)]
    index = 0
    while index < len(codes):
        code = codes[index]
        if code in _BREAKS and not pieces.is_turned:
            pieces.end()
        elif code in _SPACES or code in _BREAKS:
            pieces.space()
        elif code >= 0x20 or code == _LAST_HYPHEN:
            end = _end_of_word(codes, index)
            _take_word(text, codes, index, end, pieces)
            index = end - 1
        index += 1
    pieces.end()
    return pieces.done


def _end_of_word(codes: Sequence[int], start: int) -> int:
    """Where it ends: before a space, behind a hyphen at the end of a line, before a number that may be a mark."""
    end = start + 1
    while end < len(codes) and codes[end - 1] != _LAST_HYPHEN and (codes[end] > 0x20 or codes[end] == _LAST_HYPHEN):
        if codes[end] in _SPACES or (chr(codes[end]).isdecimal() and not chr(codes[end - 1]).isdecimal()):
            break
        end += 1
    return end


def _take_word(text: _Text, codes: Sequence[int], start: int, end: int, pieces: _Pieces) -> None:
    """Its ends say where a word stands, unless they are on different levels or of different size."""
    first, last = text.box(start), text.box(end - 1)
    second = text.box(start + 1) if end - start > 2 else last
    height = first[3] - first[1]
    if all(abs(box[3] - first[3]) + abs(box[1] - first[1]) < 0.2 * height for box in (second, last)):
        box = min(first[0], last[0]), first[1], max(first[2], last[2]), first[3]
        pieces.take("".join(map(_letter, codes[start:end])), box, text.setting(start))
    else:
        for index in range(start, end):
            pieces.take(_letter(codes[index]), text.box(index), text.setting(index))


def _letter(code: int) -> str:
    """A character, or the sign that stands for an unknown one where it is none."""
    if code == _LAST_HYPHEN:
        return "-"
    return "\ufffd" if 0xD800 <= code <= 0xDFFF or code > 0x10FFFF else chr(code)


def notes_of(page: Any) -> Iterator[str]:
    """What people have remarked on the page."""
    for index in range(min(pdfium.FPDFPage_GetAnnotCount(page), 1000)):
        annotation = pdfium.FPDFPage_GetAnnot(page, index)
        if annotation:
            length = pdfium.FPDFAnnot_GetStringValue(annotation, b"Contents", None, 0)
            buffer = ctypes.create_string_buffer(max(2, min(length, 100_000)))
            pdfium.FPDFAnnot_GetStringValue(annotation, b"Contents", ctypes.cast(buffer, _WIDE), len(buffer))
            pdfium.FPDFPage_CloseAnnot(annotation)
            if words := " ".join(buffer.raw.decode("utf-16-le", "replace").rstrip("\0").split()):
                yield words


_WIDE = ctypes.POINTER(pdfium.FPDF_WCHAR)


def read(document: Any) -> Iterator[dict[str, object] | Page]:
    """What the file states of itself, then its pages."""
    stated = document.get_metadata_dict()
    yield {"title": stated.get("Title", ""), "author": stated.get("Author", "")}
    left = CHARACTERS
    for number in range(len(document)):
        page = document[number]
        box = page.get_bbox()
        text = _Text(page, box[3])
        left -= text.count
        if left < 0:
            raise MemoryError
        pieces = [(p[0] - box[0], p[1], p[2] - box[0], *p[3:]) for p in pieces_of(text)]
        yield Page(pieces=pieces, notes=list(notes_of(page)))
        page.close()


def main() -> None:
    """Read the file that comes in; what is wrong with it goes out as an error."""
    bound()
    data = sys.stdin.buffer.read()
    try:
        for part in read(pypdfium2.PdfDocument(data)):
            sys.stdout.write(json.dumps(part) + "\n")
    except MemoryError:
        sys.stdout.write('{"error": "large"}\n')
    except pypdfium2.PdfiumError:
        locked = pdfium.FPDF_GetLastError() == _PASSWORD
        sys.stdout.write(json.dumps({"error": "locked" if locked else "damaged"}) + "\n")


if __name__ == "__main__":
    main()
