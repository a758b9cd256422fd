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
from typing import Any, cast

import yaml

from voice.errors import Mistake, ScriptError
from voice.markup import escaped, fold, plain
from voice.model import NARRATOR, Chapter, Gender, Paragraph, Role, Script, Speaker, Turn

KEYS = ("title", "date", "language", "authors", "source", "description", "speakers")
SPEAKER_KEYS = ("name", "role", "labels", "gender")
ROLES = ("host", "guest", "narrator")
GENDERS = ("female", "male")
LABEL = re.compile(r"\*\*\s*((?:[^*\\]|\\.)+?)\s*(?:[:：]\s*\*\*|\*\*\s*[:：])\s*")
HEADING = re.compile(r"(#{1,6})(?:\s+(.*?))?(?:\s+#+)?\s*")


# -- writing ----------------------------------------------------------------------------------------------------


def write(script: Script) -> str:
    """The file of a script."""
    front: dict[str, object] = {"title": script.title, "date": script.date, "language": script.language}
    front |= {"authors": list(script.authors), "source": script.source, "description": script.description}
    front["speakers"] = [_speaker_entry(speaker) for speaker in script.speakers]
    kept = {name: value for name, value in front.items() if value}
    head = yaml.safe_dump(kept, allow_unicode=True, sort_keys=False, width=10_000)
    # A day looks like what YAML calls a timestamp, so the dumper quotes it; we read every value as a string.
    head = re.sub(r"^date: '([\d-]+)'$", r"date: \1", head, flags=re.M)
    body = "\n\n".join(_body(script))
    return f"---\n{head}---\n\n{body}\n"


def _speaker_entry(speaker: Speaker) -> dict[str, object]:
    entry: dict[str, object] = {"name": speaker.name, "role": speaker.role}
    if speaker.labels:
        entry["labels"] = list(speaker.labels)
    if speaker.gender:
        entry["gender"] = speaker.gender
    return entry


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
                text = escaped(fold(paragraph.text))
                yield label + text if label else text


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

    # front matter

    def front(self, text: str, offset: int) -> dict[str, Any]:
        """The front matter as strings and lists of strings; ``offset``: lines before it."""
        try:
            node = yaml.compose(text, Loader=yaml.BaseLoader)
            values = yaml.load(text, Loader=yaml.BaseLoader)
        except yaml.MarkedYAMLError as error:
            line = error.problem_mark.line + 1 + offset if error.problem_mark else offset
            self.wrong(line, f"{error.problem}. Put a value that holds a colon or a quotation mark in single quotes.")
            return {}
        if not isinstance(values, dict) or not isinstance(node, yaml.MappingNode):
            self.wrong(offset, "the front matter must be lines of `key: value`.")
            return {}
        lines = {key.value: key.start_mark.line + 1 + offset for key, _ in node.value}
        for name in values:
            if name not in KEYS:
                self.wrong(lines[name], f"unknown key {name!r}{_hint(name, KEYS)}.")
        self.people(values.get("speakers") or [], node, offset)
        return values

    def people(self, entries: object, node: yaml.MappingNode, offset: int) -> None:
        value = next((value for key, value in node.value if key.value == "speakers"), None)
        if not isinstance(entries, list) or (value is not None and not isinstance(value, yaml.SequenceNode)):
            self.wrong(offset, "speakers must be a list: `- name: Ada` and `  role: host` for each.")
            return
        for entry, item in zip(entries, value.value if value is not None else [], strict=True):
            line = item.start_mark.line + 1 + offset
            if not isinstance(entry, dict) or not entry.get("name"):
                self.wrong(line, "a speaker needs `name:` and `role:`.")
            elif self.right(entry, line):
                labels, gender = _listed(entry.get("labels")), entry.get("gender")
                self.speakers.append(
                    Speaker(fold(entry["name"]), cast(Role, entry["role"]), labels, cast("Gender | None", gender))
                )

    def right(self, entry: dict[str, Any], line: int) -> bool:
        before = len(self.mistakes)
        for name in entry:
            if name not in SPEAKER_KEYS:
                self.wrong(line, f"unknown key {name!r} of a speaker{_hint(name, SPEAKER_KEYS)}.")
        if entry.get("role") not in ROLES:
            self.wrong(line, f"the role of {entry['name']} must be host, guest or narrator, not {entry.get('role')!r}.")
        if entry.get("gender") not in (*GENDERS, None):
            self.wrong(line, f"the gender of {entry['name']} must be female or male, or left out.")
        if any(s.name == fold(entry["name"]) for s in self.speakers):
            self.wrong(line, f"{entry['name']} is there twice; put all labels under one entry.")
        return len(self.mistakes) == before

    # body

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
            name, rest = plain(label[1]), plain(text[label.end() :])
            self.known(name, line)
            turns.append((name, [Paragraph(rest, line)] if rest else []))
            return
        if re.match(r"\*\*[^*]{1,60}[:：](?![^*]*\*\*)", text):
            self.wrong(line, "the name is not closed: write `**Name:** text`.")
        if not turns:
            turns.append((self.narrator, []))
        turns[-1][1].append(Paragraph(plain(text), line))

    def known(self, name: str, line: int) -> None:
        names = [*(speaker.name for speaker in self.speakers), self.narrator]
        if name not in names:
            hint = _hint(name, names)
            self.wrong(line, f"nobody is called {name!r}{hint}. Add {name} under speakers in the front matter.")


def read(text: str, where: str, language: str = "") -> Script:
    """The script in a file's text.

    Args:
        text: The file's content.
        where: The file's name, for messages.
        language: What its name says; the front matter must agree.

    Raises:
        ScriptError: With every mistake that was found.
    """
    reader = _Reader(where)
    front, body, offset = _split(text)
    values = reader.front(front, 1) if offset else {}
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
    texts = {name: fold(str(values.get(name) or "")) for name in ("date", "source", "description")}
    authors = _listed(values.get("authors"))
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


def _listed(value: object) -> tuple[str, ...]:
    if not value:
        return ()
    return tuple(fold(str(item)) for item in value) if isinstance(value, list) else (fold(str(value)),)


def _hint(name: str, known: tuple[str, ...] | list[str]) -> str:
    near = get_close_matches(name, known, 1)
    return f"; is it {near[0]!r}?" if near else ""
