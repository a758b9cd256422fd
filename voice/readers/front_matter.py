"""What stands before a Markdown text and describes it: YAML between ``---``, TOML between ``+++``, or a JSON object."""

import json
import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

import yaml

_FENCED = re.compile(r"\s*(?P<fence>---|\+\+\+)[ \t]*\n(?P<body>.*?\n)?(?P=fence)[ \t]*(?:\n|$)", re.S)
_FIELDS = {
    "title": ("title", "headline"),
    "date": ("date", "published", "pubdate", "publishdate", "created"),
    "language": ("language", "lang", "locale"),
    "source": ("source", "canonical", "canonical_url", "url", "original", "link"),
    "description": ("description", "subtitle", "summary", "excerpt"),
}
_AUTHORS = ("authors", "author", "by", "byline")


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What was stated, and where the text begins."""

    length: int = 0
    """Characters that it takes up."""
    text: str = ""
    line: int = 1
    fields: Mapping[str, str] = field(default_factory=dict)
    authors: tuple[str, ...] = ()


def front_matter(text: str) -> FrontMatter:
    """The front matter of a Markdown text; an empty one where there is none."""
    length, values = _fenced(text) or _json(text) or (0, {})
    if not length:
        return FrontMatter()
    known = {str(key).casefold(): value for key, value in values.items()}
    found = {name: _first(known, keys) for name, keys in _FIELDS.items()}
    day = re.match(r"\d{4}-\d{2}-\d{2}", found["date"])
    found["date"] = day.group() if day else ""
    authors = tuple(name for key in _AUTHORS for name in _names(known.get(key)))
    line = 1 + text[:length].count("\n", 0, len(text) - len(text.lstrip()))
    return FrontMatter(length, text[:length].strip(), line, found, authors)


def _fenced(text: str) -> tuple[int, Mapping[str, object]] | None:
    match = _FENCED.match(text)
    if not match:
        return None
    body = match["body"] or ""
    try:
        values = tomllib.loads(body) if match["fence"] == "+++" else yaml.safe_load(body)
    except (tomllib.TOMLDecodeError, yaml.YAMLError, ValueError):
        values = dict(re.findall(r"^(\w+)\s*[:=]\s*[\"']?(.*?)[\"']?\s*$", body, re.M))
    return (match.end(), values) if isinstance(values, dict) else None


def _json(text: str) -> tuple[int, Mapping[str, object]] | None:
    start = len(text) - len(text.lstrip())
    if not text.startswith("{", start):
        return None
    try:
        values, end = json.JSONDecoder().raw_decode(text, start)
    except ValueError:
        return None
    return (end, values) if isinstance(values, dict) else None


def _first(known: Mapping[str, object], keys: Iterable[str]) -> str:
    return next((str(known[key]).strip() for key in keys if known.get(key)), "")


def _names(value: object) -> list[str]:
    """The names in an author field: a string, a mapping with a name, or a list of either."""
    if isinstance(value, list):
        return [name for one in value for name in _names(one)]
    if isinstance(value, dict):
        return _names(value.get("name"))
    return [value.strip()] if isinstance(value, str) and value.strip() else []
