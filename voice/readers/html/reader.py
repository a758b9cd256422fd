"""Pages of the web as a browser saves them, or a server sends them."""

from collections.abc import Iterable, Set
from dataclasses import replace
from itertools import islice

from voice.document import Document, Source
from voice.errors import ReadError
from voice.model import LeftOut
from voice.readers.encoding.decoding import decode
from voice.readers.html import furniture
from voice.readers.html.content import content_of
from voice.readers.html.elements import Element
from voice.readers.html.flow import Flow
from voice.readers.html.gathering import Gathering
from voice.readers.html.metadata import Stated, day, declared_by, stated_by
from voice.readers.html.notes import notes_of
from voice.readers.html.speakers import marks_of
from voice.readers.html.styles import Styles
from voice.readers.html.tree import parse
from voice.readers.markdown.front_matter import FrontMatter, front_matter
from voice.readers.transcript.stated import stated as stated_in


def read(source: Source) -> Document:
    """The text of a page, without what is the page's; `ReadError` where there is none in it."""
    front, gathered, stated, order = _gathered(source)
    gathered.take_title(stated.title)
    gathered.take_authors(stated.authors)
    for element in order:
        if element.tag == "title" and element.words() != stated.title and not _is_drawn(element):
            gathered.leave_out(element.words(), element.line, "the name of the browser's window")
    return _under(front, _document(gathered, stated, order, source.name))


def read_part(source: Source) -> Document:
    """The same of a page that is part of a book: its heading is a chapter's, and stays."""
    _, gathered, stated, order = _gathered(source)
    return _document(gathered, stated, order, source.name)


def _gathered(source: Source) -> tuple[FrontMatter, Gathering, Stated, list[Element]]:
    text = decode(source.data, source.name, source.charset)
    front = front_matter(text) if text.lstrip().startswith(("---", "+++")) else FrontMatter()
    try:
        page = parse("\n" * text.count("\n", 0, front.length) + text[front.length :])
    except ValueError as error:
        raise ReadError(
            f"{source.name}: no page for readers ({error}). Save the text of the interview alone."
        ) from error
    order = [page, *page.elements()]
    declared = declared_by(order, text, source.url)
    styles = Styles(element.words() for element in order if element.tag == "style")
    content = content_of(order, styles, declared.told)
    content.reasons |= notes_of(content)
    stated = stated_by(declared, content)
    known = {furniture.DATE} if day(stated.date) else set()
    known |= {furniture.CREDIT} if stated.authors else set()
    gathered = Flow(content, styles, marks_of(content.root, content.letters, content.reasons), known).walk(page)
    gathered.take_article(stated.article)
    return front, gathered, stated, order


def _under(front: FrontMatter, document: Document) -> Document:
    """The document with what front matter says above it, as programs have it that make sites of such pages."""
    if not front.length:
        return document
    said = stated_in(front.fields, (), ())
    described = LeftOut(front.text, front.line, "front matter: it describes the text")
    return replace(
        document,
        title=said.title or document.title,
        date=said.date or document.date,
        language=said.language or document.language,
        authors=said.authors or document.authors,
        description=said.description or document.description,
        hosts=said.hosts,
        guests=said.guests,
        people=said.people,
        left_out=(described, *document.left_out),
    )


def _document(gathered: Gathering, stated: Stated, order: Iterable[Element], name: str) -> Document:
    if not gathered.blocks:
        raise ReadError(_empty({element.tag for element in order}, name))
    return Document(
        blocks=tuple(gathered.blocks),
        title=stated.title,
        titles=stated.titles,
        date=stated.date,
        language=stated.language,
        authors=stated.authors,
        source=stated.source,
        show=stated.show,
        description=stated.description,
        left_out=tuple(sorted([*_unheard(order), *gathered.left_out], key=lambda entry: entry.line)),
    )


def _is_drawn(title: Element) -> bool:
    """Whether it is the title of a drawing in the page."""
    return any(above.tag == "svg" for above in islice(title.ancestors(), 8))


def _unheard(order: Iterable[Element]) -> list[LeftOut]:
    """One entry for all that only a browser reads."""
    unseen = [element for element in order if element.tag in furniture.UNSEEN]
    count = len(unseen)
    return [LeftOut(f"{count} scripts and style sheets", unseen[0].line, "written for browsers")] if unseen else []


def _empty(tags: Set[str], name: str) -> str:
    if "frame" in tags:
        return f"{name}: the page only shows others (frames). Save the frame that the interview is in."
    if "script" in tags:
        return f"{name}: no text in it, only scripts. Open the page in a browser and save it from there."
    return f"{name}: no text in it. Give a page that holds the interview."
