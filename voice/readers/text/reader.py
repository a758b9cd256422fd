"""Plain text: paragraphs between blank lines, whether each stands on one line or is wrapped to a width.

What an e-mail quotes with ``>`` is a quote; see `voice.readers.text.typed` for what typewriters leave behind.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby, pairwise

from voice.document import Block, Document, Source
from voice.errors import ReadError
from voice.readers.encoding.decoding import decode
from voice.readers.text.aozora import unannotated
from voice.readers.text.typed import Line, lines_of

_WIDEST_WRAP = 110
"""No one wraps text by hand or by `fmt` wider than this."""
_INDENT = 2
"""Columns that are seen as an indent."""
_FEWEST, _MOST = 8, 0.8
"""Lines, and the share of them, that make a habit."""
_ABOVE = re.compile(r"[:：]$|^[\W\d]*$|\d:\d\d\W?$")
"""A name with a line to itself, or a time, or both: they are short by nature, however wide the text is."""
_ENDED = re.compile(r"[.!?:;…。！？\"”»]$")


@dataclass(frozen=True, slots=True)
class _Setting:
    """How a text is set."""

    width: int = 0
    """That it was wrapped to; 0 where each line is a paragraph of its own."""
    hangs: bool = False
    """Whether all lines of a paragraph but the first are indented, rather than the first alone."""


def read(source: Source) -> Document:
    """One block a paragraph; `ReadError` where the bytes are no text."""
    read_out = unannotated(decode(source.data, source.name, source.charset, page="\f"))
    lines, left_out = lines_of(read_out.text)
    lines = _single_spaced(lines)
    setting = _setting(lines)
    blocks = [
        Block(_joined(run), run[0].number, "quote" if run[0].depth else "paragraph")
        for _, part in groupby(lines, key=lambda line: line.depth)
        for run in _paragraphs(part, setting)
    ]
    if not blocks:
        raise ReadError(f"{source.name}: no text in it. Give a file that holds the interview.")
    return Document(
        blocks=tuple(blocks),
        title=read_out.title,
        authors=read_out.authors,
        left_out=(*read_out.left_out, *left_out),
    )


def _joined(run: list[Line]) -> str:
    """The lines of a paragraph, each at its own distance from the first: a page may have ended between them."""
    apart = [max(1, b.number - a.number) for a, b in pairwise(run)]
    return "".join(line.text.strip() + "\n" * distance for line, distance in zip(run, [*apart, 0], strict=True))


def _single_spaced(lines: list[Line]) -> list[Line]:
    """Without the empty line behind each, where a text is typed with two spaces between the lines."""
    written = [n for n, line in enumerate(lines) if line.text]
    if sum(b == a + 2 for a, b in pairwise(written)) < _MOST * len(written) or len(written) < _FEWEST:
        return lines
    close = [lines[n] for n in written]
    return close if _setting(close).width else lines


def _setting(lines: list[Line]) -> _Setting:
    followed = [a for a, b in pairwise(lines) if a.text and b.text and a.depth == b.depth and not _ABOVE.search(a.text)]
    if len(followed) < 3 and not _are_cut_off(followed, lines):
        return _Setting()
    width = max(len(line.text) for line in followed)
    full = [line.text for line in followed if len(line.text) >= 0.75 * width]
    open_ended = [text for text in full if not _ENDED.search(text)]
    if width > _WIDEST_WRAP or len(full) < 0.6 * len(followed) or len(open_ended) < 0.5 * len(full):
        return _Setting()
    least = min(line.indent for line in followed)
    indented = sum(line.indent >= least + _INDENT for line in followed)
    return _Setting(width, indented * 2 > len(followed))


def _are_cut_off(followed: list[Line], lines: list[Line]) -> bool:
    """Whether the few lines that have another right below are as long as any, and one breaks off in a sentence."""
    longest = max((len(line.text) for line in lines), default=0)
    long = all(len(line.text) >= 0.9 * longest for line in followed)
    return long and any(not _ENDED.search(line.text) for line in followed)


# -- paragraphs ---------------------------------------------------------------------------------------------------


def _paragraphs(lines: Iterable[Line], setting: _Setting) -> Iterator[list[Line]]:
    run: list[Line] = []
    gap = turned = False
    for line in lines:
        turned = turned or line.turns
        if not line.text:
            gap = True
            continue
        if run and not (_goes_over(run[-1], line) if turned else not gap and _flows_on(run, line, setting)):
            yield run
            run = []
        run.append(line)
        gap = turned = False
    if run:
        yield run


def _goes_over(line: Line, after: Line) -> bool:
    """Whether a paragraph goes on behind the end of its page."""
    return not _ENDED.search(line.text) and after.text.lstrip()[:1].islower()


def _flows_on(run: list[Line], after: Line, setting: _Setting) -> bool:
    """Whether the line was broken only because the next word would not have fitted."""
    if not setting.width:
        return False
    first, line = run[0], run[-1]
    if setting.hangs and after.indent >= first.indent + _INDENT:
        return True
    if after.indent >= line.indent + _INDENT:
        return False
    return len(line.text) + 1 + len(after.text.split()[0]) > setting.width - 2
