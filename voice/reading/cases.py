"""Names out of the cases that “interview with” puts them in: Russian instrumental, Greek accusative.

Only what stands there is known, so these are the regular endings of names, as grammars give them; what has none of
them is left as it is.
"""

import re

_VOWELS = "аеёиоуыэюя"
_RUSSIAN_FIRST = (
    (r"ией$", "ия"),
    (rf"(?<=[{_VOWELS}])ем$", "й"),
    (r"ем$", "ь"),
    (r"ом$", ""),
    (r"[её]й$", "я"),
    (r"ой$", "а"),
)
_RUSSIAN_LAST = (
    (r"(?<=ск|цк)им$", "ий"),
    (r"(?<=ов|ев|ин|ын|ёв)ым$", ""),
    (r"ым$", "ый"),
    (r"(?<=ск|цк)ой$", "ая"),
    (r"(?<=ов|ев|ин|ын|ёв)ой$", "а"),
    *_RUSSIAN_FIRST,
)
_GREEK = ((r"η$", "ης"), (r"ο$", "ος"), (r"ό$", "ός"), (r"α$", "ας"), (r"ά$", "άς"), (r"ή$", "ής"))


def nominative(name: str, before: str) -> str:
    """The name as its bearer writes it, where the words ``before`` it put it in another case."""
    if re.search(r"(?<!\w)со?\s+(?:\w+\s+){0,3}$", before, re.I) and re.search("[а-я]", name):
        *firsts, last = name.split()
        return " ".join([*(_changed(first, _RUSSIAN_FIRST) for first in firsts), _changed(last, _RUSSIAN_LAST)])
    if re.search(r"(?<!\w)τον\s+$", before, re.I):
        return " ".join(_changed(word, _GREEK) for word in name.split())
    return name


def _changed(word: str, endings: tuple[tuple[str, str], ...]) -> str:
    if not word[0].isupper():
        return word  # a particle
    return next((re.sub(ending, other, word) for ending, other in endings if re.search(ending, word)), word)
