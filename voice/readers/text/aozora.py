"""Texts in the form of Aozora Bunko, the Japanese library of the public domain: readings, notes and colophon.

The signs are those of its guide for annotators: ``|漢字《かんじ》`` is how a word is read, ``［＃...］`` a note of those
who typed the text, a legend of both stands above the text between two rules, and the colophon begins with ``底本：``.
"""

import re
from collections.abc import Iterator

from voice.model import LeftOut

_LEGEND = re.compile(r"^-{20,}\n【テキスト中に現れる記号について】\n.*?\n-{20,}$", re.S | re.M)
_COLOPHON = re.compile(r"^底本[：:].*", re.S | re.M)
_NOTE = re.compile(r"(?P<note>※?［＃[^［］\n]*］)|(?P<reading>《[^《》\n]{1,40}》)|｜(?=[^《》\n]{1,40}《)")


def without_annotations(text: str) -> tuple[str, list[LeftOut]]:
    """The text as it is read out, line for line, and what was taken out; all of it where no legend explains such signs."""
    if not _LEGEND.search(text):
        return text, []
    left_out: list[LeftOut] = []
    for pattern, reason in ((_LEGEND, "it explains the signs of the text"), (_COLOPHON, "the foot of the page")):
        if match := pattern.search(text):
            line = 1 + text.count("\n", 0, match.start())
            left_out.append(LeftOut(" ".join(match.group().split()), line, reason))
            text = text[: match.start()] + "\n" * match.group().count("\n") + text[match.end() :]
    for number, line in enumerate(text.split("\n"), 1):
        left_out += (LeftOut(words, number, reason) for words, reason in _annotations(line))
    return _NOTE.sub("", text), left_out


def _annotations(line: str) -> Iterator[tuple[str, str]]:
    """What a line says beside its text, once for each kind."""
    found = list(_NOTE.finditer(line))
    for kind, reason in (("note", "a note on how the text is set"), ("reading", "how a word is read")):
        if said := " ".join(match[kind] for match in found if match[kind]):
            yield said, reason
