"""The JSON that a page holds for search engines (schema.org), be it nested, listed or broken."""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from voice.readers.html.tokens import unescape

_ARTICLE = re.compile(r"Article|Posting|Report|Interview|Episode|Conversation|Transcript")
_PAGE = re.compile(r"WebPage|CreativeWork|Book")
_LEADS_ON = ("@graph", "mainEntity", "mainEntityOfPage", "hasPart", "item")
_MOST = 2000
"""Objects that are looked at."""


@dataclass(frozen=True, slots=True)
class Item:
    """What is said of an article there."""

    headline: str = ""
    date: str = ""
    authors: tuple[str, ...] = ()
    publisher: str = ""
    language: str = ""
    description: str = ""
    body: str = ""


def items_of(scripts: Iterable[str]) -> Item:
    """The article that the scripts describe; an empty one where there is none."""
    objects = [item for script in scripts for item in _objects(_loaded(script))]
    for kind in (_ARTICLE, _PAGE):
        for item in objects:
            if kind.search(" ".join(_texts(item.get("@type")))):
                return _item(item)
    return Item()


def _loaded(script: str) -> object:
    """The JSON in a script; of a broken one, the fields that can be told."""
    bare = re.sub(
        r"^\s*(?:<!--|//\s*<!\[CDATA\[|/\*\s*<!\[CDATA\[\s*\*/)|(?:-->|//\s*\]\]>|/\*\s*\]\]>\s*\*/)\s*;?\s*$",
        "",
        script,
    )
    for text in (bare, re.sub(r",(?=\s*[}\]])", "", bare)):
        try:
            return json.loads(text, strict=False)
        except (ValueError, RecursionError):
            continue
    fields = re.findall(r'"(headline|datePublished|inLanguage|description)"\s*:\s*"((?:[^"\\]|\\.)*)"', bare)
    return {"@type": "Article", **{name: value.replace('\\"', '"') for name, value in reversed(fields)}}


def _objects(value: object) -> Iterator[dict[str, object]]:
    """The objects that a page is said to be about, from the outside in."""
    waiting = [value]
    seen = 0
    while waiting and seen < _MOST:
        item = waiting.pop(0)
        seen += 1
        if isinstance(item, list):
            waiting += item[:_MOST]
        elif isinstance(item, dict):
            yield item
            waiting += [item[key] for key in _LEADS_ON if key in item]


def _item(item: dict[str, object]) -> Item:
    return Item(
        headline=_first(item.get("headline")) or _first(item.get("name")),
        date=_first(item.get("datePublished")) or _first(item.get("dateCreated")),
        authors=tuple(_texts(item.get("author")) or _texts(item.get("creator"))),
        publisher=_first(item.get("publisher")) or _first(item.get("isPartOf")),
        language=_first(item.get("inLanguage")),
        description=_first(item.get("description")),
        body=unescape(str(item.get("articleBody") or item.get("text") or "")),
    )


def _first(value: object) -> str:
    return next(iter(_texts(value)), "")


def _texts(value: object) -> list[str]:
    """A value's texts: itself, its name, or those of each in a list."""
    found: list[str] = []
    for one in value[:20] if isinstance(value, list) else [value]:
        text = one.get("name", one.get("alternateName")) if isinstance(one, dict) else one
        if isinstance(text, str) and text.strip():
            found.append(" ".join(unescape(text).split()))
    return found
