"""Results, kept under the hash of what was asked.

An entry is written under a temporary name and then renamed, so it is whole or absent. It begins with a checksum: what
a power cut or a bad disk has torn counts as absent and is made again. Nothing in an entry depends on where or when it
was made, so a store may be shared, copied or thrown away.
"""

import errno
import hashlib
import json
import os
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import asdict, is_dataclass
from pathlib import Path
from typing import Any, Protocol
from uuid import uuid4

from voice.errors import StorageError

TEMPORARY = ".part"
"""How the name of a file ends that is not finished."""


def key(kind: str, *asked: object) -> str:
    """The name of a result: a hash of what it is and of all that it is made from (dataclasses and JSON values)."""
    hashed = hashlib.sha256(kind.encode())
    for part in asked:
        plain = asdict(part) if is_dataclass(part) and not isinstance(part, type) else part
        text = json.dumps(plain, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        hashed.update(b"\n" + text.encode("utf-8", "surrogatepass"))
    return hashed.hexdigest()[:40]


class Store(Protocol):
    """The verbs that stages need; a folder here, anything with the same verbs elsewhere."""

    def get(self, name: str) -> bytes | None:
        """What is kept under a key; None where nothing whole is."""

    def has(self, name: str) -> bool:
        """Whether something is kept under a key, whole or not."""

    def put(self, name: str, data: bytes) -> None:
        """Keep; what is there already stays."""


class Folder:
    """A store in 256 folders of plain files."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def path(self, name: str) -> Path:
        """Where an entry lies."""
        return self.root / name[:2] / name[2:]

    def get(self, name: str) -> bytes | None:
        try:
            data = self.path(name).read_bytes()
        except FileNotFoundError:
            return None
        except OSError as error:
            raise StorageError(f"Cannot read what is kept: {_reason(error)}.") from error
        whole = len(data) >= 4 and int.from_bytes(data[:4], "big") == zlib.crc32(memoryview(data)[4:])
        return data[4:] if whole else None

    def has(self, name: str) -> bool:
        return self.path(name).exists()

    def put(self, name: str, data: bytes) -> None:
        write(self.path(name), zlib.crc32(data).to_bytes(4, "big"), data)

    def entries(self) -> Iterator[tuple[str, int]]:
        """Each key with its size in bytes; unfinished files under names that are no key, while they are there."""
        for folder in sorted(self.root.glob("??")):
            for entry in os.scandir(folder):
                try:
                    size = entry.stat().st_size
                except FileNotFoundError:
                    continue  # a make beside this has just finished it
                yield folder.name + entry.name, size


def write(path: Path, *pieces: bytes) -> None:
    """Put a whole file in place or none at all; `StorageError` where the disk or the folder refuses."""
    write_stream(path, pieces, durable=False)


def write_stream(path: Path, pieces: Iterable[bytes], *, durable: bool = True) -> int:
    """The same, piece by piece; how many bytes were written. Durable: on the disk before it is in place."""
    unfinished = path.with_name(f".{path.name}.{uuid4().hex[:12]}{TEMPORARY}")
    size = 0
    try:
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            with unfinished.open("wb") as file:
                for piece in pieces:
                    size += file.write(piece)
                if durable:
                    file.flush()
                    os.fsync(file.fileno())
            unfinished.replace(path)
        except BaseException:
            unfinished.unlink(missing_ok=True)
            raise
    except OSError as error:
        raise refused(path, error) from error
    return size


def sweep(folder: Path) -> int:
    """Remove what writers that were killed have left in a folder; how many bytes that frees."""
    freed = 0
    for left in folder.glob(f".*{TEMPORARY}"):
        freed += left.stat().st_size
        left.unlink(missing_ok=True)
    return freed


def refused(path: Path, error: OSError) -> StorageError:
    """What to tell a person when a file cannot be written."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return StorageError(
            f"The disk is full: cannot write {path.name}. Free some space (`voice clean` frees what no edition needs) "
            "and make again; what was finished is kept."
        )
    return StorageError(f"Cannot write {path.name}: {_reason(error)}. Make the folder writable and make again.")


def _reason(error: OSError) -> str:
    return f"{error.strerror or error}".lower()


def pack(head: object, body: bytes) -> bytes:
    """A line of JSON and what it describes, as one value."""
    return json.dumps(head, separators=(",", ":")).encode() + b"\n" + body


def unpack(data: bytes) -> tuple[dict[str, Any], bytes]:
    """The two parts of what `pack` made."""
    head, _, body = data.partition(b"\n")
    return json.loads(head), body
