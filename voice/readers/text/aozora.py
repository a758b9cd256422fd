"""Texts in the form of Aozora Bunko, the Japanese library of the public domain: readings, notes and colophon.

The signs are those of its guide for annotators: ``|漢字《かんじ》`` is how a word is read, ``［＃...］`` a note of
those who typed the text. Title and author stand above a legend of these signs between two rules, and the colophon
begins with ``底本：``.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from voice.model import LeftOut

_LEGEND = re.compile(r"^-{20,}\n【テキスト中に現れる記号について】\n.*?\n-{20,}$", re.S | re.M)
_HEAD = re.compile(r"\A.*?(?=^-{20,}$)", re.S | re.M)
_COLOPHON = re.compile(r"^底本[：:].*", re.S | re.M)
_NOTE = re.compile(r"(?P<note>※?［＃[^［］\n]*］)|(?P<reading>《[^《》\n]{1,40}》)|｜(?=[^《》\n]{1,40}《)")


@dataclass(frozen=True, slots=True)
class Annotated:
    """A text without its annotations, line for line, and what they were."""

    text: str
    title: str = ""
    authors: tuple[str, ...] = ()
    left_out: tuple[LeftOut, ...] = ()


def unannotated(text: str) -> Annotated:
    """The text as it is read out; all of it where no legend explains such signs."""
    legend = _LEGEND.search(text)
    if not legend:
        return Annotated(text)
    left_out: list[LeftOut] = []
    head = [line.strip() for line in text[: legend.start()].split("\n") if line.strip()]
    titled = len(head) in (2, 3)  # a third line is the translator, or a subtitle
    parts = [(_HEAD, "title and author")] if titled else []
    parts += [(_LEGEND, "it explains the signs of the text"), (_COLOPHON, "the foot of the page")]
    for pattern, reason in parts:
        if match := pattern.search(text):
            line = 1 + text.count("\n", 0, match.start())
            left_out.append(LeftOut(" ".join(match.group().split()), line, reason))
            text = text[: match.start()] + "\n" * match.group().count("\n") + text[match.end() :]
    for number, said in enumerate(text.split("\n"), 1):
        left_out += (LeftOut(words, number, reason) for words, reason in _annotations(said))
    title, authors = (head[0], (head[1],)) if titled else ("", ())
    return Annotated(_NOTE.sub("", text), title, authors, tuple(left_out))


def _annotations(line: str) -> Iterator[tuple[str, str]]:
    """What a line says beside its text, once for each kind."""
    found = list(_NOTE.finditer(line))
    for kind, reason in (("note", "a note on how the text is set"), ("reading", "how a word is read")):
        if said := " ".join(match[kind] for match in found if match[kind]):
            yield said, reason
