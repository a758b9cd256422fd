"""The walk through a page: every word of it becomes part of a block, or is left out with its reason."""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from dataclasses import dataclass
from itertools import islice
from urllib.parse import unquote

from voice.document import Kind
from voice.readers.html import furniture
from voice.readers.html.content import PICTURES, Content
from voice.readers.html.elements import BLOCKS, Element, Text
from voice.readers.html.gathering import Gathering, Setting
from voice.readers.html.paragraph import Look
from voice.readers.html.speakers import Marks
from voice.readers.html.styles import PLAIN, Style, Styles
from voice.readers.html.tokens import names

_OUTSIDE = "not part of the text"
_KINDS: dict[str, Kind] = {"li": "item", "blockquote": "quote", "figcaption": "caption"}
_SHOWN = {
    "video": "a film",
    "audio": "a recording",
    "iframe": furniture.ELSEWHERE,
    "embed": furniture.ELSEWHERE,
    "object": furniture.ELSEWHERE,
    "rt": "how a word is read",
    "rp": "how a word is read",
    "progress": furniture.SHARE,
    "meter": furniture.SHARE,
}
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_PERMALINK = re.compile(r"[#¶§🔗∞]|\[edit\]")
_CODE_CLASS = re.compile(r"\b(?:code|highlight|prettyprint|brush|lang(?:uage)?-|sourceCode|listing)", re.I)
_CAPTION_WORDS = names("caption captions figcaption imagecaption thumbcaption legende bildunterschrift")
_PICTURE_WORDS = names(
    """image images img picture pictures photo photos foto gallery igallery slideshow slider carousel figure incut
    illustration thumb thumbinner attachment bild media"""
)
_TELLING = names("h1 h2 h3 h4 h5 h6 li blockquote figcaption pre listing xmp plaintext time")
"""Tags that change what their words are."""
_LONGEST_CAPTION = 300
_LONGEST_CREDIT = 200


@dataclass(slots=True)
class _Frame:
    """An element that the walk is in."""

    element: Element
    children: Iterator[Element | Text]
    setting: Setting
    inside: bool
    """Whether this is part of the text."""
    ends: bool = False
    """Whether a paragraph ends where the element does."""


