"""Markdown, with the HTML that people put into it: front matter, headings, paragraphs, items, captions."""

import re
from bisect import bisect_right
from itertools import takewhile

from voice.document import Block, Document, Kind, Source
from voice.errors import ReadError
from voice.model import LeftOut
from voice.readers.encoding.decoding import decode
from voice.readers.markdown.contents import clear_contents
from voice.readers.markdown.front_matter import front_matter
from voice.readers.markdown.hidden import read_out
from voice.readers.markdown.inline import CAPTION, HARD_BREAK, Inline
from voice.readers.markdown.tags import EDGE, in_markdown
from voice.readers.rows import blocks_of
from voice.readers.transcript.stated import stated

_HEADING = re.compile(r"(#{1,6})[ \t]+(.*?)[ \t]*#*$")
_RULE = re.compile(r"([-*_])(?:[ \t]*\1){2,}$")
_ITEM = re.compile(r"(?:[-*+]|(?P<number>\d{1,3})[.)](?![ \t]+[^\W\d]+[ \t]+\d{4}\b))[ \t]+(?=\S)")
_FENCE = re.compile(r"(```|~~~)")
_ROW = re.compile(r"\|.*\|")
_CELL_EDGE = re.compile(r"(?<!\\)\|")
_SEPARATOR = re.compile(r"(?=[^-]*-)[\s|:-]+")
_REFERENCE = re.compile(r"\[[^\]]+\]:\s*\S+")
_GLUED_CREDIT = re.compile(
    r"[^。.!?！？]{5,150}?[（(][^（）()]{0,30}(?:供图|图源|摄影?|[Ff]oto|[Pp]hoto|[Ii]mage)[^（）()]{0,30}[)）]"
)
_ENDED = re.compile(r"[.!?:;…。！？：；][\"'”’»」』)）]*$")
_SPEECH = re.compile(r"[:：]|^[—–―-]")
"""What no caption has: a label's colon, a dash before somebody speaks."""
_RULE_TEXT = "* * *"


def read(source: Source) -> Document:
    """The blocks of a Markdown file and what its front matter states; `ReadError` where the bytes are no text."""
    text = decode(source.data, source.name, source.charset)
    front = front_matter(text)
    blocks = _Blocks(first_line=1 + text.count("\n", 0, front.length))
    if front.length:
        blocks.left_out.append(LeftOut(front.text, front.line, "front matter: it describes the text"))
    plain, gone = read_out(text[front.length :], 1 + text.count("\n", 0, front.length))
    blocks.left_out += gone
    for line in in_markdown(plain).split("\n"):
        blocks.take_line(line)
    blocks.flush()
    kept, listed = clear_contents(blocks.blocks, blocks.links)
    if not kept:
        raise ReadError(f"{source.name}: no text in it. Give a file that holds the interview.")
    return stated(front.fields, kept, [*blocks.left_out, *listed])


