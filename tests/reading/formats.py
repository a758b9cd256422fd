"""How the lines of an interview are written down: as text, Markdown, pages, and what word processors make."""

import json
import textwrap
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from html import escape
from importlib.util import find_spec

from tests.readers.packed import docx_members, p, r, zipped
from tests.readers.test_odt import members as odt_members
from tests.reading.dialogues import Dialogue
from tests.reading.shapes import Line, Shape, heading, paragraph
from voice.document import Source

FURNITURE = (
    "Harbour Weekly",
    "Older pages",
    "Most wanted: seven soups",
    "A reader wrote: what about cats?",
    "Imprint of the harbour",
)
"""What stands around an article on a page of the web."""


@dataclass(frozen=True)
class Written:
    """A file, and what must come out of it besides the turns."""

    source: Source
    texts: tuple[str, ...] = ()
    """What else is written in it besides the lines that it was made of."""
    chapters: bool = True
    """Whether it can say where chapters begin."""
    dated: bool = True
    stated: bool = False
    """Whether it says its language, title and date outside the text."""


@dataclass(frozen=True)
class Format:
    """A way to write lines down."""

    name: str
    write: Callable[[Dialogue, Sequence[Line]], Written]
    plain_only: bool = False
    """Whether it knows neither bold nor italics nor headings."""
    headed: bool = True
    """Whether the title and the date stand in the text."""
    encoding: int = -1
    """Which of the old encodings of a language it is in."""

    def holds(self, dialogue: Dialogue, shape: Shape) -> bool:
        """Whether its encoding has all the letters and signs."""
        if self.encoding < 0:
            return True
        try:
            _text(lines_of(dialogue, shape)).encode(dialogue.encodings[self.encoding])
        except (IndexError, UnicodeEncodeError):
            return False
        return True

    def __str__(self) -> str:
        return self.name


def lines_of(dialogue: Dialogue, shape: Shape, headed: bool = True) -> list[Line]:
    """All of the interview, from the title to the closing note."""
    head = [heading(dialogue.title, 1), paragraph(dialogue.dated), paragraph(dialogue.byline)] if headed else []
    return [
        *head,
        paragraph(dialogue.preface),
        *shape.lines(dialogue),
        paragraph((dialogue.note, "italic") if not shape.plain else dialogue.note),
    ]


# -- text ---------------------------------------------------------------------------------------------------------


def _text(lines: Sequence[Line], width: int = 0) -> str:
    return "\n\n".join(_wrapped(line.text, width) if width else line.text for line in lines) + "\n"


def _wrapped(text: str, width: int) -> str:
    """The same with no line wider than ``width``; scripts without spaces break anywhere but before a mark."""
    return "\n".join("\n".join(_filled(line, width)) for line in text.split("\n"))


def _filled(text: str, width: int) -> list[str]:
    if " " in text[:200] and not any(unicodedata.east_asian_width(c) == "W" for c in text[:200]):
        return textwrap.wrap(text, width, break_long_words=False, break_on_hyphens=False)
    lines, rest = [], text
    while rest:
        cut = width // 2
        while cut < len(rest) and not rest[cut].isalnum():
            cut += 1
        lines.append(rest[:cut].rstrip())
        rest = rest[cut:]
    return lines


def _in(encoding: str) -> Callable[[Dialogue, Sequence[Line]], Written]:
    return lambda dialogue, lines: Written(Source(_text(lines).encode(encoding), "talk.txt"))


def _old(which: int) -> Callable[[Dialogue, Sequence[Line]], Written]:
    return lambda dialogue, lines: _in(dialogue.encodings[which])(dialogue, lines)


def _line_ends(end: str) -> Callable[[Dialogue, Sequence[Line]], Written]:
    return lambda dialogue, lines: Written(Source(_text(lines).replace("\n", end).encode(), "talk.txt"))


def _hard_wrapped(dialogue: Dialogue, lines: Sequence[Line]) -> Written:
    return Written(Source(_text(lines, 60).encode(), "talk.txt"))


# -- Markdown -----------------------------------------------------------------------------------------------------


def _markdown(lines: Sequence[Line]) -> str:
    signs = {"": "", "bold": "**", "italic": "*"}
    blocks = []
    for line in lines:
        text = "".join(_around(text, signs[style]) for text, style in line.runs)
        if line.level:
            text = "#" * line.level + " " + text
        blocks.append(text.replace("\n", "\\\n"))
    return "\n\n".join(blocks) + "\n"


