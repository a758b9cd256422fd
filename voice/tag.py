"""Metadata and chapters as an ID3v2.4 tag. The only importer of mutagen."""

from collections.abc import Iterable
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from mutagen.id3 import (
    APIC,
    CHAP,
    COMM,
    CTOC,
    ID3,
    TALB,
    TCOM,
    TCON,
    TDRC,
    TENC,
    TIT2,
    TLAN,
    TPE1,
    TPE2,
    TXXX,
    CTOCFlags,
    Encoding,
    PictureType,
)

from voice.errors import AudioError
from voice.model import Script, Timeline

LONGEST_TITLE = 127
"""Bytes of UTF-8 of a chapter's title: a widespread player reads the length as a signed byte and fails beyond."""
MOST_CHILDREN = 255
"""A table of contents counts its children in one byte (ID3v2 Chapter Frame Addendum 1.0)."""
HEADER = 10
LANGUAGES = {
    "zh": "zho", "ru": "rus", "en": "eng", "fr": "fra", "id": "ind", "sa": "san", "ja": "jpn", "de": "deu",
    "pt": "por", "el": "ell", "es": "spa", "it": "ita", "fi": "fin", "la": "lat", "ko": "kor", "nl": "nld",
    "sv": "swe", "pl": "pol", "uk": "ukr", "ar": "ara", "hi": "hin", "tr": "tur", "cs": "ces", "da": "dan",
}  # fmt: skip
"""ISO 639-2 for ISO 639-1: what ID3 asks for."""


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a tag says."""

    title: str
    show: str
    hosts: tuple[str, ...]
    guests: tuple[str, ...]
    authors: tuple[str, ...]
    date: str
    language: str
    description: str
    engine: str
    """Who speaks: the disclosure that the voices are synthetic."""
    cover: bytes = b""
    genre: str = "Podcast"


def metadata(script: Script, show: str, engine: str, cover: bytes) -> Metadata:
    """What a tag says of a script that an engine speaks."""
    heard = {turn.speaker for chapter in script.chapters for turn in chapter.turns}
    hosts, guests = (
        tuple(s.name for s in script.speakers if s.role == role and s.name in heard) for role in ("host", "guest")
    )
    written = (script.authors, script.date, script.language, script.description)
    return Metadata(script.title, show, hosts, guests, *written, engine, cover)


def cut(title: str, size: int = LONGEST_TITLE) -> str:
    """A title of at most so many bytes, cut between characters, with an ellipsis where anything was cut."""
    if len(title.encode()) <= size:
        return title
    return title.encode()[: size - len("…".encode())].decode(errors="ignore").rstrip() + "…"


def _text(kind: type[Any], *values: str) -> list[Any]:
    """A text frame, or none where there is nothing to say."""
    said = [value for value in values if value]
    return [kind(encoding=Encoding.UTF8, text=said)] if said else []


def _frames(about: Metadata) -> list[Any]:
    people = (*about.guests, *about.hosts)
    frames = [
        *_text(TIT2, about.title),
        *_text(TPE1, *people),
        *_text(TPE2, about.show or "/".join(about.hosts)),
        *_text(TALB, about.show),
        *_text(TCOM, *about.authors),
        *_text(TCON, about.genre),
        *_text(TDRC, about.date),
        *_text(TLAN, LANGUAGES.get(about.language.split("-")[0].lower(), "und")),
        *_text(TENC, "Viva Voce"),
        TXXX(encoding=Encoding.UTF8, desc="Voices", text=[f"Synthetic voices ({about.engine})"]),
    ]
    if about.description:
        frames.append(COMM(encoding=Encoding.UTF8, lang="XXX", desc="", text=[about.description]))
    if about.cover:
        frames.append(
            APIC(encoding=Encoding.LATIN1, mime=_mime(about.cover), type=PictureType.COVER_FRONT, data=about.cover)
        )
    return frames


def _mime(picture: bytes) -> str:
    if picture.startswith(b"\xff\xd8\xff"):
        return "image/jpeg"
    if picture.startswith(b"\x89PNG\r\n\x1a\n"):
        return "image/png"
    raise AudioError("The cover is neither a JPEG nor a PNG picture; set another in config/show.toml.")


def _rendered(frames: Iterable[Any]) -> bytes:
    """A tag's frames as bytes, without its header."""
    tag = ID3()
    for frame in frames:
        tag.add(frame)
    data = BytesIO()
    tag.save(data, v2_version=4, padding=lambda _: 0)
    return data.getvalue()[HEADER:]


def id3(about: Metadata, timeline: Timeline) -> bytes:
    """The tag that stands before the audio.

    The chapters are rendered one at a time, because mutagen sorts frames by size and libavformat lists chapters in the
    order of the file. Over 255 chapters become nested tables of contents, which the addendum allows.
    """
    body = _rendered(_frames(about))
    names = [f"chp{number}" for number in range(len(timeline.marks))]
    for name, mark in zip(names, timeline.marks, strict=True):
        title = _text(TIT2, cut(mark.title))
        start, end = (at * 1000 // timeline.codec.rate for at in (mark.start, mark.end))
        body += _rendered([CHAP(element_id=name, start_time=start, end_time=end, sub_frames=title)])
    body += _contents(names, about.title)
    return b"ID3\x04\x00\x00" + _syncsafe(len(body)) + body


def _contents(names: list[str], title: str) -> bytes:
    if not names:
        return b""
    flags = CTOCFlags.TOP_LEVEL | CTOCFlags.ORDERED
    sub = _text(TIT2, cut(title))
    if len(names) <= MOST_CHILDREN:
        return _rendered([CTOC(element_id="toc", flags=flags, child_element_ids=names, sub_frames=sub)])
    groups = [names[at : at + MOST_CHILDREN] for at in range(0, len(names), MOST_CHILDREN)]
    children = [f"toc{number}" for number in range(len(groups))]
    whole = _rendered([CTOC(element_id="toc", flags=flags, child_element_ids=children, sub_frames=sub)])
    for name, group in zip(children, groups, strict=True):
        whole += _rendered([CTOC(element_id=name, flags=CTOCFlags.ORDERED, child_element_ids=group, sub_frames=[])])
    return whole


def _syncsafe(number: int) -> bytes:
    """Seven bits a byte, as the header has its size."""
    if number >= 1 << 28:
        raise AudioError("The tag is too large for an MP3 (256 MB): is the cover that large?")
    return bytes(number >> shift & 0x7F for shift in (21, 14, 7, 0))
