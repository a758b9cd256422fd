"""What a page says about itself: in its head, in JSON for search engines, in attributes of its text."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass, field
from email.utils import parsedate_to_datetime
from itertools import islice
from urllib.parse import urljoin, urlsplit

from voice.readers.html import furniture
from voice.readers.html.content import Content
from voice.readers.html.elements import Element
from voice.readers.html.linked_data import Item, items_of
from voice.readers.html.titles import Told, headings_of, title_of, without_site
from voice.readers.html.tokens import names

_DATES = [
    "article:published_time",
    "datepublished",
    "og:published_time",
    "og:article:published_time",
    "dc.date.issued",
    "dc.date.created",
    "dcterms.issued",
    "dcterms.created",
    "sailthru.date",
    "parsely-pub-date",
    "citation_publication_date",
    "citation_date",
    "pubdate",
    "publishdate",
    "publish_date",
    "publish-date",
    "publication_date",
    "article.published",
    "date",
    "dc.date",
    "dcterms.date",
]
_AUTHORS = [
    "author",
    "article:author",
    "dc.creator",
    "dcterms.creator",
    "sailthru.author",
    "parsely-author",
    "citation_author",
    "byl",
]
_TITLES = ["og:title", "headline", "twitter:title", "dc.title", "dcterms.title", "sailthru.title", "parsely-title"]
_SITES = ["og:site_name", "application-name", "apple-mobile-web-app-title"]
_DESCRIPTIONS = ["og:description", "description", "twitter:description", "dc.description"]
_LANGUAGES = ["og:locale", "content-language", "language", "dc.language", "dcterms.language"]
_SAVED_FROM = re.compile(r"<!--\s*(?:saved from url=\(\d+\)|[^<>]{0,80}?\burl:\s*)(?P<url>https?://[^\s<>]+)", re.I)
_BY = re.compile(
    r"^\W*(?:(?:written|posted|published|story) by|words by|by|von|par|por|di|de|door|av|af|od|от|автор|auteur|autor|"
    r"autore|author|text|texte|"
    r"texto|作者|文)(?:\s*[:：]\s*|\s+)",
    re.I,
)
_WITH = re.compile(r"\s*\([^()]*\)|\s+(?:edited|photos?|photographs?|illustrat\w+|translated|reviewed) by\b.*", re.I)
"""Who did something else."""
_AND = re.compile(r"\s*[,，、;|]\s*|\s+(?:&|and|und|et|y|e|и|och|ja|en|dan)\s+")
_NOBODY = names("by von par por admin administrator webmaster editor staff redaktion redaction redacción редакция")
_DAY_IN_WORDS = re.compile(r"(?=\D*\d{1,2}\D+\d{4}\b|\D*\d{4}\D+\d{1,2}\b)[^:!?]+")
_LONGEST_DAY = 6
"""Words."""
_HEADS = 8
_CLOSE = 12
"""Elements between the names of one byline."""


@dataclass(frozen=True, slots=True)
class Stated:
    """What a page states."""

    title: str = ""
    titles: tuple[str, ...] = ()
    """All that it says of its title, in one way or another, without the site's name."""
    date: str = ""
    """ISO 8601, a day."""
    authors: tuple[str, ...] = ()
    language: str = ""
    """BCP 47."""
    source: str = ""
    show: str = ""
    description: str = ""
    article: str = ""
    """The whole text, where the page gives it to search engines."""


