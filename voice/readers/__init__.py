"""What a reader is, and how to add one.

A reader turns the bytes of one format into a `Document`: blocks in reading order with their line, their kind and the
traces of bold and italics, and whatever the format itself states (title, date, authors, language, who speaks). It does
not decide who speaks: ``voice/read.py`` does, for every format alike. What a reader drops (pictures, scripts, link
targets that are text) goes into ``left_out`` with the line and the reason.

Each format has a folder, and in it a module ``reader``. Formats share ``encoding``, ``transcript`` (for what was spoken
into a microphone), ``office`` (for word processors), and the small modules beside this one.

To add one: write a module with a function ``read(source: Source) -> Document`` that imports only ``voice.document``,
``voice.model`` and ``voice.errors`` (``ReadError`` where the bytes are not of its format). Built in: call the module
``reader``, in a folder of its own; name that in ``voice/plugins.py``, and in ``formats.py`` what its bytes look like.
In a package of your own: an entry point in the group ``vivavoce.readers``, called like the ending of its files.
"""

from typing import Protocol

from voice.document import Document, Source


class Reader(Protocol):
    """The function that a reader is."""

    def __call__(self, source: Source) -> Document:
        """Read it; `ReadError` where it is not of this format, or holds no text."""
