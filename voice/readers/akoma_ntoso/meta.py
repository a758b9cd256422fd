"""What a debate in Akoma Ntoso states of itself: who is who in it, its title, its day and its language."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from voice.readers.languages import tag_of
from voice.readers.tree import Element, local


@dataclass(frozen=True, slots=True)
class Stated:
    """What is stated; empty where it is not."""

    people: Mapping[str, str]
    """By the identifier that a speech refers to, the name as it is shown."""
    title: str = ""
    title_element: Element | None = None
    date: str = ""
    language: str = ""
    show: str = ""
    """The parliament, or whoever published it."""
    source: str = ""


def stated_in(root: Element) -> Stated:
    """What the metadata and the preface say."""
    people: dict[str, str] = {}
    bodies: dict[str, str] = {}
    for element in _named(root, "TLCPerson", "TLCOrganization"):
        known = people if local(element) == "TLCPerson" else bodies
        for key in ("id", "eId"):
            if element.get(key):
                known.setdefault(element.get(key, ""), " ".join(element.get("showAs", "").split()))
    title = next(map(_line_around, _named(root, "docTitle")), None)
    words = " ".join("".join(map(str, title.itertext())).split()) if title is not None else ""
    author = next((element.get("href", "") for element in _named(root, "FRBRauthor")), "")
    language = next((element.get("language", "") for element in _named(root, "FRBRlanguage")), "")
    return Stated(
        people=people,
        title=words,
        title_element=title if words else None,
        date=_day(element.get("date", "") for element in _named(root, "FRBRdate", "docDate")),
        language=tag_of(language),
        show=bodies.get(author.lstrip("#"), ""),
        source=next((url for url in _addresses(root) if re.match(r"https?://", url)), ""),
    )


def _line_around(title: Element) -> Element:
    """The whole line, where the title is only a part of one."""
    around = title.getparent()
    return around if around is not None and local(around) == "p" else title


def _named(root: Element, *names: str) -> Iterator[Element]:
    return (element for element in root.iter() if local(element) in names)


def _day(dates: Iterator[str]) -> str:
    return next((date[:10] for date in dates if re.match(r"[12]\d{3}-\d{2}-\d{2}", date)), "")


def _addresses(root: Element) -> Iterator[str]:
    return (element.get("value", "") for element in _named(root, "FRBRthis", "FRBRuri"))
