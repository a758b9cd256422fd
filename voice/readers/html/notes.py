"""Footnotes of a page: the marks in its text that lead to a note, and the notes that they lead to."""

import re
from collections.abc import Sequence

from voice.readers.html.content import Content
from voice.readers.html.elements import BLOCKS, Element
from voice.readers.html.furniture import MARK, NOTE
from voice.readers.html.tokens import names

_MARK = re.compile(r"[\[(]?(?:\d{1,3}|[a-z]|[ivx]{1,4}|[*†‡§]{1,3}|(?:note|nota|anm\.?|сноска) ?\d{1,3})[\])]?", re.I)
_BACK = re.compile(r"[\s↩︎⤴↑^⇡⏎←]+")
_REFERENCE = names("footnote-ref reference footnote-reference footnoteref noteref fnref footnote-anchor")


def notes_of(content: Content) -> dict[Element, str]:
    """Marks and notes in the text, each with the reason why nobody reads it out."""
    found: dict[Element, str] = {}
    places = _places(content.inside)
    notes: set[Element] = set()
    for element in content.inside:
        if element.tag == "a" and element.get("href").startswith("#"):
            _take(element, places, notes, found, content)
        elif element.tag == "sup" and _REFERENCE.intersection(element.classes):
            found[element] = MARK
    return found


def _take(
    link: Element, places: dict[str, Element], notes: set[Element], found: dict[Element, str], content: Content
) -> None:
    """A link within the page, if it is a footnote's mark."""
    words = link.few_words()
    above = next((e for e in link.ancestors() if e.tag in BLOCKS), content.root)
    if words and _BACK.fullmatch(words):
        found[link] = MARK
        return
    raised = link.tag == "sup" or any(e.tag == "sup" for e in (*_near(link), *_inside(link)))
    if not _MARK.fullmatch(words) or not (raised or words[0] in "[(*†‡" or _REFERENCE.intersection(link.classes)):
        return
    target = places.get(link.get("href")[1:])
    note = _block_of(target, content) if target else None
    if above in notes or note is above:
        return  # the mark before the note itself
    found[link] = MARK
    if note and note not in found:
        notes.add(note)
        found[note] = NOTE


def _near(link: Element) -> list[Element]:
    above = link.parent
    return [e for e in (above, above.parent if above else None) if e is not None]


def _inside(link: Element) -> list[Element]:
    return [child for child in link.children if isinstance(child, Element)]


def _places(inside: Sequence[Element]) -> dict[str, Element]:
    """Elements by the name that a link within the page has for them."""
    places: dict[str, Element] = {}
    for element in inside:
        for name in (element.get("id"), element.get("name") if element.tag == "a" else ""):
            if name:
                places.setdefault(name, element)
    return places


def _block_of(target: Element, content: Content) -> Element | None:
    """The paragraph or item that a note is, if it is no large part of the text."""
    block = next((e for e in (target, *target.ancestors()) if e.tag in BLOCKS), None)
    if block is None or content.letters[block] > 0.3 * content.letters[content.root] or block is content.root:
        return None
    return block
