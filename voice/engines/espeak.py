"""The engine ``espeak``: espeak-ng, embedded through the wheel of ``espeakng-loader``; no network, no program.

Each utterance is spoken in a process that has spoken nothing before (see ``espeak_process.py``), because only so are
the same words the same samples.
"""

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Literal, cast

import espeakng_loader

from voice.engines.espeak_text import pronounceable
from voice.errors import EngineError
from voice.model import Clip, Gender, Utterance, Voice, Word
from voice.rewrite import Rewritten

WORDS_A_MINUTE = 160
RANGE = 50


@dataclass(frozen=True, slots=True)
class Variant:
    """A way to speak, on top of a language."""

    name: str
    pitch: int
    gender: Gender
    description: str


VARIANTS = (
    Variant("m3", 48, "male", "bright"),
    Variant("f2", 58, "female", "clear"),
    Variant("m8", 44, "male", "deep, dark"),
    Variant("f3", 66, "female", "high"),
    Variant("Mario", 68, "male", "middle"),
    Variant("steph", 44, "female", "low, soft"),
    Variant("Nguyen", 55, "male", "tenor"),
    Variant("f5", 40, "female", "open"),
    Variant("Mike", 50, "male", "low"),
    Variant("michel", 50, "male", "plain"),
    Variant("klatt6", 50, "male", "synthetic"),
    Variant("m7", 60, "male", "light"),
)
"""Eight that can be told apart in every language, in the order to hand out, and four in reserve: chosen by measured
pitch, formants and a recogniser's errors."""

BASES = {
    "en": "en-us",
    "en-gb": "en",
    "fr": "fr",
    "es-419": "es-419",
    "pt-br": "pt-br",
    "zh": "cmn",
    "sa": "kn",
    "grc": "grc",
}
"""espeak's file for a language, where it is not simply the language's own code. It has no Sanskrit; its Kannada keeps
every vowel and conjunct of Sanskrit that is written in Kannada letters."""
OURS = ("zh", "ru", "en", "fr", "id", "sa", "ja", "de", "pt", "el", "es", "it", "fi", "la")


def base(language: str) -> str:
    """espeak's voice file for a language (BCP 47); empty where it has none."""
    tag = language.lower().replace("_", "-")
    primary = tag.split("-")[0]
    for candidate in (tag, primary):
        name = BASES.get(candidate, candidate)
        if name in _files("lang"):
            return name
    return ""


@cache
def _files(folder: str) -> frozenset[str]:
    """Names of the files of espeak's data in a folder: its languages, or its variants."""
    root = Path(espeakng_loader.get_data_path()) / folder
    lower = folder == "lang"
    return frozenset(path.name.lower() if lower else path.name for path in root.rglob("*") if path.is_file())


class Espeak:
    """The engine ``espeak``."""

    name = "espeak"
    version = f"{version('espeakng-loader')}.1"
    lane: Literal["processes", "threads"] = "processes"
    width = 0

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None

    def ready(self) -> None:
        if not Path(espeakng_loader.get_library_path()).exists():
            raise EngineError("espeak-ng's library is missing; `pip install --force-reinstall espeakng-loader`.")

    def voices(self, language: str = "") -> Sequence[Voice]:
        languages = (language,) if language else OURS
        return tuple(
            Voice("espeak", f"{file}+{variant.name}", tag, variant.gender, description=variant.description)
            for tag in languages
            if (file := base(tag))
            for variant in VARIANTS
        )

    def voice(self, name: str, language: str) -> Voice:
        """A variant (``f2``), or a language and a variant (``fr+f2``)."""
        file, _, variant = name.rpartition("+")
        file = file.lower() or base(language)
        if variant.lower() in _files("lang") and "+" not in name:
            file, variant = variant.lower(), ""
        if file not in _files("lang") or (variant and variant not in _files("voices/!v")):
            near = get_close_matches(variant, _files("voices/!v"), 1)
            hint = f"; is it {near[0]!r}?" if near else "."
            raise EngineError(f"espeak has no voice {name!r}{hint} `voice voices --engine espeak` lists them.")
        known = next((v for v in VARIANTS if v.name == variant), None)
        return Voice("espeak", f"{file}+{variant}", language, known.gender if known else None)

    def synthesize(self, utterance: Utterance) -> Clip:
        file, _, variant = self.voice(utterance.voice.name, utterance.language).name.partition("+")
        own = next((v.pitch for v in VARIANTS if v.name == variant), 50)
        said = pronounceable(utterance.text, utterance.language)
        request = {
            "text": said.text,
            "voice": file,
            "variant": variant,
            "rate": round(WORDS_A_MINUTE * (100 + utterance.voice.rate) / 100),
            "pitch": min(99, max(0, own + utterance.voice.pitch)),
            "range": RANGE,
        }
        head, samples = self._ask(json.dumps(request).encode() + b"\n")
        if error := head.get("error"):
            raise EngineError(f"{error}; `voice voices --engine espeak` lists its voices.")
        events = [(int(a), int(b), int(c)) for a, b, c in cast("list[list[int]]", head["words"])]
        stops = cast("list[int]", head["stops"])
        return Clip(cast(int, head["rate"]), samples, _words(said, events, stops))

    def _ask(self, line: bytes) -> tuple[dict[str, object], bytes]:
        if self._process is not None and self._process.poll() is not None:
            self.close()
        if self._process is None:
            script = str(Path(__file__).with_name("espeak_process.py"))
            paths = (espeakng_loader.get_library_path(), espeakng_loader.get_data_path())
            self._process = subprocess.Popen(
                [sys.executable, "-I", "-S", script, *paths],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                process_group=0 if os.name == "posix" else None,  # Ctrl-C is for the process that asked
            )
        assert self._process.stdin
        assert self._process.stdout
        try:
            self._process.stdin.write(line)
            self._process.stdin.flush()
            head = json.loads(self._process.stdout.readline())
            size = int(head.get("bytes", 0))
            samples = self._process.stdout.read(size)
        except (OSError, ValueError) as error:
            self.close()
            raise EngineError("espeak-ng's process ended before it answered.", transient=True) from error
        if len(samples) != size:
            self.close()
            raise EngineError("espeak-ng's process ended in the middle of an answer.", transient=True)
        return head, samples

    def close(self) -> None:
        if self._process is not None:
            for stream in (self._process.stdin, self._process.stdout):
                if stream:
                    stream.close()
            self._process.wait()
            self._process = None


def _words(said: Rewritten, events: list[tuple[int, int, int]], stops: list[int]) -> tuple[Word, ...]:
    """espeak's events as words: a word ends where the next begins, or where its clause stops."""
    words: list[Word] = []
    for index, (first, length, start) in enumerate(events):
        following = events[index + 1][2] if index + 1 < len(events) else max(stops, default=start)
        end = min((stop for stop in stops if start < stop < following), default=following)
        word = Word(*said.original(first, first + length), start, max(start, end))
        if words and (word.first < words[-1].last or _inside_a_number(said.text, first)):
            # A number is several words to it ("19", "68"), of which it does not say where they stand.
            word = Word(words[-1].first, max(words[-1].last, word.last), words[-1].start, word.end)
            words.pop()
        words.append(word)
    return tuple(words)


def _inside_a_number(text: str, at: int) -> bool:
    return text[at - 1 : at].isdigit() and text[at : at + 1].isdigit()
