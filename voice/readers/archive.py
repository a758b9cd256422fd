"""Packed folders (zip), opened with care: the formats of office programs and of books are such folders.

Names are only ever compared, nothing is written, and no size that the archive states of itself is believed.
"""

import io
import struct
import zipfile
import zlib

from voice.document import Source
from voice.errors import ReadError

MEMBER = 64 << 20
"""Bytes that one member may unpack to."""
TOGETHER = 256 << 20
"""Bytes that all members that are read may unpack to."""
MEMBERS = 5_000

_ENTRY = b"PK\x01\x02"
_LOCAL_HEADER = 30
"""Bytes before each member, at least."""
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
"""The others are in no format that is read here, and unpack without a bound."""
_ENCRYPTED = 0x1
_PIECE = 1 << 20
_DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    OSError,
    OverflowError,
    ValueError,
    NotImplementedError,
)
"""What the standard library says of bytes that are no whole archive."""


class Archive:
    """The members of an archive by name; `ReadError` where it is damaged, locked or a trap."""

    def __init__(self, source: Source) -> None:
        self._name = source.name
        self._left = TOGETHER
        if source.data.count(_ENTRY) > MEMBERS:
            raise ReadError(f"{source.name}: more than {MEMBERS} files are packed in it. Save the interview by itself.")
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(source.data))
        except _DAMAGE as error:
            raise self._damaged() from error
        self._members = {_plain(info.filename): info for info in self._zip.infolist()}
        self._refuse_overlap()

    @property
    def names(self) -> frozenset[str]:
        """What the members are called: slashes between folders, none before the first."""
        return frozenset(self._members)

    def __contains__(self, name: str) -> bool:
        return name in self._members

    def read(self, name: str) -> bytes:
        """The bytes of a member."""
        info = self._members.get(name)
        if info is None:
            raise ReadError(f"{self._name}: a part of it is missing ({name}). Save or download it again.")
        if info.flag_bits & _ENCRYPTED:
            raise ReadError(f"{self._name}: locked with a password. Save it without one and give that file.")
        if info.compress_type not in _METHODS:
            raise self._damaged()
        pieces: list[bytes] = []
        room = min(MEMBER, self._left)
        try:
            with self._zip.open(info) as member:
                while piece := member.read(_PIECE):
                    room -= len(piece)
                    if room < 0:
                        raise ReadError(f"{self._name}: unpacked it is larger than any interview. Save it again.")
                    pieces.append(piece)
        except (*_DAMAGE, RuntimeError) as error:
            raise self._damaged() from error
        data = b"".join(pieces)
        self._left -= len(data)
        return data

    def _refuse_overlap(self) -> None:
        """Members that share bytes are how a few kilobytes unpack to petabytes; no program writes them."""
        infos = sorted(self._members.values(), key=lambda info: info.header_offset)
        ends = [info.header_offset + _LOCAL_HEADER + info.compress_size for info in infos]
        starts = [*(info.header_offset for info in infos), self._zip.start_dir]
        if any(end > start for end, start in zip(ends, starts[1:], strict=True)):
            raise self._damaged()

    def _damaged(self) -> ReadError:
        return ReadError(f"{self._name}: the file is damaged or cut off. Save or download it again.")


def _plain(name: str) -> str:
    return name.replace("\\", "/").lstrip("/")
