"""Joined segments decode as they decode alone, at their own offsets."""

import io
from pathlib import Path

import av
import numpy as np
import pytest
from mutagen.mp3 import MP3, BitrateMode

from tests.conftest import decoded
from voice import audio
from voice.carriers import mp3
from voice.model import Codec

CODECS = [
    Codec("libmp3lame", rate, bitrate) for rate, bitrate in ((44_100, 96), (44_100, 32), (48_000, 64), (32_000, 320))
]


def chirp(codec: Codec, seconds: float, pitch: float) -> bytes:
    """A hum between silences, as a segment has them."""
    t = np.arange(int(codec.rate * seconds)) / codec.rate
    sound = 9000 * np.sin(2 * np.pi * (pitch * t + 40 * t**2))
    lead, tail = np.zeros(int(0.02 * codec.rate)), np.zeros(int(0.06 * codec.rate))
    return np.concatenate([lead, sound, tail]).astype("<i2").tobytes()


def joined(codec: Codec, packets: list[bytes]) -> bytes:
    return b"".join(mp3.pieces(codec, b"", len(packets), sum(map(len, packets)), packets))


@pytest.mark.parametrize("codec", CODECS, ids=str)
def test_a_segment_in_a_file_is_what_it_is_alone(codec: Codec, tmp_path: Path) -> None:
    segments = [audio.encode(chirp(codec, s, p), codec) for s, p in ((0.5, 200), (0.31, 500), (0.77, 120))]
    pause = [mp3.silence(codec)] * 9
    path = tmp_path / "x.mp3"
    path.write_bytes(joined(codec, [*segments[0], *pause, *segments[1], *segments[2], *pause]))
    whole, rate = decoded(path)
    assert rate == codec.rate
    at = 0
    for packets, after in zip(segments, (9, 0, 9), strict=True):
        path.write_bytes(joined(codec, packets + pause))
        alone, _ = decoded(path)
        size = len(packets) * codec.frame
        assert np.abs(whole[at : at + size] - alone[:size]).max() < 1e-4
        at += size + after * codec.frame


@pytest.mark.parametrize("codec", CODECS, ids=str)
def test_decoded_time_is_the_time_of_the_samples(codec: Codec, tmp_path: Path) -> None:
    samples = chirp(codec, 0.5, 300)
    path = tmp_path / "x.mp3"
    path.write_bytes(joined(codec, [*[mp3.silence(codec)] * 20, *audio.encode(samples, codec)]))
    heard, _ = decoded(path)
    sent = np.frombuffer(samples, "<i2") / 32768
    lag = np.argmax(np.correlate(heard[20 * codec.frame - 600 :], sent[: codec.rate // 3], "valid")[:1200]) - 600
    assert abs(lag) <= 1


@pytest.mark.parametrize("codec", CODECS, ids=str)
def test_readers_know_length_and_bitrate(codec: Codec) -> None:
    packets = audio.encode(chirp(codec, 20, 300), codec)
    data = joined(codec, packets)
    info = MP3(io.BytesIO(data)).info
    assert info.bitrate_mode == BitrateMode.CBR
    assert info.encoder_info.startswith("LAME")
    assert abs(info.length - len(packets) * codec.frame / codec.rate) < 0.06
    with av.open(io.BytesIO(data)) as container:
        assert abs(container.duration / 1e6 - info.length) < 0.06


def test_silence_is_silent() -> None:
    for codec in CODECS:
        samples, _ = audio.decode(mp3.silence(codec) * 30)
        assert len(samples) >= 25 * codec.frame * 2
        assert not any(samples)


def test_no_packet_leans_on_another() -> None:
    for packet in audio.encode(chirp(CODECS[0], 1, 300), CODECS[0]):
        main_data_begin = packet[4] << 1 | packet[5] >> 7
        assert main_data_begin == 0
