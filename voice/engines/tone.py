"""Hums instead of speaking: a pitch for each voice, 60 ms for each character. For rehearsals and tests."""

import math
import re
from array import array
from collections.abc import Sequence
from typing import Literal

from voice.errors import EngineError
from voice.model import Clip, Utterance, Voice, Word

RATE = 22_050
CHARACTER = RATE * 60 // 1000
"""Samples that a character lasts."""
FADE = RATE // 200
PITCHES = (220, 165, 110, 294, 392, 131, 523, 247, 330, 185, 440, 147)
"""Hertz, in the order in which casting hands the voices out."""


class Tone:
    """The engine ``tone``."""

    name = "tone"
    version = "1"
    lane: Literal["processes", "threads"] = "processes"
    width = 0

    def ready(self) -> None:
        return None

    def voices(self, language: str = "") -> Sequence[Voice]:
        genders = ("male", "female")
        return tuple(
            Voice("tone", f"hum-{pitch}", language or "und", genders[pitch > 200], description=f"{pitch} Hz")  # type: ignore[arg-type]
            for pitch in PITCHES
        )

    def voice(self, name: str, language: str) -> Voice:
        if not re.fullmatch(r"hum-\d{2,4}", name):
            raise EngineError(f"tone has no voice {name!r}; `voice voices --engine tone` lists them.")
        return Voice("tone", name, language)

    def synthesize(self, utterance: Utterance) -> Clip:
        name = self.voice(utterance.voice.name, utterance.language).name
        length = len(utterance.text) * CHARACTER
        period = _period(RATE // int(name.removeprefix("hum-")))
        samples = array("h", (period * (length // len(period) + 1))[:length])
        for i in range(min(FADE, length)):
            samples[i] = samples[i] * i // FADE
            samples[-1 - i] = samples[-1 - i] * i // FADE
        words = tuple(
            Word(m.start(), m.end(), m.start() * CHARACTER, m.end() * CHARACTER)
            for m in re.finditer(r"\S+", utterance.text)
        )
        return Clip(RATE, samples.tobytes(), words)

    def close(self) -> None:
        return None


def _period(length: int) -> "array[int]":
    """One period of a hum: a fundamental and four overtones."""
    turn = 2 * math.pi / length
    return array("h", (int(6000 * sum(math.sin(k * turn * i) / k for k in range(1, 6))) for i in range(length)))
