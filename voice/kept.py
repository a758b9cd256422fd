"""Clips and segments as entries of a store, and the keys under which they are kept."""

from typing import Any

from voice.engines import Engine
from voice.model import Clip, Extent, Segment, Utterance, Word
from voice.store import Store, key, pack, unpack


def clip_key(engine: Engine, utterance: Utterance) -> str:
    """The name of the clip in which an engine speaks an utterance."""
    voice = utterance.voice
    how = (engine.name, engine.version, voice.name, voice.rate, voice.pitch)
    return key("clip", *how, utterance.language, utterance.text)


def keep_clip(store: Store, name: str, clip: Clip) -> None:
    """Keep a clip."""
    store.put(name, pack({"rate": clip.rate, "words": _times(clip.words)}, clip.samples))


def clip(store: Store, name: str) -> Clip | None:
    """The clip of that name, if it is kept."""
    data = store.get(name)
    if data is None:
        return None
    head, samples = unpack(data)
    return Clip(head["rate"], samples, _words(head))


def keep_segment(store: Store, name: str, segment: Segment) -> None:
    """Keep a segment."""
    head = {"samples": segment.samples, "speech": segment.speech, "words": _times(segment.words)}
    store.put(name, pack(head, segment.frames))


def segment(store: Store, name: str) -> Segment | None:
    """The segment of that name, if it is kept."""
    data = store.get(name)
    if data is None:
        return None
    head, frames = unpack(data)
    first, last = head["speech"]
    return Segment(frames, head["samples"], (first, last), _words(head))


def extent(store: Store, name: str) -> Extent | None:
    """How long and how large the segment of that name is, if it is kept."""
    found = segment(store, name)
    return None if found is None else Extent(name, found.samples, found.speech, len(found.frames))


def _times(words: tuple[Word, ...]) -> list[tuple[int, int, int, int]]:
    return [(word.first, word.last, word.start, word.end) for word in words]


def _words(head: dict[str, Any]) -> tuple[Word, ...]:
    return tuple(Word(*word) for word in head["words"])
