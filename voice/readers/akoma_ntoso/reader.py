"""Debates in Akoma Ntoso: who speaks is stated; what happens in between is told.

The standard is OASIS LegalDocML (http://docs.oasis-open.org/legaldocml/akn-core/v1.0/); parliaments use its versions 2
and 3, and some no namespace at all. So elements are known by their names alone, and what is not known is looked into.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from voice.document import Block, Document, Kind, Source
from voice.errors import ReadError
from voice.model import LeftOut
from voice.readers.akoma_ntoso.meta import Stated, stated_in
from voice.readers.styled import Styled, raised
from voice.readers.tree import Element, line_of, local, xml

_TURNS = ("speech", "question", "answer", "speechGroup")
_TOLD = ("scene", "narrative", "summary", "rollCall", "prayers", "adjournment", "communication")


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_INLINE = _words(
    """a abbr affectedDocument argument b change concept date decoration def del docCommittee docDate docIntroducer
    docJurisdiction docNumber docProponent docPurpose docStage docStatus docTitle docType docketNumber embeddedText
    entity event fillIn i inline ins judge lawyer legislature location marker mmod mod mref neutralCitation object
    omissis opinion organization outcome party person process quantity quotedText ref relatedDocument rmod role rref
    session shortTitle signature span sub sup term time tlcPerson u vote"""
)
"""What stands within a line; everything else begins and ends one."""
_NOT_SAID = {
    "authorialNote": "a footnote",
    "img": "a picture",
    "noteRef": "a footnote's mark",
    "placeholder": "the hint of an empty field",
    "recordedTime": "a time stamp",
    "remark": "a remark of who wrote it down",
}
_FRONT = ("preface", "coverPage", "preamble")
_HEADINGS = ("heading", "subheading")


@dataclass(frozen=True, slots=True)
class _Place:
    """Where the walk is."""

    kind: Kind = "paragraph"
    level: int = 0
    speaker: str = ""
    front: bool = False
    """Whether each element that stands here is a line of its own, as in a preface."""
    told: bool = False
    """Whether what stands here is told, not said: it is set in italics, as it is in print."""
    strong: bool = False
    emphasis: bool = False
    raised: bool = False


_OUTSIDE = _Place()


def read(source: Source) -> Document:
    """The speeches, and what is told between them; `ReadError` where it is XML of another kind."""
    root = xml(source.data, source.name)
    if local(root) != "akomaNtoso":
        raise ReadError(
            f"{source.name}: this is XML of another kind (<{local(root)}>). Of XML only Akoma Ntoso debates are read: "
            "save the interview as text, .docx or a web page."
        )
    stated = stated_in(root)
    walk = _Walk(stated)
    walk.take(root, _OUTSIDE)
    walk.end(_OUTSIDE)
    if not walk.blocks:
        raise ReadError(f"{source.name}: no text in it. Give a file that holds the debate.")
    return Document(
        blocks=tuple(_levelled(walk.blocks, titled=bool(stated.title))),
        title=stated.title,
        date=stated.date,
        language=stated.language,
        show=stated.show,
        source=stated.source,
        hosts=tuple(name for name in walk.asking if name not in walk.answering),
        guests=tuple(name for name in walk.answering if name not in walk.asking),
        people=tuple(dict.fromkeys(block.speaker for block in walk.blocks if block.speaker)),
        left_out=tuple(walk.left_out),
    )


class _Walk:
    """The blocks of the debate, in the order of the file."""

    def __init__(self, stated: Stated) -> None:
        self.blocks: list[Block] = []
        self.left_out: list[LeftOut] = []
        self.asking: dict[str, None] = {}
        self.answering: dict[str, None] = {}
        self._stated = stated
        self._words = Styled()
        self._line = 0
        self._only_number = False

    def take(self, element: Element, place: _Place) -> None:
        """Walk an element and what is in it."""
        name = local(element)
        if name in ("", "meta"):
            return
        if name in _NOT_SAID:
            self._leave_out(element, _NOT_SAID[name])
        elif name in ("eol", "br"):
            self._say("\n", element, place)
        elif element is self._stated.title_element:
            return
        elif name == "from":
            self._from(element, place)
        elif name == "num":
            self._number(element, place)
        elif name in _INLINE and not place.front:
            self._inside(element, _set(name, place))
        else:
            self._block(element, name, place)

    def _inside(self, element: Element, place: _Place) -> None:
        self._text(element.text, element, place)
        for child in element:
            self.take(child, place)
            self._text(child.tail, child, place)

    def _block(self, element: Element, name: str, place: _Place) -> None:
        self.flush(place)
        within = self._placed(element, name, place)
        self._inside(element, within)
        self.flush(within)

    def _placed(self, element: Element, name: str, place: _Place) -> _Place:
        """Where one is inside an element that begins a line."""
        place = replace(place, front=name in _FRONT)
        if name in _TURNS:
            return replace(place, speaker=self._speaker(element, name), told=False, level=place.level + 1)
        if name in _TOLD:
            return replace(place, speaker="", told=True)
        if name in _HEADINGS:
            return replace(place, kind="heading", speaker="", told=False)
        if name in ("li", "item", "point"):
            return replace(place, kind="item")
        if re.search(r"Section$|^(?:debateBody|mainBody|questions|answers|address|petitions|papers)$", name):
            return replace(place, level=place.level + 1)
        return place

    def _speaker(self, element: Element, name: str) -> str:
        """Who speaks: whom the references name, else what stands before the speech."""
        speaker = self._stated.people.get(element.get("by", "").lstrip("#"), "")
        if not speaker and element.get("by"):
            label = next((child for child in element if local(child) == "from"), None)
            speaker = _plain(label).rstrip(" :：.") if label is not None else ""
        if speaker and name in ("question", "answer"):
            (self.asking if name == "question" else self.answering)[speaker] = None
        return speaker

    def _from(self, element: Element, place: _Place) -> None:
        self.flush(place)
        if place.speaker:
            self._leave_out(element, "the name of who speaks")
        elif text := _plain(element):
            self.blocks.append(Block(text, line_of(element), "label"))

    def _number(self, element: Element, place: _Place) -> None:
        """The number of what comes next is part of its first line."""
        self.flush(place)
        self._say(f"{_plain(element)} ", element, place)
        self._only_number = True

    # -- words --------------------------------------------------------------------------------------------------------

    def _text(self, text: str | None, element: Element, place: _Place) -> None:
        if text and not (text.isspace() and self._words.blank):
            self._say(re.sub(r"\s+", " ", text), element, place)

    def _say(self, text: str, element: Element, place: _Place) -> None:
        if self._words.blank:
            self._line = line_of(element)
        self._only_number = self._only_number and text.isspace()
        text = raised(text) if place.raised else text
        self._words.add(text, strong=place.strong, emphasis=place.emphasis or place.told)

    def _leave_out(self, element: Element, reason: str) -> None:
        text = _plain(element) or element.get("alt", "") or element.get("src", "") or element.get("time", "")
        if text:
            self.left_out.append(LeftOut(text, line_of(element), reason))

    def flush(self, place: _Place) -> None:
        """The line is whole, if there is more of it than its number."""
        if self._only_number:
            return
        self.end(place)

    def end(self, place: _Place) -> None:
        """The line is whole, and the next one is another."""
        self._only_number = False
        words, self._words = self._words, Styled()
        block = words.block(self._line, place.kind, place.level if place.kind == "heading" else 0)
        if block is not None:
            self.blocks.append(replace(block, speaker=place.speaker))


def _set(name: str, place: _Place) -> _Place:
    """How words within such an element are set."""
    if name in ("b", "i", "sup"):
        key = {"b": "strong", "i": "emphasis", "sup": "raised"}[name]
        return replace(place, **{key: True})  # type: ignore[arg-type]
    return place


def _plain(element: Element) -> str:
    return " ".join("".join(_words_of(element)).split())


def _words_of(element: Element) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if local(child):
            yield from _words_of(child)
        yield child.tail or ""


def _levelled(blocks: list[Block], *, titled: bool) -> list[Block]:
    """The headings with level 1 for the title only: where none is stated, for the one heading above all others."""
    levels = [block.level for block in blocks if block.kind == "heading"]
    highest = min(levels, default=0)
    first = 1 if not titled and levels.count(highest) == 1 else 2
    return [
        replace(block, level=block.level - highest + first) if block.kind == "heading" else block for block in blocks
    ]
