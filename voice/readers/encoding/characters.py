"""Which characters of a text are text: what moves a cursor, turns the direction or hides is taken out.

A word that is seen is never changed: letters of another script that look alike, letters for private use and the sign
for a lost character (U+FFFD) all stay as they are.
"""

import re
import unicodedata
from functools import cache

_TERMINAL = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")
"""Colours and movements of a terminal; without their first character they would be words."""
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")
_TOO_MANY = 100
"""Where one character of so many is a control character, the file is no text."""
_BROKEN_WORD = re.compile(r"\u00ad[ \t]*\n[ \t]*(\S+)[ \t]*")
_LINE_ENDS = re.compile(r"\r\n?|[\v\x85\u2028\u2029]")
_PAGE_ENDS = re.compile(r"(?<=\n)\f+|(?<!\f)\f+(?=\n|\Z)|\A\f+")
_TURNING = r"\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_TAGS = r"\U000e0000-\U000e007f"
_UNSEEN = re.compile(
    rf"[\x00-\x08\x0e-\x1f\x7f-\x9f\u00ad\u034f\u180e\u200b\u2060-\u206f\ufeff\ufff9-\ufffb{_TURNING}{_TAGS}"
    r"\ufdd0-\ufdef\ufffe\uffff]"
)
_JOINERS = re.compile(r"(?<![\u0590-\U0010ffff])[\u200c\u200d]+")
"""In Arabic and Indian scripts, and between emoji, they do something."""
_VARIANTS = re.compile(r"[\ufe00-\ufe0f\U000e0100-\U000e01ef][\ufe00-\ufe0f\U000e0100-\U000e01ef]+")
"""One may choose the form of a letter; more can hide a message."""
_SLY = re.compile(rf"[{_TURNING}{_TAGS}]")
_BLANK = re.compile(r"[\u2800\u3164\u115f\u1160\uffa0]")
"""Letters by name that show nothing."""
_RARE = re.compile(r"[\U00010000-\U0001efff]")
_PILE = 30
"""Marks on one letter; no language needs as many, see Unicode's Stream-Safe Text Format (UAX 15)."""


def is_text(text: str) -> bool:
    """Whether there are few enough control characters for a text that somebody wrote."""
    return len(_CONTROL.findall(text)) * _TOO_MANY <= len(text)


def sly(text: str) -> int:
    """How many characters turn the direction of the text, or are hidden tags: what is seen is not what is there."""
    return len(_SLY.findall(text))


def clean(text: str, *, page: str = "\n") -> str:
    r"""The text composed (NFC), with ``\n`` for every line end, without what cannot be seen.

    Args:
        text: As decoded.
        page: What stands for the end of a page within a line; one beside a line's end is dropped.
    """
    text = _LINE_ENDS.sub("\n", _TERMINAL.sub("", text))
    if "\f" in text:
        text = (text if page == "\f" else _PAGE_ENDS.sub("", text)).replace("\f", page)
    if text.isascii():
        return _UNSEEN.sub("", text) if _CONTROL.search(text) else text
    # A word that goes on in the next line is read in this one, so that lines keep their number.
    text = _BROKEN_WORD.sub(r"\1\n", text)
    text = _VARIANTS.sub(lambda match: match.group()[0], _UNSEEN.sub("", text))
    if "\u200c" in text or "\u200d" in text:
        text = _JOINERS.sub("", text)
    # Composing takes a time that grows with the square of the marks on one letter.
    text = _piles(0x300, 0x10000).sub(_top, _BLANK.sub(" ", text))
    if _RARE.search(text):
        text = _piles(0x10000, 0x1F000).sub(_top, text)
    return unicodedata.normalize("NFC", text)


def _top(pile: re.Match[str]) -> str:
    return pile.group()[:_PILE]


@cache
def _piles(first: int, last: int) -> re.Pattern[str]:
    marks = "".join(chr(n) for n in range(first, last) if unicodedata.combining(chr(n)))
    # A class by itself at the beginning lets the search pass quickly over what is not in it.
    return re.compile(f"[{marks}][{marks}]{{{_PILE - 1},}}")
