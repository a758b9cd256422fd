"""What stands on the page and is not part of the conversation: credits, dates, ways to other pages, small print."""

import re
from collections.abc import Sequence

from voice.reading import vocabulary
from voice.reading.headings import looks_like_a_heading
from voice.reading.lines import Piece, ends_as_sentence, size

_MONTHS = (
    ("jan", "gen", "янв", "ene"),
    ("feb", "fév", "fev", "фев"),
    ("mar", "mär", "мар"),
    ("apr", "avr", "abr", "апр"),
    ("may", "mai", "mag", "май", "мая"),
    ("jun", "juin", "giu", "июн"),
    ("jul", "juil", "lug", "июл"),
    ("aug", "aoû", "ago", "авг"),
    ("sep", "set", "сен"),
    ("oct", "okt", "ott", "out", "окт"),
    ("nov", "ноя"),
    ("dec", "dez", "déc", "dic", "дек"),
)
_DATES = (
    re.compile(r"(?P<y>\d{4})[-./](?P<m>\d{1,2})[-./](?P<d>\d{1,2})"),
    re.compile(r"(?P<y>\d{4})\s*[年년]\s*(?P<m>\d{1,2})\s*[月월]\s*(?P<d>\d{1,2})\s*[日일]?"),
    re.compile(r"(?P<d>\d{1,2})[./](?P<m>\d{1,2})[./](?P<y>\d{4})"),
    re.compile(
        r"(?P<d>\d{1,2})(?:er|st|nd|rd|th|º|\.)?\s+(?:de\s+)?(?P<name>[^\W\d]{3,12})\.?,?\s+(?:de\s+)?(?P<y>\d{4})"
    ),
    re.compile(r"(?P<name>[^\W\d]{3,12})\.?\s+(?P<d>\d{1,2})(?:st|nd|rd|th)?,?\s+(?P<y>\d{4})"),
)
_WEEKDAY_OR_WORD = re.compile(r"[^\W\d]+")


def date_of(text: str) -> str:
    """The day, ISO 8601, if the line is a date and little else; or nothing."""
    for pattern in _DATES:
        match = pattern.search(text)
        if not match:
            continue
        rest = _WEEKDAY_OR_WORD.findall(text[: match.start()] + " " + text[match.end() :])
        month = int(match["m"]) if "m" in match.groupdict() else _month(match["name"])
        day = int(match["d"])
        if 1 <= month <= 12 and 1 <= day <= 31 and len(rest) <= 3 and len(text) <= 60:
            return f"{match['y']}-{month:02}-{day:02}"
    return ""


def _month(name: str) -> int:
    low = name.casefold()
    return next((n for n, names in enumerate(_MONTHS, 1) if low.startswith(names)), 0)


def credit_of(text: str) -> tuple[bool, tuple[str, ...]]:
    """Whether the line says who made the page, and the authors if it names them."""
    match = vocabulary.CREDIT.match(text.strip())
    if not match or size(text) > 120 or ends_as_sentence(text):
        return False, ()
    names = [
        name.strip(" .") for name in re.split(r"\s*[,，、&;/]\s*|\s+(?:and|et|und|y|e|и|och|ja)\s+", match["names"])
    ]
    people = all(1 <= len(name.split()) <= 4 and not name[:1].islower() for name in names)
    if not match["sign"] and not (people and all(len(name.split()) >= 2 for name in names)):
        return False, ()
    return True, tuple(names) if people and match["role"].casefold() in vocabulary.WRITES else ()


def lists_languages(text: str) -> bool:
    """Whether the line is little more than names of languages, run together or not."""
    low, found, rest = text.casefold(), 0, text.casefold()
    for name in sorted(vocabulary.LANGUAGE_NAMES, key=len, reverse=True):
        if name in rest:
            found, rest = found + 1, rest.replace(name, " ")
    left = sum(c.isalpha() for c in rest)
    return found >= 3 and left <= 0.4 * sum(c.isalpha() for c in low)


def is_navigation(text: str) -> bool:
    """Whether the line only leads to other pages, or offers to share this one."""
    return bool(vocabulary.NAVIGATION.match(text)) and size(text) <= 150


