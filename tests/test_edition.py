"""The main job, whole: a script in, a chaptered MP3 out, and a fix costs only what it touches."""

import itertools
import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import av
import numpy as np
import pytest
from mutagen.id3 import ID3

from tests.conftest import INTERVIEW, SHARED, Answer, decoded, metered, pitch
from voice.kept import segment
from voice.show import Show, init

Voice = Callable[..., Answer]


def edition(show: Show, slug: str = "bees", language: str = "en") -> dict[str, Any]:
    return json.loads((show.output / slug / language / "edition.json").read_bytes())


def audio(show: Show, slug: str = "bees", language: str = "en") -> Path:
    return show.output / slug / language / f"{slug}.{language}.mp3"


def test_what_a_make_says(show: Show, bees: Path, voice: Voice) -> None:
    answer = voice("make", "--json").json
    assert answer["edition"] == "output/bees/en/edition.json"
    assert answer["audio"] == "output/bees/en/bees.en.mp3"
    assert answer["engine"] == "espeak"
    assert (answer["utterances"], answer["synthesized"], answer["kept"], answer["encoded"]) == (12, 12, 0, 12)
    assert [chapter["title"] for chapter in answer["chapters"]] == ["Of bees and clocks", "The roof", "The clock"]
    assert answer["chapters"][0]["start"] == 0
    assert 20 < answer["duration"] < 60
    assert 0 < answer["seconds"] < 60
    assert set(answer) == {
        "edition", "audio", "duration", "engine", "utterances", "synthesized", "kept", "encoded", "chapters", "seconds",
    }  # fmt: skip


def test_the_line_that_a_person_reads(show: Show, bees: Path, voice: Voice) -> None:
    first, second = voice("make"), voice("make")
    assert first.out.startswith("output/bees/en/bees.en.mp3: ")
    assert "3 chapters, espeak; 12 of 12 lines newly spoken" in first.out
    assert "nothing needed to be spoken anew" in second.out
    assert first.err == second.err == ""


def test_what_lies_beside_the_audio(show: Show, bees: Path, voice: Voice) -> None:
    voice("make")
    made = edition(show)
    assert made["engine"]["name"] == "espeak"
    assert {v["speaker"]: (v["role"], v["voice"]) for v in made["voices"]} == {
        "Ben": ("guest", "en-us+m3"),
        "Ada": ("host", "en-us+f2"),
        "Narrator": ("narrator", "en-us+m8"),
    }
    lines = INTERVIEW.splitlines()
    for cue in made["cues"]:
        assert cue["made"] == "new"
        assert cue["start"] < cue["end"]
        assert cue["line"] == 0 or cue["text"] in lines[cue["line"] - 1]
        assert "".join(text for text, _, _ in cue["words"]) == cue["text"]
        times = [at for _, start, end in cue["words"] for at in (start, end)]
        assert times == sorted(times)
        assert cue["start"] - 0.001 <= times[0] <= times[-1] <= cue["end"] + 0.001
    assert [cue["end"] < after["start"] for cue, after in zip(made["cues"], made["cues"][1:], strict=False)]


