"""The tags and the text of a page, each with its line; as a browser finds them, or nearly."""

import html
import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

_MARKUP = re.compile(r"<(?=[a-zA-Z!?/]|%[^<>]*%>)")
"""What begins a tag, a comment or, where a page was saved on its way to the browser, a programme's instruction."""
_NAME = re.compile(r"[a-zA-Z][^\s/>]*")
_ATTRIBUTE = re.compile(
    r"""[\s/]*(?P<name>[^\s/>][^\s/>=]*)
    (?:\s*=\s*(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)'|(?P<bare>[^\s>"'][^\s>]*)?))?""",
    re.X,
)
_END = re.compile(r"[\s/]*>?")
_HUGE_NUMBER = re.compile(r"&#(?:x0*[0-9a-f]{7,}|0*[0-9]{8,});?", re.I)
"""No character has such a number, and Python counts no further than 4,300 digits."""
RAW = frozenset(("script", "style", "xmp", "iframe", "noembed", "noframes"))
"""What stands in these is no markup."""
_ESCAPED = frozenset(("title", "textarea"))
"""No markup either, but ``&amp;`` is read."""


class Token(NamedTuple):
    """A tag, or text between tags."""

    kind: str
    """``start``, ``end`` or ``text``."""
    value: str
    """The tag's name in small letters, or the text."""
    line: int
    attributes: Mapping[str, str] = {}
    empty: bool = False
    """Whether the tag closes itself: ``<a id="x"/>``."""


def tokens(page: str) -> Iterator[Token]:
    """Tags and text in order. Comments and declarations are not among them."""
    position, line, counted = 0, 1, 0
    never_closed: set[str] = set()
    while position < len(page):
        markup = _MARKUP.search(page, position)
        start = markup.start() if markup else len(page)
        if start > position:
            yield Token("text", unescape(page[position:start]), line)
        line += page.count("\n", counted, start)
        position = counted = start
        if not markup:
            return
        name = _NAME.match(page, start + 1)
        if name is None:
            token, position = _closing(page, start, line, never_closed)
            if token:
                yield token
            continue
        token, position = _opening(page, name, line)
        yield token
        if token.value in RAW | _ESCAPED and not token.empty:
            inside, end = _raw(page, token.value, position, never_closed)
            within = line + page.count("\n", counted, position)
            yield Token("text", unescape(inside) if token.value in _ESCAPED else inside, within)
            yield Token("end", token.value, within + inside.count("\n"))
            position = end
        line += page.count("\n", counted, position)
        counted = position


def unescape(text: str) -> str:
    """Text with ``&amp;`` and its kind read, whatever number somebody wrote there."""
    return html.unescape(_HUGE_NUMBER.sub("\ufffd", text)) if "&" in text else text


def _opening(page: str, name: re.Match[str], line: int) -> tuple[Token, int]:
    """A start tag, and where it ends."""
    attributes: dict[str, str] = {}
    position = name.end()
    while match := _ATTRIBUTE.match(page, position):
        value = match["double"] or match["single"] or match["bare"] or ""
        attributes.setdefault(match["name"].lower(), unescape(value))
        position = match.end()
    end = _END.match(page, position)
    closing = end.group() if end else ""
    return Token("start", name.group().lower(), line, attributes, "/" in closing), position + len(closing)


def _closing(page: str, start: int, line: int, never_closed: set[str]) -> tuple[Token | None, int]:
    """An end tag, or nothing for a comment or a declaration; and where it ends."""
    name = _NAME.match(page, start + 2) if page[start + 1] == "/" else None
    if name is None and page.startswith("<%", start):
        end = page.find("%>", start)
        return None, start + 2 if end < 0 else end + 2
    if name is None and page.startswith("<!--", start):
        return None, _after_comment(page, start, never_closed)
    if "<>" in never_closed or (end := page.find(">", start)) < 0:
        never_closed.add("<>")
        end = len(page) - 1
    return (Token("end", name.group().lower(), line) if name else None), end + 1


def _after_comment(page: str, start: int, never_closed: set[str]) -> int:
    """Where the comment ends; where none does, it is its first line, so that a slip does not swallow the text."""
    if page.startswith((">", "->"), start + 4):
        return page.index(">", start) + 1
    end = -1 if "<!--" in never_closed else page.find("-->", start + 4)
    if end >= 0:
        return end + 3
    never_closed.add("<!--")
    end = page.find(">", start)
    return len(page) if end < 0 else end + 1


def _raw(page: str, name: str, start: int, never_closed: set[str]) -> tuple[str, int]:
    """What stands in an element without markup, and where its end tag ends."""
    end = None if name in never_closed else re.compile(rf"</{name}(?=[\s/>])", re.I).search(page, start)
    if end:
        after = page.find(">", end.end())
        return page[start : end.start()], len(page) if after < 0 else after + 1
    never_closed.add(name)
    if name in ("script", "style"):
        return page[start:], len(page)
    cut = page.find("<", start)
    cut = len(page) if cut < 0 else cut
    return page[start:cut], cut


def names(text: str) -> frozenset[str]:
    """The words of a list of them."""
    return frozenset(text.split())
