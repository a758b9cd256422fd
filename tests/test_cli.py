"""The command line: what it prints, how it ends, and that its help is documentation."""

import json
import os
import pty
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import Answer
from voice import cli, script
from voice.show import Show

Voice = Callable[..., Answer]
ROOT = Path(__file__).resolve().parents[1]
TEXT = """\
Of bees and clocks

2026-05-01

Text | Ada Byron

Ben keeps bees on the roof of a clockmaker. We asked him about them.

Ada Byron: How many bees live up there?

Ben Okri: Forty thousand in June. In winter there are fewer, and they are slower.

Ada Byron: Do they mind the clocks?

Ben Okri: No, they do not mind the clocks at all, and the clocks do not mind them.

Ada Byron: Which clock is your favourite one?

Ben Okri: The one that stands still. It is right twice a day, and it asks for nothing.
"""


def commands() -> list[str]:
    return [c.name or (c.callback.__name__ if c.callback else "") for c in cli.app.registered_commands]


def test_the_commands() -> None:
    assert commands() == ["init", "make", "import", "check", "voices", "audition", "clean"]


@pytest.mark.parametrize("command", commands())
def test_help_is_documentation(command: str, voice: Voice) -> None:
    answer = voice(command, "--help")
    assert answer.code == 0
    assert re.search(rf"Example: voice {command}", answer.out)
    options = re.findall(r"^  (--[a-z-]+)[^\n]*", answer.out, re.M)
    assert "--help" in options


@pytest.mark.parametrize("command", commands())
def test_a_command_is_in_the_readme(command: str) -> None:
    assert f"voice {command}" in (ROOT / "README.md").read_text("utf-8")


def test_wrong_usage_ends_with_2(voice: Voice) -> None:
    assert voice("make", "--nonsense").code == 2
    assert voice("nonsense").code == 2
    assert voice("audition").code == 2


def test_init_makes_a_show_and_harms_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, voice: Voice) -> None:
    monkeypatch.chdir(tmp_path)
    assert "config/show.toml" in voice("init", "new").out
    config = tmp_path / "new/config/show.toml"
    assert (tmp_path / "new/scripts").is_dir()
    assert (tmp_path / "new/output").is_dir()
    config.write_text("title = 'mine'")
    assert "is a show already" in voice("init", "new").out
    assert config.read_text() == "title = 'mine'"


def test_the_template_of_the_settings_holds_what_holds_without_it(tmp_path: Path) -> None:
    """Each commented line, uncommented, is the default."""
    from voice.show import Settings, init

    init(tmp_path)
    path = tmp_path / "config/show.toml"
    assert path.read_bytes() == (ROOT / "config/show.toml").read_bytes()
    assert Show(tmp_path).settings == Settings()
    text = path.read_text("utf-8")
    numbers = re.sub(r"^# (\w+ = (?:-?[\d.]+|true|false) )", r"\1", text, flags=re.M)
    assert numbers != text
    path.write_text(numbers)
    assert Show(tmp_path).settings == Settings()
    assert {line.split()[0] for line in numbers.splitlines() if re.match(r"\w+ = ", line)} >= {
        "rate", "bitrate", "loudness", "peak", "sentence", "paragraph", "answer", "turn", "title", "chapter", "spoken", "titles",
    }  # fmt: skip


def test_a_file_becomes_an_edition_in_one_command(show: Show, voice: Voice) -> None:
    Path("bees.txt").write_text(TEXT)
    answer = voice("make", "bees.txt", "--engine", "tone")
    assert answer.code == 0, answer.err
    assert "Ada Byron   host" in answer.out
    assert "Text | Ada Byron" in answer.out
    assert "Wrote scripts/of-bees-and-clocks/en.md" in answer.out
    assert "output/of-bees-and-clocks/en/of-bees-and-clocks.en.mp3: " in answer.out
    read = script.read(Path("scripts/of-bees-and-clocks/en.md").read_text(), "en.md", "en")
    assert [(s.name, s.role) for s in read.speakers][:2] == [("Ada Byron", "host"), ("Ben Okri", "guest")]
    assert (read.date, read.authors) == ("2026-05-01", ("Ada Byron",))


def test_the_review_shows_everything_that_was_left_out(show: Show, voice: Voice) -> None:
    Path("bees.txt").write_text(TEXT)
    answer = voice("import", "bees.txt", "--dry-run")
    assert not list(show.scripts.rglob("*.md"))
    assert "Would write scripts/of-bees-and-clocks/en.md" in answer.out
    said = json.loads(voice("import", "bees.txt", "--dry-run", "--json").out)
    for entry in said["left_out"]:
        row = rf"^ *{entry['line']} +{re.escape(entry['text'])} +{re.escape(entry['reason'])}"
        assert re.search(row, answer.out, re.M), row
    assert {"language", "title", "date", "speakers", "chapters", "left_out"} <= set(said)


