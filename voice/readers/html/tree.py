"""The elements of a page, nested as a browser nests them where that matters for its words.

A paragraph ends where the next one, a list or a heading begins; bold that nobody closes goes on in the next paragraph;
``</html>`` ends nothing. Depth is no matter: nothing here or later calls itself.
"""

from __future__ import annotations

from bisect import insort
from collections.abc import Mapping
from itertools import islice

from voice.readers.html.elements import BLOCKS, Element, Text
from voice.readers.html.tokens import Token, names, tokens

VOID = names(
    """area base basefont bgsound br col embed frame hr image img input isindex keygen link meta param source track
    wbr"""
)
"""What holds nothing."""
_BREAKS = BLOCKS - names("head html title")
_FORMATTING = names("b big code em font i nobr s small strike strong tt u")
_OF_HEAD = names("base head html link meta noscript script style template title")
_TABLE_PARTS = names("caption col colgroup tbody td tfoot th thead tr")
_WALLS = names("caption object table td template th")
"""No tag inside these closes anything outside."""
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_CLOSES: Mapping[str, tuple[tuple[str, ...], frozenset[str]]] = {
    "li": (("li",), frozenset(("ul", "ol", "menu", "dir"))),
    "dt": (("dt", "dd"), frozenset(("dl",))),
    "dd": (("dt", "dd"), frozenset(("dl",))),
    "option": (("option",), frozenset(("select",))),
    "tr": (("tr",), frozenset(("table",))),
    "td": (("td", "th", "caption"), frozenset(("tr", "table"))),
    "th": (("td", "th", "caption"), frozenset(("tr", "table"))),
    "tbody": (("tbody", "thead", "tfoot", "caption"), frozenset(("table",))),
    "thead": (("tbody", "thead", "tfoot", "caption"), frozenset(("table",))),
    "tfoot": (("tbody", "thead", "tfoot", "caption"), frozenset(("table",))),
    "a": (("a",), frozenset()),
    "rt": (("rt", "rp"), frozenset(("ruby",))),
    "rp": (("rt", "rp"), frozenset(("ruby",))),
    **{name: (_HEADINGS, frozenset()) for name in _HEADINGS},
}
"""Which open element a start tag closes, and which ones it does not look behind."""
_MOST = 1_500_000
"""Elements; a page of the web has thousands."""
_MOST_REOPENED = 8
_MOST_MOVED = 100_000


def parse(page: str) -> Element:
    """The page's tree. `ValueError` where it has more elements than any page has."""
    builder = _Builder()
    for token in tokens(page):
        builder.take(token)
    return builder.root


