"""What stands before a Markdown text and describes it, as the programs that make sites out of such texts write it.

YAML between ``---``, TOML between ``+++``, JSON, Hexo's YAML and JSON that only end, and the lines ``Title: ...`` of
Pelican and MultiMarkdown. Nobody is trusted to have written little: what is long, deep or full of references is read
as lines, or not at all.
"""

import json
import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date

import yaml

from voice.readers.transcript.stated import DATES, NAMES, known_as

_FENCED = re.compile(
    r"\s*(?P<fence>---|\+\+\+)[ \t]*\n(?P<body>.*?\n)??(?:(?P=fence)|(?<=\n)\.\.\.)[ \t]*(?:\n|\Z)", re.S
)
_ENDED = re.compile(r"\s*(?P<body>(?:[ \t]*\S[^\n]*\n){1,100}?)(?P<end>-{3,}|;{3,})[ \t]*(?:\n|\Z)")
_LINES = re.compile(r"\s*(?P<body>(?::?[A-Za-z][\w -]{0,30}:[^\n]*\n(?:[ \t]+\S[^\n]*\n)*){1,60})[ \t]*(?:\n|\Z)")
_LINE = re.compile(r"^:?([\w -]{1,40}?)[ \t]*[:=][ \t]*+([\"']?)(.*?)\2(?:(?<![ \t])[ \t]*+,?|,?)$", re.M)
_OPENS = ("title", "date", "slug", "layout", "post title")
"""What Pelican's lines and Hexo's begin with, and no talk does."""
_LABELS = ("host", "guest", "interviewer", "interviewee", "moderator", "by", "speakers", "people", "subject")
_OF_SITES = {
    *("slug", "layout", "permalink", "tags", "tag", "category", "categories", "status", "draft", "modified", "updated"),
    *(
        "comments",
        "template",
        "thumbnail",
        "cover",
        "image",
        "keywords",
        "weight",
        "type",
        "id",
        "series",
        "toc",
        "css",
    ),
    *("mathjax", "copyright", "banner", "photos", "affiliation", "header", "publishdate", "post title", "aliases"),
}
_LONGEST = 65_536
"""Characters; what is longer describes nothing, and a parser would take long for it."""
_MOST, _DEEPEST = 2000, 6
"""Values, and how they may be nested."""
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DAYS = (
    r"(?P<y>\d{4})[-/.年](?P<m>\d{1,2})[-/.月](?P<d>\d{1,2})(?!\d)",
    r"(?P<y>\d{4})(?P<m>\d\d)(?P<d>\d\d)(?!\d)",
    r"(?P<d>\d{1,2})\.\s?(?P<m>\d{1,2})\.\s?(?P<y>\d{4})(?!\d)",
    r"(?:[A-Za-z]+,?\s+)?(?P<d>\d{1,2})(?:st|nd|rd|th)?[\s-]+(?P<m>[A-Za-z]{3,9})\.?,?[\s-]+(?P<y>\d{4})(?!\d)",
    r"(?:[A-Za-z]+,?\s+)?(?P<m>[A-Za-z]{3,9})\.?\s+(?P<d>\d{1,2})(?:st|nd|rd|th)?,?\s+(?P<y>\d{4})(?!\d)",
)


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What was stated, and where the text begins."""

    length: int = 0
    """Characters that it takes up."""
    text: str = ""
    line: int = 1
    fields: Mapping[str, object] = field(default_factory=dict)
    """As `voice.readers.transcript.stated.stated` takes them: texts, and lists and mappings of them."""


def front_matter(text: str) -> FrontMatter:
    """The front matter of a Markdown text; an empty one where there is none."""
    ways: tuple[Callable[[str], tuple[int, object] | None], ...] = (_fenced, _json, _ended, _indented, _lines)
    length, values = next((found for way in ways if (found := way(text))), (0, {}))
    if not length or not isinstance(values, dict):
        return FrontMatter()
    left = [_MOST]
    fields = {str(key): _plain(value, left, 1) for key, value in values.items()}
    fields = {key: _said(known_as(key), value) for key, value in fields.items()}
    line = 1 + text.count("\n", 0, len(text) - len(text.lstrip()))
    return FrontMatter(length, text[:length].strip(), line, fields)


# -- the ways to write it -----------------------------------------------------------------------------------------


def _fenced(text: str) -> tuple[int, object] | None:
    match = _FENCED.match(text)
    if not match:
        return None
    body = match["body"] or ""
    values = _parsed(tomllib.loads if match["fence"] == "+++" else _yaml, body)
    if not isinstance(values, dict):
        return None
    keys = [str(key) for key in values]
    # who speaks between two rules has a name with a capital
    plain = len(keys) > 1 and all(re.fullmatch(r"[^\W\d_][\w-]*", key) and key == key.lower() for key in keys)
    return (match.end(), values) if plain or any(_is_field(known_as(key)) for key in keys) else None


def _json(text: str) -> tuple[int, object] | None:
    start = len(text) - len(text.lstrip())
    if not text.startswith("{", start):
        return None
    try:
        values, end = json.JSONDecoder().raw_decode(text, start)
    except (ValueError, RecursionError):
        return None
    end += len(re.match(r"\s*;{3,}|", text[end:]).group())  # type: ignore[union-attr]
    return (end, values) if isinstance(values, dict) else None


def _ended(text: str) -> tuple[int, object] | None:
    """Hexo's: the fence that ends it, without one that begins it."""
    match = _ENDED.match(text[:_LONGEST])
    if not match:
        return None
    body = match["body"]
    values = _parsed(_yaml if match["end"][0] == "-" else lambda said: json.loads("{" + said + "}"), body)
    return (match.end(), values) if isinstance(values, dict) and _describes(list(values)) else None


