"""Paragraphs as they are completed: a block, or an entry of what is left out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from voice.document import Block, Kind
from voice.model import LeftOut
from voice.readers.html.paragraph import PLAIN, Look, Paragraph
from voice.readers.html.pull_quotes import pull_quotes
from voice.readers.html.titles import same

RULE = "* * *"
_LONGEST_LINK = 200
_LONGEST_CAPTION = 120
_LONGEST_IN_BOX = 300
_LONGEST_CREDIT = 150
_LEAST_OF_AN_ARTICLE = 1000
_HEAD = 20
"""Blocks that the title stands among."""
_LONGEST_HEADING = 400
_ENDED = re.compile(r"[.!?:;…。！？：；][\"'”’»」』)）]*$")
_SPEECH = re.compile(r"[:：]|^\W*[—–―-]")
"""What no caption has: a label's colon, a dash before somebody speaks."""
_HASHTAGS = re.compile(r"(?:#[^\s#]+\s*){3,}")
_HASHTAG = re.compile(r"#[^\W\d]\w+")
_PICTURES = re.compile(r"^\W*(?:photo|foto|bild|image|фото|kuva|图|圖|写真|사진|©)", re.I)


class Setting(NamedTuple):
    """What a paragraph is, told by the elements around it."""

    look: Look = PLAIN
    kind: Kind = "paragraph"
    level: int = 0
    speaker: str = ""
    credit: str = ""
    """Why the words are no speech if they fill a line: a credit, or the date."""
    pre: bool = False
    """Whether lines are broken as they stand."""
    by_picture: bool = False
    """Whether they stand in one box with a picture."""


