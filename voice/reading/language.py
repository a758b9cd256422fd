"""What a text is written in."""

import re
from functools import cache
from typing import Any

from py3langid.langid import MODEL_FILE, LanguageIdentifier

_ENOUGH = 50_000
"""Characters that tell as much as a whole book."""
_SCRIPTS = (
    ("ja", r"[\u3040-\u30ff]", 0.1),
    ("ko", r"[\uac00-\ud7af]", 0.3),
    ("zh", r"[\u4e00-\u9fff]", 0.3),
    ("el", r"[\u0370-\u03ff\u1f00-\u1fff]", 0.5),
    ("he", r"[\u0590-\u05ff]", 0.5),
    ("th", r"[\u0e00-\u0e7f]", 0.5),
    ("hy", r"[\u0530-\u058f]", 0.5),
    ("ka", r"[\u10a0-\u10ff]", 0.5),
)
"""Scripts that say the language, and the share of the letters that must be theirs."""

_HINDI = frozenset(["है", "हैं", "का", "की", "के", "में", "और", "से", "को", "नहीं", "था", "थी", "यह", "वह", "पर", "ने"])
_LATIN = frozenset(
    [
        *(
            "sed",
            "quod",
            "quid",
            "enim",
            "autem",
            "etiam",
            "sunt",
            "mihi",
            "tibi",
            "nunc",
            "vel",
            "esse",
            "quae",
            "hoc",
        ),
        *(
            "haec",
            "atque",
            "ac",
            "cum",
            "aut",
            "quam",
            "ego",
            "ubi",
            "quia",
            "ut",
            "nec",
            "neque",
            "eius",
            "meus",
            "mea",
        ),
        *(
            "sicut",
            "quoque",
            "igitur",
            "ergo",
            "erat",
            "fuit",
            "apud",
            "inter",
            "sine",
            "tamen",
            "semper",
            "saepe",
            "nihil",
        ),
    ]
)
"""Small words that no daughter of Latin has kept in this form."""

_SPOKEN = """
    af am ar az be bg bn bs ca cs cy da de en eo es et eu fa fi fr ga gl gu hi hr hu id is it jv kk km kn ku ky lo lt
    lv mk ml mn mr ms mt nb ne nl nn no pa pl ps pt ro ru si sk sl so sq sr sv sw ta te tl tr uk ur uz vi zu
"""
"""Languages that speech engines speak; the identifier knows others, which short texts are too easily taken for."""


_KIN = tuple(
    frozenset(group.split())
    for group in (
        "nb nn no da sv",
        "bs hr sr sl mk bg",
        "cs sk",
        "id ms",
        "gl pt es ca",
        "ru uk be",
        "hi mr ne",
        "fa ps ur ar",
        "af nl",
    )
)
"""Languages that the identifier may take for each other."""
_CERTAIN = 1_500
"""Characters that leave no doubt, if each third of them is in the same language."""


def overruled(stated: str, text: str) -> str:
    """The language that the text is plainly in, where the page states another, as templates do; or nothing."""
    primary = stated.lower().partition("-")[0]
    text = text[:_ENOUGH]
    if primary not in _SPOKEN.split() or len(text) < _CERTAIN:
        return ""
    third = len(text) // 3
    found = {language_of(text[start : start + third]) for start in (0, third, 2 * third)}
    if len(found) > 1 or primary in found or any({primary, *found} <= kin for kin in _KIN):
        return ""
    return found.pop()


def language_of(text: str) -> str:
    """The most likely language, as BCP 47; English where there is nothing to go by."""
    text = text[:_ENOUGH]
    letters = [c for c in text if c.isalpha()]
    for language, script, share in _SCRIPTS:
        if letters and len(re.findall(script, text)) >= share * len(letters):
            return language
    if letters and len(re.findall(r"[\u0904-\u0939]", text)) >= 0.5 * len(letters) and _is_sanskrit(text):
        return "sa"
    if _is_latin(text):
        return "la"
    code = str(_identifier().classify(text)[0]) if letters else "en"
    return {"no": "nb", "tl": "fil"}.get(code, code)


def _is_sanskrit(text: str) -> bool:
    """Sanskrit ends its words in visarga, halant and anusvara; Hindi has its own small words."""
    words = re.findall(r"[\u0900-\u0963\u0970-\u097f]+", text)
    ends = sum(word[-1] in "\u0903\u094d\u0902" for word in words)
    hindi = sum(word in _HINDI for word in words)  # a few are words of both
    return ends >= (0.15 if hindi <= 0.03 * len(words) else 0.4) * len(words) and hindi <= 0.1 * len(words)


def _is_latin(text: str) -> bool:
    words = re.findall(r"[^\W\d_]+", text.casefold())
    return sum(word in _LATIN for word in words) >= 0.07 * len(words) if len(words) > 8 else False


@cache
def _identifier() -> Any:  # the library has no types
    identifier = LanguageIdentifier.from_model_file(MODEL_FILE)
    identifier.set_languages(sorted(set(_SPOKEN.split()) & set(identifier.labels)))
    return identifier
