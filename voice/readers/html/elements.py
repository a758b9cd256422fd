"""What a page's tree is made of: elements, and the text between tags. Nothing calls itself: depth is no matter."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from voice.readers.html.tokens import names

BLOCKS = names(
    """address article aside blockquote body caption center colgroup dd details dialog dir div dl dt fieldset
    figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html legend li listing main
    menu nav noframes ol optgroup option p plaintext pre search section select summary table tbody td tfoot th
    thead title tr ul xmp"""
)
"""What stands on lines of its own."""
_APART = BLOCKS | names("a br button label img")


@dataclass(slots=True, eq=False)
class Text:
    """Words between tags."""

    text: str
    line: int


@dataclass(slots=True, eq=False)
class Element:
    """A tag and what it encloses."""

    tag: str
    line: int = 1
    attributes: Mapping[str, str] = field(default_factory=dict)
    parent: Element | None = field(default=None, repr=False)
    children: list[Element | Text] = field(default_factory=list, repr=False)

    def get(self, name: str) -> str:
        """An attribute's value, without white space at its ends; nothing where there is none."""
        return self.attributes.get(name, "").strip()

    @property
    def classes(self) -> list[str]:
        return self.attributes.get("class", "").split()

    def elements(self) -> Iterator[Element]:
        """All elements inside, in order."""
        waiting: list[Element] = [self]
        while waiting:
            element = waiting.pop()
            if element is not self:
                yield element
            waiting += [child for child in reversed(element.children) if isinstance(child, Element)]

    def words(self, unheard: frozenset[str] = frozenset()) -> str:
        """What it says, on one line; what stands apart on the page has a space between."""
        waiting: list[Element | Text | None] = [self]
        said: list[str] = []
        while waiting:
            node = waiting.pop()
            if node is None:
                said.append(" ")
            elif isinstance(node, Text):
                said.append(node.text)
            elif node is self or node.tag not in unheard:
                apart = node.tag in _APART
                said += [" "] if apart else []
                waiting += [None] if apart else []
                waiting += reversed(node.children)
        return " ".join("".join(said).split())

    def begins(self, most: int = 40) -> str:
        """What its first pieces say, as they stand: no more of them than ``most``."""
        waiting: list[Element | Text] = [self]
        said: list[str] = []
        while waiting and most:
            most -= 1
            node = waiting.pop()
            if isinstance(node, Text):
                said.append(node.text)
            else:
                waiting += reversed(node.children[:most])
        return "".join(said) if not waiting else "".join(said) + "\N{REPLACEMENT CHARACTER}"

    def few_words(self) -> str:
        """What it says, if that is no more than a handful of pieces; nothing otherwise."""
        words = " ".join(self.begins().split())
        return words if len(words) <= 120 and not words.endswith("\N{REPLACEMENT CHARACTER}") else ""

    def ancestors(self) -> Iterator[Element]:
        """The element that it is in, the one that this is in, and so on."""
        element = self.parent
        while element is not None:
            yield element
            element = element.parent