def test_a_corrected_script_is_not_lost(show: Show, voice: Voice) -> None:
    Path("bees.txt").write_text(TEXT)
    voice("import", "bees.txt", "--to", "scripts/bees")
    path = Path("scripts/bees/en.md")
    assert voice("import", "bees.txt", "--to", "bees").code == 0
    corrected = path.read_text().replace("Forty", "Fifty")
    path.write_text(corrected)
    for command in (("import", "bees.txt", "--to", "scripts/bees"),):
        answer = voice(*command)
        assert answer.code == 1
        assert "is there and differs" in answer.err
        assert "--force" in answer.err
        assert path.read_text() == corrected
    assert voice("import", "bees.txt", "--to", "scripts/bees", "--force").code == 0
    assert "Forty" in path.read_text()
    assert voice("import", "bees.txt", "--to", "elsewhere/bees").code == 1


def test_corrections_override_what_was_inferred(show: Show, voice: Voice) -> None:
    Path("bees.txt").write_text(TEXT)
    said = voice("import", "bees.txt", "--dry-run", "--json", "--host", "Ben Okri", "--guest", "Ada Byron").json
    assert {s["name"]: s["role"] for s in said["speakers"] if s["role"] != "narrator"} == {
        "Ben Okri": "host",
        "Ada Byron": "guest",
    }
    said = voice("import", "bees.txt", "--dry-run", "--json", "--speaker", "Eve=Ada Byron,Ben Okri").json
    assert [s["name"] for s in said["speakers"] if s["role"] != "narrator"] == ["Eve"]
    assert voice("import", "bees.txt", "--dry-run", "--json", "--language", "en-GB").json["language"] == "en-GB"
    assert "NAME=LABEL" in voice("import", "bees.txt", "--speaker", "Eve").err


def test_check_speaks_without_a_sound(show: Show, bees: Path, voice: Voice) -> None:
    answer = voice("check", "bees")
    assert answer.code == 0
    for part in (
        "Ada        host       en-us+f2",
        "Ben        guest      en-us+m3",
        "The roof",
        "About ",
        "scripts/bees/en.md",
    ):
        assert part in answer.out
    assert not list(show.output.rglob("*"))
    said = voice("check", "--json").json
    assert said["speakers"][0] == {"name": "Ben", "role": "guest", "voice": "en-us+m3"}
    made = voice("make", "--json").json
    assert said["seconds"] == pytest.approx(made["duration"], rel=0.3)


def test_voices_are_listed(show: Show, voice: Voice) -> None:
    answer = voice("voices", "--engine", "espeak", "--language", "fr")
    assert answer.out.index("fr+m3") < answer.out.index("fr+f2")
    listed = voice("voices", "--engine", "espeak", "--json").json
    assert {v["language"] for v in listed} >= {
        "zh",
        "ru",
        "en",
        "fr",
        "id",
        "sa",
        "ja",
        "de",
        "pt",
        "el",
        "es",
        "it",
        "fi",
        "la",
    }
    assert voice("voices", "--engine", "espeak", "--language", "xx").code == 1
    assert "No engine is called" in voice("voices", "--engine", "nobody").err


def test_a_script_may_be_named_in_three_ways(show: Show, bees: Path, voice: Voice) -> None:
    answers = [voice("make", name, "--engine", "tone", "--json") for name in ("bees", "bees/en", "scripts/bees/en.md")]
    assert [answer.json["synthesized"] for answer in answers] == [12, 0, 0]
    assert voice("make", "bees/fr").code == 1


def test_progress_shows_on_a_terminal_only(show: Show, bees: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "COLUMNS": "100", "TERM": "xterm"}
    command = [sys.executable, "-m", "voice", "make", "--engine", "tone"]
    ours, theirs = pty.openpty()
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=theirs, env=environment, cwd=show.root)
    os.close(theirs)
    shown = b""
    try:
        while piece := os.read(ours, 65536):  # while it runs: a terminal that nobody reads is soon full
            shown += piece
    except OSError:
        pass  # the terminal's end, as Linux says it
    os.close(ours)
    out, _ = process.communicate(timeout=60)
    assert "━".encode() in shown
    assert b"/12" in shown
    assert out.startswith(b"output/bees")
    (show.output / "bees/en/edition.json").unlink()
    quiet = subprocess.run(command, capture_output=True, env=environment, cwd=show.root, check=True)
    assert quiet.stderr == b""


def test_it_works_without_a_show_around(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, voice: Voice) -> None:
    monkeypatch.chdir(tmp_path)
    Path("bees.txt").write_text(TEXT)
    assert voice("make", "bees.txt", "--engine", "tone").code == 0
    assert Path("output/of-bees-and-clocks/en/of-bees-and-clocks.en.mp3").exists()


def test_slugs() -> None:
    from voice.importing import slug

    assert (
        slug("Révéler DeepSeek : une histoire plus extrême de l'idéalisme technologique")
        == "reveler-deepseek-une-histoire-plus-extreme"
    )
    assert slug("对真正的数学天才来说") == "对真正的数学天才来说"
    assert slug("???") == "interview"
    # names that Windows takes for devices, in any folder
    assert (slug("Con"), slug("NUL!"), slug("com1"), slug("console")) == ("con-1", "nul-1", "com1-1", "console")
