"""Markdown inside a paragraph: the words, and which of them are bold or in italics.

More lenient than CommonMark on purpose: the aim is to hear the words. Bold that CommonMark does not close because a
full-width colon stands before the stars (``**问：**答``) is bold here.
"""

import html
import re

from voice.model import LeftOut
from voice.readers.encoding.characters import clean

HARD_BREAK = "\u2028"
"""Stands in the text where the source breaks the line on purpose."""
CAPTION = "\ufdd0"
"""Stands before the words under a picture. (No character: Unicode leaves it to programs.)"""
_UNDER_PICTURE = re.compile(
    r"[ \t]*(?:(?:\*[^*\n]{1,200}\*|_[^_\n]{1,200}_)[ \t]*"
    r"|[^\s*_<>\[\].!?:。！？：][^*_<>\[\].!?:。！？：\n]{1,60})(?:\n|$)"
)
"""A few words between a picture and the end of its line, no sentence."""

_TOKENS = re.compile(
    r"""
      (?P<escape>\\[!-/:-@\[-`{-~])
    | (?P<code>(?<!`)(?P<ticks>`++)(?P<inside>.{1,20000}?)(?<!`)(?P=ticks)(?!`))
    | !\[(?P<alt>[^\]]{0,2000})\]\((?P<picture>data:[^()\s]*+|[^)\s]{0,2000}+)[^)]{0,2000}\)
    | !\[(?P<described>[^\]]{0,2000})\]\[[^\]]{0,200}\]
    | \[(?P<label>(?:!\[[^\]]{0,2000}\]\([^)]{0,2000}\)|[^\[\]]|\[[^\[\]]{0,2000}\])*+)\]
      (?:\((?P<target>[^()\s]*+(?:\([^()]*+\)[^()\s]*+)*)[^)]{0,2000}\)|\[[^\]]{0,2000}\]|(?P<span>\{[.#][^{}\n]{1,200}\}))
    | \[\^(?P<note>[^\]\s]{1,200})\]
    | <sup>(?P<raised>\d{1,3})</sup>
    | <(?P<address>(?:https?://|mailto:)[^>\s]{1,2000}+|[^<>\s@]+@[^<>\s@]+)>
    | <(?P<slash>/?)(?P<tag>[a-zA-Z][a-zA-Z0-9]*)(?P<attributes>(?:\s[^<>]*)?)/?>
    | (?P<entity>&(?:\#\d+|\#[xX][0-9a-fA-F]+|[a-zA-Z][a-zA-Z0-9]*);)
    | (?P<marks>\*+|_+)
    | (?P<hard>(?<![ ])[ ]{2,}+\n|\\\n)
    """,
    re.X | re.S,
)
_ADDRESS_WITH_NOTE = re.compile(r"\s*(https?://\S+)\s+\([^()]{1,40}\)\s*")
_STRONG = {"strong", "b"}
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_EMPHASIS = {"em", "i", "cite"}

Spans = tuple[tuple[int, int], ...]


class Inline:
    """One paragraph, read: ``text``, its ``strong`` and ``emphasis`` spans, and what was ``left_out`` of it."""

    def __init__(self, raw: str, line: int) -> None:
        self._raw, self._line = raw, line
        self._parts: list[str] = []
        self._length = self._linked = self._counted = 0
        self._open: dict[str, int] = {}
        self._spans: dict[str, list[tuple[int, int]]] = {"strong": [], "emphasis": []}
        self.left_out: list[LeftOut] = []
        self._scan(0, len(raw))
        self.text = "".join(self._parts)
        self.strong: Spans = tuple(self._spans["strong"])
        self.emphasis: Spans = tuple(self._spans["emphasis"])

    @property
    def is_link(self) -> bool:
        """Whether there is nothing but links: a way to another page, not a sentence."""
        noted = _ADDRESS_WITH_NOTE.fullmatch(self.text)
        said = noted[1] if noted else self.text
        return bool(self._linked) and self._linked >= sum(not c.isspace() for c in said)

    def _scan(self, start: int, end: int) -> None:
        position = start
        for match in _TOKENS.finditer(self._raw, start, end):
            self._say(self._raw[position : match.start()])
            self._token(match)
            position = match.end()
        self._say(self._raw[position:end])

    def _say(self, words: str) -> None:
        self._parts.append(words)
        self._length += len(words)

    def _token(self, match: re.Match[str]) -> None:
        kind = match.lastgroup
        if match["label"] is not None:
            self._link(match)
        elif match["tag"]:
            self._tag(match)
        elif match["marks"]:
            self._mark(match)
        elif match["note"]:
            self._leave_out(match, match.group(), "a footnote's mark")
        elif match["picture"] is not None or match["described"] is not None:
            self._picture(match, match["alt"] or match["described"] or "")
        elif match["raised"]:
            self._say(match["raised"].translate(_RAISED))
        elif match["address"]:
            self._say(match["address"].removeprefix("mailto:"))
        else:
            said = {"escape": match.group()[1:], "hard": HARD_BREAK + "\n", "entity": _character(match.group())}
            self._say(match["inside"] if match["code"] else said[kind or ""])

    def _leave_out(self, match: re.Match[str], text: str, reason: str) -> None:
        self._line += self._raw.count("\n", self._counted, match.start())
        self._counted = match.start()
        self.left_out.append(LeftOut(" ".join(text.split()), self._line, reason))

    def _link(self, match: re.Match[str]) -> None:
        before = len(self._parts)
        self._scan(match.start("label"), match.end("label"))
        if match["span"]:
            return  # Pandoc's way to set words in a style
        said = "".join(self._parts[before:])
        self._linked += sum(not c.isspace() for c in said)

    def _tag(self, match: re.Match[str]) -> None:
        tag = match["tag"].lower()
        if tag in _STRONG or tag in _EMPHASIS:
            style = "strong" if tag in _STRONG else "emphasis"
            if match["slash"]:
                self._close(style)
            else:
                self._open.setdefault(style, self._length)
        elif tag == "br":
            self._say(HARD_BREAK)
        elif tag in ("img", "iframe", "video", "audio"):
            alternative = re.search(r"\balt=\"([^\"]+)\"", match["attributes"])
            self._picture(match, alternative[1] if alternative else "")

    def _picture(self, match: re.Match[str], alternative: str) -> None:
        self._leave_out(match, alternative or match.group(), "a picture")
        after = match.end()
        if not self._length and self._raw.startswith("\n", after):
            after += 1
        if _UNDER_PICTURE.match(self._raw, after):
            self._say(HARD_BREAK + CAPTION)

    def _mark(self, match: re.Match[str]) -> None:
        marks = match["marks"]
        before = self._raw[match.start() - 1 : match.start()]
        after = self._raw[match.end() : match.end() + 1]
        within_word = marks[0] == "_" and before.isalnum() and after.isalnum()
        adrift = len(marks) == 1 and (not before or before.isspace()) and (not after or after.isspace())
        if within_word or adrift or len(marks) > 4:
            self._say(marks)
            return
        if len(marks) >= 2:
            self._toggle("strong")
        if len(marks) % 2:
            self._toggle("emphasis")

    def _toggle(self, style: str) -> None:
        if style in self._open:
            self._close(style)
        else:
            self._open[style] = self._length

    def _close(self, style: str) -> None:
        start = self._open.pop(style, self._length)
        if start < self._length:
            self._spans[style].append((start, self._length))


def _character(entity: str) -> str:
    """What an entity stands for, unless that is what decoding takes out of a text."""
    return clean(html.unescape(entity)) if entity.startswith("&") else entity
