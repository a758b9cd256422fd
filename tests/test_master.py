"""From clip to segment: what is trimmed, spaced and levelled, and where the words are then."""

import numpy as np
import pytest

from tests.conftest import metered
from voice import audio
from voice.engines.espeak import Espeak
from voice.master import Level, Mastering, Target, mastered
from voice.model import Clip, Codec, Utterance, Voice, Word

CODEC = Codec("libmp3lame", 44_100, 96)
HOW = Mastering(CODEC, Target(-16, -1), 0.4, Level(6, 0.4), "test")
RATE = 22_050
TEXT = "One word here. Another one there. A third."


def hums(*pieces: tuple[float, float]) -> bytes:
    """(seconds, amplitude) after one another."""
    parts = [a * np.sin(np.arange(int(s * RATE)) * 2 * np.pi * 220 / RATE) for s, a in pieces]
    return np.concatenate(parts).astype("<i2").tobytes()


def clip(pause: float) -> Clip:
    """Three sentences of a hum, with silence between them and around."""
    samples = hums((0.3, 0), (1, 6000), (pause, 0), (1, 6000), (pause, 0), (0.5, 6000), (0.4, 0))
    second, third = 1.3 + pause, 2.3 + 2 * pause
    words = [(0, 0.3, 1.3 + pause), (15, second, third), (34, third, third + 0.5)]  # lasting through the pauses
    starts = [0, 15, 34, len(TEXT)]
    return Clip(RATE, samples, tuple(
        Word(first, starts[n + 1], int(start * RATE), int(end * RATE)) for n, (first, start, end) in enumerate(words)
    ))  # fmt: skip


@pytest.mark.parametrize("pause", [0.15, 0.4, 1.1])
def test_pauses_between_sentences_are_as_long_as_is_set(pause: float) -> None:
    made = mastered(clip(pause), Utterance(TEXT, Voice("x", "y", "en"), "en"), HOW)
    starts = [word.start / 44_100 for word in made.words]
    ends = [word.end / 44_100 for word in made.words]
    first = made.speech[0] / 44_100
    assert starts == pytest.approx([first + 0.015, first + 1.415, first + 2.815], abs=0.02)
    assert ends == pytest.approx([first + 1.015, first + 2.415, made.speech[1] / 44_100], abs=0.02)
    assert (made.speech[1] - made.speech[0]) / 44_100 == pytest.approx(3.3 + 0.03, abs=0.02)


def test_what_is_heard_is_on_the_target_and_begins_and_ends_in_silence() -> None:
    made = mastered(clip(0.4), Utterance(TEXT, Voice("x", "y", "en"), "en"), HOW)
    samples, rate = audio.decode(made.frames)
    heard = np.frombuffer(samples, "<i2") / 32768
    delay = 1105
    assert np.abs(heard[: delay + made.speech[0] - 50]).max() < 1e-3
    assert np.abs(heard[delay + made.speech[1] + 200 :]).max() < 1e-3
    assert made.samples - made.speech[1] >= 0.05 * 44_100
    speech = heard[delay + made.speech[0] : delay + made.speech[1]]
    assert metered(speech, rate)[0] == pytest.approx(-16, abs=0.5)


@pytest.mark.parametrize("text", ["No.", "Yes, of course.", "By you, mostly.", "Eighteen hours!"])
def test_a_short_clip_is_as_loud_as_others(text: str) -> None:
    espeak = Espeak()
    voice = espeak.voices("en")[0]
    spoken = espeak.synthesize(Utterance(text, voice, "en"))
    espeak.close()
    made = mastered(
        spoken, Utterance(text, voice, "en"), Mastering(CODEC, Target(-16, -1), 0.4, Level(10, 0.4), "test")
    )
    samples, rate = audio.decode(made.frames)
    heard = np.frombuffer(samples, "<i2")[1105 + made.speech[0] : 1105 + made.speech[1]] / 32768
    loudness, peak = metered(np.concatenate([heard, np.zeros(rate // 10)]), rate)
    assert loudness == pytest.approx(-16, abs=1.5)
    assert peak <= -1


def test_silence_stays_silence() -> None:
    made = mastered(Clip(RATE, bytes(RATE)), Utterance("…a", Voice("x", "y", "en"), "en"), HOW)
    samples, _ = audio.decode(made.frames)
    assert not any(samples)
