"""What speaks for a label, and what against it: each kind of evidence is a small function that gives points."""

import re
from collections.abc import Callable

from voice.reading import vocabulary
from voice.reading.context import Context
from voice.reading.heads import Label, key_of
from voice.reading.lines import (
    CJK,
    caseless,
)

ENOUGH = 3
"""Points that make a label."""


def repeated(label: Label, context: Context) -> int:
    """The more lines begin so, the better."""
    return next(points for least, points in ((5, 3), (3, 2), (2, 1), (0, 0)) if label.count >= least)


def reads_like_a_name(label: Label, context: Context | None = None) -> int:
    """Capitals, or a few words of a script without them; not the words of a sentence."""
    if vocabulary.ANYBODY.fullmatch(label.key):
        return 2
    words = [word for word in label.spelling.split() if word not in vocabulary.PARTICLES]
    if words and all(word[0].isupper() for word in words):
        return 2 if len(words) in (2, 3) else 1
    if re.fullmatch(rf"[{CJK}\uac00-\ud7af·・]{{2,12}}", label.spelling.replace(" ", "")):
        return 2 if label.spelling.endswith(vocabulary.POLITE) else 1
    if re.fullmatch(rf"[{CJK}/·・]{{2,12}}[A-Z][\w.-]+(?: [A-Z][\w.-]+){{0,2}}|[A-Z]\w+[{CJK}]{{1,3}}", label.spelling):
        return 1
    if 0 < len(words) <= 4 and caseless(label.spelling) and label.spelling[0].isalpha():
        return 1
    lower = sum(word[0].islower() for word in words)
    return 0 if len(words) == 1 else max(-3, -lower)


def names_a_part(label: Label, context: Context) -> int:
    """Question and answer, host and guest, in many languages."""
    return 3 if label.key in vocabulary.ROLE_WORDS or {key_of(x) for x in label.inside} & vocabulary.ROLE_WORDS else 0


def is_stated_to_take_part(label: Label, context: Context) -> int:
    """The front matter, or another place made for it, names the person."""
    return 3 if label.key in context.people else 0


def is_set_apart(label: Label, context: Context) -> int:
    """Bold, in quotation marks or in a place of its own nearly always."""
    apart = sum(head.bold or head.quoted or head.form == "apart" for _, head in label.heads)
    return 1 if apart >= 0.8 * label.count else 0


def is_said_to_speak(label: Label, context: Context) -> int:
    """A verb of saying stands behind it, as nobody writes in the middle of a speech."""
    return 3 if all(head.form == "said" for _, head in label.heads) else 0


def abbreviates_a_name(label: Label, context: Context) -> int:
    """Without any sign, initials are only believed if they are those of somebody whom the text names."""
    if any(head.form != "unsigned" for _, head in label.heads):
        return 0
    return 2 if label.key in context.initials and label.count > 2 else -9


def has_an_alias(label: Label, context: Context) -> int:
    """Initials stand behind it in brackets, or it is itself such initials."""
    aliases = {key_of(x) for x in label.inside}
    return 2 if label.key in context.aliases or aliases & context.keys else 0


def is_mentioned(label: Label, context: Context) -> int:
    """Whether the text speaks of the name elsewhere, too."""
    if len(label.key) < 3 and not re.search(f"[{CJK}]", label.key):
        return 0
    if any(0 < context.words[word] <= label.count for word in re.findall(r"\w+", label.spelling)):
        return 0
    return 1 if context.mentions[label.spelling] > label.count else 0


def begins_as_most_do(label: Label, context: Context) -> int:
    """Its form is that of most paragraphs."""
    return 2 if context.throughout & {head.form for _, head in label.heads} else 0


def stands_behind_questions(label: Label, context: Context) -> int:
    """What nearly always follows a question names who answers."""
    behind = sum(number in context.answers for number, _ in label.heads)
    return 2 if label.count > 1 and behind >= 0.8 * label.count else 0


def stands_before_questions(label: Label, context: Context) -> int:
    """What nearly always stands before a question names who asks."""
    asking = sum(number in context.questions and not head.start for number, head in label.heads)
    return 1 if label.count > 1 and asking >= 0.8 * label.count else 0


def is_a_note(label: Label, context: Context) -> int:
    """“Note:” and the like name nobody."""
    note = label.key in vocabulary.NOTE_WORDS or label.key.split()[:1] == ["note"]
    return -5 if note or vocabulary.COUNTS_OR_TOPIC.match(label.key) else 0


def is_weakly_marked(label: Label, context: Context) -> int:
    """A label without a colon needs more to be believed."""
    return 0 if any(head.form in ("colon", "apart", "said") for _, head in label.heads) else -1


def is_of_the_page(label: Label, context: Context) -> int:
    """“Tags:”, “Share:” and the like are the page's, not a person's."""
    return -9 if label.key in vocabulary.PAGE_WORDS else 0


def is_a_field(label: Label, context: Context) -> int:
    """What stands before a value, in a list of such, is no person."""
    return -4 if label.key in context.fields else 0


def is_a_word_of_the_text(label: Label, context: Context) -> int:
    """Found only inside lines, and a word that is said all the time: ``I'm: ...`` is somebody's slip."""
    inner = all(head.start for _, head in label.heads)
    often = max((context.words[word] for word in re.findall(r"\w+", label.spelling)), default=0)
    return -5 if inner and (label.count < 3 or often > 5 * label.count) else 0


Evidence = Callable[[Label, Context], int]
EVIDENCE: tuple[Evidence, ...] = (
    repeated,
    reads_like_a_name,
    names_a_part,
    is_stated_to_take_part,
    is_set_apart,
    is_said_to_speak,
    abbreviates_a_name,
    has_an_alias,
    is_mentioned,
    begins_as_most_do,
    stands_behind_questions,
    stands_before_questions,
    is_a_note,
    is_weakly_marked,
    is_of_the_page,
    is_a_field,
    is_a_word_of_the_text,
)


def weight(label: Label, context: Context) -> int:
    """All the evidence together."""
    return sum(evidence(label, context) for evidence in EVIDENCE)


def points(label: Label, context: Context) -> str:
    """The evidence in words: ``repeated +3, reads like a name +2``."""
    given = ((evidence.__name__.replace("_", " "), evidence(label, context)) for evidence in EVIDENCE)
    return ", ".join(f"{what} {number:+}" for what, number in given if number) or "nothing speaks for it"
