"""Chapters and metadata, read back by readers that did not write them."""

import io
import struct
from pathlib import Path

import av
import eyed3.id3
import pytest
from mutagen.id3 import ID3

from voice.carriers import mp3
from voice.errors import AudioError
from voice.model import ChapterMark, Codec, Timeline
from voice.tag import LONGEST_TITLE, Metadata, cut, id3

CODEC = Codec("libmp3lame", 44_100, 96)
PNG = b"\x89PNG\r\n\x1a\n" + bytes(30)
ABOUT = Metadata(
    "Пчёлы", "The show", ("Ada",), ("Ben", "Cy"), ("Eva",), "2026-05-01", "ru", "About bees: 蜂.", "espeak", PNG
)


def tagged(path: Path, count: int, title: str = "Глава {}") -> list[tuple[str, int]]:
    """A file with so many chapters, the later the shorter its title, and what it should say."""
    marks = tuple(
        ChapterMark(title.format("x" * (count - n) if n % 3 else n), n * 2 * 44_100, (n + 1) * 2 * 44_100)
        for n in range(count)
    )
    timeline = Timeline((), marks, count * 2 * 44_100, 0, CODEC)
    frames = count * 2 * 44_100 // 1152 + 1
    silence = mp3.silence(CODEC)
    path.write_bytes(
        b"".join(mp3.pieces(CODEC, id3(ABOUT, timeline), frames, frames * len(silence), [silence] * frames))
    )
    return [(cut(mark.title), mark.start // 44_100) for mark in marks]


@pytest.mark.parametrize("count", [1, 7, 40])
def test_three_readers_list_the_same_chapters(tmp_path: Path, count: int) -> None:
    path = tmp_path / "x.mp3"
    wanted = tagged(path, count)
    with av.open(str(path)) as container:
        libav = [(c["metadata"]["title"], int(c["start"] * c["time_base"])) for c in container.chapters()]
    chapters = {frame.element_id: frame for frame in ID3(path).getall("CHAP")}
    contents = ID3(path).getall("CTOC")[0]
    mutagen = [
        (chapters[name].sub_frames["TIT2"].text[0], chapters[name].start_time // 1000)
        for name in contents.child_element_ids
    ]
    tag = eyed3.id3.Tag()
    tag.parse(str(path))
    ours = [(str(tag.chapters.get(name.encode()).title), tag.chapters.get(name.encode()).times[0] // 1000)
            for name in contents.child_element_ids]  # fmt: skip
    assert libav == mutagen == ours == wanted
    assert contents.sub_frames["TIT2"].text == ["Пчёлы"]


def test_chapters_stand_in_time_order_in_the_file(tmp_path: Path) -> None:
    """Read with no library: walk the frames of the tag."""
    path = tmp_path / "x.mp3"
    tagged(path, 9)
    data, starts, at = path.read_bytes(), [], 10
    size = sum((byte & 0x7F) << shift for byte, shift in zip(data[6:10], (21, 14, 7, 0), strict=True))
    while at < 10 + size:
        name = data[at : at + 4]
        length = sum((byte & 0x7F) << shift for byte, shift in zip(data[at + 4 : at + 8], (21, 14, 7, 0), strict=True))
        body = data[at + 10 : at + 10 + length]
        if name == b"CHAP":
            starts.append(struct.unpack(">I", body[body.index(0) + 1 :][:4])[0])
        at += 10 + length
    assert at == 10 + size
    assert starts == [n * 2000 for n in range(9)]


def test_more_chapters_than_a_table_holds_are_nested(tmp_path: Path) -> None:
    path = tmp_path / "x.mp3"
    wanted = tagged(path, 600, "C {}")
    tables = {frame.element_id: frame for frame in ID3(path).getall("CTOC")}
    chapters = {frame.element_id: frame for frame in ID3(path).getall("CHAP")}
    names = [child for table in tables["toc"].child_element_ids for child in tables[table].child_element_ids]
    assert [chapters[name].start_time // 1000 for name in names] == [start for _, start in wanted]
    assert all(len(table.child_element_ids) <= 255 for table in tables.values())


@pytest.mark.parametrize("title", ["x" * 300, "蜂" * 100, "ё" * 90, "é" * 63 + "x" * 9, "\U0001f41d" * 40])
def test_a_long_title_is_cut_at_a_character(title: str) -> None:
    short = cut(title)
    assert len(short.encode()) <= LONGEST_TITLE
    assert len(short.encode()) > LONGEST_TITLE - 5
    assert short.endswith("…")
    assert title.startswith(short[:-1])


def test_a_title_that_fits_stays() -> None:
    assert cut("蜂" * 42) == "蜂" * 42


def test_what_the_tag_says(tmp_path: Path) -> None:
    path = tmp_path / "x.mp3"
    tagged(path, 2)
    tag = ID3(path)
    assert tag.version[:2] == (2, 4)
    said = {name: list(tag[name].text) for name in ("TIT2", "TPE1", "TPE2", "TALB", "TCON", "TLAN", "TCOM")}
    assert said == {
        "TIT2": ["Пчёлы"], "TPE1": ["Ben", "Cy", "Ada"], "TPE2": ["The show"], "TALB": ["The show"],
        "TCON": ["Podcast"], "TLAN": ["rus"], "TCOM": ["Eva"],
    }  # fmt: skip
    assert str(tag["TDRC"].text[0]) == "2026-05-01"
    assert tag["TXXX:Voices"].text == ["Synthetic voices (espeak)"]
    assert tag.getall("COMM")[0].text == ["About bees: 蜂."]
    assert (tag.getall("APIC")[0].mime, tag.getall("APIC")[0].data) == ("image/png", PNG)


def test_a_cover_that_is_no_picture_is_refused() -> None:
    from dataclasses import replace

    with pytest.raises(AudioError, match="neither a JPEG nor a PNG"):
        id3(replace(ABOUT, cover=b"GIF89a"), Timeline((), (), 0, 0, CODEC))


def test_a_tag_is_the_same_every_time() -> None:
    timeline = Timeline((), (ChapterMark("a", 0, 9),), 9, 0, CODEC)
    assert id3(ABOUT, timeline) == id3(ABOUT, timeline)
    assert io.BytesIO(id3(ABOUT, timeline)).read(3) == b"ID3"
