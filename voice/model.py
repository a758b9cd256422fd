"""The nouns: frozen values that every stage speaks of. Standard library only.

A moment inside a piece of audio is an integer number of samples; seconds and milliseconds appear only where a
format or a person asks for them.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Role = Literal["host", "guest", "narrator"]
"""The words of Podcasting 2.0's ``podcast:person``: host is the interviewer, guest the interviewee."""
Gender = Literal["female", "male"]

NARRATOR = "Narrator"
"""The narrator's name where a script gives none."""


# -- what is read -----------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class LeftOut:
    """An entry of the ledger: a piece of the source that is not spoken, and why."""

    text: str
    line: int
    reason: str


@dataclass(frozen=True, slots=True)
class Speaker:
    """A person of the interview."""

    name: str
    role: Role
    labels: tuple[str, ...] = ()
    """How the source names this person before a line."""
    gender: Gender | None = None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """The unit of speech, of keeping and of translation."""

    text: str
    line: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Turn:
    """One speaker without interruption."""

    speaker: str
    paragraphs: tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True)
class Chapter:
    """A part of the interview; the first may have no title."""

    title: str
    turns: tuple[Turn, ...]
    line: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Script:
    """An interview, ready to be spoken."""

    language: str
    """BCP 47, such as ``fr`` or ``pt-BR``."""
    title: str
    speakers: tuple[Speaker, ...]
    chapters: tuple[Chapter, ...]
    date: str = ""
    authors: tuple[str, ...] = ()
    source: str = ""
    description: str = ""

    def speaker(self, name: str) -> Speaker:
        """The speaker of that name; a narrator is always there."""
        return next((s for s in self.speakers if s.name == name), Speaker(name, "narrator"))

    @property
    def narrator(self) -> Speaker:
        """Who speaks what nobody says: titles, preface, the opening."""
        return next((s for s in self.speakers if s.role == "narrator"), Speaker(NARRATOR, "narrator"))


# -- what is spoken ---------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Voice:
    """A voice of an engine, as it is asked for."""

    engine: str
    name: str
    """The engine's own, such as ``fr-FR-DeniseNeural`` or ``fr+f2``."""
    language: str
    """BCP 47: what the voice speaks."""
    gender: Gender | None = None
    rate: int = 0
    """Per cent faster (+) or slower (-) than the voice's own speed."""
    pitch: int = 0
    """Higher (+) or lower (-) than the voice's own, in the engine's unit (edge: Hz; espeak: points of its scale)."""
    description: str = field(default="", compare=False)
    """For a person who chooses."""
    instead_of: str = field(default="", compare=False)
    """A voice that was asked for and is gone."""


@dataclass(frozen=True, slots=True)
class Utterance:
    """What an engine is asked for; the key of a clip."""

    text: str
    """What is spoken: already normalised, never empty."""
    voice: Voice
    language: str
    """BCP 47: what the text is written in."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word in time: a span of the text, and samples."""

    first: int
    """Index of its first character."""
    last: int
    """Index after its last character."""
    start: int
    """In samples."""
    end: int
    """In samples."""


@dataclass(frozen=True, slots=True)
class Clip:
    """What an engine answered: mono, 16 bits, signed, little-endian."""

    rate: int
    """Samples a second."""
    samples: bytes
    words: tuple[Word, ...] = ()
    """Spans of the utterance's text; may be empty where an engine knows no times."""


@dataclass(frozen=True, slots=True)
class Segment:
    """A mastered clip in one codec's setting: whole frames that stand alone."""

    frames: bytes
    samples: int
    """How long it lasts at the edition's sample rate, its leading and trailing silence included."""
    speech: tuple[int, int]
    """First sample of the speech, and the one after its last."""
    words: tuple[Word, ...] = ()
    """Spans of the utterance's text, in the samples of this segment."""


@dataclass(frozen=True, slots=True)
class Extent:
    """A segment without its sound: what it takes to know where things lie."""

    segment: str
    """The key under which its sound is kept."""
    samples: int
    speech: tuple[int, int]
    size: int
    """Bytes of its frames."""


@dataclass(frozen=True, slots=True)
class Cast:
    """Who speaks with which voice, in one language."""

    voices: Mapping[str, Voice]

    def __getitem__(self, speaker: str) -> Voice:
        return self.voices[speaker]


# -- what is planned, and what came of it ----------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Line:
    """Something that is said."""

    speaker: str
    role: Role
    written: str
    utterance: Utterance
    pause: float
    """Silence before it, in seconds."""
    line: int
    """Where the script has it; 0 for what the programme says itself."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A chapter begins."""

    title: str


@dataclass(frozen=True, slots=True)
class Plan:
    """An edition before it sounds."""

    items: tuple[Line | Mark, ...]
    skipped: tuple[LeftOut, ...] = ()

    @property
    def lines(self) -> list[Line]:
        return [item for item in self.items if isinstance(item, Line)]


@dataclass(frozen=True, slots=True)
class Codec:
    """How audio is encoded: everything that decides the bytes but the samples."""

    name: Literal["libmp3lame"]
    rate: int
    """Samples a second."""
    bitrate: int
    """Kilobits a second."""
    effort: int = 5
    """LAME's quality: 5 is the fastest that still shapes its noise; 7 and above switch noise shaping off."""

    @property
    def frame(self) -> int:
        """Samples in a packet (MPEG-1 layer III)."""
        return 1152


@dataclass(frozen=True, slots=True)
class Cue:
    """A line, in time."""

    line: Line
    segment: str
    """The key under which its sound is kept."""
    at: int
    """Where its segment begins, in samples."""
    start: int
    """Where its speech begins, in samples."""
    end: int
    """In samples."""


@dataclass(frozen=True, slots=True)
class ChapterMark:
    """A chapter, in time."""

    title: str
    start: int
    """In samples, a whole second."""
    end: int
    """In samples: where the next begins, or all ends."""


@dataclass(frozen=True, slots=True)
class Timeline:
    """What is heard when."""

    cues: tuple[Cue, ...]
    marks: tuple[ChapterMark, ...]
    samples: int
    """How long all of it lasts."""
    bytes: int
    """How large all packets are together."""
    codec: Codec

    def seconds(self, samples: int) -> float:
        """A moment as a file has it."""
        return round(samples / self.codec.rate, 3)
