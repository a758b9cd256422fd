"""What can go wrong, and how to go on.

VoiceError
├── ScriptError        a script cannot be read: every mistake, each with its file and line
├── ConfigError        config/show.toml, or an option, says something that cannot be
├── ReadError          an interview cannot be imported
├── EngineError        an engine did not speak (``transient``: asking again may help)
│   └── UnfinishedError    some lines stayed unspoken; all the rest is kept
├── AudioError         samples could not be levelled, encoded or joined
└── StorageError       a folder or a disk refuses

The message of each is a whole sentence for a person and says how to go on. Foreign exceptions are turned into
these at the border of the module that owns the library. They are caught once, in ``cli.main``.
"""

from collections.abc import Sequence
from dataclasses import dataclass


class VoiceError(Exception):
    """The base of everything that this project raises on purpose; ``str()`` is the line that a person sees."""


@dataclass(frozen=True, slots=True)
class Mistake:
    """One thing that is wrong in a file."""

    where: str
    """The file, as the person would name it."""
    line: int
    """Counted from 1; 0 where no single line is to blame."""
    what: str
    """What is wrong, and how to mend it."""

    def __str__(self) -> str:
        place = f"{self.where}:{self.line}" if self.line else self.where
        return f"{place}: {self.what}"


class ScriptError(VoiceError):
    """A script has mistakes; all of them at once, a line each."""

    def __init__(self, mistakes: Sequence[Mistake]) -> None:
        super().__init__("\n".join(str(mistake) for mistake in mistakes))
        self.mistakes = tuple(mistakes)


class ConfigError(VoiceError):
    """A setting says something that cannot be."""


class ReadError(VoiceError):
    """An interview cannot be imported."""


class EngineError(VoiceError):
    """An engine did not speak what it was asked for."""

    def __init__(self, message: str, *, transient: bool = False) -> None:
        super().__init__(message)
        self.transient = transient


class UnfinishedError(EngineError):
    """Some lines could not be spoken; everything else is kept, and the next make asks only for these."""

    def __init__(self, mistakes: Sequence[Mistake]) -> None:
        super().__init__("\n".join(str(mistake) for mistake in mistakes))
        self.mistakes = tuple(mistakes)


class AudioError(VoiceError):
    """Samples could not be decoded, levelled, encoded or joined."""


class StorageError(VoiceError):
    """A folder or a disk refuses to take what was made."""
