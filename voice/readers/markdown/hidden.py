"""What stands in Markdown and is never read: comments, scripts, templates, and what readers wrote below a page.

Each is found in one pass: a sign that opens something which nothing closes is not sought again behind it.
"""

import re
from collections.abc import Iterator

Places = Iterator[tuple[int, int]]
"""Where something begins and ends, in order."""

_OPENS = re.compile(r"<!--|<(script|style|template|noscript)\b", re.I)
_TEMPLATE = re.compile(r"\{%[^{}]{0,2000}?%\}|\{\{(?:[^{}\n]|\}(?!\})|\{(?!\{))*+\}\}|\{:[^{}\n]*\}")
_COMMENTS = re.compile(
    r"<(ul|ol|div|section|h[1-6])\b[^<>]*?\b(?:class|id)=[\"'][^\"'<>]*?\bcomments?(?:\b|list|-h)[^<>]{0,2000}>", re.I
)

_PERMALINK = re.compile(r"<a\b[^<>]{0,400}>[#¶§🔗]</a>|\[[#¶§🔗]\]\(#[^()\s]{0,300}\)", re.I)


def hidden_in(text: str) -> Places:
    """Comments of whoever wrote the page, and what only a browser reads."""
    place = 0
    unclosed: set[str] = set()
    while opening := _OPENS.search(text, place):
        name = (opening[1] or "").lower()
        place = opening.end()
        if name in unclosed:
            continue
        closing = re.compile(rf"</{name}\s*+>" if name else "-->", re.I).search(text, place)
        if closing:
            place = closing.end()
            yield opening.start(), place
        else:
            unclosed.add(name)


def templates_in(text: str) -> Places:
    """What a program fills in."""
    return (match.span() for match in _TEMPLATE.finditer(text))


def permalinks_in(text: str) -> Places:
    """The signs beside a line by which others can link to it."""
    return (match.span() for match in _PERMALINK.finditer(text))


def comments_in(text: str) -> Places:
    """The elements that hold what readers wrote."""
    place = 0
    while opening := _COMMENTS.search(text, place):
        place = _end_of_element(text, opening)
        yield opening.start(), place


def _end_of_element(text: str, opening: re.Match[str]) -> int:
    """Where the element ends that this tag opens; the end of the text where it is never closed."""
    depth = 0
    for tag in re.compile(rf"<(/?){opening[1]}\b[^<>]*>", re.I).finditer(text, opening.start()):
        depth += -1 if tag[1] else 1
        if not depth:
            return tag.end()
    return len(text)
