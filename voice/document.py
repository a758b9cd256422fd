"""The nouns of reading: what comes in, what a reader makes of it, and what stage 1 makes of that."""

from dataclasses import dataclass
from typing import Literal

from voice.model import LeftOut, Script

Kind = Literal["paragraph", "heading", "item", "quote", "caption", "label"]
Spans = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Source:
    """What somebody wants read: its bytes, and what they are called."""

    data: bytes
    name: str
    """The file's name: what messages say, what may stand for a title, and, by its ending, a hint at the format."""
    url: str = ""
    """Where a page was found, after every redirect."""
    charset: str = ""
    """What the server said that the text is encoded in; it may be wrong."""


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph-like piece of a source, as a reader found it: inline markup gone, its traces kept."""

    text: str
    """What a person would read; lines of one paragraph are joined by a space, or by a newline where the source
    breaks the line on purpose."""
    line: int
    """Where it starts in the source, counted from 1; in formats without lines, the paragraph's number."""
    kind: Kind = "paragraph"
    """A ``label`` is what the format sets apart before other text, and may name who speaks it: a ``<dt>``, the first
    cell of a row, an element of the class ``speaker``. The blocks that follow are what is said."""
    level: int = 0
    """Of a heading: 1 is the title's."""
    strong: Spans = ()
    """Spans of ``text`` that the source sets in bold."""
    emphasis: Spans = ()
    """Spans of ``text`` that the source sets in italics."""
    speaker: str = ""
    """Who says it, where the format itself states that: a voice span, a column, a field. Not part of ``text``."""


@dataclass(frozen=True, slots=True)
class Document:
    """What a reader makes of a source: its blocks in order, and what the format itself says about it."""

    blocks: tuple[Block, ...] = ()
    title: str = ""
    titles: tuple[str, ...] = ()
    """What else the source calls itself, as in the title of a browser's window."""
    date: str = ""
    """The day, in whatever form the format states it."""
    language: str = ""
    """BCP 47, as stated; it may be wrong."""
    authors: tuple[str, ...] = ()
    source: str = ""
    """The address of the original."""
    show: str = ""
    """The magazine, podcast or site that it is from."""
    description: str = ""
    hosts: tuple[str, ...] = ()
    """Who asks, as the format states it."""
    guests: tuple[str, ...] = ()
    """Who answers, as the format states it."""
    people: tuple[str, ...] = ()
    """Who takes part, as the format states it without saying as what."""
    left_out: tuple[LeftOut, ...] = ()
    chapters: tuple["Document", ...] = ()
    """The interviews in it, where it is a book of them; ``blocks`` is then empty."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What stage 1 makes of an interview: the script, what is not in it, and what was inferred."""

    script: Script
    left_out: tuple[LeftOut, ...] = ()
    inferences: tuple[str, ...] = ()
    """Each a sentence for the review: what was concluded, and from what."""
    verdicts: tuple[str, ...] = ()
    """Why each possible label is the name of a speaker, or of nobody; sentences."""
