"""The title of a page as a person would say it: what stands above the text, without the name of the site."""

import re
from collections.abc import Iterable, Sequence

_BARS = re.compile(r"\s*[|｜]\s*|\s+(?:[–—\-·•»«/]|::|>>)\s+|\s+_\s*|_(?=[^_\s]+$)")
_SURE_BARS = re.compile(r"\s*[|｜]\s*|\s+(?:[·•»«]|::|>>)\s+")
"""Signs that a site puts between a title and itself, and that no title has."""
_NO_TITLE = re.compile(r"\W*(?:untitled.*|home|index|start|article|document|new page \d*|главная|无标题.*)?\W*", re.I)


def title_of(stated: Sequence[str], heads: Sequence[str], sites: Iterable[str]) -> str:
    """The title; nothing where the page states none. ``stated`` are the ways in which it says it, best first, the
    window's title last; ``heads`` are the headings of the first level in the text."""
    names = {key for site in sites if (key := _key(site))}
    told = [" ".join(text.split()) for text in stated]
    bare = [title for text in told if (title := without_site(text, names)) and not _NO_TITLE.fullmatch(title)]
    seen = [head for head in heads if _key(head) and _key(head) not in names]
    for title in bare:
        for head in seen:
            if _is_same(head, title):
                return head
    if len(seen) == 1 and (not bare or any(_shares(seen[0], text) for text in told)):
        return seen[0] if bare else ""
    return bare[0] if bare else ""


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
    return max(sure, key=len).strip() if len(sure) > 1 else whole.strip()


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


def _key(text: str) -> str:
    return "".join(re.findall(r"\w", text.casefold()))