class Gathering:
    """All blocks so far, what was left out, and the paragraph that goes on."""

    def __init__(self) -> None:
        self._paragraph = Paragraph()
        self._setting = Setting()
        self._credits: set[str] = set()
        self._credited = 0
        self.after_picture = False
        """Whether a picture was the last thing that was seen."""
        self._under_picture: dict[int, int] = {}
        """Numbers of the blocks that stand right under a picture, or in one box with it; how long a caption may be."""
        self.blocks: list[Block] = []
        self.left_out: list[LeftOut] = []

    def say(self, text: str, line: int, setting: Setting) -> None:
        """Words of the text."""
        if setting.pre:
            for number, part in enumerate(text.split("\n")):
                if number:
                    self.break_line()
                self._add(part, line + number, setting)
        else:
            self._add(text, line, setting)

    def _add(self, text: str, line: int, setting: Setting) -> None:
        if not self._paragraph and text.strip():
            self._setting = setting
        before = self._paragraph.letters
        self._paragraph.add(text, line, setting.look)
        if setting.credit:
            self._credits.add(setting.credit)
            self._credited += self._paragraph.letters - before

    def break_line(self) -> None:
        """A line ends on purpose; two of them end the paragraph."""
        if self._paragraph.ends_in_break:
            self.flush()
        else:
            self._paragraph.break_line()

    def leave_out(self, text: str, line: int, reason: str) -> None:
        """Words that are not the text's."""
        if words := " ".join(text.split()):
            self.left_out.append(LeftOut(words, line, reason))

    def leave_out_heading(self, reason: str) -> None:
        """The heading that nothing stood under but what is left out, unless it asks."""
        last = self.blocks[-1] if self.blocks and not self._paragraph else None
        if last and last.kind == "heading" and last.level > 1 and not _ENDED.search(last.text):
            self.leave_out(last.text, last.line, reason)
            self.blocks.pop()
            self._under_picture.pop(len(self.blocks), None)

    def show(self, what: str, line: int, reason: str) -> None:
        """A picture; the few words under it say what it shows."""
        self.leave_out(what, line, reason)
        if not self._paragraph:
            self.after_picture = True

    def rule(self, line: int) -> None:
        """A line across the page."""
        self.flush()
        if self.blocks and self.blocks[-1].text != RULE:
            self.blocks.append(Block(RULE, line))

    def after_label(self) -> None:
        """What follows is what the one says whom the label names."""
        self.flush()
        self._paragraph.after_label = True

    # -- a paragraph is complete --------------------------------------------------------------------------------------

    def flush(self) -> None:
        """Ends the paragraph, if there is one."""
        done = self._paragraph
        if not done:
            return
        self._paragraph = Paragraph()
        setting, credited, credits = self._setting, self._credited, sorted(self._credits)
        self._credited, self._credits = 0, set()
        text, bold, italic = done.words()
        if credited == done.letters and setting.kind != "label":
            self.leave_out(text, done.line, credits[0])
        elif _are_keywords(text, setting):
            self.leave_out(text, done.line, "the page's keywords")
        elif _leads_away(text, done, setting):
            self.leave_out(text, done.line, "a link to another page")
        else:
            long = setting.kind == "heading" and len(text) > _LONGEST_HEADING
            kind: Kind = "paragraph" if long else setting.kind
            level = 0 if long else setting.level
            if self.after_picture or setting.by_picture:
                self._under_picture[len(self.blocks)] = _LONGEST_IN_BOX if setting.by_picture else _LONGEST_CAPTION
            self.blocks.append(Block(text, done.line, kind, level, bold, italic, setting.speaker))
        self.after_picture = False

    def finish(self) -> None:
        """All is gathered: what can only be told now is told."""
        self.flush()
        said = Counter(block.text for block in self.blocks)
        for number, most in self._under_picture.items():
            block = self.blocks[number]
            able = block.kind == "paragraph" or (block.kind == "item" and most == _LONGEST_IN_BOX)
            if able and said[block.text] == 1 and _is_caption(block, most):
                self.blocks[number] = replace(block, kind="caption")
        again = pull_quotes(self.blocks)
        for number in sorted(again):
            self.leave_out(self.blocks[number].text, self.blocks[number].line, "a pull quote: the text says it, too")
        self.blocks = [block for number, block in enumerate(self.blocks) if number not in again]

    def take_article(self, article: str) -> None:
        """The text that a page gives to search engines, where it shows hardly any of it itself."""
        shown = sum(len(block.text) for block in self.blocks)
        if len(article) < max(_LEAST_OF_AN_ARTICLE, 3 * shown):
            return
        for block in self.blocks:
            self.leave_out(block.text, block.line, "shown instead of the text")
        lines = (" ".join(line.split()) for line in re.sub(r"<[^<>]{1,200}>", "\n", article).split("\n"))
        self.blocks = [Block(line, 1) for line in lines if line]

    def take_title(self, title: str) -> None:
        """The heading that says the title once more."""
        for number, block in enumerate(self.blocks[:_HEAD]):
            if title and block.kind == "heading" and same(block.text, title):
                self.leave_out(block.text, block.line, "the title again")
                del self.blocks[number]
                return

    def take_authors(self, authors: Sequence[str]) -> None:
        """Their names, where they stand once and alone above the text."""
        said = Counter(block.text for block in self.blocks)
        first = next((n for n, block in enumerate(self.blocks) if len(block.text) > _LONGEST_CREDIT), 0)
        for block in self.blocks[: min(first, _HEAD)]:
            if block.text in authors and said[block.text] == 1 and block.kind in ("heading", "paragraph"):
                self.leave_out(block.text, block.line, "a credit")
                self.blocks.remove(block)


def _are_keywords(text: str, setting: Setting) -> bool:
    """Whether there are several hashtags and nothing else, or one that stands by itself."""
    alone = setting.kind in ("paragraph", "item") and not setting.speaker and bool(_HASHTAG.fullmatch(text))
    return alone or bool(_HASHTAGS.fullmatch(text))


def _leads_away(text: str, paragraph: Paragraph, setting: Setting) -> bool:
    """Whether there is nothing but links: a way to another page, not a sentence."""
    whole = paragraph.linked > 0 and not paragraph.speaks
    plain = setting.kind in ("paragraph", "item") and not setting.speaker
    return whole and plain and len(text) <= _LONGEST_LINK and not text.endswith((":", "："))


def _is_caption(block: Block, most: int) -> bool:
    """A short line by a picture that is neither a sentence nor set in bold, or says whose it is."""
    if _PICTURES.match(block.text):
        return len(block.text) <= _LONGEST_IN_BOX
    sentence = _ENDED.search(block.text) and (most < _LONGEST_IN_BOX or len(block.text) > _LONGEST_CAPTION)
    inside = re.search(r"[.!?]\s+\S|[。！？].", block.text)
    return not (len(block.text) > most or block.strong or sentence or inside or _SPEECH.search(block.text[:80]))
