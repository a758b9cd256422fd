"""What the page's own style sheets say of an element: bold, italic, hidden, a line of its own."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from voice.readers.html.elements import Element
from voice.readers.html.tokens import names

_SIMPLE = re.compile(r"\s*(?P<tag>[a-zA-Z][\w-]*)?(?P<mark>[.#][\w-]+)?\s*")
_DECLARATION = re.compile(
    r"(?:^|[;{\s])(?P<name>font-weight|font-style|font-variant(?:-caps)?|font|display|visibility)\s*:\s*(?P<value>[^;}]*)",
    re.I,
)
_BOLD = re.compile(r"\b(?:bold|bolder|[6-9]00)\b")
_LIGHT = re.compile(r"\b(?:normal|lighter|[1-5]00)\b")
_STRONG = names("b strong th dt summary")
_EMPHASIS = names("i em cite dfn var address")


@dataclass(frozen=True, slots=True)
class Style:
    """How an element looks; ``None`` is as the one around it."""

    bold: bool | None = None
    italic: bool | None = None
    hidden: bool = False
    block: bool = False
    """Whether it stands on lines of its own although its tag would not."""

    def over(self, other: "Style") -> "Style":
        """This one, and the other's where this says nothing."""
        return Style(
            other.bold if self.bold is None else self.bold,
            other.italic if self.italic is None else self.italic,
            self.hidden or other.hidden,
            self.block or other.block,
        )


PLAIN = Style()


class Styles:
    """The simple rules of a page's style sheets: for a tag, a class, an id, or a tag with one of these."""

    def __init__(self, sheets: Iterable[str] = ()) -> None:
        self._rules: dict[tuple[str, str], Style] = {}
        for sheet in sheets:
            for selectors, declarations in _rules(sheet):
                style = style_of(declarations)
                for selector in selectors.split(",") if style != PLAIN else ():
                    self._add(selector, style)

    def _add(self, selector: str, style: Style) -> None:
        match = _SIMPLE.fullmatch(selector)
        if match and (match["tag"] or match["mark"]):
            key = (match["tag"] or "").lower(), match["mark"] or ""
            self._rules[key] = style.over(self._rules.get(key, PLAIN))

    def of(self, element: Element) -> Style:
        """What an element's own tag, class and attributes say."""
        tag = element.tag
        if not element.attributes and not self._rules and tag not in _STRONG and tag not in _EMPHASIS:
            return PLAIN
        style = style_of(element.get("style")) if "style" in element.attributes else PLAIN
        if self._rules:
            marks = [f"#{element.get('id')}"] if element.get("id") else []
            marks += [f".{name}" for name in element.classes]
            for key in (*((name, mark) for mark in marks for name in (tag, "")), (tag, "")):
                if rule := self._rules.get(key):
                    style = style.over(rule)
        if tag in _STRONG or tag in _EMPHASIS:
            style = style.over(Style(True if tag in _STRONG else None, True if tag in _EMPHASIS else None))
        return style


def style_of(declarations: str) -> Style:
    """What a list of declarations says: ``font-weight: bold; display: none``."""
    style = PLAIN
    for match in _DECLARATION.finditer(declarations):
        value = match["value"].lower()
        name = match["name"].lower()
        style = _STYLES[name](value).over(style)
    return style


def _weight(value: str) -> Style:
    return Style(bold=True if _BOLD.search(value) else False if _LIGHT.search(value) else None)


def _slant(value: str) -> Style:
    slanted = "italic" in value or "oblique" in value
    return Style(italic=True if slanted else False if "normal" in value else None)


_STYLES: Mapping[str, Callable[[str], Style]] = {
    "font-weight": _weight,
    "font-style": _slant,
    # Small capitals set a name apart as bold does.
    "font-variant": lambda value: Style(bold="small-caps" in value or None),
    "font-variant-caps": lambda value: Style(bold="small-caps" in value or None),
    "font": lambda value: Style(True if _BOLD.search(value) else None, "italic" in value or None),
    "display": lambda value: Style(hidden="none" in value, block=value.split()[:1] in (["block"], ["table"])),
    "visibility": lambda value: Style(hidden="hidden" in value or "collapse" in value),
}


def _rules(sheet: str) -> Iterable[tuple[str, str]]:
    """Selectors and declarations of the rules that hold on a screen whatever its size."""
    last = sheet.rfind("*/")
    unclosed = sheet.find("/*", last + 2 if last >= 0 else 0)
    sheet = re.sub(r"/\*.*?\*/|<!--|-->", " ", sheet[:unclosed] if unclosed >= 0 else sheet, flags=re.S)
    inside = ""
    for chunk in sheet.split("}"):
        *outer, selectors, declarations = ("", *chunk.split("{")) if "{" in chunk else ("", "", "")
        if "{" not in chunk:
            inside = ""
            continue
        inside = "".join(outer).strip() or inside
        if not inside or re.match(r"@(?:layer|supports|media\s+(?:screen|all)\s*$)", inside):
            yield selectors.rpartition(";")[2], declarations
