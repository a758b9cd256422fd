"""Books in EPUB: each chapter that its table of contents names is an interview by itself."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from voice.document import Document, Source
from voice.errors import ReadError
from voice.model import LeftOut
from voice.readers.archive import Archive
from voice.readers.epub.chapters import are_one, chapters_of, in_one, is_bare
from voice.readers.epub.contents import Contents, Entry, contents_of, flat
from voice.readers.epub.package import Package, package_of
from voice.readers.epub.pages import Page, Pages

_PAGES = 2000


def read(source: Source) -> Document:
    """The chapters of a book, or the only one; `ReadError` where it is damaged, locked, or without text."""
    archive = Archive(source)
    package = package_of(archive, source.name)
    contents = contents_of(archive, package, source.name)
    reader = Pages(archive, source.name, {**package.guide, **contents.kinds}, _titles(contents.entries))
    pages = [reader.read(item) for item in package.pages[:_PAGES]]
    text = [page for page in pages if not page.reason and page.document.blocks]
    if not text:
        raise ReadError(f"{source.name}: no text in this book. Give a book that holds an interview.")
    left_out = [*_table(package, contents, pages), *_beside(pages)]
    return _book(package, chapters_of(text, contents.entries), left_out)


def _titles(entries: Iterable[Entry]) -> dict[str, str]:
    """What the table of contents calls each page; the first line that leads there counts."""
    found: dict[str, str] = {}
    for entry in flat(entries):
        if entry.path:
            found.setdefault(entry.path, entry.title)
    return found


def _table(package: Package, contents: Contents, pages: Iterable[Page]) -> Iterator[LeftOut]:
    """The table of contents, where it is no page in the order of reading."""
    titles = [title for title in _titles(contents.entries).values() if title]
    if titles and package.nav not in {page.path for page in pages}:
        yield LeftOut("; ".join(titles), 1, "the table of contents")


def _beside(pages: Iterable[Page]) -> Iterator[LeftOut]:
    """All that is on pages which are no part of the text."""
    for page in pages:
        if page.reason or not page.document.blocks:
            yield from page.document.left_out
            yield from (LeftOut(block.text, block.line, page.reason) for block in page.document.blocks)


def _book(package: Package, chapters: Sequence[Document], left_out: Iterable[LeftOut]) -> Document:
    """The book of these chapters; a single one is the book itself, and so are the sections of one interview."""
    people = package.people
    book = Document(
        title=package.title,
        date=package.date,
        language=package.language,
        authors=tuple(people.get("authors", ())),
        source=package.source,
        description=package.description,
        hosts=tuple(people.get("hosts", ())),
        guests=tuple(people.get("guests", ())),
        left_out=tuple(sorted(left_out, key=lambda entry: entry.line)),
    )
    interviews = [chapter for chapter in chapters if not is_bare(chapter)]
    if len(interviews) <= 1 or are_one(interviews):
        gone = [*book.left_out, *(entry for chapter in chapters for entry in chapter.left_out)]
        return replace(
            book,
            title=book.title or chapters[0].title,
            blocks=tuple(in_one(chapters) if len(chapters) > 1 else chapters[0].blocks),
            left_out=tuple(sorted(gone, key=lambda entry: entry.line)),
        )
    parts = [chapter for chapter in chapters if is_bare(chapter)]
    gone = [*book.left_out, *(entry for part in parts for entry in part.left_out)]
    gone += [LeftOut(block.text, block.line, "the title of a part") for part in parts for block in part.blocks]
    return replace(
        book,
        chapters=tuple(_inheriting(chapter, book) for chapter in interviews),
        left_out=tuple(sorted(gone, key=lambda entry: entry.line)),
    )


def _inheriting(chapter: Document, book: Document) -> Document:
    """The chapter with what only its book states. (Its day is not that of the book.)"""
    return replace(
        chapter,
        show=book.title,
        language=chapter.language or book.language,
        authors=chapter.authors or book.authors,
    )
