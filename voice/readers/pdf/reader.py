"""PDF with text in it: lines become paragraphs again, columns follow each other, what only pages have goes away.

Its library, PDFium, comes with the extra ``pdf``, and works in a process of its own (see `process`).
"""

import json
import subprocess
import sys
from collections.abc import Iterator, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from voice.document import Document, Source
from voice.errors import ReadError
from voice.model import LeftOut
from voice.readers.office.document import document
from voice.readers.pdf.columns import regions_of
from voice.readers.pdf.lines import TURNED, Line, Piece, lines_of
from voice.readers.pdf.margins import entries, without_margins
from voice.readers.pdf.paragraphs import Paragraphs, body_size

_PROCESS = Path(__file__).with_name("process.py")
_PATIENCE = 120
"""Seconds, after which the process is ended: its own limit is on what it works, not on what it waits."""
_UNKNOWN = 0.2
"""The share of characters that nobody can know from which on a text is not read."""
_REFUSED = {
    "locked": "locked with a password. Save it without one and give that file",
    "damaged": "the file is damaged or cut off. Save or download it again",
    "large": "it is larger than any interview. Give only the pages of the interview",
}


def read(source: Source) -> Document:
    """The paragraphs of a PDF; `ReadError` where it is locked, damaged, or pictures of pages."""
    stated, pages = _told(source)
    lines, beside = _lines(pages)
    _refuse_without_text(source.name, [line for page in lines for line in page])
    body = body_size([line for page in lines for line in page])
    kept, gone = without_margins(lines, body)
    paragraphs = Paragraphs([region for page in kept for region in regions_of(page)], body)
    at = paragraphs.first_lines
    notes = [LeftOut(text, at.get(page, 1), reason) for page, text, reason in beside]
    return document(source.name, list(paragraphs.blocks()), [], stated, [*entries(gone, at), *notes])


def _told(source: Source) -> tuple[dict[str, str], list[dict[str, Any]]]:
    """What the other process tells of the file: what it states of itself, and its pages."""
    if find_spec("pypdfium2") is None:
        raise ReadError(f"{source.name}: to read PDF files, install one more part: pip install 'vivavoce[pdf]'")
    command = [sys.executable, "-P", str(_PROCESS)]
    try:
        done = subprocess.run(command, input=source.data, capture_output=True, timeout=_PATIENCE, check=False)
    except subprocess.TimeoutExpired as error:
        raise ReadError(f"{source.name}: it takes too long to read. Print it to a new PDF and give that.") from error
    told = [json.loads(line) for line in done.stdout.splitlines()] if done.returncode == 0 else []
    if not told:
        raise ReadError(f"{source.name}: this PDF cannot be read. Print it to a new PDF and give that.")
    for each in told:
        if "error" in each:
            raise ReadError(f"{source.name}: {_REFUSED[each['error']]}.")
    head, *pages = told
    return {"title": " ".join(head["title"].split()), "creator": " ".join(head["author"].split())}, pages


def _lines(pages: Sequence[dict[str, Any]]) -> tuple[list[list[Line]], list[tuple[int, str, str]]]:
    """The lines of each page, and what stands across or on the margin of it: page, words, reason."""
    lines: list[list[Line]] = []
    beside: list[tuple[int, str, str]] = []
    for number, page in enumerate(pages):
        pieces = [Piece(*piece) for piece in page["pieces"]]
        lines.append(lines_of(number, (piece for piece in pieces if not piece.style & TURNED)))
        turned = [piece.text.strip() for piece in pieces if piece.style & TURNED]
        beside += [(number, text, "set across the page") for text in turned]
        beside += [(number, note, "a comment in the margin") for note in page["notes"]]
    return lines, beside


def _refuse_without_text(name: str, lines: Sequence[Line]) -> None:
    letters = "".join(_letters(lines))
    if not letters:
        raise ReadError(
            f"{name}: its pages are pictures (a scan), without text. Have the text recognised (OCR), for instance by "
            "ocrmypdf, and give that file."
        )
    unknown = sum(c == "\ufffd" or "\ue000" <= c <= "\uf8ff" for c in letters)
    if unknown > _UNKNOWN * len(letters):
        raise ReadError(
            f"{name}: its letters cannot be told, only seen. Have the text recognised (OCR), for instance by ocrmypdf "
            "--force-ocr, and give that file."
        )


def _letters(lines: Sequence[Line]) -> Iterator[str]:
    return (c for line in lines for piece in line.pieces for c in piece.text if not c.isspace())
