"""What is kept is whole or absent."""

import os
import subprocess
from pathlib import Path

import pytest

from voice.errors import StorageError
from voice.model import Voice
from voice.store import Folder, key, sweep, write_stream


def test_what_is_put_is_got(tmp_path: Path) -> None:
    store = Folder(tmp_path)
    name = key("x", 1)
    assert store.get(name) is None
    store.put(name, b"abc")
    assert store.get(name) == b"abc"
    assert [(found, size) for found, size in store.entries()] == [(name, 7)]


@pytest.mark.parametrize(
    "damage", [lambda d: d[:-1], lambda d: b"", lambda d: d[:5] + b"x" + d[6:], lambda d: d + b"x"]
)
def test_what_is_torn_counts_as_absent_and_can_be_put_again(tmp_path: Path, damage: object) -> None:
    store = Folder(tmp_path)
    name = key("x", 1)
    store.put(name, b"abcdefgh")
    store.path(name).write_bytes(damage(store.path(name).read_bytes()))  # type: ignore[operator]
    assert store.get(name) is None
    store.put(name, b"abcdefgh")
    assert store.get(name) == b"abcdefgh"


def test_a_key_knows_all_that_it_was_made_from() -> None:
    voice = Voice("e", "n", "fr")
    names = {
        key("clip", voice),
        key("clip", Voice("e", "n", "fr", rate=1)),
        key("segment", voice),
        key("clip", [voice.name]),
    }
    assert len(names) == 4


def test_a_writer_that_fails_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "a.mp3"
    path.write_bytes(b"the last good edition")

    def pieces() -> object:
        yield b"half"
        raise RuntimeError("in the middle")

    with pytest.raises(RuntimeError):
        write_stream(path, pieces())  # type: ignore[arg-type]
    assert path.read_bytes() == b"the last good edition"
    assert os.listdir(tmp_path) == ["a.mp3"]


def test_sweeping_removes_what_a_killed_writer_left(tmp_path: Path) -> None:
    (tmp_path / ".a.mp3.0123456789ab.part").write_bytes(b"xyz")
    (tmp_path / "a.mp3").write_bytes(b"good")
    assert sweep(tmp_path) == 3
    assert os.listdir(tmp_path) == ["a.mp3"]


@pytest.fixture
def small_disk(tmp_path: Path) -> object:
    """A real disk of one megabyte."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(disk)], capture_output=True, check=False
    )
    if mounted.returncode:
        pytest.skip("no disk can be mounted here")
    yield disk
    subprocess.run(["umount", str(disk)], check=True)


def test_a_full_disk_is_said_and_nothing_half_stays(small_disk: Path) -> None:
    store = Folder(small_disk)
    store.put(key("small"), b"x" * 1000)
    with pytest.raises(StorageError, match=r"disk is full.*voice clean"):
        store.put(key("large"), b"x" * 2_000_000)
    assert store.get(key("small")) == b"x" * 1000
    assert not [path for path in small_disk.rglob("*") if path.name.endswith(".part")]


def test_what_vanishes_while_it_is_listed_is_passed_over(tmp_path: Path) -> None:
    store = Folder(tmp_path)
    names = [f"aa{number:02}" for number in range(3)]
    for name in names:
        store.put(name, b"kept")
    listed = store.entries()
    first, _ = next(listed)
    for name in names:
        store.path(name).unlink()
    assert first in names
    assert list(listed) == []
