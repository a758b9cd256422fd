"""What stands on the page and is not part of the conversation: who made it, ways to other pages, small print."""

import re
from collections.abc import Sequence
from itertools import accumulate, pairwise

from voice.reading import page_phrases, vocabulary
from voice.reading.credits import asked_by, credit_of, date_of, states_of
from voice.reading.headings import looks_like_a_heading
from voice.reading.heads import key_of
from voice.reading.lines import WIDE, Piece, asks, ends_as_sentence, is_stage_direction, letters_of, size

_FULL = 450
"""The size from which on a paragraph is somebody's words, not a page's."""


def lists_languages(text: str) -> bool:
    """Whether the line is little more than names of languages, run together or not."""
    if len(text) > 1000 or ends_as_sentence(text):
        return False
    low, found, rest = text.casefold(), 0, text.casefold()
    for name in sorted(vocabulary.LANGUAGE_NAMES, key=len, reverse=True):
        if name in rest:
            found, rest = found + 1, rest.replace(name, " ")
    left = sum(c.isalpha() for c in rest)
    return found >= 3 and left <= 0.4 * sum(c.isalpha() for c in low)


def is_navigation(text: str) -> bool:
    """Whether the line only leads to other pages, or offers to share this one."""
    return size(text) <= 150 and bool(page_phrases.NAVIGATION.match(text) or page_phrases.LEADS_ON.match(text))


def is_caption(piece: Piece) -> bool:
    """Whether the line says what a picture shows, or whose it is."""
    short = size(piece.text) <= 160 and not ends_as_sentence(piece.text)
    return piece.kind == "caption" or (short and bool(page_phrases.CAPTION.match(piece.text)))


def is_small_print(text: str) -> bool:
    """Whether it is about rights, sources or subscriptions."""
    return size(text) <= _FULL and bool(page_phrases.LEGAL.search(text) or page_phrases.PROMOTION.search(text))


# -- by place -----------------------------------------------------------------------------------------------------


def clear_everywhere(pieces: Sequence[Piece]) -> None:
    """What is never speech, wherever it stands."""
    for piece in pieces:
        if not piece.label and piece.kind != "heading" and (reason := _never_speech(piece)):
            piece.leave_out(reason)


def clear_comments(pieces: Sequence[Piece]) -> None:
    """What readers wrote below, where a heading says so and they are named with a time or a verb."""
    sizes = list(accumulate((size(piece.text) for piece in pieces), initial=0))
    for n, piece in enumerate(pieces):
        if piece.fate == "out" or sizes[n] < 0.3 * sizes[-1] or not page_phrases.READERS.match(piece.text):
            continue
        below = pieces[n + 1 :]
        if any(page_phrases.WROTE.search(other.text[:120]) for other in below[:12]):
            for other in (piece, *below):
                if other.fate != "out":
                    other.leave_out("readers' comments")
            return


def _never_speech(piece: Piece) -> str:
    text = piece.text
    tests = (
        (is_caption(piece), "a picture's caption"),
        (lists_languages(text), "a list of languages"),
        (is_navigation(text), "a way to other pages"),
        (is_stage_direction(text) and page_phrases.SOUND.search(text), "a sound that is not heard here"),
        (page_phrases.SOURCE.match(text) and not ends_as_sentence(text), "where a picture is from"),
        (page_phrases.LAYOUT.match(text), "a layout instruction"),
    )
    return next((reason for found, reason in tests if found), "")


def clear_head(head: Sequence[Piece], known_date: str, known_authors: tuple[str, ...]) -> tuple[str, tuple[str, ...]]:
    """Takes dates, credits and small print from before the conversation; gives the date and the authors."""
    date, authors = known_date or _clear_fields(head), list(known_authors)
    top = next((piece for piece in head if piece.fate != "out" and not known_date), None)
    for piece in head:
        if piece.fate == "out":
            continue
        day, is_credit, names = states_of(piece.text)
        date = date or day
        authors += [name for name in names if not known_authors and name not in authors]
        if day or is_credit:
            piece.leave_out("a credit" if is_credit else "the date")
        elif reason := _of_the_head(piece.text, first=piece is top):
            piece.leave_out(reason)
    return date, tuple(authors)


