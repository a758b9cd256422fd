"""Where on the page the text lies: how much each element says, what is furniture, and what holds all the rest."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import islice

from voice.readers.page import furniture
from voice.readers.page.elements import Element, Text
from voice.readers.page.styles import Styles
from voice.readers.page.titles import Told, headings_of
from voice.readers.page.tokens import names

_SILENT = furniture.UNSEEN | {"noscript", "head", "rt", "rp", "select", "textarea", "option"}
PICTURES = names("img picture svg canvas image")
_FEW = 400
"""Letters; a page that says less than this beside its readers' comments is made of them."""
_LETTERS_OF_A_SENTENCE = 40
_BY_THE_WORD = frozenset((furniture.COMMENTS, furniture.COOKIES, furniture.NOTE))
"""These may be longer than the text."""
_FRAME = names(
    """address article aside div fieldset figure footer form header main menu nav ol section table tbody td tr ul
    noscript dialog"""
)
"""What pages are divided with, rather than texts."""
_LISTS = frozenset(("ul", "ol", "table"))
_NEVER_TITLED = frozenset((furniture.ADVERTISEMENT, furniture.NAVIGATION, furniture.SHARE, furniture.FOOT))
"""What the page's title does not stand in, although its class may sound so: ``banner``."""
_SURE = frozenset(("nav", "select", "textarea", "datalist", "noscript"))


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


@dataclass(slots=True)
class _Size:
    letters: int = 0
    linked: int = 0
    links: int = 0

    @property
    def plain(self) -> int:
        return self.letters - self.linked


def content_of(order: list[Element], styles: Styles, told: Told) -> Content:
    """The text's place on a page, whose elements these are in order; ``told`` is what it says its title is."""
    page = order[0]
    sizes = _sizes(order)
    heads = [e for e in order if e.tag == "h1" and sizes[e].plain]
    titles = headings_of(order, told)
    reasons = _furniture(order, styles, sizes, around((*heads, *titles)))
    titles = [e for e in titles if e not in reasons] or [e for e in heads if e not in reasons]
    good = _good(order, reasons)
    root = _root(page, order, good, around(titles))
    letters = {element: size.letters for element, size in sizes.items()}
    return Content(root, reasons, letters, around(element for element in order if element.tag in PICTURES))


# -- how much -----------------------------------------------------------------------------------------------------


def _sizes(order: list[Element]) -> dict[Element, _Size]:
    """Letters inside each element, and how many of them are links; children come after their parents in ``order``."""
    sizes: dict[Element, _Size] = {element: _Size() for element in order}
    for element in reversed(order):
        size = sizes[element]
        size.letters += sum(_letters(child) for child in element.children if isinstance(child, Text))
        if element.tag in _SILENT:
            size.letters = size.linked = 0
        elif element.tag == "a" and element.get("href"):
            size.linked = size.letters
            size.links = 1
        if element.parent in sizes and element is not order[0]:
            above = sizes[element.parent]
            above.letters += size.letters
            above.linked += size.linked
            above.links += size.links
    return sizes


def _letters(text: Text) -> int:
    return sum(map(len, text.text.split()))


def _furniture(
    order: list[Element], styles: Styles, sizes: dict[Element, _Size], titled: set[Element]
) -> dict[Element, str]:
    """What is not text, from the outside in; nothing that holds most of the page's sentences is furniture."""
    believed: dict[Element, str] = {}
    for element in order[1:]:
        if reason := _believed(element, styles, sizes[element], element in titled):
            believed[element] = reason
    whole = sizes[order[0]].plain
    while True:
        reasons = _outermost(order, believed, sizes, whole)
        if not (wrong := _wrong(reasons, sizes, whole)):
            return reasons
        believed = {element: reason for element, reason in believed.items() if reason != wrong or element.tag in _SURE}


def _believed(element: Element, styles: Styles, size: _Size, titled: bool) -> str:
    """Why the element seems to be furniture, as long as nothing else is known."""
    reason = furniture.reason(element, styles.of(element))
    if reason in _NEVER_TITLED and titled and element.tag not in _SURE:
        return ""
    if not reason and element.tag in _LISTS and _is_index(size):
        return furniture.RELATED
    if not reason and element.tag == "header" and not titled:
        return _head_of_the_page(element, size)
    return reason


