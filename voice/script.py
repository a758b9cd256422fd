"""A script as a file: Markdown that is good to read and to edit, ``scripts/SLUG/LANG.md``.

::

    ---
    title: Of bees and men
    date: 2026-05-01
    language: en
    authors: [Ada Byron]
    source: https://example.org/bees
    speakers:
    - name: Ada
      role: host
      labels: [AB]
    - name: Ben
      role: guest
    ---

    # Of bees and men

    Narration is a plain paragraph.

    ## A chapter

    **Ada:** A turn begins with a name.

    A further paragraph of the same turn.

    **Narrator:** Narration in the middle of a chapter.

Behind a heading the narrator speaks until somebody is named. What `write` writes, `read` reads as the same script.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Any

from voice import front_matter
from voice.errors import Mistake, ScriptError
from voice.markup import escaped, fold, plain
from voice.model import NARRATOR, Chapter, Paragraph, Script, Speaker, Turn

LABEL = re.compile(r"\*\*\s*((?:[^*\\]|\\.)+?)\s*(?:[:：]\s*\*\*|\*\*\s*[:：])\s*")
NO_MEANING = re.compile(r"^(?:>|\||[-+*] |```|~~~)|(?<!\\)!\[|(?<!\\)\[\^|(?<!\\)<[a-zA-Z/][^>]*>|(?<!\\)<!--")
DAY = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
HEADING = re.compile(r"(#{1,6})(?:\s+(.*?))?(?:\s+#+)?\s*")


# -- writing ----------------------------------------------------------------------------------------------------


def write(script: Script) -> str:
    """The file of a script."""
    body = "\n\n".join(_body(script))
    return f"---\n{front_matter.write(script)}---\n\n{body}\n"


def _body(script: Script) -> Iterator[str]:
    yield f"# {_heading(script.title)}"
    narrator = script.narrator.name
    for index, chapter in enumerate(script.chapters):
        if chapter.title or index:
            yield f"## {_heading(chapter.title)}".rstrip()
        for place, turn in enumerate(chapter.turns):
            named = place > 0 or turn.speaker != narrator
            for number, paragraph in enumerate(turn.paragraphs):
                label = f"**{escaped(turn.speaker)}:** " if named and number == 0 else ""
                text = _unlike_a_label(escaped(fold(paragraph.text)), script)
                yield label + text if label else text


def _unlike_a_label(text: str, script: Script) -> str:
    """A paragraph that begins with somebody's name and a colon, so written that it is text."""
    name = next((s.name for s in script.speakers if text.startswith(f"{escaped(s.name)}:")), None)
    return text if name is None else text.replace(":", "\\:", 1)


def _heading(title: str) -> str:
    """A title behind its mark; Markdown lets marks at the end close it."""
    return re.sub(r"(#+)$", r"\\\1", escaped(fold(title)))


# -- reading ----------------------------------------------------------------------------------------------------


@dataclass
class _Reader:
    """A script under construction, and the mistakes so far."""

    where: str
    mistakes: list[Mistake] = field(default_factory=list)
    speakers: list[Speaker] = field(default_factory=list)
    title: str = ""
    chapters: list[tuple[str, int, list[tuple[str, list[Paragraph]]]]] = field(default_factory=list)

    def wrong(self, line: int, what: str) -> None:
        self.mistakes.append(Mistake(self.where, line, what))

    @property
    def narrator(self) -> str:
        return next((s.name for s in self.speakers if s.role == "narrator"), NARRATOR)

    def heading(self, mark: str, text: str, line: int) -> None:
        if len(mark) == 1:
            if self.title:
                self.wrong(line, "a second title. A chapter begins with `##`.")
            self.title = self.title or plain(text)
        elif len(mark) == 2:
            self.chapters.append((plain(text), line, []))
        else:
            self.wrong(line, f"`{mark}` has no meaning here: `#` is the title, `##` a chapter.")

    def paragraph(self, text: str, line: int) -> None:
        if not self.chapters:
            self.chapters.append(("", line, []))
        turns = self.chapters[-1][2]
        if label := LABEL.match(text):
            name, rest = self.known(plain(label[1]), line), plain(text[label.end() :])
            if not rest:
                self.wrong(line, f"{name} says nothing; put the text behind the name, in the same paragraph.")
            self.markdown(text[label.end() :], line)
            turns.append((name, [Paragraph(rest, line)] if rest else []))
            return
        self.slip(text, line)
        self.markdown(text, line)
        if not turns:
            turns.append((self.narrator, []))
        turns[-1][1].append(Paragraph(plain(text), line))

    def slip(self, text: str, line: int) -> None:
        """What was meant as a label and is none."""
        if re.match(r"\*\*[^*]{1,60}[:：](?![^*]*\*\*)", text):
            self.wrong(line, "the name is not closed: write `**Name:** text`.")
        for name in (name for speaker in self.speakers for name in (speaker.name, *speaker.labels)):
            bare, bold = escaped(name), f"**{escaped(name)}**"
            if text.startswith((f"{bare}:", f"{bare} :", bold)):
                self.wrong(line, f"{name} without the marks of a name: write `**{name}:** text`, or `{name}\\: text`.")
                return

    def markdown(self, text: str, line: int) -> None:
        """Markdown that a script does not have: it would be read out."""
        if found := NO_MEANING.search(text):
            self.wrong(line, f"`{found.group().strip()}` would be read out: a script has plain paragraphs only.")

    def known(self, name: str, line: int) -> str:
        """The speaker whose name or label this is."""
        names = [*(speaker.name for speaker in self.speakers), self.narrator]
        owner = next((speaker.name for speaker in self.speakers if name in speaker.labels), name)
        if owner not in names and self.speakers:
            near = get_close_matches(name, names, 1)
            hint = f" Is it {near[0]!r}?" if near else ""
            self.wrong(line, f"nobody is called {name!r}.{hint} Else add {name} under speakers in the front matter.")
        return owner