def is_caption(piece: Piece) -> bool:
    """Whether the line says what a picture shows, or whose it is."""
    short = size(piece.text) <= 160 and not ends_as_sentence(piece.text)
    return piece.kind == "caption" or (short and bool(vocabulary.CAPTION.match(piece.text)))


def is_small_print(text: str) -> bool:
    """Whether it is about rights, sources or subscriptions."""
    return size(text) <= 450 and bool(vocabulary.LEGAL.search(text) or vocabulary.PROMOTION.search(text))


# -- by place -----------------------------------------------------------------------------------------------------


def clear_everywhere(pieces: Sequence[Piece]) -> None:
    """What is never speech, wherever it stands."""
    for piece in pieces:
        if piece.label or piece.kind == "heading":
            continue
        if is_caption(piece):
            piece.leave_out("a picture's caption")
        elif lists_languages(piece.text):
            piece.leave_out("a list of languages")
        elif is_navigation(piece.text):
            piece.leave_out("a way to other pages")


def clear_head(head: Sequence[Piece], known_date: str, known_authors: tuple[str, ...]) -> tuple[str, tuple[str, ...]]:
    """Takes dates, credits and small print from before the conversation; gives the date and the authors."""
    date, authors = known_date, list(known_authors)
    for piece in head:
        if piece.fate == "out":
            continue
        is_credit, names = credit_of(piece.text)
        day = date_of(piece.text)
        if day:
            date = date or day
            piece.leave_out("the date")
        elif is_credit:
            authors += [name for name in names if not known_authors and name not in authors]
            piece.leave_out("a credit")
        elif vocabulary.LEGAL.search(piece.text) and size(piece.text) <= 150:
            piece.leave_out("small print")
    return date, tuple(authors)


def find_title(head: Sequence[Piece], known: str) -> str:
    """The title of a page, its piece marked; lines before it are the way that led there."""
    bare = [piece for piece in head if piece.fate != "out" and not piece.is_rule]
    top = [piece for piece in bare if piece.kind == "heading"]
    if known:
        for piece in top[:1]:
            if piece.text.casefold() == known.casefold():
                piece.leave_out("the title again")
        return known
    chosen = next((piece for piece in top if piece.level == 1), None) or _plain_title(bare)
    if chosen is None:
        return ""
    chosen.fate = "title"
    for piece in head:
        if piece is chosen:
            break
        if piece.fate != "out" and size(piece.text) <= 60 and not ends_as_sentence(piece.text):
            piece.leave_out("a way to other pages")
    return without_site(chosen)


def _plain_title(bare: Sequence[Piece]) -> Piece | None:
    """The first line that reads like a title; a word alone yields to a longer line right behind it."""
    lines: list[Piece] = []
    for piece in bare:
        if size(piece.text) > 220 or (ends_as_sentence(piece.text) and not looks_like_a_heading(piece.text)):
            break
        lines.append(piece)
    longer = [piece for piece in lines[:3] if len(piece.text.split()) > 2 or size(piece.text) > 24]
    return next(iter(longer or lines), None)


def without_site(piece: Piece) -> str:
    """The title without a trailing bar or the site's name behind one; what is cut off is kept as `reason`."""
    parts = re.split(r"\s*[|｜]\s*", piece.text)
    title = max(parts, key=size)
    piece.reason = " | ".join(part for part in parts if part and part != title)
    return title.strip()


def clear_tail(tail: Sequence[Piece]) -> None:
    """After the last turn began: from the first small print on, nothing is spoken; before it, the editor may close."""
    closing = footer = False
    for n, piece in enumerate(tail):
        if piece.fate == "out":
            continue
        if piece.is_rule:
            closing = closing or n > 0
            continue
        unlabelled = not piece.opens and n > 0
        footer = footer or (unlabelled and (is_small_print(piece.text) or (credit_of(piece.text)[0])))
        if footer:
            piece.leave_out("the foot of the page")
        elif unlabelled and (closing or piece.is_italic or piece.kind == "heading"):
            closing = True
            piece.fate = "narration"
