"""Which column of a table says who speaks, and which what is said."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from voice.model import LeftOut
from voice.readers.table.records import Record
from voice.readers.transcript import columns
from voice.readers.transcript.cue_text import one_line
from voice.readers.transcript.spoken import Said, time_of

_NAME = 60
"""Letters of the longest name."""
_FEW = 4
"""Rows so few that nobody need speak twice."""
_NUMBERS = re.compile(r"[\W\d_]*(?:s|ms|sec|min|am|pm)?", re.I)


@dataclass(frozen=True, slots=True)
class Table:
    """A table whose columns are known, by their places; -1 where there is no such column."""

    rows: Sequence[Record]
    sign: str
    width: int
    text: int
    speaker: int = -1
    answer: int = -1
    """Where a row is a question and its answer, and ``text`` is the question."""
    role: int = -1
    start: int = -1
    end: int = -1
    head: Record = (0, [])
    above: Sequence[Record] = ()

    def said(self) -> list[tuple[Said, int]]:
        """What each row says, with its line."""
        said: list[tuple[Said, int]] = []
        for line, cells in self._aligned():
            if self.answer >= 0:
                said += (
                    (Said(cells[n], one_line(self.head[1][n])), line) for n in (self.text, self.answer) if cells[n]
                )
            elif cells[self.text]:
                own = [cells[n] if n >= 0 else "" for n in (self.speaker, self.role, self.start, self.end)]
                who, role, start, end = own
                said.append(
                    (Said(cells[self.text], one_line(who), role.casefold(), time_of(start), time_of(end)), line)
                )
        return said

    def fields(self) -> dict[str, object]:
        """What stands above the table: names of fields, and what they say."""
        pairs = ([cell.strip() for cell in cells if cell.strip()] for _, cells in self.above)
        return {pair[0].rstrip(":："): pair[1] for pair in pairs if len(pair) == 2}

    def left_out(self) -> list[LeftOut]:
        """All that nobody says: what stands above, the names of the columns, and the other columns."""
        gone = [LeftOut(_row(cells), line, "above the table") for line, cells in self.above]
        if any(self.head[1]):
            gone.append(LeftOut(_row(self.head[1]), self.head[0], "the names of the columns"))
        rows = self._aligned()
        known = (self.text, self.answer, self.speaker)
        for n in range(self.width):
            if n not in known:
                gone += self._unsaid([(line, one_line(cells[n])) for line, cells in rows], self._name(n))
        if self.answer < 0 <= self.speaker:
            silent = ((line, one_line(cells[self.speaker])) for line, cells in rows if not cells[self.text])
            gone += (LeftOut(who, line, "a name beside which nothing is said") for line, who in silent if who)
        return gone

    def _name(self, n: int) -> str:
        name = one_line(self.head[1][n]) if n < len(self.head[1]) else ""
        return f"the column “{name}”" if name else f"column {n + 1}"

    @staticmethod
    def _unsaid(cells: Sequence[tuple[int, str]], where: str) -> list[LeftOut]:
        """A column's cells; numbers and times are named once, and so is what stays the same."""
        full = [(line, cell) for line, cell in cells if cell]
        if full and all(_NUMBERS.fullmatch(cell) for _, cell in full):
            return [LeftOut(full[0][1], full[0][0], f"{where}: times or numbers, down to “{full[-1][1]}”")]
        gone: list[LeftOut] = []
        before = ""
        for line, cell in full:
            if cell != before:
                gone.append(LeftOut(cell, line, f"{where}, which is not what is said"))
            before = cell
        return gone

    def _aligned(self) -> list[Record]:
        """The rows, each with as many cells as there are columns: signs within unquoted words have parted these."""
        last = max(self.text, self.answer)
        rows: list[Record] = []
        for line, cells in self.rows:
            more = len(cells) - self.width
            if more > 0:
                cells = [*cells[:last], self.sign.join(cells[last : last + more + 1]), *cells[last + more + 1 :]]
            elif len(cells) == 1:
                cells = ["" if n != last else cells[0] for n in range(self.width)]  # a line within unquoted words
            rows.append((line, [cell.strip() for cell in (*cells, *[""] * -more)][: self.width]))
        return rows


def table_of(rows: Sequence[Record], sign: str, before: int) -> Table | None:
    """The table that these records make up; its columns' names may come after a few others."""
    for n, (line, cells) in enumerate(rows[:before]):
        if columns.is_head(cells):
            return _named(rows[n + 1 :], sign, (line, cells), rows[:n])
    return _unnamed(rows, sign)


def _named(rows: Sequence[Record], sign: str, head: Record, above: Sequence[Record]) -> Table:
    names = [columns.plain(cell) for cell in head[1]]

    def place(known: Iterable[str]) -> int:
        return next((n for n, name in enumerate(names) if name in known), -1)

    question, answer = place(columns.QUESTIONS), place(columns.ANSWERS)
    texts = [n for n, name in enumerate(names) if name in columns.TEXTS]
    if question >= 0 and answer >= 0 and not texts:
        return Table(rows, sign, len(names), question, answer=answer, head=head, above=above)
    text = max(texts, key=lambda n: sum(len(cell) for cell in _column(rows, n)))
    who = [n for n, name in enumerate(names) if name in columns.SPEAKERS and n != text and any(_column(rows, n))]
    speaker = min(who, key=lambda n: (names[n] in columns.ROLES, names[n].endswith("_id"), n), default=-1)
    role, start, end = place(columns.ROLES), place(columns.STARTS), place(columns.ENDS)
    return Table(rows, sign, len(names), text, speaker, role=role, start=start, end=end, head=head, above=above)


def _unnamed(rows: Sequence[Record], sign: str) -> Table | None:
    """By what the columns hold: the longest texts are said; who says them is short, and comes again."""
    sizes = [len(cells) for _, cells in rows]
    width = max(sorted(set(sizes)), key=sizes.count, default=0)
    able = [n for n in range(width) if not all(map(_NUMBERS.fullmatch, _column(rows, n)))]
    if width < 2 or not able:
        return None
    text = max(able, key=lambda n: sum(len(cell) for cell in _column(rows, n)))
    said = sum(len(cell) for cell in _column(rows, text))
    who = [n for n in able if n != text and _names(_column(rows, n)) and 1.5 * sum(map(len, _column(rows, n))) < said]
    speaker = min(who, default=-1)
    if speaker < 0 and len(able) > 1:
        return None
    timed = [n for n in range(width) if n not in able and n < sizes[0] and time_of(rows[0][1][n]) is not None]
    start, end = timed if len(timed) == 2 else (-1, -1)
    return Table(rows, sign, width, text, speaker, start=start, end=end)


def _names(cells: Sequence[str]) -> bool:
    """Whether they are short and come again, as those who speak do."""
    given = [cell.strip() for cell in cells if cell.strip()]
    short = all(len(cell) <= _NAME and not re.search(r"[.!?。！？]$", cell.rstrip("0123456789")) for cell in given)
    return bool(given) and short and (len(given) < _FEW or len(set(given)) <= 0.6 * len(given))


def _column(rows: Sequence[Record], n: int) -> list[str]:
    return [cells[n] for _, cells in rows if n < len(cells) and cells[n].strip()]


def _row(cells: Sequence[str]) -> str:
    return " | ".join(one_line(cell) for cell in cells if cell.strip())