def read(text: str, where: str, language: str = "") -> Script:
    """The script in a file's text.

    Args:
        text: The file's content.
        where: The file's name, for messages.
        language: What its name says; the front matter must agree.

    Raises:
        ScriptError: With every mistake that was found.
    """
    front, body, offset = _split(text)
    reader = _Reader(where)
    values = front_matter.read(front, 1, reader.wrong) if offset else {}
    reader.speakers = values.pop("speakers", [])
    if not offset:
        reader.wrong(1, "no front matter. Begin with a line `---`, then title, language and speakers, then `---`.")
    for block, line in _blocks(body, offset):
        if heading := HEADING.fullmatch(block):
            reader.heading(heading[1], heading[2] or "", line)
        else:
            reader.paragraph(block, line)
    script = _script(reader, values, language)
    if reader.mistakes:
        raise ScriptError(sorted(reader.mistakes, key=lambda mistake: mistake.line))
    return script


def _script(reader: _Reader, values: dict[str, Any], language: str) -> Script:
    title = fold(str(values.get("title") or "")) or reader.title
    if not title and values:
        reader.wrong(1, "no title. Add `title:` to the front matter, or a line `# Title`.")
    if reader.title and title != reader.title:
        reader.wrong(1, f"two titles: {title!r} in the front matter, {reader.title!r} below. Make them the same.")
    spoken = str(values.get("language") or language)
    if language and spoken.lower() != language.lower():
        reader.wrong(1, f"the front matter says language {spoken!r}, the file's name says {language!r}.")
    if values and not spoken:
        reader.wrong(1, "no language. Add `language: en` (or another code) to the front matter.")
    chapters = tuple(
        Chapter(name, tuple(Turn(who, tuple(said)) for who, said in turns if said), line)
        for name, line, turns in reader.chapters
    )
    if values and not any(chapter.turns for chapter in chapters):
        reader.wrong(0, "nothing to say in it. Add paragraphs, each turn with `**Name:**` before it.")
    if (date := fold(str(values.get("date") or ""))) and not DAY.fullmatch(date):
        reader.wrong(1, f"the date {date!r} is not written as 2026-05-31.")
    texts = {name: fold(str(values.get(name) or "")) for name in ("date", "source", "description")}
    authors = front_matter.listed(values.get("authors"))
    return Script(spoken, title, tuple(reader.speakers), chapters, authors=authors, **texts)


def _split(text: str) -> tuple[str, str, int]:
    """Front matter, body, and how many lines stand before the body; 0 where there is no front matter."""
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    match = re.match(r"---[ \t]*\n(.*?\n)?---[ \t]*(?:\n|$)", text, re.S)
    if not match:
        return "", text, 0
    return match[1] or "", text[match.end() :], match.group().count("\n")


def _blocks(body: str, offset: int) -> Iterator[tuple[str, int]]:
    """Paragraphs and headings, each with its line; comments are no part of the script."""
    body = re.sub(r"(?<!\\)<!--.*?-->", lambda m: "\n" * m.group().count("\n"), body, flags=re.S)
    lines: list[str] = []
    for number, line in enumerate([*body.split("\n"), ""], offset + 1):
        alone = bool(HEADING.fullmatch(line.strip()))
        if lines and (alone or not line.strip() or LABEL.match(line.strip())):
            yield " ".join(lines), number - len(lines)
            lines = []
        if alone:
            yield line.strip(), number
        elif line.strip():
            lines.append(line.strip())