def _around(text: str, sign: str) -> str:
    bare = text.strip()
    return text.replace(bare, f"{sign}{bare}{sign}") if sign and bare else text


def _md(front: Callable[[Dialogue], str]) -> Callable[[Dialogue, Sequence[Line]], Written]:
    def write(dialogue: Dialogue, lines: Sequence[Line]) -> Written:
        matter = front(dialogue)
        extra = (matter,) if matter else ()
        return Written(Source((matter + _markdown(lines)).encode(), "talk.md"), extra, stated=bool(matter))

    return write


def _yaml(d: Dialogue) -> str:
    return f'---\ntitle: "{d.title}"\ndate: {d.day}\nlang: {d.language}\nauthor: {d.host.full}\n---\n\n'


def _toml(d: Dialogue) -> str:
    return f'+++\ntitle = "{d.title}"\ndate = {d.day}\nlanguage = "{d.language}"\nauthors = ["{d.host.full}"]\n+++\n\n'


def _json(d: Dialogue) -> str:
    fields = {"title": d.title, "date": d.day, "lang": d.language, "author": d.host.full}
    return json.dumps(fields, ensure_ascii=False, indent=2) + "\n\n"


# -- pages --------------------------------------------------------------------------------------------------------


def _elements(lines: Sequence[Line]) -> str:
    return "\n".join(_element(line) for line in lines)


def _element(line: Line) -> str:
    tags = {"bold": "strong", "italic": "em"}
    inside = "".join(
        f"<{tags[style]}>{escape(text)}</{tags[style]}>" if style else escape(text) for text, style in line.runs
    ).replace("\n", "<br>")
    name = f"h{line.level}" if line.level else "p"
    return f"<{name}>{inside}</{name}>"


def page(dialogue: Dialogue, article: str) -> Written:
    """An article with what pages have around one."""
    site, older, wanted, comment, imprint = FURNITURE
    text = (
        f'<!doctype html><html lang="{dialogue.language}"><head><meta charset="utf-8">'
        f"<title>{escape(dialogue.title)}</title>"
        f'<meta property="article:published_time" content="{dialogue.day}T08:00:00Z"></head><body>'
        f'<header><a href="/">{site}</a>\n<nav><ul><li><a href="/old">{older}</a></li></ul></nav></header>'
        f"<main><article>{article}</article></main><aside><p>{wanted}</p></aside>\n"
        f'<section id="comments" class="comments"><p>{comment}</p></section>'
        f"<footer><p>{imprint}</p></footer></body></html>"
    )
    return Written(Source(text.encode(), "talk.html"), (*FURNITURE, dialogue.title), stated=True)


def _html(dialogue: Dialogue, lines: Sequence[Line]) -> Written:
    return page(dialogue, _elements(lines))


def _epub(dialogue: Dialogue, lines: Sequence[Line]) -> Written:
    package = (
        '<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id">'
        '<metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:identifier id="id">x</dc:identifier>'
        f"<dc:title>{dialogue.title}</dc:title><dc:language>{dialogue.language}</dc:language>"
        f"<dc:date>{dialogue.day}</dc:date></metadata>"
        '<manifest><item id="one" href="one.xhtml" media-type="application/xhtml+xml"/></manifest>'
        '<spine><itemref idref="one"/></spine></package>'
    )
    chapter = (
        '<?xml version="1.0" encoding="utf-8"?><html xmlns="http://www.w3.org/1999/xhtml">'
        f"<head><title>{dialogue.title}</title></head><body>{_elements(lines)}</body></html>"
    ).replace("<br>", "<br/>")
    container = (
        '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container" version="1.0"><rootfiles>'
        '<rootfile full-path="book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>'
    )
    files: dict[str, str | bytes] = {
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": container,
        "book.opf": package,
        "one.xhtml": chapter,
    }
    return Written(Source(zipped(files), "talk.epub"), (dialogue.title,), stated=True)


# -- word processors ----------------------------------------------------------------------------------------------


