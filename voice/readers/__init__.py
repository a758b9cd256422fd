"""What a reader is, and how to add one.

A reader turns the bytes of one format into a `Document`: blocks in reading order with their line, their kind and the
traces of bold and italics, and whatever the format itself states (title, date, authors, language). It does not decide
who speaks: ``voice/read.py`` does, for every format alike. What a reader drops (pictures, scripts, link targets that
are text) goes into ``left_out`` with the line and the reason.

To add one: write a module with a function ``read(data: bytes, name: str) -> Document`` that imports only
``voice.model`` and ``voice.errors`` (``ReadError`` where the bytes are not of its format), and name the endings of its
files in ``voice/plugins.py``, or as an entry point in the group ``vivavoce.readers``.
"""

from typing import Protocol

from voice.model import Document


class Reader(Protocol):
    """The function that a reader is."""

    def __call__(self, data: bytes, name: str) -> Document:
        """Read the bytes of the file called ``name``."""