class _Builder:
    """The elements that are open, innermost last."""

    def __init__(self) -> None:
        self.root = Element("html")
        self._open = [self.root]
        self._walls = [0]
        """For each open element, how deep the wall is that it stands behind."""
        self._blocks = [0]
        """For each open element, how deep the block is that it stands in."""
        self._places: dict[str, list[int]] = {"html": [0]}
        """How deep the open elements of each name are."""
        self._lost: list[Element] = []
        """Formatting that ended with its paragraph, and goes on where text does."""
        self._count = self._moved = 0

    def take(self, token: Token) -> None:
        if token.kind == "text":
            if not token.value.isspace():
                if self._open[-1].tag == "head":
                    self._close(len(self._open) - 1)
                self._reopen()
            self._open[-1].children.append(Text(token.value, token.line))
        elif token.kind == "start":
            self._start(token)
        elif token.value == "br":
            self._start(Token("start", "br", token.line))
        elif token.value not in ("html", "body"):
            self._end(token.value)

    # -- beginning ----------------------------------------------------------------------------------------------------

    def _start(self, token: Token) -> None:
        tag = token.value
        if tag in ("html", "body") and self._places.get(tag):
            again = self._open[self._places[tag][-1]]
            again.attributes = {**token.attributes, **again.attributes}
            return
        if tag == "head" and ("head" in self._places or "body" in self._places):
            return
        self._leave_head(tag)
        if tag in _BREAKS and (place := self._place("p")):
            self._close(place)
        if tag in _CLOSES:
            self._close_before(tag)
        if tag not in BLOCKS and tag not in _OF_HEAD:
            self._reopen()
        self._push(Element(tag, token.line, token.attributes), stays=not (tag in VOID or token.empty))

    def _leave_head(self, tag: str) -> None:
        if tag not in _OF_HEAD and (place := self._place("head")):
            self._close(place)

    def _reopen(self) -> None:
        lost, self._lost = self._lost, []
        alike = {(element.tag, *element.attributes.items()): element for element in lost}
        for element in alike.values():
            self._push(Element(element.tag, element.line, element.attributes))

    def _push(self, element: Element, *, stays: bool = True) -> None:
        self._count += 1
        if self._count > _MOST:
            raise ValueError(f"more than {_MOST} elements")
        element.parent = self._open[-1]
        element.parent.children.append(element)
        if stays:
            depth = len(self._open)
            self._open.append(element)
            self._walls.append(depth if element.tag in _WALLS else self._walls[-1])
            self._blocks.append(depth if element.tag in BLOCKS else self._blocks[-1])
            self._places.setdefault(element.tag, []).append(depth)
            if element.tag in _WALLS:
                self._lost.clear()

    # -- ending -------------------------------------------------------------------------------------------------------

    def _wall(self, tag: str) -> int:
        """How far up a tag of this name reaches."""
        if tag == "table":
            return 1
        return self._innermost("table") if tag in _TABLE_PARTS else self._walls[-1]

    def _innermost(self, *tags: str) -> int:
        """How deep the innermost open element with one of these names is; 0 where there is none."""
        deepest = 0
        for tag in tags:
            places = self._places.get(tag)
            if places and places[-1] > deepest:
                deepest = places[-1]
        return deepest

    def _place(self, tag: str) -> int:
        """How deep the element is that ``</tag>`` closes; 0 where there is none."""
        if tag in _HEADINGS:
            place = self._innermost(*_HEADINGS)
        else:
            places = self._places.get(tag)
            place = places[-1] if places else 0
        return place if place and place >= self._wall(tag) else 0

    def _close(self, place: int) -> None:
        """Closes what is open from there on; formatting inside goes on behind it."""
        closed = self._open[place:]
        self._lost = [*self._lost, *(e for e in closed if e.tag in _FORMATTING)][-_MOST_REOPENED:]
        self._forget(place)

    def _forget(self, place: int) -> None:
        for element in self._open[place:]:
            self._places[element.tag].pop()
        del self._open[place:], self._walls[place:], self._blocks[place:]

    def _close_before(self, tag: str) -> None:
        closed, kept = _CLOSES[tag]
        place = self._innermost(*closed)
        if place <= self._innermost(*kept) or place < self._wall(tag):
            return
        if tag == "a" and self._blocks[-1] > place:
            self._rename(place, "span")
        else:
            self._close(place)

    def _end(self, tag: str) -> None:
        if tag in _FORMATTING and any(element.tag == tag for element in self._lost):
            last = max(n for n, element in enumerate(self._lost) if element.tag == tag)
            del self._lost[last]
            return
        place = self._place(tag)
        if not place:
            if tag == "p":
                self._push(Element("p"), stays=False)
        elif tag in _FORMATTING:
            self._end_formatting(place, tag)
        else:
            self._close(place)
            if tag in _WALLS:
                self._lost.clear()

    def _end_formatting(self, place: int, tag: str) -> None:
        """``<b><p>one</b> two``: what stands in bold so far keeps it, the paragraph goes on without."""
        if self._blocks[-1] < place:
            self._close(place + 1)
            self._forget(place)
            return
        outer = self._rename(place, "span")
        for element in [outer, *islice(outer.elements(), max(0, _MOST_MOVED - self._moved))]:
            self._moved += 1
            element.children = [
                Element(tag, child.line, {}, element, [child]) if isinstance(child, Text) else child
                for child in element.children
            ]

    def _rename(self, place: int, tag: str) -> Element:
        element = self._open[place]
        self._places[element.tag].pop()
        insort(self._places.setdefault(tag, []), place)
        element.tag = tag
        return element