class _Blocks:
    """The paragraph that is being gathered, and all that came before it."""

    def __init__(self, first_line: int) -> None:
        self.blocks: list[Block] = []
        self.left_out: list[LeftOut] = []
        self.links: set[int] = set()
        """Numbers of the blocks that are an entry of a list, and nothing but a link."""
        self._number = self._first = first_line
        self._start = 0
        self._run: list[str] = []
        self._kind: Kind = "paragraph"
        self._fence = ""
        self._defined = False
        """Whether this is a definition, and another may follow."""
        self._after_picture = False
        self._rows: list[tuple[int, str]] = []
        self._counted = 0

    # -- lines ------------------------------------------------------------------------------------------------------

    def take_line(self, line: str) -> None:
        for number, piece in enumerate(line.split(EDGE)):
            if number:
                self.flush()
            self._take_piece(piece)
        self._number += 1

    def _take_piece(self, piece: str) -> None:
        stripped = piece.strip()
        if self._rows and not _ROW.match(stripped):
            self._end_table()
        if self._fence or _FENCE.match(stripped):
            self._take_fenced(stripped)
        elif not stripped:
            self.flush()
            self._defined = False
        elif _ROW.match(stripped):
            self._take_row(stripped)
        elif not (self._take_heading(stripped) or self._take_mark(stripped)):
            self._take_text(piece)

    def _take_heading(self, stripped: str) -> bool:
        if match := _HEADING.match(stripped):
            self.flush()
            self._add(match[2], "heading", len(match[1]))
        elif re.fullmatch("#{1,6}", stripped):
            self.flush()  # a heading without words
        elif self._run and re.fullmatch(r"=+|-+", stripped) and len(self._run) == 1:
            self._underlined(1 if stripped[0] == "=" else 2)
        else:
            return False
        return True

    def _take_mark(self, stripped: str) -> bool:
        """A rule, a definition or a reference."""
        if _RULE.match(stripped):
            self.flush()
            self.blocks.append(Block(_RULE_TEXT, self._number))
        elif stripped.startswith((": ", ":\t")) and (self._run or self._defined):
            self._define(stripped[1:].strip())
        elif _REFERENCE.match(stripped):
            self.left_out.append(LeftOut(stripped, self._number, "a reference, not speech"))
        else:
            return False
        return True

    def _take_row(self, stripped: str) -> None:
        if not self._rows:
            self.flush()
        self._rows.append((self._number, stripped))

    def _end_table(self) -> None:
        rows, self._rows = self._rows, []
        table = [
            [_cell(words, number) for words in _CELL_EDGE.split(line.strip("|"))]
            for number, line in rows
            if not _SEPARATOR.fullmatch(line)
        ]
        blocks, gone = blocks_of(table)
        self.blocks += blocks
        self.left_out += gone

    def _define(self, words: str) -> None:
        """A definition list: the term that stands above may be who speaks the words below, in one paragraph or more."""
        if self._defined:
            self.flush()
        term, self._run = self._run, []
        for line in term:
            self._add(line, "label", 0, self._start)
        self._start, self._defined = self._number, True
        self._run.append(words)

    def _take_fenced(self, stripped: str) -> None:
        if not self._fence:
            self.flush()
            self._fence = stripped[:3]
        elif stripped.startswith(self._fence):
            self._fence = ""
        elif stripped:
            self.left_out.append(LeftOut(stripped, self._number, "program text"))

    def _underlined(self, level: int) -> None:
        """A line under one line of text makes it a heading, if the text reads like one; else it is a rule."""
        text, self._run = self._run[0], []
        if _ENDED.search(text) and level == 2:
            self._add(text, "paragraph", 0, self._start)
            self.blocks.append(Block(_RULE_TEXT, self._number))
        else:
            self._add(text, "heading", level, self._start)

    def _take_text(self, piece: str) -> None:
        stripped = piece.lstrip()
        signs: tuple[tuple[str, Kind], ...] = ((CAPTION, "caption"), (">", "quote"))
        for sign, kind in signs:
            if stripped.startswith(sign):
                if self._kind != kind:
                    self.flush()
                self._kind = kind
                stripped = stripped[1:].lstrip()
                if not stripped:
                    self.flush()
                    return
        if (match := _ITEM.match(stripped)) and self._is_item(match):
            self.flush()
            self._kind = "item"
            stripped = stripped[match.end() :]
        if not self._run:
            self._start = self._number
        self._run.append(stripped)

    def _is_item(self, match: re.Match[str]) -> bool:
        """Lists count from 1, and go on; another number begins a sentence."""
        number = int(match["number"] or 0)
        self._counted = number if number in (1, self._counted + 1) else self._counted
        return number in (0, self._counted)

    # -- blocks -----------------------------------------------------------------------------------------------------

    def flush(self) -> None:
        """The paragraph is complete, or the table."""
        if self._rows:
            self._end_table()
        if self._run:
            run, kind, self._run, self._kind = self._run, self._kind, [], "paragraph"
            self._add("\n".join(run), kind, 0, self._start)

    def _add(self, raw: str, kind: Kind, level: int, line: int = 0) -> None:
        inline = Inline(raw, line or self._number)
        self.left_out += inline.left_out
        if not inline.text.strip(f" \n{HARD_BREAK}"):
            self._after_picture = self._after_picture or bool(inline.left_out)
            return
        if inline.is_link and kind == "paragraph":
            text = " ".join(inline.text.replace(HARD_BREAK, " ").split())
            self.left_out.append(LeftOut(text, line or self._number, "a link to another page"))
            return
        before = len(self.blocks)
        number, place = line or self._number, 0
        for start, end, text in _parts(inline.text):
            number, place = number + inline.text.count("\n", place, start), start
            under = inline.text[max(0, start - 80) : start].rstrip(" \t\n").endswith(CAPTION)
            spans = _within(inline.strong, start, end), _within(inline.emphasis, start, end)
            self._add_part(Block(text, number, "caption" if under else kind, level, *spans))
        self.links |= set(range(before, len(self.blocks))) if inline.is_link and kind == "item" else set()
        self._after_picture = False

    def _add_part(self, block: Block) -> None:
        glued = _GLUED_CREDIT.match(block.text) if self._after_picture and block.kind == "paragraph" else None
        if glued:
            self.blocks.append(Block(glued.group(), block.line, "caption"))
            cut = glued.end()
            size = len(block.text)
            spans = _within(block.strong, cut, size), _within(block.emphasis, cut, size)
            block = Block(block.text[cut:], block.line, block.kind, 0, *spans)
        elif self._after_picture and _is_caption(block):
            block = Block(block.text, block.line, "caption")
        self._after_picture = False
        if block.text.strip():
            self.blocks.append(block)


def _cell(words: str, line: int) -> list[Block]:
    inline = Inline(words.strip().replace("\\|", "|"), line)
    text = " ".join(inline.text.replace(HARD_BREAK, " ").split())
    return [Block(text, line, strong=inline.strong if text == inline.text else ())] if text else []


def _is_caption(block: Block) -> bool:
    """A short line under a picture that is neither a sentence nor set in bold."""
    text = block.text.strip()
    return (
        block.kind == "paragraph"
        and len(text) <= 80
        and not block.strong
        and not _ENDED.search(text)
        and not _SPEECH.search(text)
    )


def _parts(text: str) -> list[tuple[int, int, str]]:
    """The text between hard breaks, and a caption by itself: start, end, words."""
    parts = []
    for match in re.finditer(rf"(?<={CAPTION})\n?[^\n{HARD_BREAK}{CAPTION}]+|[^{HARD_BREAK}{CAPTION}]+", text):
        words = match.group()
        if words.strip():
            start = match.start() + len(words) - len(words.lstrip())
            parts.append((start, match.end(), words.strip()))
    return parts


def _within(spans: tuple[tuple[int, int], ...], start: int, end: int) -> tuple[tuple[int, int], ...]:
    first = bisect_right(spans, start, key=lambda span: span[1])
    inside = takewhile(lambda span: span[0] < end, map(spans.__getitem__, range(first, len(spans))))
    cut = ((max(a, start) - start, min(b, end) - start) for a, b in inside)
    return tuple((a, b) for a, b in cut if a < b)
