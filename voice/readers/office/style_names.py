"""What the names of styles say of the paragraphs that are set in them, whatever language the names are in."""

import re
from collections.abc import Iterable
from typing import Literal

Role = Literal["", "title", "heading", "caption", "quote", "contents"]

_TITLES = (
    "title",
    "titel",
    "titre",
    "título",
    "titolo",
    "tytuł",
    "название",
    "otsikko",
    "标题",
    "標題",
    "表題",
    "제목",
)
_HEADING = re.compile(
    r"(?:heading|überschrift|titre|título|titolo|заголовок|kop|rubrik|overskrift|otsikko|nagłówek|nadpis|címsor|başlık"
    r"|見出し|标题|標題|제목)\s*([1-9])"
)
_NAMED: tuple[tuple[re.Pattern[str], Role], ...] = (
    (
        re.compile(
            r"(?:image |table |figure )?caption|captioned figure|figure|illustration|drawing|beschriftung|légende"
            r"|leyenda|didascalia|bildtext|название объекта|题注|図表番号"
        ),
        "caption",
    ),
    (
        re.compile(
            r"(?:intense )?quote|quotations?|block ?text|(?:intensives )?zitat|citation(?: intense)?|cita|цитата|引用"
        ),
        "quote",
    ),
    (re.compile(r"toc ?(?:[1-9]|heading)|contents (?:[1-9]|heading)"), "contents"),
)


def role_of(names: Iterable[str]) -> tuple[Role, int]:
    """The role, and a heading's level; the names are of a style and those that it is based on, the nearest first."""
    for name in (" ".join(name.split()).casefold() for name in names):
        if name in _TITLES:
            return "title", 1
        if match := _HEADING.fullmatch(name):
            return "heading", int(match[1])
        for pattern, role in _NAMED:
            if pattern.fullmatch(name):
                return role, 0
    return "", 0
