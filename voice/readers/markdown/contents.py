"""What in a Markdown text only leads away from it."""

from collections.abc import Iterator, Sequence, Set
from itertools import groupby

from voice.document import Block
from voice.model import LeftOut


def clear_contents(blocks: Sequence[Block], links: Set[int]) -> tuple[list[Block], list[LeftOut]]:
    """The blocks without lists of links.

    ``links`` are the numbers of the blocks that are an entry of a list, and nothing but a link.
    """
    reasons = dict.fromkeys(_leading_away(blocks, links), "a link to another page")
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
