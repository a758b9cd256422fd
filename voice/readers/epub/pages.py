"""The pages of a book, each read as a page of the web: what is written on it, or why nothing of it is spoken."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from html import unescape

from voice.document import Document, Source
from voice.errors import ReadError
from voice.model import LeftOut
from voice.readers.archive import Archive
from voice.readers.epub.package import Item, resolved
from voice.readers.html.reader import read_part as read_page

_KINDS = {
    "acknowledgments": "the acknowledgments",
    "acknowledgements": "the acknowledgments",
    "bibliography": "a list of sources",
    "colophon": "the imprint",
    "copyright-page": "the imprint",
    "cover": "the cover",
    "dedication": "the dedication",
    "endnotes": "notes",
    "footnotes": "notes",
    "glossary": "a glossary",
    "halftitlepage": "the title page",
    "imprint": "the imprint",
    "index": "an index",
    "landmarks": "the table of contents",
    "loi": "the table of contents",
    "lot": "the table of contents",
    "notes": "notes",
    "other-credits": "the imprint",
    "page-list": "the table of contents",
    "rearnotes": "notes",
    "title-page": "the title page",
    "titlepage": "the title page",
    "toc": "the table of contents",
}
"""What pages are that are the book's and no part of the text, in the words of EPUB 2 and 3."""
_TITLES: tuple[tuple[str, str], ...] = (
    ("cover|cover (?:page|image)|umschlag|couverture|cubierta|copertina|封面|表紙", "the cover"),
    ("title ?page|titelseite|page de titre|portada|frontespizio|扉页|扉", "the title page"),
    (
        "copyright(?: page| notice)?|imprint|colophon|impressum|mentions légales|créditos|colofón|版权页?|奥付",
        "the imprint",
    ),
    (
        "(?:table of )?contents|inhalt(?:sverzeichnis)?|sommaire|table des matières|índice|indice|sommario|содержание"
        "|оглавление|目录|目錄|目次",
        "the table of contents",
    ),
    ("(?:end|foot)?notes|anmerkungen|notas|note|примечания|注释|注釈", "notes"),
    ("index|register|sachregister", "an index"),
    ("bibliography|works cited|bibliographie|bibliografía|bibliografia|literatur", "a list of sources"),
    ("acknowledge?ments|danksagung|dank|remerciements|agradecimientos|ringraziamenti", "the acknowledgments"),
    ("dedication|widmung|dédicace|dedicatoria|dedica", "the dedication"),
)
"""The same, by what tables of contents call them."""
_NAMED = tuple((re.compile(pattern), reason) for pattern, reason in _TITLES)
_OPENING = re.compile(r"<body\b[^<>]*>(?:\s*<(?:section|div|nav|article|main|aside)\b[^<>]*>)*", re.I)
"""The elements that a page begins with, and that hold all of it."""
_TYPED = re.compile(r"\bepub:type\s*=\s*[\"']([^\"'<>]*)[\"']", re.I)
_MARKUP = re.compile(r"<(?:style|script|title)\b[^<>]*>[^<]*|<[^<>]*>")
_SHOWN = re.compile(r"\balt\s*=\s*[\"']([^\"'<>]*)[\"']", re.I)
_SHEET = re.compile(r"<link\b[^<>]{0,2000}>", re.I)
_TELLING = ("font", "display", "visibility")
"""What rules of a style sheet must speak of to be of use here."""
_LARGEST_SHEET = 1 << 19
_FOR_BROWSERS = "written for browsers"
"""Why the page's own reader leaves out style sheets, among which are those that are put in here."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page that is read."""

    path: str
    document: Document
    """Its lines are counted through the whole book."""
    reason: str = ""
    """Why it is no part of the text; empty where it is."""

    @property
    def heading(self) -> str:
        """What it begins with, if that is a heading."""
        first = self.document.blocks[:1]
        return first[0].text if first and first[0].kind == "heading" else ""


class Pages:
    """Reads the pages of a book one after the other."""

    def __init__(self, archive: Archive, name: str, kinds: Mapping[str, str], titles: Mapping[str, str]) -> None:
        self._archive, self._name = archive, name
        self._kinds, self._titles = kinds, titles
        self._sheets: dict[str, str] = {}
        self._lines = 0

    def read(self, item: Item) -> Page:
        """What is on the page; a page that is missing, or has nothing to read on it, is in the ledger."""
        before = self._lines
        self._lines += 1
        if item.path not in self._archive:
            return self._lost(item, before, f"missing from the book: {item.path}", "a page that is not there")
        data = self._archive.read(item.path)
        self._lines += data.count(b"\n")
        text = data.decode("utf-8", "replace")
        try:
            document = read_page(Source(self._with_styles(data, text, item.path), f"{self._name}, {item.path}"))
        except ReadError:
            said = [_MARKUP.sub(" ", text), *_SHOWN.findall(text)]
            words = " ".join(unescape(" ".join(said)).split())
            return self._lost(item, before, words or item.path, self._kind(item, text, "") or "a page without text")
        document = _shifted(document, before)
        heading = next((block.text for block in document.blocks if block.kind == "heading"), "")
        return Page(item.path, document, self._kind(item, text, heading))

    def _lost(self, item: Item, line: int, words: str, reason: str) -> Page:
        return Page(item.path, Document(left_out=(LeftOut(words, line + 1, reason),)), reason)

    def _kind(self, item: Item, text: str, heading: str) -> str:
        """Why the page is no part of the text, if so: as it says itself, as the book says, or as it is called."""
        opening = _OPENING.search(text)
        typed = " ".join(_TYPED.findall(opening.group())) if opening else ""
        for word in f"{typed} {self._kinds.get(item.path, '')}".split():
            if word.casefold() in _KINDS:
                return _KINDS[word.casefold()]
        for title in (self._titles.get(item.path, ""), heading):
            for pattern, reason in _NAMED:
                if pattern.fullmatch(title.strip(" .:").casefold()):
                    return reason
        return "" if item.linear else "set aside by the book, not in the order of reading"

    # -- style sheets -------------------------------------------------------------------------------------------------

    def _with_styles(self, data: bytes, text: str, path: str) -> bytes:
        """The page with the book's style sheets in it: what is bold is said there, and nowhere on the page."""
        links = [match.group() for match in _SHEET.finditer(text[:100_000]) if "stylesheet" in match.group().lower()]
        targets = [match[1] for link in links if (match := re.search(r"\bhref\s*=\s*[\"']([^\"'<>]*)[\"']", link))]
        rules = "".join(self._sheet(resolved(path, unescape(target))) for target in targets)
        at = data.lower().find(b"</head")
        if not rules or at < 0:
            return data
        return data[:at] + f"<style>{rules}</style>".encode("ascii", "ignore") + data[at:]

    def _sheet(self, path: str) -> str:
        """The rules of a style sheet that say what is bold, in italics or hidden."""
        if path not in self._sheets:
            text = self._archive.read(path)[:_LARGEST_SHEET].decode("utf-8", "replace") if path in self._archive else ""
            rules = [rule + "}" for rule in text.split("}") if "{" in rule and any(word in rule for word in _TELLING)]
            self._sheets[path] = "" if "</" in text else "".join(rules)
        return self._sheets[path]


def _shifted(document: Document, by: int) -> Document:
    """The same, with lines counted from the beginning of the book, and without what is no words of it."""
    gone = (entry for entry in document.left_out if entry.reason != _FOR_BROWSERS)
    return replace(
        document,
        blocks=tuple(replace(block, line=block.line + by) for block in document.blocks),
        left_out=tuple(replace(entry, line=entry.line + by) for entry in gone),
    )
