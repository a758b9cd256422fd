"""How paragraphs and words of an OpenDocument text are set: what their styles say, and the styles under those."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from voice.readers.office.flow import Look, Shape
from voice.readers.office.style_names import role_of
from voice.readers.tree import Element


def namespace(name: str) -> str:
    """How the names of elements of one of the format's vocabularies begin."""
    return f"{{urn:oasis:names:tc:opendocument:xmlns:{name}:1.0}}"


STYLE, TEXT = namespace("style"), namespace("text")
_DEEPEST = 50
"""Styles under a style that are looked at; people make a few."""
_FO = namespace("xsl-fo-compatible")


@dataclass(slots=True)
class _Style:
    name: str
    parent: str
    outline: str
    set: Mapping[str, bool]
    """What it switches on or off."""


class Styles:
    """The named and the automatic styles of a text."""

    def __init__(self, roots: Iterable[Element]) -> None:
        self._styles: dict[tuple[str, str], _Style] = {}
        self._found: dict[tuple[str, str], Mapping[str, bool]] = {}
        self._looks: dict[tuple[str, tuple[str, ...]], Look] = {}
        for root in roots:
            for style in root.iter(f"{STYLE}style"):
                key = style.get(f"{STYLE}family", ""), style.get(f"{STYLE}name", "")
                self._styles[key] = _Style(
                    name=_plain(style.get(f"{STYLE}name", "")),
                    parent=style.get(f"{STYLE}parent-style-name", ""),
                    outline=style.get(f"{STYLE}default-outline-level", ""),
                    set=_switches(style.find(f"{STYLE}text-properties")),
                )

    def _line(self, family: str, name: str) -> Iterator[_Style]:
        """A style and those under it."""
        for _ in range(_DEEPEST):
            if (family, name) not in self._styles:
                return
            yield self._styles[family, name]
            name = self._styles[family, name].parent

    def shape(self, element: Element, *, listed: bool) -> Shape:
        """What this paragraph or heading is."""
        name = element.get(f"{TEXT}style-name", "")
        role, level = role_of([style.name for style in self._line("paragraph", name)] or [_plain(name)])
        if element.tag == f"{TEXT}h" and role in ("", "heading"):
            stated = element.get(f"{TEXT}outline-level", "1")
            role, level = "heading", int(stated) if re.fullmatch(r"[1-9]\d?", stated, re.A) else 1
        return Shape(role, level, listed, name)

    def look(self, shape: Shape | None, spans: tuple[str, ...]) -> Look:
        """How words are set that stand in these spans, the innermost first."""
        key = shape.style if shape else "", spans
        if key not in self._looks:
            on: dict[str, bool] = {}
            for family, name in (*(("text", span) for span in spans), ("paragraph", key[0])):
                for switch, value in self._inherited(family, name).items():
                    on.setdefault(switch, value)
            reason = "hidden text" if on.get("hidden") else "struck through" if on.get("struck") else ""
            self._looks[key] = Look(on.get("bold", False), on.get("italic", False), on.get("raised", False), reason)
        return self._looks[key]

    def _inherited(self, family: str, name: str) -> Mapping[str, bool]:
        if (family, name) not in self._found:
            found: dict[str, bool] = {}
            for style in self._line(family, name):
                for key, on in style.set.items():
                    found.setdefault(key, on)
            self._found[family, name] = found
        return self._found[family, name]


def _switches(properties: Element | None) -> Mapping[str, bool]:
    """What these properties of words switch on or off; what they do not mention stays as it is."""
    found: dict[str, bool] = {}
    if properties is None:
        return found
    weight = properties.get(f"{_FO}font-weight")
    small, capitals = properties.get(f"{_FO}font-variant"), properties.get(f"{_FO}text-transform")
    if weight or small or capitals:
        heavy = weight == "bold" or (re.fullmatch(r"[6-9]\d\d", weight or ""))
        found["bold"] = bool(heavy) or small == "small-caps" or capitals == "uppercase"
    for name, key, off in (
        (f"{_FO}font-style", "italic", ("normal",)),
        (f"{STYLE}text-line-through-style", "struck", ("none",)),
        (f"{STYLE}text-line-through-type", "struck", ("none",)),
    ):
        if value := properties.get(name):
            found[key] = value not in off
    if position := properties.get(f"{STYLE}text-position"):
        found["raised"] = bool(re.match(r"super|\d*[1-9]\d*%", position))
    if shown := properties.get(f"{TEXT}display"):
        found["hidden"] = shown == "none"
    return found


def _plain(name: str) -> str:
    """A style's name as a person sees it: ``Heading_20_1`` is written so because XML allows no space there."""
    return re.sub(r"_([0-9a-f]{2})_", lambda match: chr(int(match[1], 16)), name)
