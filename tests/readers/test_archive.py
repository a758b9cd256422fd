"""Archives from anywhere: what is whole is read, what is not is refused in one line, and nothing is believed."""

import io
import struct
import zipfile
from pathlib import Path

import pytest

from tests.readers.packed import attempt, damaged, zipped
from voice.document import Source
from voice.errors import ReadError
from voice.readers import archive as archives
from voice.readers.archive import Archive
from voice.readers.formats import format_of


def archive(data: bytes) -> Archive:
    return Archive(Source(data, "talk.zip"))


def says(error: pytest.ExceptionInfo[ReadError]) -> str:
    text = str(error.value)
    assert text.startswith("talk.zip: ")
    assert "\n" not in text
    return text


def test_members_are_read_by_name_however_the_slashes_lean() -> None:
    opened = archive(zipped({"word\\document.xml": b"one", "/two": b"2", "empty": b""}))
    assert opened.names == {"word/document.xml", "two", "empty"}
    assert (opened.read("word/document.xml"), opened.read("two"), opened.read("empty")) == (b"one", b"2", b"")
    with pytest.raises(ReadError, match=r"a part of it is missing \(three\)"):
        opened.read("three")


def test_a_name_never_leads_anywhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    opened = archive(zipped({"../../etc/passwd": b"x", "C:\\autoexec.bat": b"y"}))
    assert [opened.read(name) for name in sorted(opened.names)] == [b"x", b"y"]
    assert not list(tmp_path.iterdir())


def test_a_bomb_is_let_go_before_it_fills_the_memory() -> None:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as bomb, bomb.open("content.xml", "w") as member:
        for _ in range(archives.MEMBER // (1 << 20) + 1):
            member.write(bytes(1 << 20))
    with pytest.raises(ReadError) as error:
        archive(data.getvalue()).read("content.xml")
    assert "larger than any interview" in says(error)


def test_many_members_together_are_bounded_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "TOGETHER", 100)
    opened = archive(zipped({"a": bytes(60), "b": bytes(60)}))
    assert len(opened.read("a")) == 60
    with pytest.raises(ReadError, match="larger than any interview"):
        opened.read("b")


def test_a_size_that_is_claimed_is_not_believed() -> None:
    data = zipped({"a": b"words " * 1000})
    lying = data.replace(struct.pack("<L", 6000), struct.pack("<L", 6))
    assert lying != data
    with pytest.raises(ReadError) as error:
        archive(lying).read("a")
    assert "damaged or cut off" in says(error)


def test_ten_thousand_members_are_more_than_an_interview_has() -> None:
    with pytest.raises(ReadError) as error:
        archive(zipped({f"{n}.txt": b"" for n in range(10_000)}))
    assert "more than 5000 files" in says(error)


def test_members_that_overlap_are_refused() -> None:
    data = zipped({"a": b"A" * 50, "b": b"B" * 50})
    first = data.index(b"PK\x01\x02")
    second = data.index(b"PK\x01\x02", first + 1)
    where = struct.unpack_from("<L", data, first + 42)
    overlapping = data[: second + 42] + struct.pack("<L", *where) + data[second + 46 :]
    with pytest.raises(ReadError) as error:
        archive(overlapping)
    assert "damaged" in says(error)


def test_a_locked_member_is_refused_with_the_way_on() -> None:
    data = bytearray(zipped({"a": b"secret"}))
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    with pytest.raises(ReadError) as error:
        archive(bytes(data)).read("a")
    assert "password" in says(error)


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_ways_of_packing_without_a_bound_are_refused(method: int) -> None:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", method) as packed:
        packed.writestr("a", b"words")
    with pytest.raises(ReadError, match="damaged"):
        archive(data.getvalue()).read("a")


def everything(source: Source) -> set[bytes]:
    opened = Archive(source)
    return {opened.read(name) for name in opened.names}


def test_cut_off_or_scrambled_it_is_refused_or_whole() -> None:
    contents = {"a": b"one " * 500, "b": bytes(range(256)) * 4}
    for each in damaged(zipped(contents), 400):
        found = attempt(everything, each, "talk.zip")
        assert found.startswith("talk.zip: ") if isinstance(found, str) else found <= set(contents.values())


@pytest.mark.parametrize(
    ("members", "found"),
    [
        ({"word/document2.xml": b""}, "docx"),
        ({"META-INF/container.xml": b"", "content.xml": b""}, "epub"),
        ({"content.xml": b"", "META-INF/manifest.xml": b""}, "odt"),
        ({"xl/workbook.xml": b""}, "Save it as .csv"),
        ({"ppt/presentation.xml": b""}, "slides"),
        ({"Index/Document.iwa": b""}, "Pages"),
        ({"talk.txt": b""}, "Unpack it"),
    ],
)
def test_what_is_packed_says_what_it_is(members: dict[str, bytes], found: str) -> None:
    assert found in attempt(format_of, zipped(members), "talk.zip")
