"""What the objects of a transcript in JSON say, under the names that programs give to text, speaker and time."""

from collections.abc import Iterable, Iterator, Mapping

from voice.readers.transcript.columns import ANSWERS, QUESTIONS
from voice.readers.transcript.cue_text import one_line
from voice.readers.transcript.spoken import Said, time_of
from voice.readers.transcript.words import join_words
from voice.readers.transcript_json.source import Json

Fields = Mapping[str, Json]


def _in_order(text: str) -> dict[str, int]:
    """Names, the surest first."""
    return {name: n for n, name in enumerate(text.split())}


def _under(one: Fields, names: Mapping[str, int]) -> list[Json]:
    """The values that stand under such names in an object, the surest first."""
    return [one[name] for name in sorted(one.keys() & names.keys(), key=names.__getitem__)]


_TEXTS = _in_order(
    """body text transcript content message utterance punctuated_word word sentence display value raw_text line speech
    caption dialogue dialog said utf8 insert plain_text"""
)
_STRONG_TEXTS = {name: n for name, n in _TEXTS.items() if name not in ("value", "line", "insert", "said")}
"""The others are a text only where a speaker, a time or a kind stands beside them."""
PARTS = _in_order(
    """alternatives nBest nbest elements sentences segs parts items terms tokens blocks words children runs lines
    paragraphs"""
)
"""Pieces that a text is made of."""
OTHER_HEARINGS = frozenset(("alternatives", "nBest", "nbest"))
"""Names of lists whose first says what was said, and each other one says it differently."""
_NUMBERED = _in_order(
    """speaker speaker_name speakerName speaker_label speakerLabel speaker_id speakerId speakerTag speaker_tag
    participant participant_id participantId"""
)
"""Where a number stands for a person."""
_SPEAKERS = _in_order("name author from user sender who person character role voice label")
_STARTS = _in_order(
    "start startTime start_time begin from ts timestamp time tStartMs start_ms startMs offset begin_time"
)
_ENDS = _in_order("end endTime end_time to end_ts stop end_ms endMs finish")
_LENGTHS = _in_order("duration dur dDurationMs durationMs length")
_SPANS = _in_order("timestamp timestamps offsets time")
_NAMES = _in_order("name display_name displayName real_name username label id role")
_BESIDE = frozenset((*_NUMBERED, *_SPEAKERS, *_STARTS))
_DEEPEST = 8


def said_by(one: Fields) -> Iterator[Said]:
    """What an object says; a question and its answer are two."""
    pair = [next((key for key in one if key.casefold() in names), "") for names in (QUESTIONS, ANSWERS)]
    if all(pair):
        yield from (Said(text, one_line(key)) for key in pair if (text := text_of(one[key]).strip()))
    elif text := text_of(one).strip("\n"):
        start, end = _times(one)
        yield Said(text, _speaker(one), _role(one), start, end)


def text_of(value: Json | Fields, depth: int = 0) -> str:
    """The words in a value: a string, an object with a text, or a list of either."""
    if depth > _DEEPEST:
        return ""
    if isinstance(value, list):
        texts = [text_of(one, depth + 1) for one in value]
        rich = len({type(one) for one in value} & {str, dict}) > 1  # one text, parts of which have a style
        return "".join(texts) if rich else _together(texts)
    if isinstance(value, Mapping):
        blank = ""
        for text in (text_of(inside, depth + 1) for inside in _texts_in(value)):
            if text.strip():
                return text
            blank = blank or text
        return blank
    return value if isinstance(value, str) else ""


def _texts_in(one: Fields) -> Iterator[Json]:
    """The values that may be an object's words, the surest first."""
    sure = "type" in one or bool(one.keys() & _BESIDE)
    yield from _under(one, _TEXTS if sure else _STRONG_TEXTS)
    for key in sorted(one.keys() & PARTS.keys(), key=PARTS.__getitem__):
        inside = one[key]
        if isinstance(inside, list) and inside:
            yield inside[0] if key in OTHER_HEARINGS else inside
    if one.keys() & _NUMBERED.keys():  # somebody speaks: whatever its list of objects is called, the words are there
        yield from (list(inside) for inside in one.values() if isinstance(inside, list) and _is_of_objects(inside))


def _is_of_objects(inside: list[Json]) -> bool:
    return bool(inside) and all(isinstance(part, dict) for part in inside)


def _together(texts: Iterable[str]) -> str:
    """Sentences stand on lines of their own; words, and pieces that bring their own spaces, do not."""
    given = [text for text in texts if text]
    edged = any(text[0].isspace() or text[-1].isspace() for text in given)
    many = sum(len(text.split()) > 1 for text in given)
    return "\n".join(given) if not edged and 2 * many > len(given) else join_words(given)


# -- who ----------------------------------------------------------------------------------------------------------


def _speaker(one: Fields) -> str:
    numbered = next((name for value in _under(one, _NUMBERED) if (name := name_of(value, numbered=True))), "")
    found = numbered or next((name for value in _under(one, _SPEAKERS) if (name := name_of(value))), "")
    message = one.get("message")
    return found or (_speaker(message) if isinstance(message, dict) else "")


def name_of(value: Json, *, numbered: bool = False) -> str:
    """A name: a string, a number where these stand for people, or an object that has one."""
    if isinstance(value, str):
        return one_line(value)[:200]
    if isinstance(value, dict):
        return next((name for one in _under(value, _NAMES) if (name := name_of(one, numbered=numbered))), "")
    return str(value) if numbered and isinstance(value, int) and not isinstance(value, bool) else ""


def _role(one: Fields) -> str:
    role = one.get("role")
    message = one.get("message")
    author = one.get("author")
    if isinstance(message, dict) and not isinstance(role, str):
        return _role(message)
    if isinstance(author, dict) and not isinstance(role, str):
        role = author.get("role")
    return role.casefold().strip() if isinstance(role, str) else ""


# -- when ---------------------------------------------------------------------------------------------------------


def _times(one: Fields) -> tuple[float | None, float | None]:
    """When it begins and ends, in whatever unit the file counts."""
    for span in _under(one, _SPANS):
        if isinstance(span, list) and len(span) == 2:
            return time_of(span[0]), time_of(span[1])
        if isinstance(span, dict):
            return _times(span)
    start, end = (_first_time(one, names) for names in (_STARTS, _ENDS))
    length = _first_time(one, _LENGTHS)
    if end is None and start is not None and length is not None:
        end = start + length
    return start, end


def _first_time(one: Fields, names: Mapping[str, int]) -> float | None:
    return next((time for value in _under(one, names) if (time := time_of(value)) is not None), None)
