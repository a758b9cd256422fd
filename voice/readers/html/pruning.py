"""What on a page is furniture: every sign is believed, but for those that would leave no text."""

from collections import Counter
from itertools import islice

from voice.readers.html import furniture
from voice.readers.html.elements import Element
from voice.readers.html.sizes import Size
from voice.readers.html.styles import Styles

FEW = 400
"""Letters; a page that says less than this beside its readers' comments is made of them."""
_LETTERS_OF_A_SENTENCE = 40
_BY_THE_WORD = frozenset((furniture.COMMENTS, furniture.COOKIES, furniture.NOTE))
"""These may be longer than the text."""
_FEW_BESIDE = 40
"""Letters of no link for each that is one."""
_LISTS = frozenset(("ul", "ol", "table", "div", "section"))
_NEVER_TITLED = frozenset((furniture.ADVERTISEMENT, furniture.NAVIGATION, furniture.SHARE, furniture.FOOT))
"""What the page's title does not stand in, although its class may sound so: ``banner``."""
_SURE = frozenset(("nav", "select", "textarea", "datalist", "noscript"))


def furniture_of(
    order: list[Element], styles: Styles, sizes: dict[Element, Size], titled: set[Element], named: set[Element]
) -> dict[Element, str]:
    """What is not text, from the outside in; nothing that holds most of the page's sentences is furniture.

    What holds a heading that may be the page's title is ``titled``; ``named`` is what holds the one that surely is.
    """
    believed: dict[Element, str] = {}
    for element in order[1:]:
        reason = _believed(element, styles, sizes, element in titled)
        if reason and not (reason == furniture.COOKIES and element in named):
            believed[element] = reason
    whole = sizes[order[0]].plain
    while True:
        reasons = _outermost(order, believed, sizes, whole)
        if not (wrong := _wrong(reasons, sizes, whole)):
            return reasons
        believed = {element: reason for element, reason in believed.items() if reason != wrong or element.tag in _SURE}


def _believed(element: Element, styles: Styles, sizes: dict[Element, Size], titled: bool) -> str:
    """Why the element seems to be furniture, as long as nothing else is known."""
    size = sizes[element]
    reason = furniture.reason(element, styles.of(element))
    if reason in _NEVER_TITLED and titled and element.tag not in _SURE:
        return ""
    if not reason and element.tag in _LISTS and not titled and (_is_index(size) or _are_teasers(element, sizes)):
        return furniture.RELATED
    if not reason and element.tag == "header" and not titled:
        return _head_of_the_page(element, size)
    return reason


def _outermost(
    order: list[Element], believed: dict[Element, str], sizes: dict[Element, Size], whole: int
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


def _wrong(reasons: dict[Element, str], sizes: dict[Element, Size], whole: int) -> str:
    """A reason for which too much would go: in a forum, what readers say is the text."""
    gone: Counter[str] = Counter()
    for element, reason in reasons.items():
        gone[reason] += 0 if element.tag in _SURE else sizes[element].plain
    left = whole - gone.total()
    for reason, own in gone.most_common():
        least = max(FEW, own // 10) if reason in _BY_THE_WORD else min(FEW, whole // 5)
        if own >= _LETTERS_OF_A_SENTENCE and left < least:
            return reason
    return ""


def _is_index(size: Size) -> bool:
    """A list of three links or more, with few words beside them."""
    return size.links >= 3 and size.linked >= 0.6 * size.letters and size.plain <= _FEW_BESIDE * size.links


def _are_teasers(element: Element, sizes: dict[Element, Size]) -> bool:
    """Parts of which most have a heading that is a link to another page: what else there is to read."""
    if sizes[element].heads < 3:
        return False
    parts = [sizes[e] for e in element.children if isinstance(e, Element) and sizes[e].letters]
    headed = sum(part.heads > 0 for part in parts)
    return headed >= 3 and headed > 0.6 * len(parts)


def _head_of_the_page(element: Element, size: Size) -> str:
    """A header that is more links than words, and not an article's."""
    near = [above.tag for above in islice(element.ancestors(), 4)]
    own = "article" in near or "main" in near or "section" in near
    return furniture.NAVIGATION if size.linked >= size.plain and not own else ""