def _docx(dialogue: Dialogue, lines: Sequence[Line]) -> Written:
    marks = {"": "", "bold": "<w:b/>", "italic": "<w:i/>"}
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="H{n}"><w:name w:val="heading {n}"/></w:style>' for n in (1, 2, 3)
    )
    body = ""
    for line in lines:
        runs = [r(escape(text), marks[style]) for text, style in line.runs]
        runs = [run.replace("\n", '</w:t><w:br/><w:t xml:space="preserve">') for run in runs]
        body += p(*runs, style=f"H{line.level}" if line.level else "")
    return Written(Source(zipped(docx_members(body, styles=styles)), "talk.docx"))


def _odt(dialogue: Dialogue, lines: Sequence[Line]) -> Written:
    marks = {"bold": "T1", "italic": "T2"}
    body = ""
    for line in lines:
        inside = "".join(
            f'<text:span text:style-name="{marks[style]}">{escape(text)}</text:span>' if style else escape(text)
            for text, style in line.runs
        ).replace("\n", "<text:line-break/>")
        body += (
            f'<text:h text:outline-level="{line.level}">{inside}</text:h>'
            if line.level
            else f"<text:p>{inside}</text:p>"
        )
    return Written(Source(zipped(odt_members(body)), "talk.odt"))


FORMATS = (
    Format("text", _in("utf-8"), plain_only=True),
    Format("text, hard-wrapped", _hard_wrapped, plain_only=True),
    Format("text with CR LF", _line_ends("\r\n"), plain_only=True),
    Format("text with CR", _line_ends("\r"), plain_only=True),
    Format("text in UTF-8 with a mark", _in("utf-8-sig"), plain_only=True),
    Format("text in UTF-16", _in("utf-16"), plain_only=True),
    Format("text in an old encoding", _old(0), plain_only=True, encoding=0),
    Format("text in another old encoding", _old(1), plain_only=True, encoding=1),
    Format("Markdown", _md(lambda dialogue: "")),
    Format("Markdown under YAML", _md(_yaml), headed=False),
    Format("Markdown under TOML", _md(_toml), headed=False),
    Format("Markdown under JSON", _md(_json), headed=False),
    Format("a page", _html),
    Format("Word", _docx),
    Format("OpenDocument", _odt),
    *((Format("a book", _epub),) if find_spec("voice.readers.epub.reader") else ()),
)


# -- where the format itself says who speaks ----------------------------------------------------------------------


Statement = tuple[str, tuple[str, ...]]
"""A name, and the paragraphs that are said."""


def statements(dialogue: Dialogue) -> list[Statement]:
    return [((dialogue.guest, dialogue.host)[turn.is_question].full, turn.paragraphs) for turn in dialogue.turns]


def _stamp(number: int, sign: str) -> str:
    return f"00:{number // 60:02}:{number % 60:02}{sign}000"


def _cues(dialogue: Dialogue, sign: str) -> Iterator[tuple[str, str, str]]:
    """Times, a name and a paragraph."""
    number = 0
    for name, paragraphs in statements(dialogue):
        for text in paragraphs:
            yield f"{_stamp(number, sign)} --> {_stamp(number + 4, sign)}", name, text
            number += 10


def _spoken(dialogue: Dialogue) -> tuple[str, ...]:
    """All that is said, and the names before it."""
    return tuple(text for name, paragraphs in statements(dialogue) for text in (name, *paragraphs))


def _headings(dialogue: Dialogue) -> tuple[str, ...]:
    return tuple(part.heading for part in dialogue.parts)


def _transcript(data: str, name: str, dialogue: Dialogue, *more: str) -> Written:
    return Written(Source(data.encode(), name), (*_spoken(dialogue), *more), chapters=False, dated=False)


def _srt(dialogue: Dialogue) -> Written:
    cues = [f"{n}\n{times}\n{name}: {text}" for n, (times, name, text) in enumerate(_cues(dialogue, ","), 1)]
    return _transcript("\n\n".join(cues) + "\n", "talk.srt", dialogue)


def _vtt(dialogue: Dialogue) -> Written:
    cues = [f"{times}\n<v {name}>{text}</v>" for times, name, text in _cues(dialogue, ".")]
    return _transcript("WEBVTT\n\n" + "\n\n".join(cues) + "\n", "talk.vtt", dialogue)


def _segments(dialogue: Dialogue) -> Iterator[tuple[int, str, str]]:
    number = 0
    for name, paragraphs in statements(dialogue):
        for text in paragraphs:
            yield number, name, text
            number += 10