def _of_the_head(text: str, *, first: bool) -> str:
    """Why a line at the top is not read, if it is not."""
    if page_phrases.LEGEND.fullmatch(text):
        return "it says whom the labels stand for"
    if is_of_the_page(text) or page_phrases.PUBLISHED.match(text):
        return "the head of the page"
    return "small print" if _is_legal(text) and not first else ""


def _clear_fields(head: Sequence[Piece]) -> str:
    """Takes out what the page says of itself in two lines, ``Date:`` and what it is; gives the date."""
    date = ""
    for name, value in pairwise(head):
        day = states_of(value.text)[0] if _is_field(name, value) else ""
        if day or (_is_field(name, value) and is_of_the_page(f"{name.text} {value.text}")):
            date = date or day
            name.leave_out("the head of the page")
            value.leave_out("the head of the page")
    return date


def _is_field(name: Piece, value: Piece) -> bool:
    """Whether the one is what the page calls the other, on a line of its own: ``Date:``."""
    both = name.fate != "out" and value.fate != "out" and name.kind != "heading"
    return both and name.text.endswith((":", "：")) and len(name.text.split()) <= 3 and size(value.text) <= 120


def _is_legal(text: str) -> bool:
    found = page_phrases.LEGAL.search(text)
    return found is not None and size(text) <= (150 if text[: found.start()].strip(" (") else _FULL)


def length_of_head(pieces: Sequence[Piece]) -> int:
    """How many pieces stand before the text proper, where nobody speaks: up to the first full paragraph."""
    full = (
        n for n, p in enumerate(pieces) if p.fate == "narration" and size(p.text) > 120 and ends_as_sentence(p.text)
    )
    return next(full, len(pieces))


def find_title(head: Sequence[Piece], known: str) -> str:
    """The title of a page, its piece marked; lines before it are the way that led there."""
    bare = [p for p in head if p.fate != "out" and not p.is_rule and not is_stage_direction(p.text)]
    top = [piece for piece in bare if piece.kind == "heading"]
    if known:
        for piece in top[: _how_many_say(known, top)]:
            piece.leave_out("the title again")
        return known
    chosen = next((piece for piece in top if piece.level == 1), None) or _plain_title(bare) or next(iter(top), None)
    if chosen is None:
        return ""
    chosen.fate = "title"
    for piece in head:
        if piece is chosen:
            break
        if piece.fate != "out" and size(piece.text) <= 60 and not ends_as_sentence(piece.text):
            piece.leave_out("a way to other pages")
    title = without_site(chosen)
    _clear_again([piece for piece in bare if piece is not chosen], title)
    return title


def _how_many_say(title: str, headings: Sequence[Piece]) -> int:
    """How many headings say the title: one, or a headline and the lines above and below it; none, where they differ."""
    said = accumulate(letters_of(piece.text) for piece in headings[:3])
    return next((n for n, text in enumerate(said, 1) if text == letters_of(title)), 0)


def _clear_again(others: Sequence[Piece], title: str) -> None:
    for piece in others:
        if piece.fate != "out" and piece.text.casefold() == title.casefold():
            piece.leave_out("the title again")


def _plain_title(bare: Sequence[Piece]) -> Piece | None:
    """The first line that reads like a title; a word alone yields to a longer line right behind it."""
    lines: list[Piece] = []
    wrapped = {one.block for one, next_one in pairwise(bare) if one.block == next_one.block}
    for piece in bare:
        if lines and piece.block in wrapped:
            break
        if size(piece.text) > 220 or (ends_as_sentence(piece.text) and not looks_like_a_heading(piece.text)):
            break
        lines.append(piece)
    longer = [piece for piece in lines[:3] if len(piece.text.split()) > 2 or size(piece.text) > 24]
    return next(iter(longer or lines), None)


def without_site(piece: Piece) -> str:
    """The title without a trailing bar or the site's name behind one; what is cut off is kept as `reason`."""
    parts = [part for part in re.split(r"\s*[|｜]\s*", piece.text) if part]
    if len(parts) < 2 or size(parts[-1]) > 0.4 * size(piece.text):
        return piece.text.strip(" |｜")
    piece.reason = parts[-1]
    return piece.text[: piece.text.rindex(parts[-1])].strip(" |｜")


