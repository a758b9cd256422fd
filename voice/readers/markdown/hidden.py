"""What stands in Markdown and is never read: comments, scripts, templates, and what readers wrote below a page.

Each is found in one pass: a sign that opens something which nothing closes is not sought again behind it.
"""

import html
import re
from collections.abc import Iterator

from voice.model import LeftOut

Places = Iterator[tuple[int, int]]
"""Where something begins and ends, in order."""

_OPENS = re.compile(r"<!--|<(script|style|template|noscript)\b", re.I)
_TEMPLATE = re.compile(
    r"\{%[^{}]{0,2000}?%\}|\{\{(?:[^{}\n]|\}(?!\})|\{(?!\{))*+\}\}|\{:[^{}\n]*\}"
    r"|(?<=\))\{[.#][\w-][^{}\n]{0,200}\}"
)
_COMMENTS = re.compile(
    r"<(ul|ol|div|section|h[1-6])\b[^<>]*?\b(?:class|id)=[\"'][^\"'<>]*?\bcomments?(?:\b|list|-h)[^<>]{0,2000}>", re.I
)

_CLOSING = re.compile(r"\[/([A-Za-z][\w-]{1,40})\](?!\()")
_SHORTCODE = re.compile(r"\[/?([A-Za-z][\w-]{1,40})(?: [^\[\]\n]{0,300})?\](?![(:\[])")
_ASIDE = re.compile(
    r"^[!?]{3}\+? [a-z][^\n]*(?:\n(?: {4}|\t)[^\n]*|\n(?=\n(?: {4}|\t)))*+"
    r"|^:{3,} ?\{?(?:figure|info|note|tip|warning|caution|danger|important|seealso|aside"
    r"|callout)\b[^\n]*\n(?:(?!:{3})[^\n]*\n){0,40}+:{3,}$",
    re.M,
)
_BOX = re.compile(r"^:{3,}(?: ?\{?[a-z][\w-]*(?:[ {\[][^\n]*)?)?$", re.M)
_LONGEST_ASIDE = 1500
"""Characters."""
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


def shortcodes_in(text: str) -> Places:
    """Names in square brackets, where one of the kind closes what another opens: ``[quote]...[/quote]``."""
    closed = {match[1].casefold() for match in _CLOSING.finditer(text)}
    closed.discard("caption")  # what is in it is known
    return (m.span() for m in _SHORTCODE.finditer(text) if m[1].casefold() in closed)


def asides_in(text: str) -> Places:
    """Boxes beside the text: ``!!! note`` and what is indented below it, ``:::figure`` and all up to ``:::``."""
    return (match.span() for match in _ASIDE.finditer(text) if len(match.group()) <= _LONGEST_ASIDE)


def fences_in(text: str) -> Places:
    """The lines that open and close other boxes, whose words are part of the text."""
    return (match.span() for match in _BOX.finditer(text))


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


def read_out(text: str, first_line: int) -> tuple[str, list[LeftOut]]:
    """The text without all that, every line where it was, and what was taken out."""
    left_out: list[LeftOut] = []
    for find, reason in _NEVER_READ:
        text = _without(text, find(text), reason, first_line, left_out)
    return text, left_out


def _without(text: str, places: Places, reason: str, line: int, left_out: list[LeftOut]) -> str:
    kept: list[str] = []
    place = 0
    for start, end in places:
        line += text.count("\n", place, start)
        words = " ".join(html.unescape(re.sub(r"<!--|-->|<[^!<>][^<>]*>", " ", text[start:end])).split())
        if words:
            left_out.append(LeftOut(words, line, reason))
        breaks = text.count("\n", start, end)
        kept += [text[place:start], "\n" * breaks]
        place, line = end, line + breaks
    return "".join([*kept, text[place:]])


_NEVER_READ = (
    (hidden_in, "hidden in the page"),
    (templates_in, "a template's instruction"),
    (shortcodes_in, "a template's instruction"),
    (comments_in, "readers' comments"),
    (asides_in, "beside the text"),
    (fences_in, "a layout instruction"),
    (permalinks_in, "a link to the line itself"),
)
