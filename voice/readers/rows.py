"""A table's cells as blocks: where the first cell of each row is short, it may name who speaks the others."""

import re
from collections.abc import Sequence
from dataclasses import replace

from voice.document import Block
from voice.model import LeftOut
from voice.readers.transcript.columns import SPEAKERS, TEXTS

Cell = Sequence[Block]
Row = Sequence[Cell]

_LONGEST = 60
"""Characters of a name, with what somebody does."""
_WIDEST = 12
"""Columns that are looked at."""
_STAMP = re.compile(r"[\[(]?\d{1,3}(?::\d{2}){1,3}(?:[.,;:]\d{1,3})?[\])]?(?:\s*[-–—>]+\s*\d{1,3}(?::\d{2}){1,3}\S*)?")
_NUMBER = re.compile(r"\d{1,5}[.)]?")


def blocks_of(rows: Sequence[Row]) -> tuple[list[Block], list[LeftOut]]:
    """The blocks of a table in reading order, and what of it is no speech."""
    rows, gone = _without_stamps(rows)
    if rows and _is_head(rows[0]):
        gone += [LeftOut(block.text, block.line, "the head of a table") for cell in rows[0] for block in cell]
        rows = rows[1:]
    if columns := _question_and_answer(rows):
        return _by_turns(rows, *columns), gone
    if _is_dialogue(rows):
        rows = [_labelled(row) for row in rows]
    return [block for row in rows for cell in row for block in cell], gone


def _without_stamps(rows: Sequence[Row]) -> tuple[list[Row], list[LeftOut]]:
    """The rows without the columns that are empty, only tell the time, or count."""
    gone: list[LeftOut] = []
    silent: set[int] = set()
    for column in range(min(max(map(len, rows), default=0), _WIDEST)):
        cells = [row[column] for row in rows if column < len(row) and row[column]]
        body = cells if cells and _counts(cells[0]) else cells[1:]
        if cells and not (len(body) > 1 and all(map(_counts, body))):
            continue
        silent.add(column)
        gone += [LeftOut(b.text, b.line, "the head of a table") for c in cells[: len(cells) - len(body)] for b in c]
        gone += [LeftOut(b.text, b.line, "a time stamp" if ":" in b.text else "a number") for c in body for b in c]
    kept = [[cell for column, cell in enumerate(row) if column not in silent] for row in rows]
    return [row for row in kept if any(row)], gone


def _counts(cell: Cell) -> bool:
    return all(_STAMP.fullmatch(block.text) or _NUMBER.fullmatch(block.text) for block in cell)


def _is_head(row: Row) -> bool:
    words = {block.text.strip(" :").casefold() for cell in row for block in cell}
    return len(words) > 1 and bool(words & SPEAKERS) and bool(words & TEXTS)


def _question_and_answer(rows: Sequence[Row]) -> tuple[int, int] | None:
    """The two neighbouring columns of which nearly every row asks in the first, and hardly any in the second."""
    full = [row for row in rows if sum(map(bool, row)) > 1]
    for column in range(max(map(len, rows), default=1) - 1):
        pairs = [(row[column], row[column + 1]) for row in full if column + 1 < len(row)]
        asking = sum(bool(asks and _asks(asks)) for asks, _ in pairs)
        answering = sum(bool(said and _asks(said)) for _, said in pairs)
        if len(pairs) > 2 and asking >= 0.7 * len(pairs) and answering <= 0.2 * len(pairs):
            return column, column + 1
    return None


def _asks(cell: Cell) -> bool:
    return cell[-1].text.rstrip()[-1:] in tuple("?？؟;")


def _by_turns(rows: Sequence[Row], asked: int, said: int) -> list[Block]:
    """The blocks, with who speaks stated: as the head of the column calls it, or Q and A."""
    head = rows[0] if rows and not (rows[0][asked : asked + 1] and rows[0][asked] and _asks(rows[0][asked])) else ()
    titles = [head[column][0].text if column < len(head) and head[column] else "" for column in (asked, said)]
    names = {asked: titles[0] or "Q", said: titles[1] or "A"}
    body = rows[1:] if all(titles) else rows
    return [
        replace(block, speaker=names.get(column, ""))
        for row in body
        for column, cell in enumerate(row)
        for block in cell
    ]


def _is_dialogue(rows: Sequence[Row]) -> bool:
    """Whether there are two columns, and the first has nothing but short lines that end no sentence."""
    first = [row[0][0].text for row in rows if len(row) == 2 and row[0]]
    if not first or any(len(row) != 2 or len(row[0]) > 1 for row in rows):
        return False
    said = sum(len(block.text) for row in rows for block in row[1])
    short = all(len(text) <= _LONGEST and len(text.split()) <= 8 and text[-1] not in "!?…。！？" for text in first)
    return short and said > sum(map(len, first))


def _labelled(row: Row) -> Row:
    """The row with its first cell as a label, unless nothing follows that it could be the label of."""
    return [[replace(block, kind="label") for block in row[0]], row[1]] if row[1] else row