def clear_tail(tail: Sequence[Piece], people: Sequence[str]) -> tuple[str, tuple[str, ...]]:
    """After the last turn began: from the first small print on, nothing is spoken; before it, the editor may close.

    ``people`` are the names of those who speak: whoever tells of one of them is the editor. Gives the first date that
    stands there, and the authors whom the first credit there names.
    """
    closing = footer = ruled = False
    date = ""
    authors: tuple[str, ...] = ()
    long = max((n for n, p in enumerate(tail) if size(p.text) > _FULL and ends_as_sentence(p.text)), default=0)
    for n, piece in enumerate(tail):
        if piece.fate == "out":
            footer = footer or (n > 0 and bool(page_phrases.LEADS_ON.match(piece.text)))
            continue
        if piece.is_rule:
            closing = closing or n > 0
            ruled = ruled or n > 0
            continue
        unlabelled = n > 0 and not begins_to_speak(piece, people)
        of_the_foot = unlabelled and _is_of_the_foot(piece.text)
        footer = footer or (of_the_foot and (ruled or n > long))
        if footer or of_the_foot:
            authors = authors or credit_of(piece.text)[1] or asked_by(piece.text)
            date = date or date_of(piece.text)
            piece.leave_out("the foot of the page")
        elif unlabelled and (closing or _closes(tail, n, people)):
            closing = True
            piece.fate = "narration"
    if footer:
        _clear_last_words(tail)
    return date, authors


def begins_to_speak(piece: Piece, people: Sequence[str]) -> bool:
    """Whether a turn begins here; what only its looks make one may be the editor, who tells of one of these people."""
    return piece.opens and bool(piece.label or not tells_of(piece.text, people))


def _clear_last_words(tail: Sequence[Piece]) -> None:
    """Where the foot of the page begins, no sentences are told right before it: such lines belong to it."""
    kept = [piece for piece in tail if piece.fate not in ("out", "title") and not piece.is_rule]
    for piece in reversed(kept):
        if piece.fate != "narration" or ends_as_sentence(piece.text) or size(piece.text) > 120:
            break
        piece.leave_out("the foot of the page")


def _is_of_the_foot(text: str) -> bool:
    leads_on = bool(page_phrases.LEADS_ON.match(text))
    dated = bool(page_phrases.PUBLISHED.match(text) or (date_of(text) and not ends_as_sentence(text)))
    made = credit_of(text)[0] or bool(asked_by(text))
    return leads_on or dated or made or is_small_print(text) or is_of_the_page(text)


def _closes(tail: Sequence[Piece], n: int, people: Sequence[str]) -> bool:
    """Whether the editor speaks here: in italics, under a heading, of the making, or of who has spoken."""
    piece = tail[n]
    if piece.is_italic or piece.kind == "heading" or page_phrases.EDITED.search(piece.text):
        return True
    fresh = tail[n - 1].block != piece.block
    return fresh and tells_of(piece.text, people)


def tells_of(text: str, people: Sequence[str]) -> bool:
    """Whether it begins with the full name of one of them, an article before it or not, and goes on to tell of him."""
    for name in people:
        wide = bool(WIDE.match(name)) and len(name) > 1
        if (not wide and len(name.split()) < 2) or name not in text[: len(name) + 100]:
            continue
        article = r"(?:(?i:der|die|o|a|ο|η|la|el|le|il|lo|en|na)\s+)?"
        after = r"\s?(?:さん|氏|先生)?\s?[^\s:：]" if wide else r"[,]?\s+[^\W\d_A-Z]"
        if re.match(rf"\W*{article}{re.escape(name)}{after}", text) and not asks(text):
            return True
    return False


def is_of_the_page(text: str) -> bool:
    """Whether the line files the page away, or says whose its pictures are: ``Tags: bees``."""
    match = size(text) <= 200 and re.match(r"\W*([^:：|｜]{1,30}?)\s*[:：|｜]\s*\S", text)
    return bool(match and key_of(match[1]) in vocabulary.PAGE_WORDS) and not ends_as_sentence(text)
