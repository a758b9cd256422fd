"""Which pages of a book make a chapter, and whether the chapters are interviews or the sections of one."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from voice.document import Block, Document
from voice.readers.epub.contents import Entry
from voice.readers.epub.pages import Page

_LABEL = re.compile(r"\W*([^\s:：][^:：.!?]{1,40}?)\s*[:：]\s*\S")
_ENDED = re.compile(r"[.!?…。！？][\"'”’»」』)）\]]*$")
_PART = re.compile(
    r"q|a|question|answer|interviewer|interviewee|host|guest|moderator|frage|antwort|vraag|antwoord|pregunta|respuesta"
    r"|domanda|risposta|réponse|вопрос|ответ|问|答|問|記者|记者|note|photo",
    re.I,
)
"""Labels that anybody may have."""


def chapters_of(text: Sequence[Page], entries: Iterable[Entry]) -> list[Document]:
    """The chapters, each with all the pages that it goes over; the title of a part is a chapter without text."""
    starts: dict[str, str] = {}
    for path, title in _starts(entries, {page.path: page for page in text}):
        starts.setdefault(path, title)
    headed = any(page.heading for page in text)
    chapters: list[list[Page]] = []
    for page in text:
        begins = page.path in starts if len(starts) > 1 else bool(page.heading) or not headed
        if begins or is_bare(page.document) or not chapters or is_bare(chapters[-1][0].document):
            chapters.append([page])
        else:
            chapters[-1].append(page)
    return [_chapter(pages, starts.get(pages[0].path, "")) for pages in chapters]


def is_bare(document: Document) -> bool:
    """Whether there is hardly more than a heading, and no sentence."""
    texts = [block.text for block in document.blocks if block.kind != "heading"]
    return sum(len(text.split()) for text in texts) <= 15 and not any(_ENDED.search(text) for text in texts)


def _starts(entries: Iterable[Entry], text: dict[str, Page]) -> Iterator[tuple[str, str]]:
    """On which pages chapters begin, and what these are called.

    What is below a chapter in the table are its sections; what is below a part, of which there is no more than a
    title, are chapters.
    """
    for entry in entries:
        page = text.get(entry.path)
        if page is not None and not (is_bare(page.document) and entry.below):
            yield entry.path, entry.title
        else:
            yield from _starts(entry.below, text)


def _chapter(pages: Sequence[Page], title: str) -> Document:
    blocks = tuple(block for page in pages for block in page.document.blocks)
    gone = tuple(entry for page in pages for entry in page.document.left_out)
    first = next((block.text for block in blocks[:3] if block.kind == "heading"), "")
    return replace(pages[0].document, title=title or first, blocks=blocks, left_out=gone)


# -- sections of one interview ------------------------------------------------------------------------------------


def are_one(chapters: Sequence[Document]) -> bool:
    """Whether the same people speak in all of them: nobody has a label in one chapter alone.

    In a book of interviews it is the guests who have.
    """
    spoken = [labels for labels in map(_labels, chapters) if len(labels) > 1]
    counted = Counter(label for labels in spoken for label in labels)
    return len(spoken) > 1 and all(counted[label] > 1 for labels in spoken for label in labels)


def _labels(chapter: Document) -> frozenset[str]:
    """What paragraphs begin with before a colon, twice at least; and who else is named as speaking."""
    found: Counter[str] = Counter()
    for block in chapter.blocks:
        match = _LABEL.match(block.text)
        label = block.speaker or (block.text if block.kind == "label" else match[1] if match else "")
        if label and not _PART.fullmatch(label):
            found[label.casefold()] += 1
    return frozenset(label for label, count in found.items() if count > 1)


def in_one(chapters: Sequence[Document]) -> list[Block]:
    """The blocks of all, each chapter under its title; the title of the whole is the only one of the first level."""
    blocks: list[Block] = []
    for chapter in chapters:
        headed = any(block.kind == "heading" for block in chapter.blocks[:1])
        if chapter.title and not headed:
            blocks.append(Block(chapter.title, chapter.blocks[0].line, "heading", 2))
        blocks += [
            replace(block, level=block.level + 1) if block.kind == "heading" else block for block in chapter.blocks
        ]
    return blocks
