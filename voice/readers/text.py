"""Plain text: paragraphs between blank lines, whether each stands on one line or is wrapped to a width."""

import re
from itertools import pairwise

from voice.document import Block, Document, Source
from voice.readers.decoding import decode

_WIDEST_WRAP = 110
"""No one wraps text by hand or by `fmt` wider than this."""


def read(source: Source) -> Document:
    """One block a paragraph; `ReadError` where the bytes are no text."""
    lines = decode(source.data, source.name, source.charset).split("\n")
    width = _wrap_width(lines)
    blocks: list[Block] = []
    run: list[str] = []
    start = 0
    for number, line in enumerate([*lines, ""], 1):
        if run and not (width and _flows_on(run[-1], line, width)):
            blocks.append(Block("\n".join(run), start))
            run = []
        if line.strip():
            start = start if run else number
            run.append(line.strip())
    return Document(blocks=tuple(blocks))


def _wrap_width(lines: list[str]) -> int:
    """The width that the text was wrapped to; 0 where each line is a paragraph of its own."""
    followed = [line.rstrip() for line, after in pairwise(lines) if line.strip() and after.strip()]
    if len(followed) < 3:
        return 0
    width = max(map(len, followed))
    full = [line for line in followed if len(line) >= 0.75 * width]
    open_ended = [line for line in full if not re.search(r"[.!?:;…。！？\"”»]$", line)]
    wrapped = width <= _WIDEST_WRAP and len(full) >= 0.6 * len(followed) and len(open_ended) >= 0.5 * len(full)
    return width if wrapped else 0


def _flows_on(line: str, after: str, width: int) -> bool:
    """Whether the line was broken only because the next word would not have fitted."""
    if not after.strip():
        return False
    return len(line) + 1 + len(after.split()[0]) > width - 2
