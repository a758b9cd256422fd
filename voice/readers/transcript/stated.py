"""What a transcript states about itself, under the names that programs and people give to it."""

import re
from collections.abc import Iterable, Mapping

from voice.document import Block, Document
from voice.model import LeftOut
from voice.readers.transcript.cue_text import one_line


def _listed(text: str) -> tuple[str, ...]:
    """The names of a text, parted by semicolons."""
    return tuple(name for part in text.split(";") if (name := " ".join(part.split())))


_FIELDS = {
    "title": _listed(
        """title; episode title; episode name; episode; headline; subject; titel; titre; título; titulo; titolo; judul;
        otsikko; τίτλος; заголовок; название; 标题; 標題; タイトル; titulus"""
    ),
    "date": _listed(
        """date; published at; published; publishing date; publication date; pubdate; pub date; publishdate;
        publish date; published on; published date; posted; posted on; release date; released; air date; aired; created;
        datum; fecha; data; tanggal; päivämäärä; ημερομηνία; дата; 日期; 日付"""
    ),
    "language": _listed(
        "language; lang; language code; locale; sprache; langue; idioma; lingua; bahasa; kieli; язык; 语言"
    ),
    "source": _listed(
        """episode url; canonical url; canonical; source url; source; original; original url; url; link; quelle; fuente;
        fonte; источник; 来源"""
    ),
    "show": _listed(
        """podcast; podcast name; podcast title; show; show name; show title; series; program; programme; site;
        site name; publication; magazine; newspaper; journal"""
    ),
    "description": _listed(
        """description; summary; subtitle; excerpt; untertitel; beschreibung; sous-titre; subtítulo; subtitulo;
        descripción; descrição; sottotitolo; descrizione; описание; 摘要; 描述"""
    ),
}
_PEOPLE = {
    "hosts": _listed(
        "hosts; host; interviewer; interviewers; moderator; moderators; asked by; entrevistador; 采访者; 聞き手"
    ),
    "guests": _listed(
        "guests; guest; interviewee; interviewees; answered by; entrevistado; invitado; invité; gast; 嘉宾"
    ),
    "people": _listed("people; participants; speakers; persons; attendees; members"),
    "authors": _listed("authors; author; by; byline; autor; auteur; autore; penulis; kirjoittaja; автор; 作者; 著者"),
}
DATES = frozenset(_FIELDS["date"])
"""What the field of the day is called, as `known_as` writes it."""
NAMES = frozenset(name for names in (*_FIELDS.values(), *_PEOPLE.values()) for name in names)
"""What such fields are called, as `known_as` writes it."""


def stated(fields: Mapping[str, object], blocks: Iterable[Block], left_out: Iterable[LeftOut]) -> Document:
    """The document of these blocks, with what the fields say."""
    known: dict[str, object] = {}
    for name, value in fields.items():
        known.setdefault(known_as(name), value)
    said = {
        field: next((text for name in names if (text := _text(known.get(name)))), "")
        for field, names in _FIELDS.items()
    }
    day = re.match(r"\d{4}-\d{2}-\d{2}", said["date"])
    said["date"] = day.group() if day else ""
    if not re.fullmatch(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{1,8})*", said["language"]):
        said["language"] = ""
    if not re.match(r"https?://", said["source"]):
        said["source"] = ""
    people = {field: _names(known[name] for name in names if name in known) for field, names in _PEOPLE.items()}
    return Document(blocks=tuple(blocks), left_out=tuple(left_out), **said, **people)  # type: ignore[arg-type]


def known_as(name: str) -> str:
    """One spelling of a field's name: ``publishedAt``, ``published_at`` and ``Published at`` are the same."""
    words = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name)
    return " ".join(re.sub(r"[_\W]+", " ", words).casefold().split())


def _first(texts: Iterable[str]) -> str:
    return next((text for text in texts if text), "")


def _text(value: object) -> str:
    return one_line(value) if isinstance(value, str) else ""


def _names(values: Iterable[object]) -> tuple[str, ...]:
    """The names in fields: a string (``Ann Moss, Ben Tarn and Kay``), a mapping with a name, or a list of either."""
    names: dict[str, None] = {}
    for value in values:
        if isinstance(value, str):
            found = re.split(r"\s*(?:[,;/]|\s(?:and|und|et|y|e|&|и|ja)\s)\s*", value.strip())
        elif isinstance(value, dict):
            found = list(_names(value[key] for key in ("name", "display_name", "displayName") if key in value))
        else:
            found = [name for one in value for name in _names([one])] if isinstance(value, list) else []
        names |= dict.fromkeys(name for name in found if name and len(name) <= 80 and any(c.isalpha() for c in name))
    return tuple(names)
