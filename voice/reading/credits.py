"""When a page was published, and who made it."""

import re
import unicodedata

from voice.reading import page_phrases, vocabulary
from voice.reading.lines import ends_as_sentence, size

_MONTHS = tuple(
    tuple(line.split())
    for line in (
        "jan gen जन янв ene tammi ιαν ianuar",
        "feb फर फ़र fév fev fév фев helmi φεβ februar",
        "mar मार्च mär мар maalis μαρ març maart",
        "apr अप्र avr abr апр huhti απρ",
        "μα मई may mai mag май мая mei touko μαϊ μαΐ μάι mayo",
        "jun जून juin giu июн kesä ιουν iun",
        "jul जुल juil lug июл heinä ιουλ iul",
        "aug अग aoû ago авг agu elo αύγ αυγ",
        "sep सित set сен syys σεπ",
        "oct अक् okt ott out окт loka οκτ",
        "nov नव ноя marras νοε",
        "dec दिस dez déc dic дек des joulu δεκ",
    )
)
_CLOCK = re.compile(
    r"\s*\b\d{1,2}\s?(?:[:h]\s?\d{2}(?::\d{2})?|h|uhr)(?:\s?[ap]\.?m\.?)?(?!\w)|\s*\d{1,2}\s?[ap]\.?m\b", re.I
)
_DAY = r"(?P<d>\d{1,2})(?:er|re|st|nd|rd|th|º|ª|\.)?"
_LETTERS = r"[^\W\d](?:[^\W\d]|[\u0900-\u0903\u093a-\u094f]){2,15}"
_NAME = rf"(?P<name>{_LETTERS})\.?,?"
_DATES = (
    re.compile(r"(?P<y>\d{4})[-./](?P<m>\d{1,2})[-./](?P<d>\d{1,2})"),
    re.compile(r"(?P<y>\d{4})\s*[年년]\s*(?P<m>\d{1,2})\s*[月월]\s*(?P<d>\d{1,2})\s*[日일號号]?"),
    re.compile(r"(?P<d>\d{1,2})[./](?P<m>\d{1,2})[./](?P<y>\d{4})"),
    re.compile(rf"{_DAY}\s+(?:(?:de|of)\s+)?{_NAME}\s+(?:(?:de|del)\s+)?(?P<y>\d{{4}})"),
    re.compile(rf"(?P<name>{_LETTERS})\.?\s+(?P<d>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y>\d{{4}})"),
)
_BETWEEN = re.compile(r"\s*[,，、&;/]\s*|\s+(?:and|et|und|y|e|и|och|ja|dan)\s+")
_FIELD = re.compile(r"(?:^|(?<=\s))([^\s:：]{2,12})\s?[:：]\s?")
_NOBODY = frozenset(("", "佚名", "未知", "admin", "unknown"))
_WORD = re.compile(r"[^\W\d]+")


def date_of(text: str) -> str:
    """The day, ISO 8601, if the line is a date and little else; or nothing."""
    text = _CLOCK.sub("", "".join(str(unicodedata.decimal(c)) if c.isdecimal() else c for c in text))
    for pattern in _DATES:
        match = pattern.search(text)
        if not match:
            continue
        rest = _WORD.findall(text[: match.start()] + " " + text[match.end() :])
        month = int(match["m"]) if "m" in match.groupdict() else _month(match["name"])
        day = int(match["d"])
        if 1 <= month <= 12 and 1 <= day <= 31 and len(rest) <= 3 and len(text) <= 60:
            return f"{match['y']}-{month:02}-{day:02}"
    return ""


def day_of(stated: str) -> str:
    """The day, ISO 8601, of a date that the format states in whatever form; or nothing."""
    iso = re.match(r"\d{4}-\d{2}-\d{2}", stated)
    return iso.group() if iso else date_of(stated)


def _month(name: str) -> int:
    """The number of the month whose name begins most like this; 0 where none does."""
    low = name.casefold()
    found = [(len(start), n) for n, starts in enumerate(_MONTHS, 1) for start in starts if low.startswith(start)]
    return max(found, default=(0, 0))[1]


def credit_of(text: str) -> tuple[bool, tuple[str, ...]]:
    """Whether the line says who made the page, and the authors if it names them."""
    if len(text.split()) <= 8 and vocabulary.MADE_BY.match(text):
        text = text.rstrip(".")
    if size(text) > 120 or ends_as_sentence(text):
        return False, ()
    parts = [_one_credit(part) for part in vocabulary.NEXT_CREDIT.split(text.strip())]
    if all(found for found, _ in parts):
        return True, tuple(name for _, names in parts for name in names)
    return _one_credit(text)


def _one_credit(text: str) -> tuple[bool, tuple[str, ...]]:
    match = vocabulary.CREDIT.match(text.strip())
    if not match:
        return False, ()
    names = [name.strip(" .*_") for name in _BETWEEN.split(match["names"])]
    people = all(1 <= len(name.split()) <= 4 and not name[:1].islower() for name in names)
    if not match["sign"] and not (people and all(len(name.split()) >= 2 for name in names)):
        return False, ()
    return True, tuple(names) if people and match["role"].casefold() in vocabulary.WRITES else ()


def asked_by(text: str) -> tuple[str, ...]:
    """Who asked, where a line at the end says nothing else: ``The interview was conducted by Jo Lee, May 3.``"""
    match = page_phrases.RECORDED_BY.match(text)
    names = [name.strip(" .*_") for name in _BETWEEN.split(match["names"])] if match else []
    return tuple(name for name in names if 2 <= len(name.split()) <= 4 and name[0].isupper() and name[-1].isalpha())


def fields_of(text: str) -> tuple[str, tuple[str, ...]] | None:
    """Date and authors, of a line of nothing but fields: ``Source: ...  Author: ...  Date: ...``; else nothing."""
    parts = _FIELD.split(text.strip())
    names, values = [part.casefold() for part in parts[1::2]], parts[2::2]
    if len(names) < 2 or parts[0] or not all(name in vocabulary.FIELDS for name in names):
        return None
    pairs = list(zip(names, values, strict=True))
    dates = (date_of(value) for name, value in pairs if name not in vocabulary.WRITES)
    authors = tuple(
        value.strip() for name, value in pairs if name in vocabulary.WRITES and value.strip() not in _NOBODY
    )
    return next(filter(None, dates), ""), authors


def states_of(text: str) -> tuple[str, bool, tuple[str, ...]]:
    """The date, whether there is a credit, and the authors, of a line that says one or both: ``By Jo Lee | May 3``."""
    if fields := fields_of(text):
        return fields[0], True, fields[1]
    parts = re.split(r"\s*[|｜·•]\s*", text.strip(" |｜·•"))
    credits = [credit_of(part) for part in parts]
    days = [date_of(part) for part in parts]
    if len(parts) > 1 and any(days) and all(day or found for day, (found, _) in zip(days, credits, strict=True)):
        names = tuple(name for _, own in credits for name in own)
        return next(filter(None, days)), any(found for found, _ in credits), names
    day = date_of(text)
    return (day, False, ()) if day else ("", *credit_of(text))