def _podcasting(dialogue: Dialogue) -> Written:
    segments = [
        {"speaker": name, "startTime": n, "endTime": n + 4, "body": text} for n, name, text in _segments(dialogue)
    ]
    data = json.dumps({"version": "1.0.0", "segments": segments}, ensure_ascii=False)
    return _transcript(data, "talk.json", dialogue)


def _whisperx(dialogue: Dialogue) -> Written:
    segments = [
        {"start": n, "end": n + 4.5, "text": " " + text, "speaker": name, "words": []}
        for n, name, text in _segments(dialogue)
    ]
    data = json.dumps({"segments": segments, "language": dialogue.language}, ensure_ascii=True)
    return _transcript(data, "talk.json", dialogue)


def _csv(dialogue: Dialogue) -> Written:
    rows = "".join(f'"{name}","{text}"\r\n' for _, name, text in _segments(dialogue))
    return _transcript(f"speaker,text\r\n{rows}", "talk.csv", dialogue, "speaker", "text")


def _sections(dialogue: Dialogue, start: str, end: str, turn: Callable[[str, tuple[str, ...]], str]) -> Written:
    """A page on which each chapter holds its turns in an element of its own."""
    said = iter(statements(dialogue))
    head = lines_of(dialogue, Shape("", lambda _: iter(())))[:-1]
    inside = _elements(head)
    for part in dialogue.parts:
        turns = "".join(turn(*next(said)) for _ in part.turns)
        inside += f"<h2>{part.heading}</h2>{start}{turns}{end}"
    written = page(dialogue, inside)
    texts = (*(line.text for line in head), *_headings(dialogue), *_spoken(dialogue))
    return replace(written, texts=(*written.texts, *texts))


def _paragraphs(paragraphs: Sequence[str]) -> str:
    return "".join(f"<p>{escape(text)}</p>" for text in paragraphs)


def _definitions(d: Dialogue) -> Written:
    return _sections(d, "<dl>", "</dl>", lambda name, said: f"<dt>{name}</dt><dd>{_paragraphs(said)}</dd>")


def _cells(d: Dialogue) -> Written:
    return _sections(
        d, "<table>", "</table>", lambda name, said: f"<tr><td>{name}</td><td>{_paragraphs(said)}</td></tr>"
    )


def _classes(d: Dialogue) -> Written:
    return _sections(
        d, "<div>", "</div>", lambda name, said: f'<div><span class="speaker">{name}</span>{_paragraphs(said)}</div>'
    )


def _akoma_ntoso(dialogue: Dialogue) -> Written:
    ids = {dialogue.host.full: "asks", dialogue.guest.full: "answers"}
    people = "".join(f'<TLCPerson eId="{ids[name]}" href="/{ids[name]}" showAs="{name}"/>' for name in ids)
    said = iter(statements(dialogue))
    parts = ""
    for part in dialogue.parts:
        turns = ((next(said), turn.is_question) for turn in part.turns)
        speeches = "".join(
            f'<{tag} by="#{ids[name]}"><from>{name}:</from>{_paragraphs(texts)}</{tag}>'
            for (name, texts), asks in turns
            for tag in ("question" if asks else "answer",)
        )
        parts += f"<debateSection><heading>{part.heading}</heading>{speeches}</debateSection>"
    text = (
        '<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"><debate><meta><identification source="#h">'
        f'<FRBRWork><FRBRdate date="{dialogue.day}" name="sitting"/></FRBRWork>'
        f'<FRBRExpression><FRBRlanguage language="{dialogue.language}"/></FRBRExpression></identification>'
        f"<references>{people}</references></meta>"
        f"<preface><p><docTitle>{dialogue.title}</docTitle></p></preface>"
        f"<debateBody>{parts}</debateBody></debate></akomaNtoso>"
    )
    texts = (dialogue.title, *_headings(dialogue), *_spoken(dialogue))
    return Written(Source(text.encode(), "talk.xml"), texts, stated=True)


STATED: dict[str, Callable[[Dialogue], Written]] = {
    "SubRip": _srt,
    "WebVTT": _vtt,
    "Podcasting 2.0": _podcasting,
    "WhisperX": _whisperx,
    "a table": _csv,
    "a list of definitions": _definitions,
    "a table on a page": _cells,
    "the class of a speaker": _classes,
    "Akoma Ntoso": _akoma_ntoso,
}
