"""How an interview may be set: each shape makes lines of a dialogue, which a format then writes down."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import cycle
from typing import Literal

from tests.reading.dialogues import Dialogue, Turn

Style = Literal["", "bold", "italic"]
Run = tuple[str, Style]
HOST, GUEST = 0, 1


@dataclass(frozen=True)
class Line:
    """A paragraph or a heading; a newline in a run is a line that the writer breaks."""

    runs: tuple[Run, ...]
    level: int = 0
    """Of a heading; 0 for a paragraph."""

    @property
    def text(self) -> str:
        return "".join(text for text, _ in self.runs)


@dataclass(frozen=True)
class Said:
    """A turn as it must be read."""

    who: int
    paragraphs: tuple[str, ...]


@dataclass(frozen=True)
class Shape:
    """A way to set interviews."""

    name: str
    lines: Callable[[Dialogue], Iterator[Line]]
    """What stands between the preface and the note."""
    names: Callable[[Dialogue], tuple[str, ...]] = lambda dialogue: (dialogue.host.full, dialogue.guest.full)
    """What the speakers must be called; nothing, where no label says it."""
    said: Callable[[Dialogue], list[Said]] = lambda dialogue: [
        Said(HOST if turn.is_question else GUEST, turn.paragraphs) for turn in dialogue.turns
    ]
    plain: bool = True
    """Whether it needs neither bold nor italics nor headings."""
    conversation: bool = True
    """Whether it has chapters, and shows who asks."""
    languages: Callable[[Dialogue], bool] = lambda dialogue: True

    def __str__(self) -> str:
        return self.name


Setting = Callable[[Dialogue, int, Turn, int], Iterator[Line]]
"""How one turn is set: the dialogue, who speaks, the turn and its number."""


def paragraph(*runs: Run | str) -> Line:
    return Line(tuple((run, "") if isinstance(run, str) else run for run in runs))


def heading(text: str, level: int = 2) -> Line:
    return Line(((text, ""),), level)


def _body(setting: Setting) -> Callable[[Dialogue], Iterator[Line]]:
    def lines(dialogue: Dialogue) -> Iterator[Line]:
        number = 0
        for part in dialogue.parts:
            yield heading(part.heading)
            for turn in part.turns:
                yield from setting(dialogue, HOST if turn.is_question else GUEST, turn, number)
                number += 1
                if turn.direction:
                    yield paragraph(f"[{turn.direction}]")

    return lines


# -- labels -------------------------------------------------------------------------------------------------------


def _full(dialogue: Dialogue, who: int, number: int) -> str:
    return (dialogue.host, dialogue.guest)[who].full


def _surname(dialogue: Dialogue, who: int, number: int) -> str:
    person = (dialogue.host, dialogue.guest)[who]
    return person.full if number < 2 else person.surname


def _initials(dialogue: Dialogue, who: int, number: int) -> str:
    person = (dialogue.host, dialogue.guest)[who]
    return person.full if number < 2 else person.initials


def _word(which: int) -> Callable[[Dialogue, int, int], str]:
    return lambda dialogue, who, number: dialogue.words[which][who]


def _colon(dialogue: Dialogue) -> str:
    return " :" if dialogue.language == "fr" else ":"


def _time(number: int) -> str:
    return f"00:{number:02}:{7 * number % 60:02}"


def _labelled(template: str, label: Callable[[Dialogue, int, int], str] = _full) -> Setting:
    """A template has places for ``label``, ``colon``, ``role`` and ``time``; what stands between asterisks is bold."""

    def setting(dialogue: Dialogue, who: int, turn: Turn, number: int) -> Iterator[Line]:
        filled = template.format(
            label=label(dialogue, who, number), colon=_colon(dialogue), role=dialogue.roles[who], time=_time(number)
        )
        before: list[Run] = [(text, "bold" if n % 2 else "") for n, text in enumerate(filled.split("*"))]
        first, *more = turn.paragraphs
        if filled.endswith("\n\n"):
            yield Line(tuple((text.rstrip("\n"), style) for text, style in before if text.strip()))
            yield paragraph(first)
        else:
            yield Line((*(run for run in before if run[0]), (first, "")))
        yield from map(paragraph, more)

    return setting


def _marked(mark: Callable[[str, int], Line], answer: str = "") -> Setting:
    """Questions that only their looks tell from the answers; ``answer`` stands before each of these."""

    def setting(dialogue: Dialogue, who: int, turn: Turn, number: int) -> Iterator[Line]:
        first, *more = turn.paragraphs
        yield mark(first, number // 2 + 1) if turn.is_question else paragraph(answer + first)
        yield from map(paragraph, more)

    return setting


# -- other companies ----------------------------------------------------------------------------------------------


def sentences(text: str) -> list[str]:
    return [found.strip() for found in re.findall(r".+?(?:[.!?।;][”\"»]?(?=\s|$)|[。！？]|$)", text) if found.strip()]


def panel(dialogue: Dialogue) -> list[Said]:
    """The host and eight guests: each answers with a sentence and then hands on."""
    turns, guests = [], cycle(range(1, 9))
    for turn in dialogue.turns:
        if turn.is_question:
            turns.append(Said(HOST, turn.paragraphs))
        else:
            turns += [Said(next(guests), (one,)) for text in turn.paragraphs for one in sentences(text)]
    return turns


def _panel_names(dialogue: Dialogue) -> tuple[str, ...]:
    return (dialogue.host.full, dialogue.guest.full, *dialogue.others)


def _panel_lines(dialogue: Dialogue) -> Iterator[Line]:
    names = _panel_names(dialogue)
    for said in panel(dialogue):
        yield paragraph(names[said.who] + _colon(dialogue) + " " + said.paragraphs[0])
        yield from map(paragraph, said.paragraphs[1:])


def _told(dialogue: Dialogue) -> tuple[str, ...]:
    return tuple(text for turn in dialogue.turns if not turn.is_question for text in turn.paragraphs)


def _alone_lines(dialogue: Dialogue) -> Iterator[Line]:
    first, *more = _told(dialogue)
    yield paragraph(dialogue.guest.full + _colon(dialogue) + " " + first)
    yield from map(paragraph, more)


def _nobodys_lines(dialogue: Dialogue) -> Iterator[Line]:
    yield from map(paragraph, _told(dialogue))


def _words_shape(name: str, template: str, which: int, plain: bool = True) -> Shape:
    return Shape(name, _body(_labelled(template, _word(which))), lambda dialogue: (), plain=plain)


def _has_initials(dialogue: Dialogue) -> bool:
    return bool(dialogue.host.initials)


LABELLED = (
    Shape("colon", _body(_labelled("{label}{colon} "))),
    Shape("fullwidth colon", _body(_labelled("{label}："))),
    Shape("dash", _body(_labelled("{label} — "))),
    Shape("bold with colon inside", _body(_labelled("*{label}{colon}* ")), plain=False),
    Shape("bold with colon outside", _body(_labelled("*{label}*{colon} ")), plain=False),
    Shape("bold without a sign", _body(_labelled("*{label}* ")), plain=False),
    Shape("label above", _body(_labelled("{label}{colon}\n"))),
    Shape("label in a paragraph", _body(_labelled("{label}{colon}\n\n"))),
    Shape("bold label in a paragraph", _body(_labelled("*{label}*\n\n")), plain=False),
    Shape("brackets", _body(_labelled("[{label}] "))),
    Shape("role in brackets", _body(_labelled("{label} ({role}){colon} "))),
    Shape("time before", _body(_labelled("[{time}] {label}{colon} "))),
    Shape("time behind", _body(_labelled("{label} ({time}){colon} "))),
    Shape("time above", _body(_labelled("{label} {time}\n"))),
    Shape("full name, then surname", _body(_labelled("{label}{colon} ", _surname))),
    Shape("full name, then initials", _body(_labelled("{label}{colon} ", _initials)), languages=_has_initials),
    _words_shape("words of asking", "{label}{colon} ", 0),
    _words_shape("other words of asking", "{label}{colon} ", 1),
    _words_shape("bold words of asking", "*{label}{colon}* ", 0, plain=False),
)


def _nameless(name: str, setting: Setting, plain: bool = False) -> Shape:
    return Shape(name, _body(setting), lambda dialogue: (), plain=plain)


UNLABELLED = (
    _nameless("dash on both sides", _marked(lambda text, n: paragraph("— " + text), "— "), plain=True),
    _nameless("bold questions", _marked(lambda text, n: paragraph((text, "bold")))),
    _nameless("italic questions", _marked(lambda text, n: paragraph((text, "italic")))),
    _nameless("bold numbered questions", _marked(lambda text, n: paragraph((f"{n}. {text}", "bold")))),
    _nameless("headings as questions", _marked(lambda text, n: heading(text, 3))),
)
COMPANIES = (
    Shape("a panel of nine", _panel_lines, _panel_names, panel, conversation=False),
    Shape(
        "one speaker",
        _alone_lines,
        lambda dialogue: (dialogue.guest.full,),
        lambda dialogue: [Said(0, _told(dialogue))],
        conversation=False,
    ),
    Shape("nobody", _nobodys_lines, lambda dialogue: (), lambda dialogue: [], conversation=False),
)
SHAPES = LABELLED + UNLABELLED + COMPANIES
