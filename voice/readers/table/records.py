"""The records of a table in text (CSV, TSV, semicolons), also where quotation marks are not in pairs."""

import csv
import re
from collections.abc import Iterator, Sequence

Record = tuple[int, list[str]]
"""The line where it begins, and its cells."""
_LONGEST = 400
"""Lines that one cell may have."""
_TRIES = 4
_MARKS = re.compile(r'^\s*"|"\s*$')


def records(lines: Sequence[str], sign: str) -> Iterator[Record]:
    """Every record that is not empty. A quotation mark that is never closed is one of the text."""
    number = 0
    while number < len(lines):
        cells, used = _record(lines, number, sign)
        if any(cell.strip() for cell in cells):
            yield number + 1, cells
        number += used


def _record(lines: Sequence[str], first: int, sign: str) -> tuple[list[str], int]:
    """The cells of the record that begins in a line, and how many lines it takes."""
    text = lines[first]
    if '"' not in text:
        return text.split(sign), 1
    marks = tries = 0
    for last in range(first, min(first + _LONGEST, len(lines))):
        text += "\n" + lines[last] if last > first else ""
        own = lines[last].count('"')
        marks += own
        if not own or marks % 2:
            continue
        cells, is_open = _parsed(text, sign)
        if cells:
            return cells, last - first + 1
        tries += 1
        if not is_open or tries == _TRIES:
            break
    return _loose(lines[first], sign), 1


def _parsed(text: str, sign: str) -> tuple[list[str], bool]:
    """The cells of a whole record; none, and whether a quotation mark is open, where it is not whole."""
    try:
        return next(csv.reader([text], delimiter=sign, strict=True, skipinitialspace=sign != "\t"), []), False
    except csv.Error as error:
        return [], "unexpected end" in str(error)


def _loose(line: str, sign: str) -> list[str]:
    """The cells of a line whose quotation marks do not say where cells begin and end."""
    if line.count('"') % 2 == 0:
        return next(csv.reader([line], delimiter=sign, skipinitialspace=sign != "\t"), [])
    return [_MARKS.sub("", cell).replace('""', '"') for cell in line.split(sign)]
