"""What somebody names as an interview, be it a file, a page on the web or the standard input, as bytes."""

from pathlib import Path

from voice.document import Source
from voice.errors import ReadError


def load(what: str) -> Source:
    """The bytes of what is named; `ReadError` where there are none to be had."""
    path = Path(what)
    try:
        return Source(path.read_bytes(), path.name)
    except OSError as error:
        raise ReadError(f"{path}: {error.strerror or 'cannot be read'}. Name a file that is there.") from error