def _lines(text: str) -> tuple[int, object] | None:
    """Pelican's: a field a line up to the first empty one, reStructuredText's with a colon before it."""
    match = _LINES.match(text[:_LONGEST])
    if not match:
        return None
    found = _LINE.findall(re.sub(r"\n[ \t]+", " ", match["body"]))
    values = {key.strip(): said.strip() for key, _, said in found}
    spoken = any(known_as(key) in _LABELS and re.search(r"[.!?]$", said) for key, said in values.items())
    repeated = len(values) < len(found)
    return (match.end(), values) if not spoken and not repeated and _describes(list(values)) else None


def _indented(text: str) -> tuple[int, object] | None:
    """Pelican's, every line indented alike, as some programs copy it."""
    match = re.match(r"\n*([ \t]{2,8})(?=[A-Za-z:])", text)
    length = text.find("\n\n", match.end()) if match else -1
    if match is None or not 0 < length < _LONGEST:
        return None
    found = _lines(re.sub(rf"(?m)^{match[1]}", "", text[match.start(1) : length]) + "\n\n")
    return (length + 1, found[1]) if found else None


def _describes(keys: list[object]) -> bool:
    """Whether these are names of fields, as in no talk: the first opens such a list, and most others are known."""
    names = [known_as(str(key)) for key in keys]
    known = sum(_is_field(name) or name in _LABELS for name in names)
    return bool(names) and names[0] in _OPENS and known * 2 > len(names)


def _is_field(name: str) -> bool:
    """Whether it is the name of a field, and not that of somebody who speaks between two rules."""
    return (name in NAMES and name not in _LABELS) or name in _OF_SITES


# -- values -------------------------------------------------------------------------------------------------------


def _parsed(parse: Callable[[str], object], body: str) -> object:
    """What a parser makes of it; where it fails, the lines that are plain enough to be read without one."""
    if len(body) <= _LONGEST:
        try:
            return parse(body)
        except (tomllib.TOMLDecodeError, yaml.YAMLError, ValueError, RecursionError):
            pass
    return {key.strip(): said for key, _, said in _LINE.findall(body[:_LONGEST])}


def _yaml(body: str) -> object:
    # Every value as a text: a day is none of the calendar's, and Norwegian (no) is not false.
    return yaml.load(body, Loader=yaml.BaseLoader)


def _plain(value: object, left: list[int], depth: int) -> object:
    """A value as texts in lists and mappings, no more than are ``left``: a few references can stand for billions."""
    left[0] -= 1
    if left[0] < 0 or depth > _DEEPEST:
        return ""
    if isinstance(value, list):
        return [_plain(one, left, depth + 1) for one in value[:_MOST]]
    if isinstance(value, dict):
        return {str(key): _plain(one, left, depth + 1) for key, one in list(value.items())[:_MOST]}
    return "" if value is None else str(value)


def _said(name: str, value: object) -> object:
    """A value as the rest of the program writes it: a day, the name of a language."""
    if not isinstance(value, str):
        return value
    if name in DATES:
        return _day(value)
    return value.replace("_", "-") if name in ("lang", "language", "locale") else value


def _day(text: str) -> str:
    """The day of a date, ISO 8601; empty where it says none."""
    for pattern in _DAYS:
        if match := re.match(pattern, text.strip()):
            month = match["m"].lower()[:3]
            number = int(month) if month.isdigit() else _MONTHS.index(month) + 1 if month in _MONTHS else 0
            try:
                return date(int(match["y"]), number, int(match["d"])).isoformat()
            except ValueError:
                continue
    return ""