@dataclass(slots=True)
class Declared:
    """What stands in the head of a page, or is written for machines, as it was found."""

    meta: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    """By ``name``, ``property``, ``itemprop`` or ``http-equiv``."""
    item: Item = field(default_factory=Item)
    language: str = ""
    window: str = ""
    """What ``<title>`` says."""
    line: int = 0
    """Where that stands."""
    canonical: str = ""
    saved_from: str = ""

    def first(self, *names: str) -> str:
        """The first value that one of these has."""
        return next((value for name in names for value in self.meta.get(name, ()) if value), "")

    @property
    def source(self) -> str:
        """The address of the original, if the page has one."""
        return _address(self.canonical or self.first("og:url"), self.saved_from)

    @property
    def told(self) -> Told:
        """What the page says of its title."""
        titles = (self.item.headline, *(self.first(name) for name in _TITLES), self.window)
        sites = (*_values(self, _SITES), self.item.publisher, _house(self.source))
        return Told(tuple(filter(None, titles)), tuple(filter(None, sites)))


def declared_by(order: Iterable[Element], raw: str, url: str) -> Declared:
    """What a page of these elements declares; ``raw`` is its source, ``url`` where it was found, if that is known."""
    found = Declared()
    scripts = []
    for element in order:
        if element.tag == "script" and "ld+json" in element.get("type").lower():
            scripts.append(element.words())
        else:
            _look(element, found)
    found.item = items_of(scripts)
    saved = _SAVED_FROM.search(raw[:20_000])
    found.saved_from = url or (saved["url"] if saved else "")
    return found


def stated_by(declared: Declared, content: Content) -> Stated:
    """What the page states of its text."""
    inside = content.inside
    item, told = declared.item, declared.told
    show = declared.first(*_SITES) or item.publisher
    titles = headings_of(inside, told) or [e for e in inside if e.tag == "h1" and not _is_link(e)]
    heads = [re.sub(r"\s*[#¶§]$", "", element.words(furniture.UNSEEN | {"title"})) for element in titles[:_HEADS]]
    # Some sites put the date into what looks like a way through the site.
    times = [text for element in (*inside, *content.root.elements()) if (text := _time(element))]
    bylines = (item.authors, _values(declared, _AUTHORS), _bylines(inside), _signatures(content))
    return Stated(
        title=title_of(told, heads),
        titles=tuple(dict.fromkeys(filter(None, (without_site(title, told.names) for title in told.titles)))),
        date=next(filter(None, map(day, (item.date, *_values(declared, _DATES), *times))), "") or _in_words(content),
        authors=_authors(bylines, {show, declared.window}),
        language=_language(declared),
        source=declared.source,
        show=show,
        description=declared.first(*_DESCRIPTIONS) or item.description,
        article=item.body,
    )


def _bylines(inside: Sequence[Element]) -> list[str]:
    """The first byline in the text, and those that stand close by: others are of other texts."""
    found: list[str] = []
    last = 0
    for n, element in enumerate(inside):
        if furniture.credit(element) == furniture.CREDIT and (not found or n - last <= _CLOSE):
            words = element.few_words()
            found, last = ([*found, words], n) if _names(words) else (found, last)
    return found


def _signatures(content: Content) -> list[str]:
    """The names of links that lead to the author, in a box about the author above the text."""
    boxes = [element for element, reason in content.reasons.items() if reason == furniture.AUTHOR]
    links = (e for box in boxes if content.root in box.ancestors() for e in box.elements())
    return [e.few_words() for e in links if "author" in e.get("rel").lower().split()]


def _in_words(content: Content) -> str:
    """The day in an element of the text that is called a date, where it says nothing else, as people write it."""
    for element in content.root.elements():
        words = element.few_words() if furniture.is_date(element) else ""
        if _DAY_IN_WORDS.fullmatch(words) and len(words.split()) <= _LONGEST_DAY:
            return words
    return ""


def _is_link(element: Element) -> bool:
    """Whether it is nothing but a link, as a site's own name is at the top of its pages."""
    inside = [e for e in (*islice(element.elements(), 5), *islice(element.ancestors(), 2)) if e.tag == "a"]
    return any(e.get("href") and e.few_words() == element.few_words() for e in inside)


def _values(declared: Declared, names: Iterable[str]) -> Iterator[str]:
    return (value for name in names for value in declared.meta.get(name, ()))