class Flow:
    """One walk; what comes of it is in ``gathered``."""

    def __init__(self, content: Content, styles: Styles, marks: Marks, known: Set[str] = frozenset()) -> None:
        """``known`` are the kinds of credits that the page states elsewhere, too: those are not needed here."""
        self._content, self._styles, self._marks, self._known = content, styles, marks, known
        self._way = {content.root, *content.root.ancestors()}
        self.gathered = Gathering()
        self._picture_in: Element | None = None
        """What the last picture and its caption stand in."""

    def walk(self, page: Element) -> Gathering:
        """All of a page, from its first word to its last."""
        frames = [_Frame(page, iter(page.children), Setting(), page is self._content.root)]
        while frames:
            frame = frames[-1]
            node = next(frame.children, None)
            if node is None:
                self._leave(frames.pop())
            elif isinstance(node, Text):
                self._take(node, frame)
            elif inner := self._enter(node, frame):
                frames.append(inner)
        self.gathered.finish()
        return self.gathered

    def _take(self, text: Text, frame: _Frame) -> None:
        if frame.inside:
            raised = frame.element.tag == "sup" and text.text.strip().isdecimal()
            words = text.text.translate(_RAISED) if raised else text.text
            self.gathered.say(words, text.line, frame.setting)
        else:
            self.gathered.leave_out(text.text, text.line, _OUTSIDE)

    # -- into an element, and out of it -------------------------------------------------------------------------------

    def _enter(self, element: Element, frame: _Frame) -> _Frame | None:
        """The element as a frame to walk through; nothing where it is left out or stands for itself."""
        inside = frame.inside or element is self._content.root
        if element.tag in furniture.UNSEEN or element.tag in ("head", "title"):
            return None
        reason = self._content.reasons.get(element) or ("" if inside or element in self._way else _OUTSIDE)
        if reason and element not in self._way:
            self._drop(element, furniture.MARK if element.tag == "sup" and reason == furniture.NOTE else reason)
            return None
        if inside and self._stands_for_itself(element, frame.setting):
            return None
        style = self._styles.of(element)
        ends = element.tag in BLOCKS or style.block or element in self._marks.labels
        if ends:
            self.gathered.flush()
        if element.tag == "q":
            self.gathered.say("“", element.line, frame.setting)
        return _Frame(element, iter(element.children), self._setting(element, style, frame.setting), inside, ends)

    def _leave(self, frame: _Frame) -> None:
        element = frame.element
        if element is self._picture_in:
            self.gathered.after_picture = False
        if element.tag == "q" and frame.inside:
            self.gathered.say("”", element.line, frame.setting)
        if element in self._marks.labels:
            self.gathered.after_label()
        elif frame.ends:
            self.gathered.flush()

    def _drop(self, element: Element, reason: str) -> None:
        if element.tag in BLOCKS:
            self.gathered.flush()
        if reason == furniture.RELATED:
            self.gathered.leave_out_heading(reason)
        self.gathered.leave_out(element.words(furniture.UNSEEN), element.line, reason)

    def _stands_for_itself(self, element: Element, setting: Setting) -> bool:
        """Whether the element is dealt with here, and there is no need to look inside."""
        tag = element.tag
        if tag == "br":
            self.gathered.break_line()
        elif tag == "hr":
            self.gathered.rule(element.line)
        elif tag in PICTURES:
            self._picture(element, setting)
        elif tag in _SHOWN:
            what = element.words(furniture.UNSEEN) if tag != "iframe" else ""
            self._show(element, what or element.get("title") or _address(element), _SHOWN[tag])
        elif reason := self._needless(element, setting):
            self._drop(element, reason)
        else:
            return False
        return True

    def _needless(self, element: Element, setting: Setting) -> str:
        """Why nobody reads it out, although it stands in the text."""
        tag = element.tag
        if (
            tag == "button"
            and not self._names(element)
            and setting.kind != "heading"
            and not (element.parent and element.parent.tag == "summary")
        ):
            return furniture.SHARE
        if tag == "a" and _PERMALINK.fullmatch(element.few_words()):
            return furniture.SHARE
        if tag == "pre" and self._is_program(element):
            return "program text"
        return self._marks.left_out.get(element, "")

    def _names(self, element: Element) -> bool:
        """Whether it holds the name of who speaks, which a click leads to more about."""
        return any(inside in self._marks.labels for inside in islice(element.elements(), 9))

    def _picture(self, element: Element, setting: Setting) -> None:
        alternative = element.get("alt")
        if alternative and ({"emoji", "wp-smiley", "emojione"} & set(element.classes)):
            self.gathered.say(alternative, element.line, setting)
            return
        if element.get("width") == "1" or element.get("height") == "1":
            return  # counts visitors
        what = alternative or element.get("title") or element.words(furniture.UNSEEN) or _address(element)
        self._show(element, what, "a picture")

    def _show(self, element: Element, what: str, reason: str) -> None:
        """What is seen, not heard; words that stand near by may say what it shows."""
        self.gathered.show(what, element.line, reason)
        block = next((above for above in islice(element.ancestors(), 5) if above.tag in BLOCKS), None)
        self._picture_in = block.parent if block else None

    def _is_program(self, element: Element) -> bool:
        """Whether the lines are a program's; a whole interview may stand in such an element, too."""
        most = self._content.letters[element] > 0.5 * self._content.letters[self._content.root]
        around = [element, *(child for child in element.children if isinstance(child, Element))]
        around += [element.parent] if element.parent else []
        return not most and any(x.tag == "code" or _CODE_CLASS.search(x.get("class")) for x in around)

    # -- what an element makes of its words ---------------------------------------------------------------------------

    def _setting(self, element: Element, style: Style, outer: Setting) -> Setting:
        if not element.attributes and style == PLAIN and element.tag not in _TELLING and element not in self._marks:
            return outer
        look = Look(
            outer.look.bold if style.bold is None else style.bold,
            outer.look.italic if style.italic is None else style.italic,
            outer.look.linked or (element.tag == "a" and bool(element.get("href"))),
        )
        if element in self._marks.apart:
            look = look._replace(bold=True)
        kind, level = self._kind(element, outer)
        return Setting(
            look=look,
            kind=kind,
            level=level,
            speaker=self._marks.speakers.get(element, outer.speaker),
            credit=outer.credit or self._credit(element),
            pre=element.tag in ("pre", "listing", "xmp", "plaintext") or outer.pre,
            by_picture=outer.by_picture or self._is_by_picture(element),
        )

    def _kind(self, element: Element, outer: Setting) -> tuple[Kind, int]:
        if element in self._marks.labels and not outer.credit:
            return "label", 0
        if outer.kind in ("label", "caption", "heading"):
            return outer.kind, outer.level
        if element in self._marks.apart:
            return outer.kind, 0  # a question, even in the tag of a heading
        if level := _level(element):
            return ("caption", 0) if self._is_in_figure(element) else ("heading", level)
        letters = self._content.letters[element]
        if letters <= _LONGEST_CAPTION and any(_CAPTION_WORDS & _last_words(name) for name in element.classes):
            return "caption", 0
        if element.tag == "blockquote" and letters > 0.5 * self._content.letters[self._content.root]:
            return outer.kind, 0  # a margin
        return _KINDS.get(element.tag, outer.kind), 0

    def _is_in_figure(self, element: Element) -> bool:
        """Whether it is part of a picture with its caption: what stands over somebody's portrait heads no text."""
        figure = next((above for above in islice(element.ancestors(), 3) if above.tag == "figure"), None)
        return figure in self._content.illustrated and self._content.letters[figure] <= _LONGEST_CAPTION

    def _credit(self, element: Element) -> str:
        if self._content.letters[element] > _LONGEST_CREDIT or element in self._marks.labels:
            return ""
        reason = furniture.credit(element)
        return reason if reason in self._known else ""

    def _is_by_picture(self, element: Element) -> bool:
        return (
            element in self._content.illustrated
            and self._content.letters[element] <= _LONGEST_CAPTION
            and any(_PICTURE_WORDS.intersection(furniture.words_of(name)) for name in element.classes)
        )


def _last_words(name: str) -> set[str]:
    words = furniture.words_of(name)
    return {"".join(words), *words}


def _level(element: Element) -> int:
    if re.fullmatch(r"h[1-6]", element.tag):
        return int(element.tag[1])
    if element.get("role").lower() == "heading":
        stated = element.get("aria-level")
        return int(stated) if re.fullmatch(r"[1-9]", stated) else 2
    return 0


def _address(element: Element) -> str:
    """The last part of a picture's address, which may say what it is."""
    address = element.get("src") or element.get("data-src") or element.get("data")
    return (
        ""
        if address.startswith(("data:", "javascript:"))
        else unquote(re.split(r"[?#]", address)[0].rsplit("/", 1)[-1])
    )
