"""Stage 5: clip -> segment: silence trimmed, sentences spaced, levelled, encoded into frames that stand alone.

The level belongs to the voice and to the clip, never to the programme, so that a fix touches nothing else. A voice has
a gain, measured once on a calibration passage; a clip long enough to be measured may move up to `REACH` from it to lie
on the target itself. A limiter in each clip keeps its peaks down. pydub lives here and nowhere else.
"""

import warnings
from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace

from voice import audio
from voice.errors import AudioError
from voice.kept import clip, keep_segment, segment
from voice.model import Clip, Codec, Segment, Utterance, Word
from voice.sentences import sentences
from voice.store import Store, key, pack, unpack

with warnings.catch_warnings():
    # pydub looks for an ffmpeg program; we decode and encode without one.
    warnings.simplefilter("ignore")
    from pydub import AudioSegment
    from pydub.silence import detect_leading_silence, detect_silence

QUIET = 45
"""Decibels under a clip's peak at which its ends count as silent."""
EDGE = 15
"""Milliseconds of a clip's own silence that stay at each end, faded."""
LEAD = 0.020
"""Seconds of silence that begin a segment."""
TAIL = 0.060
"""Seconds of silence, at least, that end one: what a decoder carries over into the next frame is silence."""
SHORTEST = 0.4
"""Seconds of speech under which a clip's own loudness cannot be measured; it gets its voice's gain."""
REACH = 2.5
"""Decibels that a clip's gain may lie from its voice's."""
HEADROOM = 1.2
"""Decibels by which encoding and the space between samples may exceed the limiter's ceiling (measured: up to 0.8)."""
ROUNDS, CLOSE = 4, 0.4
"""How often a gain is tried, and how near in LU a try must be for its correction to be the last (it is right within a
quarter of that)."""
YIELD = 0.7
"""LU that a decibel of gain brings: 1 where the limiter rests, 0.45 to 0.65 where it works hard (measured)."""
ENOUGH = 6
"""Seconds on which to measure what the encoder takes away."""
BEFORE_PAUSES = 0.20
"""LU by which programme loudness falls short of its clips' because of what lies between them (measured)."""


@dataclass(frozen=True, slots=True)
class Target:
    """Where the level of everything shall lie."""

    loudness: float
    """LUFS."""
    peak: float
    """dBTP."""

    @property
    def ceiling(self) -> float:
        """Of the limiter, in dBFS."""
        return self.peak - HEADROOM


@dataclass(frozen=True, slots=True)
class Level:
    """What a voice needs to lie on a target."""

    gain: float
    """dB."""
    loss: float
    """dB that the encoder takes away: LAME scales what it encodes down, by how much depends on the bitrate."""


@dataclass(frozen=True, slots=True)
class Mastering:
    """How a clip becomes a segment: all that the result depends on besides the clip."""

    codec: Codec
    target: Target
    sentence: float
    """Seconds between two sentences."""
    level: Level
    """Of this voice."""
    library: str
    """The version of what encodes."""


def segment_key(clip_name: str, mastering: Mastering) -> str:
    """The name of the segment that mastering makes of a clip."""
    return key("segment", 2, clip_name, mastering)


def level_key(clip_name: str, target: Target, codec: Codec) -> str:
    """The name under which the level of a voice is kept, measured on a clip."""
    return key("level", clip_name, target, codec)


def measure(store: Store, clip_name: str, target: Target, codec: Codec) -> None:
    """Find what puts a calibration clip on the target, and keep it. A task."""
    sound, _ = _trimmed(_clip(store, clip_name))
    loud = audio.loudness(sound.raw_data, sound.frame_rate)
    if loud is None:
        raise AudioError("A voice says nothing that can be heard: its calibration is silent.")
    gain = _gain(sound, target, 0.0, target.loudness - loud)
    loss = _loss(sound, gain, target, codec)
    known = Level(round(_gain(sound, target, loss, gain), 2), loss)
    store.put(level_key(clip_name, target, codec), pack(asdict(known), b""))


def _loss(sound: AudioSegment, gain: float, target: Target, codec: Codec) -> float:
    part = sound[: ENOUGH * 1000]
    levelled = audio.level(part.raw_data, part.frame_rate, gain, target.ceiling, codec.rate)
    before = audio.loudness(levelled, codec.rate)
    after = audio.loudness(*audio.decode(b"".join(audio.encode(levelled, codec))))
    return round(before - after, 2) if before is not None and after is not None else 0.0


def level(store: Store, name: str) -> Level | None:
    """What `measure` kept."""
    data = store.get(name)
    return None if data is None else Level(**unpack(data)[0])


def master(store: Store, clip_name: str, utterance: Utterance, mastering: Mastering) -> bool:
    """Make a clip's segment and keep it, unless it is; whether it was made now. A task."""
    name = segment_key(clip_name, mastering)
    if segment(store, name) is not None:
        return False
    keep_segment(store, name, mastered(_clip(store, clip_name), utterance, mastering))
    return True


def _clip(store: Store, name: str) -> Clip:
    kept = clip(store, name)
    if kept is None:
        raise AudioError("A clip that was kept has gone; make again.")
    return kept