def _look(element: Element, found: Declared) -> None:
    """What may stand anywhere on the page, most of it in the head."""
    if element.tag == "meta":
        name = next(filter(None, map(element.get, ("name", "property", "itemprop", "http-equiv"))), "").lower()
        found.meta[name].append(" ".join(element.get("content").split()))
    elif element.tag == "title" and not found.window and (element.parent is None or element.parent.tag != "svg"):
        found.window, found.line = element.words(), element.line
    elif element.tag == "link" and "canonical" in element.get("rel").lower().split():
        found.canonical = found.canonical or element.get("href")
    elif element.tag in ("html", "body"):
        found.language = found.language or element.get("lang") or element.get("xml:lang")


def _time(element: Element) -> str:
    """When the text was published, as an element inside it says it for machines."""
    kind = (element.get("itemprop") or element.get("property")).lower().replace(":", ".").rpartition(".")[2]
    if element.tag != "time" and kind not in ("datepublished", "published_time", "date", "created", "issued"):
        return ""
    return element.get("datetime") or element.get("content") or element.few_words()


# -- values -------------------------------------------------------------------------------------------------------


def day(text: str) -> str:
    """The day of a date as machines write it, ISO 8601; nothing for any other."""
    text = text.strip()
    if match := re.match(r"(\d{4})[-/.]?(\d{2})[-/.]?(\d{2})(?!\d)", text):
        year, month, date = match.groups()
        return f"{year}-{month}-{date}" if "01" <= month <= "12" and "01" <= date <= "31" else ""
    if re.match(r"(?:[A-Z][a-z]{2},\s*)?\d{1,2} [A-Z][a-z]{2} \d{4}\b", text):
        try:
            return parsedate_to_datetime(text if ":" in text else f"{text} 00:00").date().isoformat()
        except ValueError:
            return ""
    return ""


def _language(found: Declared) -> str:
    for stated in (found.language, *_values(found, _LANGUAGES), found.item.language):
        tag = re.match(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*(?![\w-])", stated)
        if tag and tag.group().lower() not in ("und", "zxx", "mul"):
            first, *rest = re.split(r"[-_]", tag.group())
            shaped = (part.upper() if len(part) == 2 else part.title() if len(part) == 4 else part for part in rest)
            return "-".join((first.lower(), *shaped))
    return ""


def _address(stated: str, url: str) -> str:
    """The address of the original: what the page states, if it is one, else where it was found."""
    try:
        whole = urljoin(url, stated)
        return whole if urlsplit(whole).scheme in ("http", "https") else url
    except ValueError:
        return url


def _house(source: str) -> str:
    """The name of a site as its address has it: ``gazeta`` of ``www.gazeta.ru``."""
    try:
        labels = (urlsplit(source).hostname or "").split(".")
    except ValueError:
        return ""
    return max(labels[:-1] or [""], key=len)


def _authors(stated: Iterable[Iterable[str]], sites: Set[str]) -> tuple[str, ...]:
    """The names in the first of these that has any but the site's."""
    known = {site.casefold() for site in sites}
    for texts in stated:
        names = [name for text in texts for name in _names(text)]
        if others := [name for name in names if name.casefold() not in known]:
            return tuple({name.casefold(): name for name in reversed(others)}.values())[::-1]
    return ()


def _names(text: str) -> list[str]:
    """The names in a byline; nothing where it holds anything else."""
    bare = _WITH.sub("", _BY.sub("", " ".join(text.split()))).strip(" .,;|·•—–-")
    parts = _AND.split(bare)
    names = [part for part in parts if part] if all(len(part.split()) > 1 for part in parts) else [bare]
    if any(not _is_name(name) for name in names):
        return []
    return names


def _is_name(text: str) -> bool:
    return (
        0 < len(text) <= 60
        and len(text.split()) <= 6
        and any(c.isalpha() for c in text)
        and not re.search(r"[@:/<>\d]|\bhttps?\b", text)
        and text.casefold() not in _NOBODY
    )
