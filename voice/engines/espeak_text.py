"""What espeak-ng stumbles over, rewritten so that it does not; each rule was heard or read off its phonemes.

Digits stay digits unless a language reads them wrongly: espeak knows more numbers than we do.
"""

import re
import unicodedata
from collections.abc import Callable
from contextlib import redirect_stdout
from functools import cache
from io import StringIO

from voice.errors import EngineError
from voice.rewrite import Rewritten

Rule = tuple[str, str | Callable[[re.Match[str]], str]]

CHINESE_DIGITS = "零一二三四五六七八九"
SANSKRIT_DIGITS = ("शून्यम्", "एकम्", "द्वे", "त्रीणि", "चत्वारि", "पञ्च", "षट्", "सप्त", "अष्ट", "नव")
GERMAN_MONTHS = "Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember"
GERMAN_ORDINALS = """
    ersten zweiten dritten vierten fünften sechsten siebten achten neunten zehnten elften zwölften dreizehnten
    vierzehnten fünfzehnten sechzehnten siebzehnten achtzehnten neunzehnten zwanzigsten einundzwanzigsten
    zweiundzwanzigsten dreiundzwanzigsten vierundzwanzigsten fünfundzwanzigsten sechsundzwanzigsten
    siebenundzwanzigsten achtundzwanzigsten neunundzwanzigsten dreißigsten einunddreißigsten
"""
KANA_LETTERS = """
    エー ビー シー ディー イー エフ ジー エイチ アイ ジェー ケー エル エム エヌ オー ピー キュー アール エス ティー ユー
    ブイ ダブリュー エックス ワイ ゼット
"""


def roman(numeral: str) -> int:
    """The value of a Roman numeral."""
    values = [{"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}[c] for c in numeral]
    return sum(-v if v < after else v for v, after in zip(values, [*values[1:], 0], strict=True))


def _roman(match: re.Match[str]) -> str:
    return str(roman(match[1]))


def _year(match: re.Match[str]) -> str:
    return "".join(CHINESE_DIGITS[int(digit)] for digit in match.group())


def _ordinal(match: re.Match[str]) -> str:
    return f"{GERMAN_ORDINALS.split()[int(match[1]) - 1]} "


def _kannada(match: re.Match[str]) -> str:
    return "".join(chr(ord(c) + 0x380) for c in match.group())


def _sanskrit_number(match: re.Match[str]) -> str:
    return " ".join(SANSKRIT_DIGITS[unicodedata.digit(digit)] for digit in match.group())


EVERYWHERE: tuple[Rule, ...] = (
    (r"(?<=\d)-(?=\d\d\b)", " "),  # an ISO date's hyphen is said aloud
    (r"[*_`~^|\\<>{}]+", " "),
)
RULES: dict[str, tuple[Rule, ...]] = {
    "zh": ((r"\d{4}(?=\s*年)", _year),),
    "ru": ((r"(?<=\d)-(?:й|я|е|го|му|м|х|ми|ый|ой|ая|ое)\b", ""), ("\u0301", "")),
    "en": ((r"\$(\d[\d,.]*\d|\d)(?! (?:million|billion))", r"\1 dollars"), (r"\$(?=\d)", "dollars ")),
    "fr": (
        (r"\b([IVXL]+)(?=e(?:r|re|me)?\b)", _roman),
        (r"\bM\. (?=[A-ZÀ-Ý])", "Monsieur "),
        (r"\bMM\. (?=[A-ZÀ-Ý])", "Messieurs "),
    ),
    "id": ((r"(?<=\d)\.(?=\d\d\b(?!\d))", " "),),
    "de": (
        (rf"\b([1-9]|[12]\d|3[01])\. (?=(?:{GERMAN_MONTHS})\b)", _ordinal),
        (r"(?<=\d)\. (?=[a-zäöüA-ZÄÖÜ])", " "),
    ),
    "el": (("[·\u0387]", "."),),
    "fi": ((r"(?<=\d)\.(?= [a-zäö])", ""), (r"(?<=\d)\.(?=\d\d\b(?!\d))", " ")),
    "la": (("œ", "oe"), ("Œ", "Oe"), ("æ", "ae"), ("Æ", "Ae"), (r"\b([MDCLXVI]{2,})\b", _roman)),
    "sa": (
        (r"[0-9०-९]+", _sanskrit_number),
        ("ऽ", ""),
        ("ॐ", "ओम्"),
        ("ँ", "ं"),
        ("[ॢऌ]", "लृ"),
        ("।।|॥|।", "."),
        ("[\u0900-\u0963]+", _kannada),
    ),
}


def pronounceable(text: str, language: str) -> Rewritten:
    """The text as espeak should be given it, with the way back to the text.

    Raises:
        EngineError: Japanese in kanji, and the extra that reads it is not installed.
    """
    said = Rewritten.of(text)
    primary = language.split("-")[0].lower()
    if primary == "la" and not unicodedata.is_normalized("NFC", text):
        raise EngineError("espeak drops the macrons of text that is not in NFC.")  # normalising came before us
    for pattern, replacement in (*EVERYWHERE, *RULES.get(primary, ())):
        said = said.sub(pattern, replacement)
    return _kana(said) if primary == "ja" else said


@cache
def _reader() -> Callable[[str], str]:
    try:
        with redirect_stdout(StringIO()):  # where it advertises another package
            import pyopenjtalk

            pyopenjtalk.g2p("ア", kana=True)
    except ImportError as error:
        raise EngineError(
            "espeak reads Japanese only in kana. Install the reader of kanji: pip install 'vivavoce[japanese]'."
        ) from error
    return lambda text: str(pyopenjtalk.g2p(text, kana=True))


def _kana(said: Rewritten) -> Rewritten:
    """Kana for all that is not kana, clause by clause, so that the way back stays near."""
    if not re.search(r"[^\s\u3040-\u30ff\u3000-\u303f、。？！…「」『』（）・ー,.?!]", said.text):
        return said
    said = said.sub(r"[^\s、。？！…「」『』（）,.?!]+", lambda match: _reader()(match.group()))
    return said.sub("[A-ZＡ-Ｚa-zａ-ｚ]", _letter)


def _letter(match: re.Match[str]) -> str:
    return KANA_LETTERS.split()[ord(unicodedata.normalize("NFKC", match.group()).upper()) - ord("A")]
