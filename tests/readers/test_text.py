"""Plain text: where a paragraph ends."""

from voice.document import Source
from voice.readers.text import read


def blocks(text: str) -> list[tuple[int, str]]:
    return [(block.line, block.text) for block in read(Source(text.encode(), "talk.txt")).blocks]


def test_each_line_is_a_paragraph_unless_the_text_is_wrapped() -> None:
    assert blocks("One\nTwo\n\n  Three\n") == [(1, "One"), (2, "Two"), (4, "Three")]


def test_a_wrapped_paragraph_is_one_block_that_keeps_its_line_ends() -> None:
    wrapped = (
        "When the river rose that night the keeper\n"
        "went down to the gate and counted what the\nwater had left him of his boats and ropes\nand nets.\nThen he slept.\n"
    )
    assert blocks(wrapped) == [(1, wrapped[: wrapped.index("\nThen")]), (5, "Then he slept.")]


def test_long_lines_are_never_taken_for_wrapped_ones() -> None:
    line = "a word and another " * 20
    assert len(blocks(f"{line}\n{line}\n{line}\n{line}\n")) == 4
