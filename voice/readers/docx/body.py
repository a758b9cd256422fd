"""The text of a Word file, walked from its first element to its last."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from voice.readers.docx.fields import Fields, are_whole, reason_of
from voice.readers.docx.parts import W, value
from voice.readers.docx.styles import Styles
from voice.readers.office.flow import Flow, Look, Shape
from voice.readers.tree import Element, local

_SKIPPED = ("pPr", "rPr", "tblPr", "tblGrid", "trPr", "tcPr", "sectPr", "sdtPr", "sdtEndPr", "rubyPr", "pgNum")
"""What holds no words."""
_PICTURES = ("drawing", "pict", "object")
_TITLE = "{urn:schemas-microsoft-com:office:office}title"
_PLAIN = Look()
_PLAIN_SHAPE = Shape()


class Body:
    """The blocks of a text and what was left out of it, as the walk through its ``root`` goes on."""

    def __init__(self, styles: Styles, root: Element) -> None:
        self.flow = Flow()
        self.marks: dict[tuple[str, str], int] = {}
        """Where the mark of a note or a comment stands: by the name of its element and its number, the line."""
        self._styles = styles
        self._joins = False
        edges = (each.get(f"{W}fldCharType", "") for each in root.iter(f"{W}fldChar"))
        self._fields = Fields(whole=are_whole(edges))
        self._handlers: dict[str, Callable[[Element, Look], None]] = {
            "AlternateContent": self._alternatives,
            "altChunk": self._embedded,
            "br": lambda element, look: self._say("\n", look),
            "commentReference": self._mark,
            "cr": lambda element, look: self._say("\n", look),
            "del": lambda element, look: self._inside(element, look.without("struck out in a tracked change")),
            "delText": self._text,
            "delInstrText": lambda element, look: None,
            "endnoteReference": self._mark,
            "fldChar": lambda element, look: self._fields.edge(element.get(f"{W}fldCharType", "")),
            "fldSimple": self._field,
            "footnoteReference": self._mark,
            "instrText": lambda element, look: self._fields.instruct(element.text or ""),
            "moveFrom": lambda element, look: self._inside(element, look.without("moved to another place")),
            "noBreakHyphen": lambda element, look: self._say("-", look),
            "p": self._paragraph,
            "ptab": lambda element, look: self._say("\t", look),
            "r": self._run,
            "rt": lambda element, look: self._inside(element, look.without("how a word is read")),
            "sdt": self._control,
            "sym": self._symbol,
            "t": self._text,
            "tab": lambda element, look: self._say("\t", look),
            "tbl": self._table,
            "tc": self._cell,
            "tr": self._row,
            "txbxContent": self._box,
            **dict.fromkeys(_PICTURES, self._picture),
        }

    def take(self, element: Element, look: Look = _PLAIN) -> None:
        """Walk an element: the ones that are not known are looked into, so that no words of theirs are lost."""
        name = local(element)
        if handler := self._handlers.get(name):
            handler(element, look)
        elif name and name not in _SKIPPED:
            self._inside(element, look)

    def _inside(self, element: Element, look: Look) -> None:
        for child in element:
            self.take(child, look)

    # -- paragraphs ---------------------------------------------------------------------------------------------------

    def _paragraph(self, element: Element, look: Look) -> None:
        properties = element.find(f"{W}pPr")
        shape = self._styles.shape(properties)
        within = self.flow.shape is not None and not self.flow.is_loose and not self._joins
        if not within:
            self.flow.begin(shape)
        self._inside(element, look.without("the table of contents") if shape.role == "contents" else look)
        if not within:
            self._joins = _joins_the_next(properties)
            if not self._joins:
                self.end()

    def end(self) -> None:
        """The paragraph is whole, if one is open; then come its text boxes."""
        self._joins = False
        self._fields.end_paragraph()
        for box in self.flow.end():
            box()
            self.end()

    def _box(self, element: Element, look: Look) -> None:
        self.flow.box(lambda: self._inside(element, look))

    # -- words --------------------------------------------------------------------------------------------------------

    def _run(self, element: Element, look: Look) -> None:
        own = self._styles.look(element.find(f"{W}rPr"), self.flow.shape or _PLAIN_SHAPE)
        own = replace(own, reason=look.reason or own.reason)
        for child in element:
            self.take(child, own)
            if child.get(f"{W}customMarkFollows", "0") not in ("0", "false", "off"):
                own = own.without("a footnote's mark")

    def _text(self, element: Element, look: Look) -> None:
        text = re.sub(r"[\t\r\n]+", " ", element.text or "")
        if element.get("{http://www.w3.org/XML/1998/namespace}space") != "preserve":
            text = text.strip()
        self._say(text, look)

    def _say(self, text: str, look: Look) -> None:
        self.flow.say(text, look.without(self._fields.reason))

    def _symbol(self, element: Element, look: Look) -> None:
        font, code = element.get(f"{W}font", ""), element.get(f"{W}char", "")
        self.flow.note(f"{font} {code}", "a symbol")

    def _mark(self, element: Element, look: Look) -> None:
        name = local(element).removesuffix("Reference")
        self.marks.setdefault((name, element.get(f"{W}id", "")), self.flow.line)

    def _picture(self, element: Element, look: Look) -> None:
        parts = list(_of_the_picture(element))
        said = [x.get(name, "") for x in parts for name in ("descr", "title", "alt", _TITLE)]
        words = next((" ".join(text.split()) for text in said if text.strip()), "")
        if words or any(local(x) in ("blip", "imagedata") for x in parts):
            self.flow.note(words or "a picture without words", "a picture")
        self._inside(element, look)

    def _field(self, element: Element, look: Look) -> None:
        self._inside(element, look.without(reason_of(element.get(f"{W}instr", ""))))

    def _embedded(self, element: Element, look: Look) -> None:
        self.flow.note("another file", "a file within the file")

    # -- controls, alternatives ---------------------------------------------------------------------------------------

    def _control(self, element: Element, look: Look) -> None:
        """A content control: what it asks for goes, what was filled in stays."""
        properties = element.find(f"{W}sdtPr")
        content = element.find(f"{W}sdtContent")
        if content is None:
            return
        if properties is not None and properties.find(f"{W}showingPlcHdr") is not None:
            look = look.without("the hint of an empty field")
        gallery = value(properties.find(f"{W}docPartObj/{W}docPartGallery")) if properties is not None else ""
        if gallery == "Table of Contents":
            look = look.without("the table of contents")
        self._inside(content, look)

    def _alternatives(self, element: Element, look: Look) -> None:
        """One and the same thing for newer and for older programs: only one of them is read."""
        for child in element:
            if local(child) in ("Choice", "Fallback"):
                self._inside(child, look)
                return

    # -- tables -------------------------------------------------------------------------------------------------------

    def _table(self, element: Element, look: Look) -> None:
        self.end()
        with self.flow.table():
            self._inside(element, look)

    def _row(self, element: Element, look: Look) -> None:
        self.flow.row()
        self._inside(element, look)

    def _cell(self, element: Element, look: Look) -> None:
        with self.flow.cell():
            self._inside(element, look)
            self.end()


def _of_the_picture(element: Element) -> Iterator[Element]:
    """What a picture is made of, without the text in it."""
    for child in element:
        if local(child) not in ("txbxContent", "Fallback"):
            yield child
            yield from _of_the_picture(child)


def _joins_the_next(properties: Element | None) -> bool:
    """Whether the paragraph's end is no end: it was struck out, or the paragraph is a large first letter."""
    if properties is None:
        return False
    frame = properties.find(f"{W}framePr")
    initial = frame is not None and frame.get(f"{W}dropCap", "none") != "none"
    return initial or properties.find(f"{W}rPr/{W}del") is not None
