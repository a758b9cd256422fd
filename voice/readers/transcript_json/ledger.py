"""What stands in a transcript's JSON besides the words that are spoken."""

import re
from collections.abc import Collection, Iterator

from voice.model import LeftOut
from voice.readers.transcript.cue_text import one_line
from voice.readers.transcript_json.source import Json, JsonSource

_WORDS = re.compile(r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff]|[^\W_]+")
_RUN = 3
"""Words that stand together: where nearly all such runs are spoken, the text is."""


def unsaid(file: JsonSource, said: Collection[str], stated: Collection[str]) -> list[LeftOut]:
    """The sentences of the file that are neither among what is ``said`` nor ``stated`` as a title or a name."""
    known = {*said, *stated}
    runs: set[int] = set()
    left_out: list[LeftOut] = []
    for name, text, line in _texts(file):
        if text in known or not _is_prose(text):
            continue
        folded = one_line(text)
        if not runs:
            runs = set(_runs(" ".join(said)))
        own = _runs(folded)
        if not own or sum(run in runs for run in own) < 0.9 * len(own):
            left_out.append(LeftOut(folded, line, f"in the field “{name}”, not in the transcript"))
    return left_out


def _texts(file: JsonSource) -> Iterator[tuple[str, str, int]]:
    """Every string that is a value: the name that it stands under, the string and its line."""
    stack: list[tuple[str, Json, int]] = [("", file.value, 1)]
    while stack:
        name, value, line = stack.pop()
        if isinstance(value, str):
            yield name, value, line
        elif isinstance(value, list):
            stack += ((name, one, line) for one in reversed(value))
        elif isinstance(value, dict):
            own = file.line(value)
            stack += ((key, one, own) for key, one in reversed(value.items()))


def _is_prose(text: str) -> bool:
    """Whether it is more than one word, an address or a code."""
    if text.isascii() and not any(c.isspace() for c in text):
        return False
    words = _WORDS.findall(text)
    return len(words) > 1 and any(word.isalpha() for word in words)


def _runs(text: str) -> list[int]:
    words = _WORDS.findall(text.casefold())
    return [hash(tuple(words[n : n + _RUN])) for n in range(len(words) - _RUN + 1)]
