"""What a book in EPUB consists of: its pages in order, where its table of contents is, what it states of itself."""

import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html import unescape
from urllib.parse import unquote

from voice.errors import ReadError
from voice.readers.archive import Archive
from voice.readers.languages import tag_of
from voice.readers.tree import Element, local, xml

_HIDES_FONTS = ("http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC")
"""Ways of encryption that only keep typefaces from being copied."""
_OPF = "{http://www.idpf.org/2007/opf}"
_SAID = ("title", "language", "description")
_ROLES = {"aut": "authors", "ivr": "hosts", "ive": "guests"}
"""MARC's codes for who wrote, who asked and who answered."""


@dataclass(frozen=True, slots=True)
class Item:
    """A page of the book."""

    path: str
    """Its name in the archive."""
    media: str
    linear: bool = True
    """Whether it is in the order of reading, or set aside, to be looked at from a link."""


@dataclass(slots=True)
class Package:
    """A book, as its package document describes it."""

    pages: list[Item] = field(default_factory=list)
    nav: str = ""
    """The table of contents as a page (EPUB 3); empty where there is none."""
    ncx: str = ""
    """The table of contents for programs (EPUB 2)."""
    guide: dict[str, str] = field(default_factory=dict)
    """What pages are, by their path: ``cover``, ``toc``, ``copyright-page`` ..."""
    title: str = ""
    language: str = ""
    date: str = ""
    description: str = ""
    source: str = ""
    people: dict[str, list[str]] = field(default_factory=dict)
    """``authors``, ``hosts`` and ``guests``."""


def package_of(archive: Archive, name: str) -> Package:
    """The package of the book called ``name``; `ReadError` where its pages are locked or not to be found."""
    container = xml(archive.read("META-INF/container.xml"), name)
    roots = (each.get("full-path", "") for each in container.iter() if local(each) == "rootfile")
    path = next((root for root in map(unquote, roots) if root in archive), "")
    if not path:
        raise ReadError(f"{name}: the list of its pages is missing. Save or download the book again.")
    root = xml(archive.read(path), name)
    package = Package()
    _take_pages(root, path, package)
    _take_metadata(root, package)
    _refuse_locked(archive, package, name)
    return package


def resolved(base: str, target: str) -> str:
    """The name in the archive that a link on a page leads to; its place on that page aside."""
    bare = unquote(target.partition("#")[0])
    return posixpath.normpath(posixpath.join(posixpath.dirname(base), bare)).lstrip("/") if bare else base


def _refuse_locked(archive: Archive, package: Package, name: str) -> None:
    if "META-INF/encryption.xml" not in archive:
        return
    pages = {page.path for page in package.pages}
    for data in xml(archive.read("META-INF/encryption.xml"), name).iter():
        if local(data) != "EncryptedData":
            continue
        methods = [each.get("Algorithm", "") for each in data.iter() if local(each) == "EncryptionMethod"]
        paths = {unquote(each.get("URI", "")) for each in data.iter() if local(each) == "CipherReference"}
        if paths & pages and not set(methods) & set(_HIDES_FONTS):
            raise ReadError(f"{name}: the book is locked by its seller (DRM). Give a file that is not.")


# -- pages --------------------------------------------------------------------------------------------------------


def _take_pages(root: Element, base: str, package: Package) -> None:
    items: dict[str, tuple[str, str]] = {}
    for each in root.iter():
        name = local(each)
        path = resolved(base, each.get("href", "")) if each.get("href") else ""
        if name == "item" and path:
            items[each.get("id", "")] = path, each.get("media-type", "")
            if "nav" in each.get("properties", "").split():
                package.nav = path
            if each.get("media-type") == "application/x-dtbncx+xml":
                package.ncx = package.ncx or path
        elif name == "itemref" and each.get("idref") in items:
            path, media = items[each.get("idref", "")]
            package.pages.append(Item(path, media, each.get("linear") != "no"))
        elif name == "reference" and path:
            package.guide.setdefault(path, each.get("type", "").casefold())


# -- what the book states -------------------------------------------------------------------------------------------


def _take_metadata(root: Element, package: Package) -> None:
    metadata = next((each for each in root.iter() if local(each) == "metadata"), None)
    if metadata is None:
        return
    roles = dict(_refined(metadata, "role"))
    said: dict[str, list[str]] = {}
    dates: dict[str, str] = {}
    for each in metadata.iter():
        name, text = local(each), " ".join("".join(map(str, each.itertext())).split())
        said.setdefault(name, []).append(text)
        if name == "date":
            dates.setdefault(each.get(f"{_OPF}event", "publication"), text)
        elif name in ("creator", "contributor") and text:
            role = each.get(f"{_OPF}role") or roles.get(each.get("id", "")) or ("aut" if name == "creator" else "")
            if kind := _ROLES.get(role.casefold()):
                package.people.setdefault(kind, []).append(text)
    package.title, language, described = (next(filter(None, said.get(name, ())), "") for name in _SAID)
    package.language = tag_of(language)
    package.description = _without_tags(described)
    package.source = next((text for text in said.get("source", ()) if re.match(r"https?://\S+$", text)), "")
    made = "".join(text[:10] for _, text in _refined(metadata, "dcterms:modified"))
    package.date = day if (day := _day(dates)) != made else ""


def _refined(metadata: Element, wanted: str) -> Iterator[tuple[str, str]]:
    """What is said of other elements, by their identifiers."""
    for each in metadata.iter():
        if local(each) == "meta" and each.get("property") == wanted:
            yield each.get("refines", "").lstrip("#"), (each.text or "").strip()


def _day(dates: Mapping[str, str]) -> str:
    for event in ("original-publication", "publication", "creation"):
        if match := re.match(r"[12]\d{3}-\d{2}-\d{2}", dates.get(event, "")):
            return match.group()
    return ""


def _without_tags(text: str) -> str:
    return " ".join(unescape(re.sub(r"<[^<>]*>", " ", text)).split())
