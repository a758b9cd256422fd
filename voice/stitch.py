"""Stage 6: segments -> one audio file, packet by packet, and the time line of what is heard when.

Everything is counted in frames of the codec: a segment is whole frames, a pause is as many silent frames as come
nearest to it. A chapter begins on a whole second, inside the silence before its first word.
"""

from collections.abc import Iterator
from pathlib import Path

from voice.carriers import mp3
from voice.errors import AudioError
from voice.kept import segment
from voice.model import ChapterMark, Codec, Cue, Extent, Line, Mark, Plan, Timeline
from voice.store import Store, write_stream

FIRST = 0.3
"""Seconds of silence before anything is said: some players fade in."""
LAST = 1.0
"""Seconds of silence behind the last word."""


def lay_out(plan: Plan, segments: list[Extent], codec: Codec) -> Timeline:
    """The time line of a plan with these segments, one for each line."""
    return _Layout(codec).lay_out(plan, segments)


class _Layout:
    def __init__(self, codec: Codec) -> None:
        self.codec = codec
        self.silent = len(mp3.silence(codec))
        self.now = 0
        self.bytes = 0
        self.tail = 0
        """Silence at the end of what came last, in samples."""
        self.cues: list[Cue] = []
        self.starts: list[tuple[str, int]] = []

    def lay_out(self, plan: Plan, segments: list[Extent]) -> Timeline:
        rest = iter(segments)
        pending: Mark | None = None
        for item in plan.items:
            if isinstance(item, Mark):
                pending = item
                continue
            if pending:
                self.chapter(pending, item.pause)
            self.line(item, next(rest), first=pending is not None)
            pending = None
        self.pause(LAST * self.codec.rate - self.tail)
        ends = [start for _, start in self.starts[1:]] + [self.now]
        marks = tuple(ChapterMark(title, start, end) for (title, start), end in zip(self.starts, ends, strict=True))
        return Timeline(tuple(self.cues), marks, self.now, self.bytes, self.codec)

    def pause(self, samples: float) -> None:
        frames = max(0, round(samples / self.codec.frame))
        self.now += frames * self.codec.frame
        self.bytes += frames * self.silent
        self.tail += frames * self.codec.frame

    def chapter(self, mark: Mark, pause: float) -> None:
        """Silence up to the next whole second that leaves the pause its length, where the mark then lies."""
        if not self.cues:
            self.starts.append((mark.title, 0))
            self.pause(FIRST * self.codec.rate)
            return
        rate = self.codec.rate
        second = -(-int(self.now - self.tail + pause * rate) // rate) * rate
        self.tail, tail = 0, self.tail
        frames = -(-(second - self.now) // self.codec.frame)
        self.pause(frames * self.codec.frame)
        self.tail += tail
        self.starts.append((mark.title, second))

    def line(self, line: Line, found: Extent, *, first: bool) -> None:
        if self.cues and not first:
            self.pause(line.pause * self.codec.rate - self.tail - found.speech[0])
        start, end = (self.now + at for at in found.speech)
        self.cues.append(Cue(line, found.segment, self.now, start, end))
        self.now += found.samples
        self.bytes += found.size
        self.tail = self.now - end


def packets(timeline: Timeline, store: Store) -> Iterator[bytes]:
    """All packets in order, a segment or a pause at a time."""
    silent, frame = mp3.silence(timeline.codec), timeline.codec.frame
    now = 0
    for cue in timeline.cues:
        yield silent * ((cue.at - now) // frame)
        found = segment(store, cue.segment)
        if found is None:
            raise AudioError("A segment that was kept has gone; make again.")
        yield found.frames
        now = cue.at + found.samples
    yield silent * ((timeline.samples - now) // frame)


def stitch(path: Path, tag: bytes, timeline: Timeline, store: Store) -> int:
    """Write the audio file, whole or not at all; how many bytes it has."""
    frames = timeline.samples // timeline.codec.frame
    whole = mp3.pieces(timeline.codec, tag, frames, timeline.bytes, packets(timeline, store))
    return write_stream(path, whole)
