"""What is named, as bytes: files of every sort, and what is no file."""

import io
import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from voice import source
from voice.errors import ReadError
from voice.source import load


def refusal(what: str | Path) -> str:
    with pytest.raises(ReadError) as caught:
        load(str(what))
    text = str(caught.value)
    assert len(text.splitlines()) == 1
    assert text.endswith(".")
    return text


def test_a_file_and_a_link_to_it(tmp_path: Path) -> None:
    (tmp_path / "talk.txt").write_bytes(b"words")
    (tmp_path / "link.md").symlink_to("talk.txt")
    assert (load(str(tmp_path / "talk.txt")).data, load(str(tmp_path / "talk.txt")).name) == (b"words", "talk.txt")
    assert load(str(tmp_path / "link.md")).data == b"words"


def test_the_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"\xe9t\xe9")))
    assert load("-").data == b"\xe9t\xe9"
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"")))
    assert refusal("-").startswith("standard input: no text in it")
    monkeypatch.setattr(sys, "stdin", None)
    assert "no text in it" in refusal("-")


def test_what_is_no_file(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "pipe-link").symlink_to("pipe")
    (tmp_path / "round").symlink_to("round")
    (tmp_path / "empty.txt").touch()
    with socket.socket(socket.AF_UNIX) as bound:
        bound.bind(str(tmp_path / "socket"))
        assert "socket" in refusal(tmp_path / "socket")
    assert "Name the file in it" in refusal(tmp_path)
    assert "Name - and send" in refusal(tmp_path / "pipe")
    assert "pipe" in refusal(tmp_path / "pipe-link")
    assert "circle" in refusal(tmp_path / "round")
    assert "no text in it" in refusal(tmp_path / "empty.txt")
    assert "no such file" in refusal(tmp_path / "nowhere.txt")
    assert "no such file" in refusal(tmp_path / "empty.txt" / "deeper")
    assert "device" in refusal("/dev/zero")
    assert "too long" in refusal("a" * 5000)
    assert "no file can have this name" in refusal("a\0b")
    assert "folder" in refusal("")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read(tmp_path: Path) -> None:
    path = tmp_path / "secret.txt"
    path.write_bytes(b"words")
    path.chmod(0)
    assert "may not be read" in refusal(path)


def test_a_name_cannot_reach_the_screen(tmp_path: Path) -> None:
    path = tmp_path / "a\nb\x1b[31m\u202e.txt"
    path.write_bytes(b"words")
    assert load(str(path)).name == "a\ufffdb\ufffd[31m.txt"
    path.unlink()
    assert "\x1b" not in refusal(path)


def test_a_file_too_large_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "large.txt"
    with path.open("wb") as file:
        file.truncate(2**40)
    assert "larger than 256 MiB" in refusal(path)
    monkeypatch.setattr(source, "LIMIT", 10)
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"words" * 3)))
    assert "larger than" in refusal("-")


@pytest.mark.parametrize("address", ["ftp://example.org/a.txt", "file:///etc/passwd", "gopher://x", "javascript://x"])
def test_other_addresses_are_refused(address: str) -> None:
    assert "only http:// and https://" in refusal(address)


def test_a_forgotten_scheme_is_seen() -> None:
    assert refusal("www.example.org/talk").endswith("To fetch a page, write https://www.example.org/talk.")
    assert "To fetch" in refusal("example.org/2020/talk")


def test_a_file_needs_no_network_client(tmp_path: Path) -> None:
    (tmp_path / "talk.txt").write_bytes(b"words")
    probe = f"import sys; from voice.source import load; load({str(tmp_path / 'talk.txt')!r}); print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, check=True)
    assert not {"aiohttp", "asyncio", "voice.fetch"} & set(loaded.stdout.split())
