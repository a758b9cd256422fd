"""In which order Edge's voices are handed out, and who speaks for a voice that has gone.

For a language: the voices of its own region, men and women by turns; then other regions; then children and dialects;
then voices at home in another language that speak many; last, the first few again, lower or higher. A voice that the
service added after our list was made stands behind all of these, so that an addition changes no cast.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from difflib import get_close_matches
from itertools import groupby

from voice.model import Gender, Voice

Genders = Mapping[str, Gender]
"""Voices by their short name."""

REGIONS = {
    "en": "US GB AU IE CA NZ",
    "es": "ES MX US AR CO CL",
    "fr": "FR CA BE CH",
    "pt": "BR PT",
    "zh": "CN TW",
    "ar": "EG SA",
}
"""Where a language's voices are looked for first; elsewhere in the region that is called like it (fi-FI)."""
SAME = {
    "yue": "zh-HK",
    "zh-mo": "zh-HK",
    "cmn": "zh",
    "zh-hans": "zh-CN",
    "zh-hant": "zh-TW",
    "es-419": "es-MX",
    "no": "nb",
}
"""Tags that no locale of the service carries."""
CANTONESE = "zh-HK"
"""The one locale that isn't the language that its tag says: Mandarin is not understood from it."""

FIRST = (
    *("en-US-Andrew", "en-US-Ava", "en-US-Brian", "en-US-Emma"),
    *("en-US-Christopher", "en-US-Aria", "en-US-Guy", "en-US-Jenny", "en-GB-Ryan", "en-GB-Sonia"),
    *("de-DE-Conrad", "de-DE-Katja"),
    *("zh-CN-Yunyang", "zh-CN-Xiaoxiao", "zh-CN-Yunxi", "zh-CN-Xiaoyi"),
)
"""Those whose manner, as the service describes it, suits a conversation; among the others the alphabet decides."""
CHILDREN = ("en-US-Ana", "en-GB-Maisie", "fr-FR-Eloise", "zh-CN-Yunxia")

AGAIN = 4
"""How many voices are handed out again, lower and higher."""
SHIFT: dict[Gender, int] = {"male": 25, "female": 40}
"""Hertz by which such a voice moves: some three semitones of a usual voice of that gender."""
TEMPO = 6
"""Per cent by which it is slower (lower) or faster (higher)."""


def locale(name: str) -> str:
    """Where a voice is at home: ``fr-FR`` of ``fr-FR-DeniseNeural``."""
    return name.rpartition("-")[0]


def many(name: str) -> bool:
    """Whether a voice speaks many languages."""
    return "Multilingual" in name


def person(name: str) -> str:
    """Whose voice it is: the same for ``en-US-AvaNeural`` and ``en-US-AvaMultilingualNeural``, who sound alike."""
    for ending in ("Neural", "Multilingual", "Expressive"):
        name = name.removesuffix(ending)
    return name


def offered(voices: Genders, known: Genders, language: str) -> tuple[Voice, ...]:
    """Voices for a language, in the order to hand them out; none where the service doesn't speak it.

    Args:
        voices: Those that the service has.
        known: Those of the list that ships with us.
        language: BCP 47.
    """
    near = [name for name in voices if _near(name, language)]
    if not near:
        return ()
    if not any(name in known for name in near):
        known = voices  # a language of which we knew nothing
    old = ranked({name: gender for name, gender in voices.items() if name in known}, language)
    new = ranked({name: gender for name, gender in voices.items() if name not in known}, language)
    own = [name for name in old if locale(name) == locale(old[0])][:AGAIN]
    taken = {person(name) for name in old}
    return (
        *(_voice(name, voices[name], language) for name in old),
        *_shifted(own, voices, language),
        *(_voice(name, voices[name], language) for name in new if person(name) not in taken),
    )


def everyone(voices: Genders) -> tuple[Voice, ...]:
    """All voices, each for the language of its home."""
    return tuple(_voice(name, gender, locale(name)) for name, gender in voices.items())


def named(name: str, gender: Gender | None, language: str, instead_of: str = "") -> Voice:
    """A voice as a person chose it, or the one that speaks in its place."""
    return replace(_voice(name, gender, language), instead_of=instead_of)


def kin(name: str, gender: Gender | None, voices: Genders) -> str | None:
    """The nearest to a voice that isn't there: of its region and gender, else its language, else one of many tongues.

    Args:
        name: Of the voice that is missing.
        gender: Its gender, where that is known; otherwise the name may be misspelt, and a similar one is nearest.
        voices: Those that the service has.
    """
    near = ranked(voices, locale(name))
    if gender is None:
        alike = get_close_matches(name, [n for n in near if locale(n) == locale(name)], 1, 0.85)
        near = [*alike, *near]
    return next((n for n in near if gender in (None, voices[n])), None)


def ranked(voices: Genders, language: str) -> list[str]:
    """The voices that can speak a language, best first, each person once, men and women by turns."""
    able = [name for name in voices if _near(name, language) or many(name)]
    order = sorted(able, key=lambda name: (_group(name, language), many(name), _liking(name), name))
    persons: dict[str, str] = {}
    for name in order:
        persons.setdefault(person(name), name)
    placed: list[str] = []
    for _, group in groupby(persons.values(), key=lambda name: _group(name, language)):
        placed += _by_turns(group, voices, voices[placed[-1]] if placed else None)
    return placed


def _by_turns(names: Iterable[str], voices: Genders, last: Gender | None) -> Iterator[str]:
    """Each time the first that is not of the gender of the one before, while there is one."""
    left = list(names)
    while left:
        name = next((n for n in left if voices[n] != last), left[0])
        left.remove(name)
        last = voices[name]
        yield name


def _homes(language: str) -> list[str]:
    """The locales in which to look for a language first; best first."""
    tag = language.lower().replace("_", "-")
    primary, *rest = SAME.get(tag, tag).split("-")
    regions = [f"{primary}-{part.upper()}" for part in rest if len(part) == 2]
    scripts = [SAME[part] for part in (f"{primary}-{part}" for part in rest) if part in SAME]
    usual = [f"{primary}-{region}" for region in REGIONS.get(primary, primary.upper()).split()]
    return [*regions, *scripts, *usual]


def _near(name: str, language: str) -> bool:
    """Whether a voice is at home in a language."""
    homes = _homes(language)
    if CANTONESE in (homes[0], locale(name)):
        return homes[0] == locale(name)
    return name.split("-")[0] == homes[0].split("-")[0]


def _group(name: str, language: str) -> tuple[int, int, str]:
    """What is handed out together: how near it is, the place of its region, and the region."""
    homes, home = _homes(language), locale(name)
    region = homes.index(home) if home in homes else len(homes)
    if not _near(name, language):
        return 3, 0, ""
    if person(name) in CHILDREN or home.count("-") > 1:
        return 2, 0, ""
    return int(region > 0), region, home


def _liking(name: str) -> int:
    return FIRST.index(person(name)) if person(name) in FIRST else len(FIRST)


def _voice(name: str, gender: Gender | None, language: str) -> Voice:
    about = [locale(name)]
    if person(name) in CHILDREN:
        about.append("a child")
    if many(name):
        about.append("speaks many languages")
    return Voice("edge", name, language or locale(name), gender, description=", ".join(about))


def _shifted(names: list[str], voices: Genders, language: str) -> Iterator[Voice]:
    for way, how in ((-1, "lower and slower"), (1, "higher and faster")):
        for name in names:
            gender = voices[name]
            about = f"{locale(name)}, {how}"
            yield Voice("edge", name, language, gender, way * TEMPO, way * SHIFT[gender], about)
