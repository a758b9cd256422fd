"""Which of the encodings from before Unicode some bytes are in: the one in which they read most like writing."""

import re
from collections.abc import Callable, Iterator

_WESTERN = "cp1252"
_ENOUGH = 20_000
"""Characters that tell as much as all of them."""
_LEAST = 0.4
"""What a reading must score to be believed rather than the Western one."""
_CYRILLIC = "оеаинтсрвлкмдпу", "яыьгзбчйхжшюцщэфъёіїєґ"
_GREEK = "αοιετσνηυρπκμλςάίόέήύ", "βγδζθξφχψώωϊϋΐΰ"
"""The commoner small letters, and the others."""

Weigh = Callable[[str, str, str], float]
"""What a character beyond ASCII says for the encoding, between its neighbours: from -1 to 1."""


def likeliest(data: bytes) -> str:
    """The encoding in which these bytes read most like some language; the Western one where none does."""
    scores = {name: _score(data, name, weigh) for name, weigh in _ENCODINGS}
    best = max(scores, key=lambda name: scores[name])
    return best if scores[best] >= _LEAST else _WESTERN


def _score(data: bytes, name: str, weigh: Weigh) -> float:
    try:
        text = data.decode(name)
    except UnicodeDecodeError:
        return -1.0
    if re.search(r"[\x00-\x08\x0e-\x1f\x7f\x80-\x84\x86-\x9f\ue000-\uf8ff]", text):
        return -1.0
    weights = [weigh(before, c, after) for before, c, after in _beyond_ascii(text[:_ENOUGH])]
    return sum(weights) / len(weights) if weights else 0.0


def _beyond_ascii(text: str) -> Iterator[tuple[str, str, str]]:
    """Every letter or sign beyond ASCII, between its neighbours; punctuation is much alike in all."""
    padded = f" {text} "
    for n, c in enumerate(text, 1):
        if c > "\x7f" and (c.isalpha() or not re.match(r"[\s\u00a0-\u00bf\u2010-\u203a\u20ac\u2116\u2122]", c)):
            yield padded[n - 1], c, padded[n + 1]


def _is_latin(c: str) -> bool:
    return c.isascii() and c.isalpha()


def _western(before: str, c: str, after: str) -> float:
    """Accented letters stand alone between plain ones."""
    if not c.isalpha():
        return -1.0
    strange = sum(x > "\x7f" and x.isalpha() for x in (before, after))
    return (1.0, 0.3, -1.0)[strange]


def _alphabet(common: str, others: str) -> Weigh:
    """Letters of one script, never beside Latin ones, no capital behind a small one."""

    def weigh(before: str, c: str, after: str) -> float:
        if _is_latin(before) or _is_latin(after) or not c.isalpha():
            return -1.0
        if c in common:
            return 0.0 if c == "ς" and after.isalpha() else 1.0
        if c in others:
            return 0.3
        return 0.3 if c.lower() in common + others and not before.islower() else -0.3

    return weigh


def _wide(pattern: str, half: str = "") -> Weigh:
    """Characters of one script of the East, some of which say less; never between two Latin letters."""
    full, part = re.compile(pattern), re.compile(half) if half else None

    def weigh(before: str, c: str, after: str) -> float:
        if (_is_latin(before) and _is_latin(after)) or "\uff61" <= c <= "\uff9f":
            return -1.0
        if full.match(c) or re.match(r"[\u3000-\u3011\uff01-\uff1f]", c):
            return 1.0
        return 0.3 if part and part.match(c) else -0.3

    return weigh


def _chinese(before: str, c: str, after: str) -> float:
    """The characters that the Chinese standard calls common come first in it."""
    if _is_latin(before) and _is_latin(after):
        return -1.0
    if re.match(r"[\u3000-\u3011\uff01-\uff1f]", c):
        return 1.0
    code = c.encode("gb2312", errors="ignore")
    return 1.0 if len(code) == 2 and 0xB0 <= code[0] <= 0xD7 else -0.3


_ENCODINGS: tuple[tuple[str, Weigh], ...] = (
    (_WESTERN, _western),
    ("cp1251", _alphabet(*_CYRILLIC)),
    ("koi8-r", _alphabet(*_CYRILLIC)),
    ("cp1253", _alphabet(*_GREEK)),
    ("shift_jis", _wide(r"[\u3040-\u30ff]", r"[\u4e00-\u9fff]")),
    ("euc-jp", _wide(r"[\u3040-\u30ff]", r"[\u4e00-\u9fff]")),
    ("euc-kr", _wide(r"[\uac00-\ud7af]")),
    ("gb18030", _chinese),
)
"""Of two that score the same the first is taken."""
