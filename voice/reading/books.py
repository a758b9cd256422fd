"""A book of interviews: each of its chapters read by itself, or all as one where they are parts of one interview."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from voice.document import Block, Document, Reading
from voice.model import Chapter, Script, Speaker

Read = Callable[[Document], Reading]


def read_book(book: Document, read: Read) -> Reading:
    """The reading of all its chapters, as one script; each interview is a chapter of it."""
    readings = [read(chapter) for chapter in book.chapters]
    casts = {cast for reading in readings if len(cast := _cast(reading)) > 1}
    if len(casts) == 1 and len(readings) > 1:
        return read(_in_one_piece(book))
    script = Script(
        language=book.language or max(readings, key=lambda reading: len(reading.script.chapters)).script.language,
        title=book.title or readings[0].script.title,
        speakers=_speakers(readings),
        chapters=tuple(chapter for reading in readings for chapter in _chapters(reading.script)),
        date=book.date,
        authors=book.authors,
        source=book.source,
        description=book.description,
    )
    counted = (
        f"A book of {len(readings)} chapters, each read by itself. To make a script of one alone: --chapter, with a "
        f"number from 1 to {len(readings)}."
    )
    return Reading(
        script,
        (*book.left_out, *(entry for reading in readings for entry in reading.left_out)),
        (counted, *(f"{r.script.title}: {said}" for r in readings for said in r.inferences)),
        tuple(f"{r.script.title}: {said}" for r in readings for said in r.verdicts),
    )


def _cast(reading: Reading) -> frozenset[str]:
    return frozenset(speaker.name for speaker in reading.script.speakers if speaker.role != "narrator")


def _in_one_piece(book: Document) -> Document:
    blocks: list[Block] = []
    for chapter in book.chapters:
        line = chapter.blocks[0].line if chapter.blocks else 0
        heading = [Block(chapter.title, line, "heading", 2)] if chapter.title else []
        if chapter.blocks and chapter.blocks[0].kind == "heading":
            heading = []
        blocks += [*heading, *chapter.blocks]
    gone = (entry for chapter in book.chapters for entry in chapter.left_out)
    return replace(book, blocks=tuple(blocks), chapters=(), left_out=(*book.left_out, *gone))


def _speakers(readings: Sequence[Reading]) -> tuple[Speaker, ...]:
    """Everybody, once; a name is one person through the whole book."""
    found: dict[str, Speaker] = {}
    for speaker in (speaker for reading in readings for speaker in reading.script.speakers):
        known = found.setdefault(speaker.name, speaker)
        labels = tuple(dict.fromkeys((*known.labels, *speaker.labels)))
        found[speaker.name] = replace(known, labels=labels)
    return tuple(found.values())


def _chapters(script: Script) -> list[Chapter]:
    """The chapters of one interview; what stands before its first heading comes under its title."""
    first, *others = script.chapters
    if first.title:
        return [Chapter(script.title, (), first.line), first, *others]
    return [replace(first, title=script.title), *others]