def _outermost(
    order: list[Element], believed: dict[Element, str], sizes: dict[Element, _Size], whole: int
) -> dict[Element, str]:
    """Those elements that go, without what is inside them."""
    found: dict[Element, str] = {}
    gone: set[Element | None] = set()
    for element in order:
        if element.parent in gone:
            gone.add(element)
        elif (reason := believed.get(element)) and _may_go(element, reason, sizes[element].plain, whole):
            gone.add(element)
            found[element] = reason
            whole -= sizes[element].plain if reason in _BY_THE_WORD else 0
    return found


def _may_go(element: Element, reason: str, own: int, whole: int) -> bool:
    return element.tag in _SURE or reason in _BY_THE_WORD or own <= 0.4 * whole or own < _LETTERS_OF_A_SENTENCE


def _wrong(reasons: dict[Element, str], sizes: dict[Element, _Size], whole: int) -> str:
    """A reason for which too much would go: in a forum, what readers say is the text."""
    gone: Counter[str] = Counter()
    for element, reason in reasons.items():
        gone[reason] += 0 if element.tag in _SURE else sizes[element].plain
    left = whole - gone.total()
    for reason, own in gone.most_common():
        least = max(_FEW, own // 10) if reason in _BY_THE_WORD else min(_FEW, whole // 5)
        if own >= _LETTERS_OF_A_SENTENCE and left < least:
            return reason
    return ""


def _is_index(size: _Size) -> bool:
    """A list of three links or more, with few words beside them."""
    return size.links >= 3 and size.linked >= 0.6 * size.letters


def _head_of_the_page(element: Element, size: _Size) -> str:
    """A header that is more links than words, and not an article's."""
    near = [above.tag for above in islice(element.ancestors(), 4)]
    own = "article" in near or "main" in near or "section" in near
    return furniture.NAVIGATION if size.linked >= size.plain and not own else ""


# -- where --------------------------------------------------------------------------------------------------------


def _good(order: list[Element], reasons: dict[Element, str]) -> dict[Element, int]:
    """Letters of sentences inside each element: of text that is neither furniture nor a link."""
    good = dict.fromkeys(order, 0)
    dropped: set[Element] = set()
    for element in order:
        if element in reasons or element.parent in dropped or element.tag in _SILENT:
            dropped.add(element)
    for element in reversed(order):
        if element in dropped:
            continue
        good[element] += sum(_letters(child) for child in element.children if isinstance(child, Text))
        if element.tag == "a" and element.get("href"):
            good[element] = 0
        if element.parent in good and element is not order[0]:
            good[element.parent] += good[element]
    return good


def _root(page: Element, order: list[Element], good: dict[Element, int], titled: set[Element]) -> Element:
    """The element that states that it is the text, if it is so; else the smallest with nearly all sentences in it."""
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
        return _letters(node)
    return 0 if node is other or node.tag in _FRAME else good[node]


def _states(element: Element) -> bool:
    return (
        element.tag in ("article", "main")
        or element.get("role").lower() in ("main", "article")
        or "articlebody" in element.get("itemprop").lower()
    )


def _with_its_title(root: Element, good: dict[Element, int], stated: set[Element], titled: set[Element]) -> Element:
    """The root, or what is around it and holds little more than the title and what belongs to that."""
    most = good[root] + max(_FEW, good[root] // 4)
    chosen = root
    found = False
    for element in (root, *root.ancestors()):
        if good[element] > most or element.tag == "html":
            break
        if element in stated or (element in titled and not found):
            chosen = element
            found = found or element in titled
    return chosen


def around(elements: Iterable[Element]) -> set[Element]:
    """These elements and all that they are in."""
    found: set[Element] = set()
    for element in elements:
        above: Element | None = element
        while above is not None and above not in found:
            found.add(above)
            above = above.parent
    return found
