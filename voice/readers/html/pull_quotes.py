"""Pull quotes: sentences of the text that the page shows once more in large letters."""

import re
from collections.abc import Sequence

from voice.document import Block

_RUN = 4
"""Words in a row that two passages do not share by chance."""
_LONGEST = 600
_LONGEST_NAME = 60


def pull_quotes(blocks: Sequence[Block]) -> set[int]:
    """The numbers of the quotes that the text says anyway, and of the name below each."""
    quotes = {n for n, block in enumerate(blocks) if block.kind == "quote" and len(block.text) <= _LONGEST}
    if not quotes:
        return set()
    runs = {n: _runs(_words(blocks[n].text)) for n in quotes}
    wanted = set[tuple[str, ...]]().union(*runs.values())
    said: set[tuple[str, ...]] = set()
    for n, block in enumerate(blocks):
        if n not in quotes:
            said.update(run for run in _runs(_words(block.text)) if run in wanted)
    found = {n for n in quotes if len(runs[n] & said) > 0.6 * len(runs[n])}
    below = {n + 1 for n in found if n + 1 in quotes and len(blocks[n + 1].text) <= _LONGEST_NAME}
    return found | below


def _words(text: str) -> list[str]:
    """The words; where none are told apart by spaces, the characters."""
    words = re.findall(r"\w+", text.casefold())
    return [c for word in words for c in ([word] if word.isascii() or len(word) < 12 else word)]


def _runs(words: Sequence[str]) -> set[tuple[str, ...]]:
    """All runs of words; of a text with fewer words there is none."""
    return {tuple(words[n : n + _RUN]) for n in range(len(words) - _RUN + 1)}
