"""How paragraphs and words of a Word file are set: what they say themselves, and what they have from their styles."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from voice.readers.ooxml import W, value
from voice.readers.tree import Element

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
_CAPTION = re.compile(
    r"(?:image |table )?caption|captioned figure|beschriftung|légende|leyenda|didascalia|bildtext|название объекта"
    r"|题注|図表番号"
)
_QUOTE = re.compile(r"(?:intense )?quote|quotations?|block ?text|zitat|intensives zitat|citation|citation intense|cita")
_CONTENTS = re.compile(r"toc ?(?:[1-9]|heading)|contents (?:[1-9]|heading)")
_TOGGLES = ("b", "i", "smallCaps", "caps", "vanish", "strike", "dstrike")
"""What is on where it is on in the paragraph's style or the word's, but not where it is on in both."""
_OFF = ("0", "false", "off", "none")


@dataclass(frozen=True, slots=True)
class Look:
    """How words are set, and why they are not spoken if they are not."""

    strong: bool = False
    emphasis: bool = False
    raised: bool = False
    reason: str = ""

    def without(self, reason: str) -> "Look":
        """The same, left out; the first reason holds."""
        return self if self.reason or not reason else replace(self, reason=reason)


@dataclass(frozen=True, slots=True)
class Shape:
    """What a paragraph is."""

    role: Role = ""
    level: int = 0
    listed: bool = False
    """Whether it is an item of a list."""
    style: str = ""
    """The name of its style, for the words in it."""


@dataclass(slots=True)
class _Style:
    name: str
    based_on: str
    outline: str
    listed: str
    toggles: Mapping[str, bool]


class Styles:
    """The styles of a Word file, each with what it has from those that it is based on."""

    def __init__(self, roots: Iterable[Element]) -> None:
        self._styles: dict[str, _Style] = {}
        self._default = ""
        self._toggled: dict[str, Mapping[str, bool]] = {}
        self._always: Mapping[str, bool] = {}
        for root in roots:
            for style in root.iter(f"{W}style"):
                self._take(style)
            self._always = toggles(root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr"))

    def _take(self, style: Element) -> None:
        key = style.get(f"{W}styleId", "")
        if style.get(f"{W}type") == "paragraph" and style.get(f"{W}default", "0") not in _OFF:
            self._default = key
        self._styles[key] = _Style(
            name=value(style.find(f"{W}name")).strip().casefold(),
            based_on=value(style.find(f"{W}basedOn")),
            outline=value(style.find(f"{W}pPr/{W}outlineLvl")),
            listed=value(style.find(f"{W}pPr/{W}numPr/{W}numId")),
            toggles=toggles(style.find(f"{W}rPr")),
        )

    def _line(self, key: str) -> Iterator[_Style]:
        """A style and those that it is based on."""
        seen: set[str] = set()
        while key in self._styles and key not in seen:
            seen.add(key)
            yield self._styles[key]
            key = self._styles[key].based_on

    def shape(self, properties: Element | None) -> Shape:
        """What the paragraph with these properties is."""
        style, outline, listed = "", "", ""
        if properties is not None:
            style = value(properties.find(f"{W}pStyle"))
            outline = value(properties.find(f"{W}outlineLvl"))
            listed = value(properties.find(f"{W}numPr/{W}numId"))
        style = style or self._default
        line = list(self._line(style))
        role, level = _role([each.name for each in line] or [style.casefold()])
        outline = outline or next((each.outline for each in line if each.outline), "")
        listed = listed or next((each.listed for each in line if each.listed), "")
        if role in ("", "heading") and outline.isdecimal():
            role, level = ("heading", int(outline) + 1) if int(outline) < 9 else ("", 0)
        return Shape(role, level, listed not in ("", "0"), style)

    def look(self, properties: Element | None, shape: Shape) -> Look:
        """How the words with these properties are set in such a paragraph."""
        own: Mapping[str, bool] = {}
        above: Mapping[str, bool] = {}
        high = False
        if properties is not None and len(properties):
            own = toggles(properties)
            above = self._inherited(value(properties.find(f"{W}rStyle")))
            high = value(properties.find(f"{W}vertAlign")) == "superscript"
        under = self._inherited(shape.style)
        on = {
            key
            for key in _TOGGLES
            if own.get(key, self._always.get(key, False) or under.get(key, False) != above.get(key, False))
        }
        struck = "struck through" if on & {"strike", "dstrike"} else ""
        return Look(
            strong=bool(on & {"b", "smallCaps", "caps"}),
            emphasis="i" in on,
            raised=high,
            reason="hidden text" if "vanish" in on else struck,
        )

    def _inherited(self, key: str) -> Mapping[str, bool]:
        if key not in self._toggled:
            found: dict[str, bool] = {}
            for style in self._line(key):
                for name, on in style.toggles.items():
                    found.setdefault(name, on)
            self._toggled[key] = found
        return self._toggled[key]


def toggles(properties: Element | None) -> Mapping[str, bool]:
    """What is switched on or off here."""
    if properties is None:
        return {}
    return {name: value(child) not in _OFF for name in _TOGGLES if (child := properties.find(f"{W}{name}")) is not None}


def _role(names: Iterable[str]) -> tuple[Role, int]:
    """What the names of a style and of those under it say of the paragraph."""
    patterns: tuple[tuple[re.Pattern[str], Role], ...] = (
        (_CAPTION, "caption"),
        (_QUOTE, "quote"),
        (_CONTENTS, "contents"),
    )
    for name in names:
        if name in _TITLES:
            return "title", 1
        if match := _HEADING.fullmatch(name):
            return "heading", int(match[1])
        for pattern, role in patterns:
            if pattern.fullmatch(name):
                return role, 0
    return "", 0
