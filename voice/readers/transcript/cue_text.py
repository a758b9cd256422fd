"""What stands in a subtitle's cue: voices, styles, times inside, character references. Tags go, their words stay."""

import html
import re
import unicodedata

from voice.model import LeftOut
from voice.readers.transcript.cues import Cue

_TOKENS = re.compile(
    r"""
      <(?P<slash>/?)(?P<tag>v|c|i|b|u|s|em|strong|font|span|lang|ruby|rt|rp|br|p|div|tt)
        (?:\.[^\s<>]{0,200})?(?P<said>\s[^<>]*)?/?>
    | <\d[\d:.,]{0,20}>
    | \{\\[^{}]*\}
    | \{[a-z]:[^{}\n]{0,40}\}
    | (?P<entity>&(?:\#\d{1,7}|\#x[0-9a-f]{1,6}|[a-z][a-z0-9]{1,30});)
    | (?P<other>(?-i:</?[a-z_][\w.:-]{0,40}(?:\s[^<>\n=]{0,40}=[^<>\n]{0,80})?>))
    """,
    re.X | re.I,
)
_STYLES = {"b": "strong", "strong": "strong", "i": "emphasis", "em": "emphasis"}
_UNSEEN = dict.fromkeys(map(ord, "\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff"))
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]")


class CueText:
    """The text of one cue, read: ``cues``, one for each line and voice, and what was ``left_out`` of it."""

    def __init__(self, raw: str, line: int, start: float | None, end: float | None) -> None:
        self._line, self._start, self._end = line, start, end
        self._speaker = ""
        self._open: set[str] = set()
        self.left_out: list[LeftOut] = []
        self.cues: list[Cue] = []
        self._begin()
        self._scan(raw)

    def _begin(self) -> None:
        """Nothing is said yet in this line, by this voice."""
        self._parts: list[str] = []
        self._length = 0
        self._styled: dict[str, int] = dict.fromkeys(self._open, 0)
        self._spans: dict[str, list[tuple[int, int]]] = {"strong": [], "emphasis": []}
        self._aid = -1

    def _scan(self, raw: str) -> None:
        position = 0
        for match in _TOKENS.finditer(raw):
            self._say_lines(raw[position : match.start()])
            self._token(match)
            self._line += match.group().count("\n")
            position = match.end()
        self._say_lines(raw[position:])
        self._end_part()

    def _say_lines(self, text: str) -> None:
        first, *others = text.split("\n")
        self._say(first)
        for line in others:
            self._end_part()
            self._line += 1
            self._say(line)

    def _say(self, words: str) -> None:
        words = _seen(words)
        self._parts.append(words)
        self._length += len(words)

    def _token(self, match: re.Match[str]) -> None:
        if match["entity"]:
            self._say(html.unescape(match["entity"]))
        elif match["tag"]:
            self._tag(match)
        elif match["other"]:
            self._leave_out(match["other"].strip("</>"), "a mark of the subtitles")

    def _tag(self, match: re.Match[str]) -> None:
        tag, closes = match["tag"].lower(), bool(match["slash"])
        if tag == "v":
            self._end_part()
            self._speaker = "" if closes else one_line(html.unescape(match["said"] or ""))
        elif tag in _STYLES:
            self._style(_STYLES[tag], closes)
        elif tag in ("rt", "rp"):
            self._reading_aid(closes)
        elif tag in ("br", "p", "div"):
            self._end_part()

    def _style(self, style: str, closes: bool) -> None:
        if not closes:
            self._open.add(style)
            self._styled.setdefault(style, self._length)
        elif style in self._open:
            self._open.remove(style)
            self._spans[style].append((self._styled.pop(style), self._length))

    def _reading_aid(self, closes: bool) -> None:
        """How a character is read stands beside it, in small: it is not said twice."""
        if self._aid >= 0:
            said = "".join(self._parts[self._aid :])
            del self._parts[self._aid :]
            self._length -= len(said)
            self._leave_out(said, "how a character is read")
        self._aid = -1 if closes else len(self._parts)

    def _leave_out(self, text: str, reason: str) -> None:
        if any(c.isalnum() for c in text):
            self.left_out.append(LeftOut(" ".join(text.split()), self._line, reason))

    def _end_part(self) -> None:
        """A line ends, or a voice."""
        for style, start in self._styled.items():
            self._spans[style].append((start, self._length))
        text = "".join(self._parts)
        if text.strip():
            strong, emphasis = (
                tuple((a, min(b, self._length)) for a, b in spans if a < min(b, self._length))
                for spans in self._spans.values()
            )
            self.cues.append(
                Cue(text, self._line, self._speaker, self._start, self._end, strong=strong, emphasis=emphasis)
            )
        self._begin()


def one_line(text: str) -> str:
    """A name, or what else stands on one line: composed, without white space around it or what cannot be seen."""
    return " ".join(_seen(text).split())


def _seen(text: str) -> str:
    return unicodedata.normalize("NFC", _CONTROL.sub(" ", text.translate(_UNSEEN)))
