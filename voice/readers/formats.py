"""What format a source is in: told by its bytes, and by the ending of its name only where these leave it open."""

import json
import re
from collections.abc import Callable
from pathlib import Path

from voice.document import Source
from voice.errors import ReadError
from voice.readers.archive import Archive
from voice.readers.columns import sign_between
from voice.readers.decoding import charset

_SEEN = 65_536
"""Bytes that are looked at."""
_SAVE = "Open it in a word processor and save it as .docx or .odt, without a password"
_REFUSED = (
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Word file, or one with a password", _SAVE),
    (b"{\\rtf", "Rich Text", _SAVE),
    (b"ID3", "sound", "Give the written interview"),
    (b"OggS", "sound", "Give the written interview"),
    (b"RIFF", "sound or a picture", "Give the written interview"),
    (b"fLaC", "sound", "Give the written interview"),
    (b"\x89PNG", "a picture", "Give the text of it"),
    (b"\xff\xd8\xff", "a picture", "Give the text of it"),
    (b"GIF8", "a picture", "Give the text of it"),
    (b"\x1f\x8b", "packed (gzip)", "Unpack it and give what is inside"),
    (b"7z\xbc\xaf", "packed (7z)", "Unpack it and give what is inside"),
    (b"Rar!", "packed (rar)", "Unpack it and give what is inside"),
    (b"\xfd7zXZ", "packed (xz)", "Unpack it and give what is inside"),
    (b"BZh", "packed (bzip2)", "Unpack it and give what is inside"),
    (b"\x7fELF", "a program", "Give the written interview"),
    (b"MZ\x90", "a program", "Give the written interview"),
)
_OTHER_OFFICE = (
    ("xl", "a table (Excel)", "Save it as .csv"),
    ("ppt", "a set of slides", "Give the written interview"),
    ("Index", "a file of Pages, Numbers or Keynote", "Export it as .docx or .csv"),
)
"""By the folder that is in the archive."""
_ENDINGS = {
    ".md": "markdown",
    ".markdown": "markdown",
    ".mdown": "markdown",
    ".qmd": "markdown",
    ".txt": "text",
    ".text": "text",
    ".htm": "html",
    ".html": "html",
    ".xhtml": "html",
    ".shtml": "html",
    ".srt": "subtitles",
    ".vtt": "subtitles",
    ".sbv": "subtitles",
    ".json": "transcript_json",
    ".jsonl": "transcript_json",
    ".ndjson": "transcript_json",
    ".csv": "table",
    ".tsv": "table",
}
_JSON = re.compile(r"\{\s*\"|\[\s*[\[{\"]|[\[{]\s*[\]}]")
_SAID = "segments|results|monologues|transcript|utterances|messages|body|text|words"
_TAG = r"<(?:!doctype\s+html|html|head|body|article|p|div|span|table|section|h[1-6]|br|a\s)\b"


def format_of(source: Source) -> str:
    """The name of the format, a key of `voice.plugins.READERS`; `ReadError` where it is none that holds writing."""
    data = source.data
    for sign, what, advice in _REFUSED:
        if data.startswith(sign):
            raise ReadError(f"{source.name}: this is {what}, which is not read. {advice}.")
    if data.startswith(b"%PDF-"):
        return "pdf"
    if data.startswith(b"PK\x03\x04"):
        return _in_archive(source)
    text = data[:_SEEN].decode(charset(data[:_SEEN])[0], "replace").lstrip("\ufeff").lstrip()
    for name, is_it in _TEXTUAL:
        if is_it(text):
            return name
    return _ENDINGS.get(Path(source.name).suffix.lower(), "text")


def _in_archive(source: Source) -> str:
    names = Archive(source).names
    if "META-INF/container.xml" in names:
        return "epub"
    if "content.xml" in names:
        return "odt"
    folders = {name.partition("/")[0] for name in names if "/" in name}
    if "word" in folders:
        return "docx"
    for folder, what, advice in _OTHER_OFFICE:
        if folder in folders:
            raise ReadError(f"{source.name}: this is {what}, which is not read. {advice}.")
    raise ReadError(f"{source.name}: a packed folder (zip). Unpack it and give the interview that is inside.")


def _is_subtitles(text: str) -> bool:
    """WebVTT says what it is; else there are times at the very beginning, or several after a few words."""
    stamp = r"(?:\d{1,4}:)?\d{1,3}:\d{1,2}(?:[.,]\d{1,6})?"
    between = rf"(?:[ \t]*-{{1,3}}[ \t]?>|,(?={stamp}[ \t]*[\r\n]))"
    times = re.compile(rf"^(?:\d{{1,9}}\s*[\r\n]\s*)?[ \t]*\[?[ \t]*{stamp}{between}[ \t]*{stamp}", re.M)
    return text.startswith("WEBVTT") or bool(times.match(text)) or len(times.findall(text[:4000])) > 2


def _is_akoma_ntoso(text: str) -> bool:
    return bool(re.search(r"<(?:\w+:)?akomaNtoso\b", text[:4000]))


def _is_flat_odt(text: str) -> bool:
    return bool(re.match(r"(?:<\?xml[^>]*>\s*)?<office:document\b", text))


def _is_html(text: str) -> bool:
    if re.match(r"(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", text, re.I | re.S):
        return True
    tags = len(re.findall(_TAG, text, re.I))
    return text.startswith("<") and tags >= 3 and not re.search(r"^#{1,6} |\*\*\S", text, re.M)


def _is_other_xml(text: str) -> bool:
    return bool(re.match(r"<\?xml\b|<(?!html\b)(?:\w+:)?\w+\s[^<>]*\bxmlns(?::\w+)?\s*=", text))


def _is_json(text: str) -> bool:
    """Nothing but JSON to the end, not a text under front matter in JSON."""
    if not _JSON.match(text):
        return False
    try:
        _, end = json.JSONDecoder().raw_decode(text)
    except RecursionError:
        return True
    except json.JSONDecodeError as error:
        cut_off = error.pos >= len(text) - 1 or "Unterminated" in error.msg
        return cut_off or bool(re.search(rf"\"(?:{_SAID})\"\s*:\s*[\"\[{{]", text[:4000]))
    rest = text[end:].lstrip()
    return not rest or bool(_JSON.match(rest))


def _is_table(text: str) -> bool:
    return bool(sign_between(text))


_TEXTUAL: tuple[tuple[str, Callable[[str], bool]], ...] = (
    ("subtitles", _is_subtitles),
    ("akoma_ntoso", _is_akoma_ntoso),
    ("odt", _is_flat_odt),
    ("html", _is_html),
    ("akoma_ntoso", _is_other_xml),  # whose reader says that it is another kind of XML
    ("transcript_json", _is_json),
    ("table", _is_table),
)
