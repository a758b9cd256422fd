"""Tables with a column of who speaks and one of what is said: CSV, TSV, semicolons."""

import csv
from collections.abc import Sequence

from voice.document import Document, Source
from voice.errors import ReadError
from voice.readers.encoding.decoding import decode
from voice.readers.table.columns import table_of
from voice.readers.table.records import Record, records
from voice.readers.transcript import columns
from voice.readers.transcript.spoken import parts_of, spoken
from voice.readers.transcript.stated import stated

_BEFORE = 10
"""Records that may stand above the names of the columns, and say what the table is."""


def read(source: Source) -> Document:
    """What is said, row by row, in paragraphs; `ReadError` where no column holds that."""
    rows, sign = _rows(decode(source.data, source.name, source.charset))
    table = table_of(rows, sign, _BEFORE)
    said = table.said() if table else []
    blocks, left_out = spoken(said, {})
    if not table or not blocks:
        raise ReadError(
            f"{source.name}: no column of this table is known to hold what is said. "
            "Call the columns speaker and text in its first line."
        )
    ledger = sorted([*left_out, *table.left_out()], key=lambda entry: entry.line)
    return stated({**table.fields(), **parts_of(said)}, blocks, ledger)


def _rows(text: str) -> tuple[list[Record], str]:
    """The records, and what stands between their cells."""
    lines = text.split("\n")
    limit = csv.field_size_limit(len(text) + 1)
    try:
        sign = _sign(lines)
        return list(records(lines, sign)), sign
    finally:
        csv.field_size_limit(limit)


def _sign(lines: list[str]) -> str:
    """What stands between cells: what a first line says; what parts the columns' names; else what parts most lines."""
    if lines[0].startswith("sep=") and len(lines[0].rstrip()) == 5:
        sign, lines[0] = lines[0][4], ""
        return sign
    for line in lines[:_BEFORE]:
        if sign := columns.sign_between(line):
            return sign
    sizes = {sign: [len(cells) for _, cells in records(lines[:300], sign)] for sign in columns.SIGNS}
    return max(columns.SIGNS, key=lambda sign: _regular(sizes[sign]))


def _regular(sizes: Sequence[int]) -> float:
    """The share of records that have as many cells as most, if these are several."""
    commonest = max(sorted(set(sizes)), key=sizes.count, default=0)
    return sizes.count(commonest) / len(sizes) if commonest > 1 else 0.0
