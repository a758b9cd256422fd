"""What format a source is in: told by its bytes, and by the ending of its name only where these leave it open."""

import json
import re
from collections.abc import Callable
from pathlib import Path

from voice.document import Source
from voice.errors import ReadError
from voice.readers.archive import Archive
from voice.readers.encoding.decoding import beginning
from voice.readers.markdown.front_matter import front_matter
from voice.readers.signs import no_writing
from voice.readers.transcript.columns import sign_between

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
    ".eml": "mail",
    ".mbox": "mail",
    ".mht": "mail",
    ".mhtml": "mail",
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
_BLOCK_TAG = re.compile(r"</?(?:p|div|t[rd]|li|h[1-6]|blockquote|article|section)\b[^<>]{0,300}>", re.I)
_INLINE_TAG = re.compile(r"</(?:b|i|em|strong|a|span|u|sup)>|<br\s*/?>", re.I)
_HEADING = re.compile(r"^#{1,6}[ \t]+\S", re.M)
_BOLD = re.compile(r"(?<![*_\w])(\*\*|__)(?=[^\s*_])[^*_\n]{1,200}\1")
_LINK = re.compile(r"\[[^\[\]\n]{1,200}\]\((?:https?:|/|#|\.)[^()\s]{0,300}\)")
_MAIL_FIELD = re.compile(r"([!-9;-~]{2,40}):[ \t]|[ \t]+\S|>?From \S+")
_SENT_BY = {"from", "mime-version", "received", "return-path", "message-id", "delivered-to", "content-type"}
_OF_MAIL = _SENT_BY | {"to", "cc", "subject", "date", "reply-to", "sender", "content-transfer-encoding", "in-reply-to"}


def format_of(source: Source) -> str:
    """The name of the format, a key of `voice.plugins.READERS`; `ReadError` where it is none that holds writing."""
    data = source.data
    if refused := no_writing(data):
        raise ReadError(f"{source.name}: this is {refused.what}, which is not read. {refused.advice}.")
    if data.startswith(b"%PDF-"):
        return "pdf"
    if data.startswith(b"PK\x03\x04"):
        return _in_archive(source)
    text = beginning(data, source.charset).lstrip()
    for name, is_it in _TEXTUAL:
        if is_it(text):
            return name
    known = _ENDINGS.get(Path(source.name).suffix.lower(), "text")
    return _in_plain_text(text) if known == "text" else known


def _in_plain_text(text: str) -> str:
    """What is in a file whose name says no more than that it is text."""
    if is_markdown(text):
        return "markdown"
    return "html" if len(_BLOCK_TAG.findall(text)) >= 4 else "text"


def is_markdown(text: str) -> bool:
    """Whether the signs of Markdown are used in it, or tags within its lines, which mean the same there."""
    if text.startswith(("---", "+++")) and front_matter(text).length:
        return True
    if len(_BLOCK_TAG.findall(text)) >= 4:
        return bool(_HEADING.search(text) and len(_BOLD.findall(text)) > 1)
    signs = len(_HEADING.findall(text)) + len(_BOLD.findall(text)) + len(_LINK.findall(text))
    return bool(_HEADING.match(text)) or signs >= 2 or len(_INLINE_TAG.findall(text)) >= 2


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
    stamp = r"(?:(?:\d{1,4}:)?\d{1,3}:\d{1,2}(?:[.,]\d{1,6})?|\d{1,7}[.,]\d{1,6})"
    between = rf"(?:[ \t]*-{{1,3}}[ \t]?>|,(?={stamp}[ \t]*[\r\n]))"
    times = re.compile(rf"^(?:\d{{1,9}}\s*[\r\n]\s*)?[ \t]*\[?[ \t]*{stamp}{between}[ \t]*{stamp}", re.M)
    return text.startswith("WEBVTT") or bool(times.match(text)) or len(times.findall(text[:4000])) > 2


def _is_mail(text: str) -> bool:
    """Fields up to the first empty line, among them one that only mail programs write."""
    names = set()
    for line in text.split("\n", 200)[:200]:
        field = _MAIL_FIELD.match(line)
        if not field:
            break
        names.add((field[1] or "").lower())
    else:
        line = ""
    return not line.strip() and bool(names & _SENT_BY) and len(names & _OF_MAIL) >= 2


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
    except json.JSONDecodeError as error:
        cut_off = error.pos >= len(text) - 1 or "Unterminated" in error.msg
        return cut_off or bool(re.search(rf"\"(?:{_SAID})\"\s*:\s*[\"\[{{]", text[:4000]))
    except (RecursionError, ValueError):  # too deep, or a number of thousands of digits
        return True
    rest = text[end:].lstrip()
    return not rest or bool(_JSON.match(rest))


def _is_table(text: str) -> bool:
    return bool(sign_between(text))


_TEXTUAL: tuple[tuple[str, Callable[[str], bool]], ...] = (
    ("mail", _is_mail),
    ("subtitles", _is_subtitles),
    ("akoma_ntoso", _is_akoma_ntoso),
    ("odt", _is_flat_odt),
    ("html", _is_html),
    ("akoma_ntoso", _is_other_xml),  # whose reader says that it is another kind of XML
    ("transcript_json", _is_json),
    ("table", _is_table),
)
