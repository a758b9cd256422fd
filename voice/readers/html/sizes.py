"""How much each element of a page says, and how much of that leads to other pages."""

import re
from dataclasses import dataclass

from voice.readers.html import furniture
from voice.readers.html.elements import Element, Text

SILENT = furniture.UNSEEN | {"noscript", "head", "rt", "rp", "select", "textarea", "option"}
"""What stands in these is no part of a text."""


@dataclass(slots=True)
class Size:
    """What an element holds."""

    letters: int = 0
    linked: int = 0
    """Letters that are links."""
    links: int = 0
    heads: int = 0
    """Headings that are nothing but a link to another page, as those of teasers are."""

    @property
    def plain(self) -> int:
        """Letters that are no links."""
        return self.letters - self.linked


def sizes_of(order: list[Element]) -> dict[Element, Size]:
    """The size of each element; children come after their parents in ``order``."""
    sizes: dict[Element, Size] = {element: Size() for element in order}
    for element in reversed(order):
        size = sizes[element]
        size.letters += sum(letters(child) for child in element.children if isinstance(child, Text))
        if element.tag in SILENT:
            size.letters = size.linked = 0
        elif element.tag == "a" and element.get("href"):
            size.linked = size.letters
            size.links = 0 if element.get("href").startswith("#") else 1
        if re.fullmatch("h[2-6]", element.tag):
            size.heads = int(size.links > 0 and size.plain == 0)
        if element.parent in sizes and element is not order[0]:
            above = sizes[element.parent]
            above.letters += size.letters
            above.linked += size.linked
            above.links += size.links
            above.heads += size.heads
    return sizes


def letters(text: Text) -> int:
    """How many there are, and other signs that can be seen."""
    return sum(map(len, text.text.split()))
