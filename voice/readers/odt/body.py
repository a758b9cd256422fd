"""The text of an OpenDocument file, walked from its first element to its last."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from voice.readers.odt.styles import TEXT, Styles, namespace
from voice.readers.office.flow import Flow
from voice.readers.tree import Element

_TABLE, _DRAW, _OFFICE = (namespace(name) for name in ("table", "drawing", "office"))
_ABOUT_PICTURES = tuple(f"{namespace('svg-compatible')}{name}" for name in ("title", "desc"))
_SKIPPED = (
    f"{_OFFICE}binary-data",
    f"{_OFFICE}change-info",
    f"{_OFFICE}event-listeners",
    f"{_OFFICE}forms",
    f"{TEXT}note-citation",
    f"{TEXT}sequence-decls",
    f"{TEXT}user-field-decls",
    f"{TEXT}variable-decls",
    "{http://purl.org/dc/elements/1.1/}creator",
    "{http://purl.org/dc/elements/1.1/}date",
)
"""What holds no words of the text: pictures' bytes; who remarked something, and when; numbers of notes; settings."""
_UNSPOKEN = {
    "alphabetical-index": "an index",
    "bibliography": "a list of sources",
    "hidden-paragraph": "hidden text",
    "hidden-text": "hidden text",
    "illustration-index": "an index",
    "note-ref": "a footnote's mark",
    "object-index": "an index",
    "page-count": "a page number",
    "page-number": "a page number",
    "placeholder": "the hint of an empty field",
    "ruby-text": "how a word is read",
    "script": "an instruction for the program",
    "table-index": "an index",
    "table-of-content": "the table of contents",
    "tracked-changes": "struck out in a tracked change",
    "user-index": "an index",
}
"""Elements whose words nobody says."""


@dataclass(frozen=True, slots=True)
class _Place:
    """Where the walk is."""

    spans: tuple[str, ...] = ()
    """The styles of the spans around it, the innermost first."""
    listed: bool = False
    reason: str = ""
    """Why its words are not spoken."""


_OUTSIDE = _Place()


class Body:
    """The blocks of a text and what was left out of it, in its `flow`."""

    def __init__(self, styles: Styles) -> None:
        self.flow = Flow()
        self._styles = styles
        self._handlers: dict[str, Callable[[Element, _Place], None]] = {
            f"{TEXT}p": self._paragraph,
            f"{TEXT}h": self._paragraph,
            f"{TEXT}span": self._span,
            f"{TEXT}s": lambda element, place: self._say(" ", place),
            f"{TEXT}tab": lambda element, place: self._say("\t", place),
            f"{TEXT}line-break": lambda element, place: self._say("\n", place),
            f"{TEXT}list": lambda element, place: self._inside(element, replace(place, listed=True)),
            f"{TEXT}section": self._section,
            f"{TEXT}note": lambda element, place: self._beside(element, "a footnote"),
            f"{_OFFICE}annotation": lambda element, place: self._beside(element, "a comment in the margin"),
            f"{_DRAW}frame": self._frame,
            f"{_DRAW}text-box": self._box,
            f"{_DRAW}custom-shape": self._box,
            f"{_DRAW}rect": self._box,
            f"{_TABLE}table": self._table,
            f"{_TABLE}table-row": self._row,
            f"{_TABLE}table-cell": self._cell,
            f"{_TABLE}covered-table-cell": self._cell,
            **{f"{TEXT}{name}": self._unspoken for name in _UNSPOKEN},
        }

    def take(self, element: Element, place: _Place = _OUTSIDE) -> None:
        """Walk an element: the ones that are not known are looked into, so that no words of theirs are lost."""
        tag = element.tag
        if not isinstance(tag, str) or tag in _SKIPPED:
            return
        if handler := self._handlers.get(tag):
            handler(element, place)
        else:
            self._inside(element, place)

    def _inside(self, element: Element, place: _Place) -> None:
        self._text(element.text, place)
        for child in element:
            self.take(child, place)
            self._text(child.tail, place)

    # -- words --------------------------------------------------------------------------------------------------------

    def _text(self, text: str | None, place: _Place) -> None:
        """White space is one space, and between paragraphs it is nothing."""
        if text and (self.flow.shape is not None or not text.isspace()):
            self._say(re.sub(r"[ \t\r\n]+", " ", text), place)

    def _say(self, text: str, place: _Place) -> None:
        look = self._styles.look(self.flow.shape, place.spans)
        self.flow.say(text, replace(look, reason=place.reason) if place.reason else look)

    def _span(self, element: Element, place: _Place) -> None:
        style = element.get(f"{TEXT}style-name", "")
        self._inside(element, replace(place, spans=(style, *place.spans)))

    def _unspoken(self, element: Element, place: _Place) -> None:
        reason = place.reason or _UNSPOKEN[element.tag.removeprefix(TEXT)]
        self._inside(element, replace(place, reason=reason))

    def _beside(self, element: Element, reason: str) -> None:
        self.flow.note(words(element, self._styles), reason)

    # -- paragraphs, boxes, tables ------------------------------------------------------------------------------------

    def _paragraph(self, element: Element, place: _Place) -> None:
        within = self.flow.shape is not None and not self.flow.is_loose
        shape = self._styles.shape(element, listed=place.listed)
        if shape.role == "contents" and not place.reason:
            place = replace(place, reason="the table of contents")
        if not within:
            self.flow.begin(shape)
        self._inside(element, place)
        if not within:
            self.end()

    def end(self) -> None:
        """The paragraph is whole, if one is open; then come its text boxes."""
        for box in self.flow.end():
            box()
            self.end()

    def _section(self, element: Element, place: _Place) -> None:
        hidden = element.get(f"{TEXT}display") == "none" and not place.reason
        self._inside(element, replace(place, reason="hidden text") if hidden else place)

    def _frame(self, element: Element, place: _Place) -> None:
        said = " ".join(" ".join(child.text or "" for child in element if child.tag in _ABOUT_PICTURES).split())
        if said or element.find(f"{_DRAW}image") is not None:
            self.flow.note(said or "a picture without words", "a picture")
        for child in element:
            if child.tag not in _ABOUT_PICTURES:
                self.take(child, place)

    def _box(self, element: Element, place: _Place) -> None:
        inside = replace(place, spans=(), listed=False)
        self.flow.box(lambda: self._inside(element, inside))

    def _table(self, element: Element, place: _Place) -> None:
        self.end()
        with self.flow.table():
            self._inside(element, place)

    def _row(self, element: Element, place: _Place) -> None:
        self.flow.row()
        self._inside(element, place)

    def _cell(self, element: Element, place: _Place) -> None:
        with self.flow.cell():
            self._inside(element, place)
            self.end()


def words(element: Element, styles: Styles) -> str:
    """All that is written in an element that is no part of the text."""
    body = Body(styles)
    for child in element:
        body.take(child)
    body.end()
    return body.flow.words()
