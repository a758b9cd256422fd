"""A name for somebody whom no label names, found where the page introduces its guest."""

import re
from collections import Counter
from collections.abc import Sequence

from voice.reading import vocabulary
from voice.reading.lines import CJK, ends_as_sentence

_NAME = re.compile(r"(?:[^\W\d_][\w'’-]*|[^\W\d_]\.)(?:\s+(?:[^\W\d_][\w'’-]*|[^\W\d_]\.))*")


def introduced(places: Sequence[str], addressed: str, known: Sequence[str] = ()) -> str:
    """The name that the title, preface or closing gives most often, best if the questions address it; or nothing."""
    scores = Counter(name for place in places for name in _full_names(place) if not _kin(name, known))
    if len(scores) == 1:
        return next(iter(scores))
    for name in scores:
        scores[name] += any(re.search(rf"(?<!\w){re.escape(part)}(?!\w)", addressed) for part in name.split())
    best = max(scores, key=lambda name: scores[name], default="")
    return best if scores[best] >= 2 else ""


def _kin(name: str, known: Sequence[str]) -> bool:
    """Whether the name is, perhaps in another case of its language, that of a person who is known."""
    stems = {word[:4].casefold() for one in known for word in one.split() if len(word) > 2}
    return any(word[:4].casefold() in stems for word in name.split())


def _full_names(text: str) -> list[str]:
    """First name and surname side by side; of three words in a row the last two first, for a title stands before."""
    words = text.split()
    if len(words) > 2 and not ends_as_sentence(text) and sum(word[0].isupper() for word in words) >= 0.6 * len(words):
        return []  # a title in capitals has no names to be told by
    names: list[str] = []
    for run in _NAME.findall(text):
        parts = run.split()
        for last in range(len(parts) - 1, 0, -1):
            first = last - 1
            while first > 0 and parts[first].casefold() in vocabulary.PARTICLES:
                first -= 1
            if _is_full(parts[first], parts[last]):
                names.append(" ".join(parts[first : last + 1]))
    return names


def _is_full(first: str, last: str) -> bool:
    usual = {first.casefold().strip("."), last.casefold()} & (vocabulary.HONORIFICS | vocabulary.PARTICLES)
    capital = first[0].isupper() and last[0].isupper() and min(len(first), len(last)) > 1
    return capital and not usual and not re.search(f"[{CJK}]", first + last)
