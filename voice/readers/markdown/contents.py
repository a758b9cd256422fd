"""What a page of a wiki has beside its text, and keeps when saved as text: contents, and where it is from."""

import re
from collections.abc import Iterator, Sequence, Set
from itertools import groupby

from voice.document import Block
from voice.model import LeftOut

_NUMBER = re.compile(r"(?:^|\s)\d{1,2}(?:\.\d{1,2}){0,4}\.?\s+")
_FROM = re.compile(r"\D{0,60}https?://\S+[?&]title=\S+&(?:amp;)?oldid=\d+\W*")
"""MediaWiki's last line in print, in whatever language: the address of this very version."""
_LONGEST_ADDRESS = 500
_FEWEST = 3
_MOST_SAID = 0.8


def clear_contents(blocks: Sequence[Block], links: Set[int]) -> tuple[list[Block], list[LeftOut]]:
    """The blocks without lines that number the headings of the text, without lists of links, and without the address.

    ``links`` are the numbers of the blocks that are an entry of a list, and nothing but a link.
    """
    heads = {_key(block.text) for block in blocks if block.kind == "heading"}
    reasons = dict.fromkeys(_leading_away(blocks, links), "a link to another page")
    for number, block in enumerate(blocks):
        if block.kind != "heading" and _numbers(block.text, heads):
            reasons[number] = "the table of contents"
        elif len(block.text) <= _LONGEST_ADDRESS and _FROM.fullmatch(block.text):
            reasons[number] = "a reference, not speech"
    kept = [block for number, block in enumerate(blocks) if number not in reasons]
    return kept, [LeftOut(blocks[number].text, blocks[number].line, why) for number, why in reasons.items()]


def _leading_away(blocks: Sequence[Block], links: Set[int]) -> Iterator[int]:
    """The numbers of lists that are links from end to end, and of a heading over nothing else."""
    for kind, run in groupby(range(len(blocks)), lambda number: blocks[number].kind):
        numbers = list(run)
        first, after = numbers[0], numbers[-1] + 1
        if kind == "item" and links >= set(numbers):
            yield from numbers
            alone = after == len(blocks) or blocks[after].kind == "heading"
            if alone and first and blocks[first - 1].kind == "heading" and blocks[first - 1].level > 1:
                yield first - 1


def _numbers(text: str, heads: Set[str]) -> bool:
    """Whether it counts names, nearly all of which are headings."""
    if len(found := _NUMBER.split(text)) <= _FEWEST or found[0].strip():
        return False
    named = [_key(part) for part in found[1:]]
    return sum(name in heads for name in named) >= _MOST_SAID * len(named)


def _key(text: str) -> str:
    return "".join(re.findall(r"\w", text.casefold()))