def mastered(spoken: Clip, utterance: Utterance, how: Mastering) -> Segment:
    """The segment of a clip."""
    sound, words = _trimmed(spoken)
    sound, words = _spaced(sound, words, _boundaries(utterance), how.sentence)
    level = audio.level(sound.raw_data, sound.frame_rate, _near(sound, how), how.target.ceiling, how.codec.rate)
    rate = how.codec.rate
    lead, tail = round(LEAD * rate) * audio.WIDTH, round(TAIL * rate) * audio.WIDTH
    packets = audio.encode(bytes(lead) + level + bytes(tail), how.codec)
    first = lead // audio.WIDTH
    last = first + len(level) // audio.WIDTH
    moved = tuple(
        Word(w.first, w.last, *(min(last, first + at * rate // sound.frame_rate) for at in (w.start, w.end)))
        for w in words
    )
    if moved:  # engines let the last word end before its sound does
        moved = (*moved[:-1], replace(moved[-1], end=last))
    return Segment(b"".join(packets), len(packets) * how.codec.frame, (first, last), moved)


def _near(sound: AudioSegment, how: Mastering) -> float:
    """Decibels for a clip: what puts it on the target, near its voice's gain."""
    voice = how.level.gain
    if sound.duration_seconds < SHORTEST:
        return voice
    return min(max(_gain(sound, how.target, how.level.loss, voice), voice - REACH), voice + REACH)


def _gain(sound: AudioSegment, target: Target, loss: float, guess: float) -> float:
    """Decibels that put a sound on the target, what limiter and encoder take away counted in; found by trying."""
    wanted = target.loudness + BEFORE_PAUSES + loss
    found = guess
    for _ in range(ROUNDS):
        reached = audio.loudness(sound.raw_data, sound.frame_rate, found, target.ceiling)
        if reached is None:
            return guess
        found += (wanted - reached) / YIELD
        if abs(wanted - reached) < CLOSE:
            break
    return found


def _trimmed(spoken: Clip) -> tuple[AudioSegment, tuple[Word, ...]]:
    """The clip without the silence at its ends, which are faded; its words in the new time."""
    sound = AudioSegment(data=spoken.samples, sample_width=audio.WIDTH, frame_rate=spoken.rate, channels=1)
    threshold = sound.max_dBFS - QUIET
    head = detect_leading_silence(sound, threshold, 5)
    if head >= len(sound):
        return sound, spoken.words
    tail = detect_leading_silence(sound.reverse(), threshold, 5)
    first, last = max(0, head - EDGE), len(sound) - max(0, tail - EDGE)
    cut = first * spoken.rate // 1000
    kept = sound[first:last].fade_in(EDGE).fade_out(EDGE)
    size = int(kept.frame_count())
    words = tuple(
        Word(w.first, w.last, *(min(max(0, at - cut), size) for at in (w.start, w.end))) for w in spoken.words
    )
    return kept, words


def _boundaries(utterance: Utterance) -> list[int]:
    """Where, in the text, each further sentence begins."""
    at, found = 0, []
    for sentence in sentences(utterance.text, utterance.language):
        at += len(sentence)
        found.append(at)
    return found[:-1]


def _spaced(
    sound: AudioSegment, words: tuple[Word, ...], boundaries: Iterable[int], seconds: float
) -> tuple[AudioSegment, tuple[Word, ...]]:
    """The same with just so much silence between two sentences, where the engine left any."""
    cuts = [cut for at in boundaries if (cut := _silence(sound, words, at))]
    if not cuts:
        return sound, words
    rate, wanted = sound.frame_rate, round(seconds * sound.frame_rate)
    data, pieces, at = sound.raw_data, [], 0
    shifts: list[tuple[int, int, int]] = []
    for first, last in cuts:
        # Half of what stays is kept at each side, so that a breath or a consonant's end keeps its own silence.
        own = min(last - first, wanted)
        until, since = first + own // 2, last - (own - own // 2)
        pieces += [data[at * audio.WIDTH : until * audio.WIDTH], bytes((wanted - own) * audio.WIDTH)]
        shifts.append((first, last, wanted - (last - first)))  # both as measured, to within some milliseconds
        at = since
    pieces.append(data[at * audio.WIDTH :])
    spaced = sound._spawn(b"".join(pieces))
    assert spaced.frame_rate == rate
    return spaced, tuple(_shifted(word, shifts) for word in words)


def _shifted(word: Word, shifts: list[tuple[int, int, int]]) -> Word:
    """A word in the new time, and ended before the silence that an engine lets it last through."""
    # A silence is known to within some milliseconds; what lies beyond its middle lies behind it.
    middles = [((first + last) // 2, first, by) for first, last, by in shifts]
    end = min((first for middle, first, _ in middles if word.start < middle < word.end), default=word.end)
    moved = (at + sum(by for middle, _, by in middles if at >= middle) for at in (word.start, end))
    return Word(word.first, word.last, *moved)


def _silence(sound: AudioSegment, words: tuple[Word, ...], boundary: int) -> tuple[int, int] | None:
    """The longest silence between the words at both sides of a place in the text, in samples."""
    before = [word for word in words if word.first < boundary]
    after = [word for word in words if word.first >= boundary]
    if not before or not after:
        return None
    rate = sound.frame_rate
    since, until = before[-1].start * 1000 // rate, after[0].start * 1000 // rate + 80
    runs = detect_silence(sound[since:until], 60, sound.max_dBFS - QUIET, 5)
    if not runs:
        return None
    first, last = max(runs, key=lambda run: run[1] - run[0])
    return (since + first) * rate // 1000, (since + last) * rate // 1000
