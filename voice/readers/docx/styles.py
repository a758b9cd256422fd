"""How paragraphs and words of a Word file are set: what they say themselves, and what they have from their styles."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from voice.readers.docx.parts import W, value
from voice.readers.office.flow import Look, Shape
from voice.readers.office.style_names import role_of
from voice.readers.tree import Element

_TOGGLES = ("b", "i", "smallCaps", "caps", "vanish", "strike", "dstrike")
"""What is on where it is on in the paragraph's style or the word's, but not where it is on in both."""
_TELLING = frozenset(f"{W}{name}" for name in (*_TOGGLES, "rStyle", "vertAlign"))
"""What of the properties of words matters here."""
_DEEPEST = 50
"""Styles under a style that are looked at; Word itself makes hardly more than ten."""
_OFF = ("0", "false", "off", "none")


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
        self._looks: dict[tuple[str, tuple[tuple[object, str], ...]], Look] = {}
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
        for _ in range(_DEEPEST):
            if key not in self._styles:
                return
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
        role, level = role_of([each.name for each in line] or [style.casefold()])
        outline = outline or next((each.outline for each in line if each.outline), "")
        listed = listed or next((each.listed for each in line if each.listed), "")
        if role in ("", "heading") and re.fullmatch(r"\d", outline, re.A):
            role, level = ("heading", int(outline) + 1) if int(outline) < 9 else ("", 0)
        return Shape(role, level, listed not in ("", "0"), style)

    def look(self, properties: Element | None, shape: Shape) -> Look:
        """How the words with these properties are set in such a paragraph."""
        said = () if properties is None else tuple((x.tag, value(x)) for x in properties if x.tag in _TELLING)
        key = shape.style, said
        if key not in self._looks:
            self._looks[key] = self._look(shape.style, dict(said))
        return self._looks[key]

    def _look(self, style: str, said: Mapping[str, str]) -> Look:
        under, above = self._inherited(style), self._inherited(said.get(f"{W}rStyle", ""))
        on = set()
        for name in _TOGGLES:
            own = said.get(f"{W}{name}")
            styled = self._always.get(name, False) or under.get(name, False) != above.get(name, False)
            if (own not in _OFF) if own is not None else styled:
                on.add(name)
        struck = "struck through" if on & {"strike", "dstrike"} else ""
        return Look(
            strong=bool(on & {"b", "smallCaps", "caps"}),
            emphasis="i" in on,
            raised=said.get(f"{W}vertAlign") == "superscript",
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