def test_speech_is_where_the_cues_say_and_silence_elsewhere(show: Show, bees: Path, voice: Voice) -> None:
    voice("make")
    made = edition(show)
    samples, rate = decoded(audio(show))
    assert len(samples) / rate == pytest.approx(made["audio"]["duration"], abs=0.001)
    loud = np.abs(samples) > 0.003
    for cue in made["cues"]:
        first, last = int(cue["start"] * rate), int(cue["end"] * rate)
        assert loud[first : first + rate // 10].any()
        assert loud[last - rate // 10 : last].any()
        loud[max(0, first - 20) : last + 200] = False
    assert not loud.any()


def test_chapters_begin_on_whole_seconds_in_silence(show: Show, bees: Path, voice: Voice) -> None:
    chapters = voice("make", "--json").json["chapters"]
    with av.open(str(audio(show))) as container:
        found = [(c["metadata"]["title"], float(c["start"] * c["time_base"])) for c in container.chapters()]
        assert container.metadata["title"] == "Of bees and clocks"
        assert container.metadata["artist"] == "Ben;Ada" or container.metadata["artist"].startswith("Ben")
    assert found == [(chapter["title"], float(chapter["start"])) for chapter in chapters]
    samples, rate = decoded(audio(show))
    for chapter in chapters[1:]:
        at = chapter["start"] * rate
        assert np.abs(samples[at - rate : at]).max() < 0.003
        assert np.abs(samples[at : at + rate // 2]).max() > 0.02
    assert str(ID3(audio(show))["TDRC"].text[0]) == "2026-05-01"


def test_the_right_person_speaks_each_line(show: Show, bees: Path, voice: Voice) -> None:
    """The stand-in engine hums a pitch for each voice."""
    voice("make", "--engine", "tone")
    made = edition(show)
    hums = {v["speaker"]: int(v["voice"].removeprefix("hum-")) for v in made["voices"]}
    assert len(set(hums.values())) == 3
    samples, rate = decoded(audio(show))
    for cue in made["cues"]:
        heard = pitch(samples[int(cue["start"] * rate) : int(cue["end"] * rate)], rate)
        assert heard == pytest.approx(hums[cue["speaker"]], rel=0.03), cue["text"]
        assert cue["end"] - cue["start"] == pytest.approx(0.06 * len(cue["text"]), abs=0.02)


@pytest.mark.parametrize("engine", ["espeak", "tone"])
def test_loudness_and_peak(show: Show, bees: Path, voice: Voice, engine: str) -> None:
    voice("make", "--engine", engine)
    samples, rate = decoded(audio(show))
    loudness, peak = metered(samples, rate)
    assert loudness == pytest.approx(-16, abs=0.5)
    assert peak <= -1


def test_one_changed_word_costs_one_utterance(show: Show, bees: Path, voice: Voice) -> None:
    voice("make")
    before, old = edition(show), audio(show).read_bytes()
    bees.write_text(INTERVIEW.replace("Forty thousand in June.", "Fifty thousand in June."), "utf-8")
    answer = voice("make", "--json").json
    assert (answer["synthesized"], answer["encoded"], answer["kept"]) == (1, 1, 11)
    after, new = edition(show), audio(show).read_bytes()
    made = [(cue["text"][:5], cue["made"]) for cue in after["cues"]]
    assert [text for text, how in made if how == "new"] == ["Fifty"]
    unchanged = {cue["segment"] for cue in before["cues"]} & {cue["segment"] for cue in after["cues"]}
    assert len(unchanged) == 11
    for name in unchanged:
        kept = segment(show.store, name)
        assert kept
        assert kept.frames in old
        assert kept.frames in new


def test_what_stands_still_is_the_same_packets(show: Show, bees: Path, voice: Voice) -> None:
    """Only the changed utterance's packets, and the header that counts them, differ."""
    voice("make")
    old = packets(audio(show))
    bees.write_text(INTERVIEW.replace("The one that stands still.", "The one that stands quite still."), "utf-8")
    voice("make")
    new = packets(audio(show))
    same = next(n for n, (a, b) in enumerate(zip(old, new, strict=False)) if a != b)
    back = next(n for n, (a, b) in enumerate(zip(reversed(old), reversed(new), strict=False)) if a != b)
    cue = edition(show)["cues"][-1]
    assert same * 1152 / 44_100 > cue["start"] - 0.1
    assert (len(new) - back) * 1152 / 44_100 < cue["end"] + 0.2


def packets(path: Path) -> list[bytes]:
    with av.open(str(path)) as container:
        return [bytes(packet) for packet in container.demux(audio=0) if packet.size]


def test_nothing_changed_touches_nothing(show: Show, bees: Path, voice: Voice) -> None:
    voice("make")
    stamps = {path: path.stat().st_mtime_ns for path in show.output.rglob("*") if path.is_file()}
    answer = voice("make", "--json").json
    assert (answer["synthesized"], answer["encoded"], answer["kept"]) == (0, 0, 12)
    assert {path: path.stat().st_mtime_ns for path in show.output.rglob("*") if path.is_file()} == stamps


def test_an_edition_that_was_damaged_is_made_again(show: Show, bees: Path, voice: Voice) -> None:
    voice("make")
    whole = audio(show).read_bytes()
    audio(show).write_bytes(whole[:-1])
    assert voice("make", "--json").json["synthesized"] == 0
    assert audio(show).read_bytes() == whole


def test_the_same_bytes_at_any_parallelism_in_any_folder(
    show: Show, bees: Path, voice: Voice, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    voice("make", "--jobs", "4")
    other = tmp_path / "somewhere" / "else"
    init(other)
    shutil.copytree(show.scripts, other / "scripts", dirs_exist_ok=True)
    monkeypatch.chdir(other)
    monkeypatch.setenv("TZ", "Pacific/Auckland")
    voice("make", "--jobs", "1")
    for name in ("bees.en.mp3", "edition.json"):
        assert (other / "output/bees/en" / name).read_bytes() == (show.output / "bees/en" / name).read_bytes()


def test_a_pause_changes_without_a_word_spoken(show: Show, bees: Path, voice: Voice) -> None:
    before = voice("make", "--json").json
    (show.root / "config/show.toml").write_text("engine = 'espeak'\n[pauses]\nturn = 2.0\nanswer = 2.0\n")
    after = voice("make", "--json").json
    assert (after["synthesized"], after["encoded"]) == (0, 0)
    assert after["duration"] > before["duration"] + 4
    cues = edition(show)["cues"]
    gap = next(b["start"] - a["end"] for a, b in itertools.pairwise(cues) if a["speaker"] == "Ada")
    assert gap == pytest.approx(2.0, abs=0.03)


def test_the_pause_between_sentences(show: Show, bees: Path, voice: Voice) -> None:
    for seconds in (0.4, 1.0):
        (show.root / "config/show.toml").write_text(f"engine = 'espeak'\n[pauses]\nsentence = {seconds}\n")
        voice("make")
        cue = next(cue for cue in edition(show)["cues"] if cue["text"].startswith("Forty"))
        samples, rate = decoded(audio(show))
        quiet = np.abs(samples[int(cue["start"] * rate) : int(cue["end"] * rate)]) < 0.01
        edges = np.flatnonzero(np.diff(np.concatenate([[0], quiet.astype(int), [0]])))
        longest = (edges[1::2] - edges[::2]).max() / rate
        assert longest == pytest.approx(seconds, abs=0.06)


def test_identical_utterances_are_spoken_once(show: Show, bees: Path, voice: Voice) -> None:
    bees.write_text(INTERVIEW + "\n**Ada:** No?\n\n**Ben:** No.\n\n**Ada:** No?\n\n**Ben:** No.\n", "utf-8")
    answer = voice("make", "--json").json
    assert (answer["utterances"], answer["synthesized"]) == (16, 13)


def test_settings_of_the_audio(show: Show, bees: Path, voice: Voice) -> None:
    (show.root / "config/show.toml").write_text(
        'title = "Roof talk"\nengine = "espeak"\n[audio]\nrate = 48000\nbitrate = 64\nloudness = -19.0\n[opening]\nspoken = false\n'
    )
    voice("make")
    with av.open(str(audio(show))) as container:
        assert (container.streams.audio[0].rate, round(container.bit_rate, -3)) == (48_000, 64_000)
        assert container.metadata["album"] == "Roof talk"
    loudness, peak = metered(*decoded(audio(show)))
    assert loudness == pytest.approx(-19, abs=0.5)
    assert peak <= -1


def test_a_turn_with_nothing_to_say_is_listed(show: Show, bees: Path, voice: Voice) -> None:
    bees.write_text(INTERVIEW.replace("**Ben:** No.", "**Ben:** …"), "utf-8")
    line = INTERVIEW.splitlines().index("**Ben:** No.") + 1
    assert f"Skipped, line {line}: '…' (nothing to say in it)" in voice("make").out
    assert edition(show)["skipped"] == [{"text": "…", "line": line, "reason": "nothing to say in it"}]


def test_cleaning_frees_what_no_edition_needs_and_no_edition(show: Show, bees: Path, voice: Voice) -> None:
    voice("make")
    bees.write_text(INTERVIEW.replace("Forty", "Fifty"), "utf-8")
    voice("make")
    whole = audio(show).read_bytes()
    freed = voice("clean")
    assert freed.code == 0
    assert "(2 files)" in freed.out
    bees.write_text(INTERVIEW.replace("Forty", "Sixty"), "utf-8")
    assert voice("make", "--json").json["synthesized"] == 1
    bees.write_text(INTERVIEW.replace("Forty", "Fifty"), "utf-8")
    voice("make")
    voice("clean", "--all")
    assert audio(show).read_bytes() == whole
    assert not list(show.store.entries())
    assert voice("make", "--json").json["synthesized"] == 0


def test_auditions(show: Show, voice: Voice) -> None:
    answer = voice("audition", "f2", "--language", "de")
    path = Path(answer.out.strip())
    samples, rate = decoded(path)
    assert len(samples) > 5 * rate
    assert metered(samples, rate)[0] == pytest.approx(-16, abs=1)
    assert voice("audition", "f2", "Good evening.", "--language", "en", "--to", "hello.mp3").out.strip() == "hello.mp3"


@pytest.mark.long
@pytest.mark.skipif(not SHARED.exists(), reason="the shared interviews are not here")
def test_the_first_real_interview(show: Show, voice: Voice) -> None:
    """As it stands, with the stand-in engine, so that a test can hear who speaks when."""
    source = SHARED / "interviews/00-deepseek-idealism/input.txt"
    answer = voice("make", str(source), "--engine", "tone")
    assert answer.code == 0, answer.err
    (slug,) = show.slugs()
    made = edition(show, slug, "fr")
    roles = {v["speaker"]: v["role"] for v in made["voices"]}
    turns = [cue["speaker"] for cue in made["cues"] if roles[cue["speaker"]] != "narrator"]
    assert sum(a != b for a, b in itertools.pairwise(turns)) == 81
    assert len(made["chapters"]) == 6
    hums = {v["speaker"]: int(v["voice"].removeprefix("hum-")) for v in made["voices"]}
    with av.open(str(audio(show, slug, "fr"))) as container:
        assert len(container.chapters()) == 6
    samples, rate = decoded(audio(show, slug, "fr"))
    for cue in made["cues"][::7]:
        assert pitch(samples[int(cue["start"] * rate) : int(cue["end"] * rate)], rate) == pytest.approx(
            hums[cue["speaker"]], rel=0.03
        )
