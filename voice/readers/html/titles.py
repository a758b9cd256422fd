"""The title of a page as a person would say it: what stands above the text, without the name of the site."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from voice.readers.html.elements import Element

_BARS = re.compile(r"\s*[|｜]\s*|\s+(?:[–—\-·•»«/]|::|>>)\s+|\s+_\s*|_(?=[^_\s]+$)")
_SURE_BARS = re.compile(r"\s*[|｜]\s*|\s+(?:[·•»«]|::|>>)\s+")
"""Signs that a site puts between a title and itself, and that no title has."""
_LONGEST_SITE = 40
"""Characters; some pages give their title there."""
_NO_TITLE = re.compile(r"\W*(?:untitled.*|home|index|start|article|document|new page \d*|главная|无标题.*)?\W*", re.I)


@dataclass(frozen=True, slots=True)
class Told:
    """What a page says of its title and of its site, in one way or another."""

    titles: tuple[str, ...] = ()
    """The best first, the window's last."""
    sites: tuple[str, ...] = ()

    @property
    def names(self) -> set[str]:
        """What the site is called, as `_key`."""
        sites = (site for site in self.sites if len(site) <= _LONGEST_SITE)
        return {key for site in sites for part in (site, *_BARS.split(site)) if (key := _key(part))}


def title_of(told: Told, heads: Sequence[str]) -> str:
    """The title; nothing where the page states none. ``heads`` are the headings of the text that may be it."""
    names = told.names
    own = [title for title in told.titles if title not in told.sites] or told.titles
    bare = [title for text in own if (title := without_site(text, names)) and not _NO_TITLE.fullmatch(title)]
    seen = [head for head in heads if _key(head) and _key(head) not in names]
    for title in bare:
        for head in seen:
            if _is_same(head, title):
                # What a heading sets on two lines has no space between; the window's title has.
                return title if _key(head) == _key(title) and len(title) > len(head) else head
    only_window = len(told.titles) == 1 and len(told.sites) == 0
    if len(seen) == 1 and (any(_shares(seen[0], text) for text in told.titles) or (only_window and bare)):
        return "" if _NO_TITLE.fullmatch(seen[0]) else seen[0]
    return bare[0] if bare else ""


def headings_of(order: Iterable[Element], told: Told) -> list[Element]:
    """The headings of a page that say what it says its title is."""
    names = told.names
    parts = (part for title in told.titles for part in (without_site(title, names), *_BARS.split(title)))
    titles = {part for part in parts if len(_key(part)) > 3 and not _is_site(part, names)}
    found = []
    for element in order:
        if element.tag in ("h1", "h2", "h3"):
            words = " ".join(element.begins().split())
            if len(_key(words)) > 3 and any(_is_same(words, title) for title in titles):
                found.append(element)
    return found


def without_site(text: str, names: set[str]) -> str:
    """A title without the name of the site before or behind it."""
    parts, seams = _BARS.split(text), _BARS.findall(text)
    while len(parts) > 1 and _is_site(parts[-1], names):
        parts, seams = parts[:-1], seams[:-1]
    while len(parts) > 1 and _is_site(parts[0], names):
        parts, seams = parts[1:], seams[1:]
    whole = parts[0] + "".join(seam + part for seam, part in zip(seams, parts[1:], strict=True))
    if _key(whole) in names:
        return ""
    sure = _SURE_BARS.split(whole)
    return (max(sure, key=len) if len(sure) > 1 else whole).strip().removeprefix("- ").strip()


def _is_site(part: str, names: set[str]) -> bool:
    key = _key(part)
    return not key or any(
        key == name or (len(name) > 4 and (key.startswith(name) or name.startswith(key))) for name in names
    )


def _is_same(head: str, title: str) -> bool:
    """Whether a heading says what a title says, or a little more."""
    one, other = _key(head), _key(title)
    return (
        one == other or (other in one and len(one) <= 2 * len(other)) or (one in other and len(other) <= 2 * len(one))
    )


def _shares(head: str, title: str) -> bool:
    """Whether a third of the heading's words are the title's, too."""
    one, other = set(re.findall(r"\w+", head.casefold())), set(re.findall(r"\w+", title.casefold()))
    return bool(one) and len(one & other) >= len(one) / 3


def same(one: str, other: str) -> bool:
    """Whether two texts have the same letters and digits."""
    return _key(one) == _key(other)


def _key(text: str) -> str:
    return "".join(re.findall(r"\w", text.casefold()))
