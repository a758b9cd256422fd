"""Tables whose rows are turns: one column says who speaks, another what is said."""

import re
from collections.abc import Sequence

from voice.readers.html.elements import Element

TIME_STAMP = "a time stamp"
_LONGEST_NAME = 40
_TIME = r"(?:\d{1,2}:)?\d{1,2}:\d{2}(?:[.,]\d+)?"
CLOCK = re.compile(rf"\W*{_TIME}\W*(?:{_TIME}\W*)?")


def turns_of(table: Element) -> tuple[set[Element], dict[Element, str]]:
    """The cells that name who speaks, and those that are left out with the reason; none where rows are no turns."""
    rows = [cells for cells in map(_cells, _rows(table)) if len(cells) >= 2]
    heads = [row for row in rows[:1] if all(cell.tag == "th" for cell in row)]
    rows = rows[len(heads) :]
    width = min(map(len, rows), default=0)
    times = {n for n in range(width) if _are_times(rows, n)}
    speaker = next((n for n in range(width - 1) if n not in times and _are_names(rows, n)), None)
    if speaker is None:
        return set(), {}
    labels = {row[speaker] for row in rows if row[speaker].few_words()}
    out = {row[n]: TIME_STAMP for row in rows for n in times if CLOCK.fullmatch(row[n].few_words())}
    return labels, out | {cell: "the head of a table" for row in heads for cell in row}


def _rows(table: Element) -> list[Element]:
    """The rows of a table itself, not those of tables inside it."""
    parts = [table, *(e for e in table.children if isinstance(e, Element) and e.tag in ("tbody", "thead", "tfoot"))]
    return [e for part in parts for e in part.children if isinstance(e, Element) and e.tag == "tr"]


def _cells(row: Element) -> list[Element]:
    return [e for e in row.children if isinstance(e, Element) and e.tag in ("td", "th")]


def _column(rows: Sequence[Sequence[Element]], n: int) -> list[str]:
    """What the cells of a column say; a bar stands for more than a few words."""
    return [row[n].few_words() or ("|" if row[n].begins().strip() else "") for row in rows]


def _are_times(rows: Sequence[Sequence[Element]], n: int) -> bool:
    said = [words for words in _column(rows, n) if words]
    return len(said) >= 2 and sum(bool(CLOCK.fullmatch(words)) for words in said) >= 0.8 * len(said)


def _are_names(rows: Sequence[Sequence[Element]], n: int) -> bool:
    """Few different short texts that come again and again, or the heads of their rows, beside longer ones."""
    said = [words for words in _column(rows, n) if words]
    beside = [len(words) if words != "|" else 200 for words in _column(rows, n + 1)]
    short = all(len(words) <= _LONGEST_NAME and words != "|" and any(c.isalpha() for c in words) for words in said)
    if not short or len(said) < 2 or max(beside) <= _LONGEST_NAME:
        return False
    headed = all(row[n].tag == "th" for row in rows)
    return headed or (len(said) >= 3 and len(set(said)) <= 0.67 * len(said))
