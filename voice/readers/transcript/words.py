"""Words of a transcript that come one by one, put together as a person would write them."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from voice.readers.transcript.cues import Cue, ends_a_sentence

_CLOSES = re.compile(r"[,.;:!?…%)\]}»”、。，．！？；：」』）】]|['’]\w|n't\b")
_OPENS = re.compile(r"[(\[{«“¿¡「『（【]$")
_UNSPACED = r"\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u3000-\u303f\uff01-\uff60\u0e00-\u0e7f"
_END_UNSPACED, _START_UNSPACED = re.compile(rf"[{_UNSPACED}]$"), re.compile(rf"[{_UNSPACED}]")
_LONGEST = 400
_PAUSE = 2.0


def join_words(words: Iterable[str]) -> str:
    """The words with the spaces that belong between them; where they bring spaces of their own, with these."""
    given = [word for word in words if word]
    if any(word[0].isspace() or word[-1].isspace() for word in given):
        return "".join(given)
    parts: list[str] = []
    for word in given:
        if parts and not _touch(parts[-1], word):
            parts.append(" ")
        parts.append(word)
    return "".join(parts)


def _touch(before: str, word: str) -> bool:
    if _CLOSES.match(word) or _OPENS.search(before):
        return True
    return bool(_END_UNSPACED.search(before) and _START_UNSPACED.match(word))


def are_words(cues: Sequence[Cue]) -> bool:
    """Whether each cue is about a word, so that they make sense together only."""
    texts = [cue.text.strip() for cue in cues[:2000] if cue.text.strip()]
    single = sum(len(text.split()) == 1 and (len(text) <= 4 or not _END_UNSPACED.search(text)) for text in texts)
    return len(texts) > 2 and single >= 0.9 * len(texts)


def sentences(cues: Iterable[Cue]) -> Iterator[Cue]:
    """Cues of a word each as cues of a sentence each, as far as one person says it without a pause."""
    run: list[Cue] = []
    size = 0
    for cue in cues:
        if run and (size > _LONGEST or _parted(run[-1], cue)):
            yield _sentence(run)
            run, size = [], 0
        run.append(cue)
        size += len(cue.text)
    if run:
        yield _sentence(run)


def _parted(before: Cue, after: Cue) -> bool:
    """Whether a sentence, or what one person says in one go, ends between two words."""
    if before.speaker != after.speaker or _pause(before, after):
        return True
    return ends_a_sentence(before.text) and not _CLOSES.match(after.text.strip())


def _pause(before: Cue, after: Cue) -> bool:
    return before.end is not None and after.start is not None and after.start - before.end >= _PAUSE


def _sentence(run: Sequence[Cue]) -> Cue:
    return replace(run[0], text=join_words(cue.text for cue in run), end=run[-1].end)
