"""Samples in and out of libav: decode, measure, level, encode. The only importer of PyAV.

Samples are mono, 16 bits, signed, little-endian, in ``bytes``. Errors of libav become `AudioError`.
"""

import contextlib
import io
from collections.abc import Iterable, Iterator
from fractions import Fraction
from itertools import chain

import av
from av.audio.codeccontext import AudioCodecContext
from av.audio.frame import AudioFrame
from av.audio.resampler import AudioResampler
from av.filter import Graph

from voice.errors import AudioError
from voice.model import Codec

WIDTH = 2
"""Bytes of a sample."""


@contextlib.contextmanager
def _converted(what: str) -> Iterator[None]:
    try:
        yield
    except (av.FFmpegError, ValueError) as error:
        raise AudioError(f"Cannot {what} the audio: {error}.") from error


def _frames(samples: bytes, rate: int) -> Iterator[AudioFrame]:
    """The samples in frames of a second: what libav holds of a long clip is then no more than of a short one."""
    for at in range(0, len(samples), rate * WIDTH):
        piece = samples[at : at + rate * WIDTH]
        frame = AudioFrame(format="s16", layout="mono", samples=len(piece) // WIDTH)
        frame.sample_rate, frame.time_base, frame.pts = rate, Fraction(1, rate), at // WIDTH
        frame.planes[0].update(piece + bytes(frame.planes[0].buffer_size - len(piece)))
        yield frame


def _bytes(frame: AudioFrame) -> bytes:
    return bytes(frame.planes[0])[: frame.samples * WIDTH]


def _filtered(samples: bytes, rate: int, filters: Iterable[tuple[str, str]]) -> Iterator[AudioFrame]:
    """The frames that a chain of libavfilter makes of the samples."""
    graph = Graph()
    last = graph.add_abuffer(sample_rate=rate, format="s16", layout="mono", time_base=Fraction(1, rate))
    for name, arguments in (*filters, ("abuffersink", "")):
        node = graph.add(name, arguments)
        last.link_to(node)
        last = node
    graph.configure()
    for piece in chain(_frames(samples, rate), [None]):
        graph.push(piece)
        with contextlib.suppress(av.EOFError, av.BlockingIOError):
            while True:
                frame = graph.pull()
                assert isinstance(frame, AudioFrame)
                yield frame


def decode(data: bytes) -> tuple[bytes, int]:
    """Any compressed audio, as (samples, rate)."""
    with _converted("decode"), av.open(io.BytesIO(data), "r") as container:
        stream = container.streams.audio[0]
        resampler = AudioResampler(format="s16", layout="mono")
        pieces = [_bytes(f) for frame in container.decode(stream) for f in resampler.resample(frame)]
        pieces += [_bytes(f) for f in resampler.resample(None)]
        return b"".join(pieces), stream.rate


def _louder(gain: float, ceiling: float) -> tuple[tuple[str, str], ...]:
    """Filters that make audio louder by ``gain`` dB and let no sample exceed ``ceiling`` dBFS."""
    limit = f"limit={10 ** (ceiling / 20):.6f}:attack=5:release=50:level=false:latency=true"
    return ("volume", f"{gain:.3f}dB:precision=float"), ("alimiter", limit)


def loudness(samples: bytes, rate: int, gain: float = 0.0, ceiling: float = 0.0) -> float | None:
    """Integrated loudness in LUFS (ITU-R BS.1770, by libavfilter's ebur128); None below its gate or under 0.4 s.

    Of the samples as they are, or as `level` would make them with that gain and ceiling.
    """
    measured: float | None = None
    tenth = bytes(rate // 10 * WIDTH)  # the meter speaks at each full tenth of a second
    filters = (*(_louder(gain, ceiling) if gain else ()), ("ebur128", "metadata=1"))
    with _converted("measure"):
        for frame in _filtered(samples + tenth, rate, filters):
            if value := frame.metadata.get("lavfi.r128.I"):
                measured = float(value)
    return measured if measured is not None and measured > -69 else None


def level(samples: bytes, rate: int, gain: float, ceiling: float, to: int) -> bytes:
    """The samples at another rate, louder by ``gain`` dB, no sample above ``ceiling`` dBFS; as long as before."""
    filters = (("aresample", str(to)), *_louder(gain, ceiling), ("aformat", "sample_fmts=s16"))
    with _converted("level"):
        return b"".join(_bytes(frame) for frame in _filtered(samples, rate, filters))


def encode(samples: bytes, codec: Codec) -> list[bytes]:
    """The codec's packets: whole frames that stand alone (no bit reservoir), none of them a header."""
    with _converted("encode"):
        context = av.CodecContext.create(codec.name, "w")
        assert isinstance(context, AudioCodecContext)
        context.sample_rate, context.layout, context.format = codec.rate, "mono", "s16p"
        context.bit_rate = codec.bitrate * 1000
        context.options = {"reservoir": "0", "compression_level": str(codec.effort)}
        frames = chain(_frames(samples, codec.rate), [None])
        return [bytes(packet) for frame in frames for packet in context.encode(frame)]
