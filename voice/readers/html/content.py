"""Where on the page the text lies: how much each element says, what is furniture, and what holds all the rest."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from voice.readers.html.elements import Element, Text
from voice.readers.html.pruning import FEW, furniture_of
from voice.readers.html.sizes import SILENT, letters, sizes_of
from voice.readers.html.styles import Styles
from voice.readers.html.titles import Told, headings_of
from voice.readers.html.tokens import names

PICTURES = names("img picture svg canvas image")
_LETTERS_OF_A_SENTENCE = 40
_LEAST_OF_A_TEXT = 800
"""Letters, about 130 words."""
_FRAME = names(
    """address article aside div fieldset figure footer form header main menu nav ol section table tbody td tr ul
    noscript dialog"""
)
"""What pages are divided with, rather than texts."""
_OF_A_PAGE = names("head body title meta link nav main")


@dataclass(slots=True)
class Content:
    """What was found out about the elements of a page."""

    root: Element
    """Holds all of the text, and as little else as may be."""
    reasons: dict[Element, str] = field(default_factory=dict)
    """Elements that are furniture, with the reason; what is inside them is not looked at."""
    letters: dict[Element, int] = field(default_factory=dict)
    """How much each element says."""
    illustrated: set[Element] = field(default_factory=set)
    """Elements that are a picture, or hold one."""
    inside: list[Element] = field(default_factory=list)
    """The root and what is in it, without the furniture, in order."""


def content_of(order: list[Element], styles: Styles, told: Told) -> Content:
    """The text's place on a page, whose elements these are in order; ``told`` is what it says its title is."""
    sizes = sizes_of(order)
    heads = [e for e in order if e.tag == "h1" and sizes[e].plain]
    titles = headings_of(order, told)
    reasons = furniture_of(order, styles, sizes, around((*heads, *titles)), around(titles))
    gone = _gone(order, reasons)
    titles = [title for title in titles if title not in gone]
    good = _good(order, gone)
    root = _root(order, good, around(titles or [head for head in heads if head not in gone]))
    root = _under_its_title(root, titles, good)
    letters = {element: size.letters for element, size in sizes.items()}
    pictures = around(element for element in order if element.tag in PICTURES)
    inside = [element for element in (root, *root.elements()) if element not in gone]
    return Content(root, reasons, letters, pictures, inside)


def _gone(order: list[Element], reasons: dict[Element, str]) -> set[Element]:
    """What is furniture, or inside it."""
    gone: set[Element] = set()
    for element in order:
        if element in reasons or element.parent in gone or element.tag in SILENT:
            gone.add(element)
    return gone


def _good(order: list[Element], gone: set[Element]) -> dict[Element, int]:
    """Letters of sentences inside each element: of text that is neither furniture nor a link."""
    good = dict.fromkeys(order, 0)
    for element in reversed(order):
        if element in gone:
            continue
        good[element] += sum(letters(child) for child in element.children if isinstance(child, Text))
        if element.tag == "a" and element.get("href"):
            good[element] = 0
        if element.parent in good and element is not order[0]:
            good[element.parent] += good[element]
    return good


def _root(order: list[Element], good: dict[Element, int], titled: set[Element]) -> Element:
    """The element that states that it is the text, if it is so; else the smallest with nearly all sentences in it."""
    page = order[0]
    if not any(element.tag in _OF_A_PAGE for element in order[1:]):
        return page  # somebody cut it out of a page: there is nothing around the text
    stated = [element for element in order if _states(element) and good[element] >= max(0.35 * good[page], 1)]
    most = max((good[element] for element in stated), default=0)
    exact = [element for element in stated if good[element] >= 0.6 * most]
    start = min(exact, key=lambda element: good[element], default=page)
    least = max(0.85 * good[start], 1)
    root = start
    lost = 0
    while below := next((e for e in root.children if isinstance(e, Element) and good[e] >= least), None):
        lost += sum(_said_beside(child, below, good) for child in root.children)
        if lost > _LETTERS_OF_A_SENTENCE:
            break
        root = below
    return _with_its_title(root, good, set(stated), titled)


def _said_beside(node: Element | Text, other: Element, good: dict[Element, int]) -> int:
    """Letters of what is no part of the page's frame: a paragraph, or text as such."""
    if isinstance(node, Text):
        return letters(node)
    return 0 if node is other or node.tag in _FRAME else good[node]


def _states(element: Element) -> bool:
    return (
        element.tag in ("article", "main")
        or element.get("role").lower() in ("main", "article")
        or "articlebody" in element.get("itemprop").lower()
    )


def _with_its_title(root: Element, good: dict[Element, int], stated: set[Element], titled: set[Element]) -> Element:
    """The root, or what is around it and holds little more than the title and what belongs to that."""
    most = good[root] + max(FEW, good[root] // 4)
    chosen = root
    found = False
    for element in (root, *root.ancestors()):
        if good[element] > most or element.tag == "html":
            break
        if element in stated or (element in titled and not found):
            chosen = element
            found = found or element in titled
    return chosen


def _under_its_title(root: Element, titles: list[Element], good: dict[Element, int]) -> Element:
    """Another root, if the page's title stands elsewhere and has a text under it, as above a stream of other texts."""
    inside = around([root])
    if not titles or any(title is root or any(above is root for above in title.ancestors()) for title in titles[:9]):
        return root
    for element in titles[0].ancestors():
        if element in inside:
            return root
        if good[element] >= _LEAST_OF_A_TEXT:
            return element
    return root


def around(elements: Iterable[Element]) -> set[Element]:
    """These elements and all that they are in."""
    found: set[Element] = set()
    for element in elements:
        above: Element | None = element
        while above is not None and above not in found:
            found.add(above)
            above = above.parent
    return found
