"""Who speaks, where only a small picture beside each speech shows it: as in a chat, one picture a person."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from itertools import islice, pairwise

from voice.readers.html.elements import BLOCKS, Element

_VARIANT = re.compile(r"[-_@](?:sp|pc|mobile|mob|2x|3x|small|s|l)(?=\.|$)")
"""What tells one size of a picture from another."""
_ASKS = re.compile("[?？]")
_LEAST, _MOST_PEOPLE = 3, 6
"""Speeches of each person, and people."""
_LONGEST = 4000
"""Letters of one speech."""
_DEEPEST = 6


def speeches_of(elements: Iterable[Element], letters: Mapping[Element, int]) -> dict[Element, str]:
    """The elements that each hold one speech beside its speaker's picture, with a name for who that is."""
    pictures = [(e, shown) for e in elements if e.tag == "img" and (shown := _shown(e))]
    often = {shown for shown, count in Counter(shown for _, shown in pictures).items() if count >= _LEAST}
    of_speakers = [(picture, shown) for picture, shown in pictures if shown in often]
    if not 2 <= len(often) <= _MOST_PEOPLE:
        return {}
    inside: dict[Element, set[str]] = defaultdict(set)
    for picture, shown in of_speakers:
        for above in islice(picture.ancestors(), _DEEPEST):
            inside[above].add(shown)
    speeches: dict[Element, str] = {}
    for picture, shown in of_speakers:
        around = [a for a in islice(picture.ancestors(), _DEEPEST) if inside[a] == {shown} and a.tag in BLOCKS]
        said = [a for a in around if 0 < letters.get(a, 0) <= _LONGEST]
        if said:
            speeches[said[0]] = shown
    counts = Counter(speeches.values())
    changes = sum(a != b for a, b in pairwise(speeches.values()))
    if len(counts) < 2 or min(counts.values()) < _LEAST or changes < len(speeches) / 2:
        return {}
    names = _names(of_speakers, list(counts)) or _parts(speeches, list(counts))
    return {element: names[shown] for element, shown in speeches.items()}


def _shown(picture: Element) -> str:
    """The picture's file, whatever its size."""
    address = picture.get("src") or picture.get("data-src")
    return _VARIANT.sub("", re.split(r"[?#]", address[-500:])[0].rsplit("/", 1)[-1])


def _names(pictures: Iterable[tuple[Element, str]], shown: list[str]) -> dict[str, str]:
    """What each picture says in its own words that it shows, where that is a name of its own."""
    said: dict[str, set[str]] = defaultdict(set)
    for picture, file in pictures:
        said[file].add(" ".join(picture.get("alt").split()))
    names = {file: next(iter(said[file])) for file in shown if len(said[file]) == 1}
    if len(set(names.values())) == len(shown) and all(1 < len(name) <= 30 and " " in name for name in names.values()):
        return names
    return {}


def _parts(speeches: Mapping[Element, str], shown: list[str]) -> dict[str, str]:
    """Of two people, who asks and who answers; of more, a number each."""
    if len(shown) > 2:
        return {file: f"Speaker {number}" for number, file in enumerate(shown, 1)}
    asked = Counter(file for element, file in speeches.items() if _ASKS.search(element.words()))
    host, guest = sorted(shown, key=lambda file: (-asked[file], shown.index(file)))
    return {host: "Interviewer", guest: "Interviewee"}
