"""When things go wrong: one clear line or a finished edition, and the last good edition intact."""

import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import INTERVIEW, Answer
from voice.show import Show

Voice = Callable[..., Answer]
COMMAND = [sys.executable, "-m", "voice"]
ROOT = Path(__file__).resolve().parents[1]


def refused(answer: Answer, *says: str, code: int = 1) -> None:
    """One clear line, and the exit code."""
    assert answer.code == code
    assert len(answer.err.strip().splitlines()) == 1, answer.err
    assert "Traceback" not in answer.err
    for part in says:
        assert part in answer.err, answer.err


def audio(show: Show) -> Path:
    return show.output / "bees/en/bees.en.mp3"


# -- input ------------------------------------------------------------------------------------------------------


def test_an_empty_file(show: Show, voice: Voice) -> None:
    Path("empty.txt").write_text("")
    refused(voice("make", "empty.txt"), "empty.txt")


def test_a_binary_file(show: Show, voice: Voice) -> None:
    Path("photo.txt").write_bytes(bytes(range(256)) * 40)
    refused(voice("make", "photo.txt"), "photo.txt")


def test_a_file_that_is_not_there(show: Show, voice: Voice) -> None:
    refused(voice("make", "nowhere.txt"), "nowhere.txt", "Scripts: none")
    refused(voice("import", "nowhere.txt"), "nowhere.txt")


def test_nobody_speaks(show: Show, voice: Voice) -> None:
    Path("essay.txt").write_text("The sea is wide.\n\nThe sky is wider, and nobody talks.\n\nThe end.\n")
    answer = voice("make", "essay.txt", "--engine", "tone")
    assert answer.code == 0
    assert "all of it is the narrator's" in " ".join(answer.out.split())
    assert "--speaker" in answer.out


def test_one_speaker_is_enough(show: Show, voice: Voice) -> None:
    text = "A speech\n\nAda Byron: I came here by boat.\n\nAda Byron: It was a small boat.\n\nAda Byron: It sank.\n"
    Path("speech.txt").write_text(text)
    answer = voice("make", "speech.txt", "--engine", "tone")
    assert answer.code == 0, answer.err
    assert "Ada Byron" in answer.out


def test_nothing_to_make(show: Show, voice: Voice) -> None:
    refused(voice("make"), "No scripts here", "voice init")


# -- settings ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("config", "says"),
    [
        ("engine = espeak", "not TOML"),
        ("[pauses]\ntrun = 1.0", "pauses.trun: unknown; is it 'turn'?"),
        ("[audio]\nrate = 22050", "audio.rate = 22050 must be one of"),
        ("[audio]\nrate = '44100'", "audio.rate must be a whole number"),
        ("[pauses]\nturn = -1", "pauses.turn = -1.0 must be from 0 to 30"),
        ("engine = 'nobody'", "No engine is called 'nobody'. There are: "),
        ("[cast]\nBen = 'stef'", "voice of 'Ben': espeak has no voice 'stef'; is it 'steph'?"),
        ("cover = 'nowhere.jpg'", "nowhere.jpg"),
        ("[cast]\nBen = { voice = 'm3', rate = 900 }", "from -50 to 50"),
        ("[opening.text]\nen = '{titel}'", "{title}, {hosts} and {guests} only"),
        ("[engines.espeak]\nvolume = 3", "[engines.espeak]"),
    ],
)
def test_wrong_settings(show: Show, bees: Path, voice: Voice, config: str, says: str) -> None:
    (show.root / "config/show.toml").write_text(config)
    engine = [] if "engine =" in config else ["--engine", "espeak"]
    refused(voice("make", *engine), "config/show.toml" if "No engine" not in says else "", says)
    assert not list(show.output.rglob("*.mp3"))


def test_every_mistake_of_every_script(show: Show, bees: Path, voice: Voice) -> None:
    other = show.script("clocks", "en")
    other.parent.mkdir()
    other.write_text(INTERVIEW.replace("**Ada:**", "**Eve:**", 1), "utf-8")
    bees.write_text(INTERVIEW.replace("**Ben:** No.", "**Bob:** No."), "utf-8")
    answer = voice("check")
    assert answer.code == 1
    assert [line.split(":")[0] for line in answer.err.splitlines()] == ["scripts/bees/en.md", "scripts/clocks/en.md"]


def test_check_finds_what_make_would_stumble_over(show: Show, bees: Path, voice: Voice) -> None:
    for config, says in (("cover = 'no.jpg'", "no.jpg"), ("[cast]\nNobody = 'f2'", "'Nobody' is nobody in any script")):
        (show.root / "config/show.toml").write_text(f"engine = 'espeak'\n{config}\n")
        refused(voice("check"), says)


def test_one_bad_file_keeps_no_other_from_being_made(show: Show, bees: Path, voice: Voice) -> None:
    Path("bad.xyz").write_bytes(b"\x89PNG\r\n")
    answer = voice("make", "bad.xyz", "bees", "--engine", "tone")
    assert answer.code == 1
    assert "bad.xyz: this is a picture" in answer.err
    assert answer.out.startswith("output/bees/en")


# -- folders and disks ------------------------------------------------------------------------------------------


def test_an_unwritable_folder(show: Show, bees: Path, voice: Voice) -> None:
    shutil.rmtree(show.output)
    show.output.write_text("a file where a folder should be")
    refused(voice("make"), "Cannot write")


@pytest.fixture
def small_disk(show: Show, bees: Path, voice: Voice) -> Iterator[Path]:
    """The show's output on a real disk that is too small, with an edition on it."""
    assert voice("make").code == 0
    kept = show.root / "kept"
    show.output.rename(kept)
    show.output.mkdir()
    size = sum(path.stat().st_size for path in kept.rglob("*") if path.is_file()) // 1024 + 700
    mount = ["mount", "-t", "tmpfs", "-o", f"size={size}k", "tmpfs", str(show.output)]
    if subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("no disk can be mounted here")
    shutil.copytree(kept, show.output, dirs_exist_ok=True)
    yield show.output
    subprocess.run(["umount", str(show.output)], check=True)


def test_a_full_disk(show: Show, bees: Path, voice: Voice, small_disk: Path) -> None:
    whole = audio(show).read_bytes()
    text = INTERVIEW.replace("**Ben:** No.", "**Ben:** " + "No, they never mind the clocks at all, not one bit. " * 40)
    bees.write_text(text, "utf-8")
    refused(voice("make"), "The disk is full", "voice clean")
    assert audio(show).read_bytes() == whole
    assert not list(show.output.rglob("*.part"))
    subprocess.run(["mount", "-o", "remount,size=64m", str(small_disk)], check=True)
    assert voice("make").code == 0
    assert audio(show).read_bytes() != whole


# -- engines ----------------------------------------------------------------------------------------------------

ENGINE = '''
import os, sys
from voice.engines.tone import Tone
from voice.model import Clip

class Faulty(Tone):
    """A hum that fails where a file beside it says so."""
    name = "faulty"

    def __init__(self, mode=""):
        self.mode = mode

    def voices(self, language=""):
        from dataclasses import replace
        return tuple(replace(voice, engine="faulty") for voice in super().voices(language))

    def synthesize(self, utterance):
        if "mind the clocks" in utterance.text:
            if self.mode == "raise":
                raise RuntimeError("out of tune")
            if self.mode == "nothing":
                return None
            if self.mode == "empty":
                return Clip(22050, b"")
            if self.mode == "die":
                os._exit(9)
            if self.mode.startswith("die once"):
                if not os.path.exists(self.mode[9:]):
                    open(self.mode[9:], "w").close()
                    os._exit(9)
        return super().synthesize(utterance)
'''


@pytest.fixture
def faulty(show: Show, bees: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Answer]:
    """An engine that another package installs, and that fails in a given way."""
    package = tmp_path / "installed"
    (package / "faulty_engine-1.dist-info").mkdir(parents=True)
    (package / "faulty_engine.py").write_text(ENGINE)
    (package / "faulty_engine-1.dist-info/METADATA").write_text(
        "Metadata-Version: 2.1\nName: faulty-engine\nVersion: 1\n"
    )
    (package / "faulty_engine-1.dist-info/entry_points.txt").write_text(
        "[vivavoce.engines]\nfaulty = faulty_engine:Faulty\n"
    )
    environment = {**os.environ, "PYTHONPATH": f"{package}{os.pathsep}{ROOT}"}

    def run(mode: str, *more: str) -> Answer:
        (show.root / "config/show.toml").write_text(f'engine = "faulty"\n[engines.faulty]\nmode = "{mode}"\n')
        done = subprocess.run(
            [*COMMAND, "make", "--jobs", "2", *more],
            capture_output=True,
            text=True,
            env=environment,
            cwd=show.root,
            check=False,
        )
        return Answer(done.returncode, done.stdout, done.stderr)

    return run


@pytest.mark.parametrize(
    ("mode", "says"),
    [("raise", "RuntimeError: out of tune"), ("nothing", "returned nothing"), ("empty", "returned nothing")],
)
def test_an_engine_that_fails_names_the_line_and_keeps_the_rest(
    show: Show, faulty: Callable[..., Answer], mode: str, says: str
) -> None:
    line = INTERVIEW.splitlines().index("**Ada:** Do they mind the clocks?") + 1
    refused(faulty(mode), f"scripts/bees/en.md:{line}: not spoken", says)
    assert not audio(show).exists()
    answer = faulty("", "--json").json
    assert (answer["synthesized"], answer["utterances"]) == (1, 12)


def test_a_worker_that_dies_once_is_replaced(show: Show, faulty: Callable[..., Answer], tmp_path: Path) -> None:
    answer = faulty(f"die once {tmp_path / 'died'}", "--json")
    assert answer.code == 0, answer.err
    assert (tmp_path / "died").exists()
    assert answer.json["utterances"] == 12


def test_a_worker_that_dies_each_time_is_said(show: Show, faulty: Callable[..., Answer]) -> None:
    refused(faulty("die"), "A worker process died twice", "--jobs 1")
    assert faulty("").code == 0


# -- interruptions ----------------------------------------------------------------------------------------------


def started(folder: Path, *more: str) -> "subprocess.Popen[str]":
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [*COMMAND, "make", "--engine", "tone", "--jobs", "2", "--json", *more]
    return subprocess.Popen(
        command,
        cwd=folder,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


def finished(folder: Path, *more: str) -> dict[str, Any]:
    process = started(folder, *more)
    out, err = process.communicate(timeout=60)
    assert process.returncode == 0, err
    return json.loads(out)


def survivors(session: int) -> list[str]:
    """Processes of a session that are still there, and no zombies."""
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            state, _, _, owner = stat.read_text().rpartition(")")[2].split()[:4]
        except (OSError, ValueError):
            continue
        if int(owner) == session and state != "Z":
            found.append(stat.parent.name)
    return found


def copied(show: Show, to: Path) -> Path:
    shutil.copytree(show.root, to)
    return to


@pytest.mark.long
def test_killed_at_any_moment(show: Show, bees: Path, tmp_path: Path) -> None:
    """Killed at 25 random moments: the last edition stays, the next make finishes with the bytes of an undisturbed one,
    and repeats nothing that was kept."""
    finished(show.root)
    old = audio(show).read_bytes()
    further = "".join(f"\n**Ada:** Number {n}?\n\n**Ben:** Then {n} bees.\n" for n in range(20))
    bees.write_text(INTERVIEW + further, "utf-8")

    def calm(number: int) -> tuple[float, Path]:
        folder, begun = copied(show, tmp_path / f"calm{number}"), time.monotonic()
        assert finished(folder)["synthesized"] == 40
        return time.monotonic() - begun, folder / "output/bees/en"

    moments = random.Random(7)
    with ThreadPoolExecutor(2) as pool:
        length, undisturbed = max(pool.map(calm, range(2)))
        whole = {name: (undisturbed / name).read_bytes() for name in ("bees.en.mp3", "edition.json")}

        def once(number: int) -> int:
            folder = copied(show, tmp_path / f"killed{number}")
            process = started(folder)
            if number % 2:
                time.sleep(moments.uniform(0.1, length))
            else:  # by what is done, which no other load on the machine puts off
                wanted = moments.randrange(40)
                while process.poll() is None and clips(folder) < wanted:
                    time.sleep(0.01)
            process.kill()
            process.communicate()
            deadline = time.monotonic() + 10
            while survivors(process.pid) and time.monotonic() < deadline:
                time.sleep(0.02)
            assert not survivors(process.pid), "workers outlive a make that was killed"
            assert (folder / "output/bees/en/bees.en.mp3").read_bytes() in (old, whole["bees.en.mp3"])
            kept = clips(folder)
            again = finished(folder, "--jobs", "1")
            assert {name: (folder / "output/bees/en" / name).read_bytes() for name in whole} == whole
            assert again["synthesized"] == 40 - kept
            assert not list((folder / "output/bees").rglob("*.part"))
            shutil.rmtree(folder)
            return kept

        kept = list(pool.map(once, range(25)))
    assert len(set(kept)) > 3, f"the moments were not spread: {sorted(kept)}"


def clips(folder: Path) -> int:
    """How many clips a show keeps for what the first version of the script did not say."""
    store = Show(folder).store
    heads = [(store.get(name) or b"").split(b"\n", 1)[0] for name, _ in store.entries() if not name[2:].startswith(".")]
    return sum(head.startswith(b'{"rate"') for head in heads) - FIRST


FIRST = 12 + 3
"""The lines of the first version, and three calibrations."""


def test_ctrl_c(show: Show, bees: Path) -> None:
    bees.write_text(
        INTERVIEW + "".join(f"\n**Ada:** Number {n}?\n\n**Ben:** Then {n} bees.\n" for n in range(60)), "utf-8"
    )
    process = started(show.root)
    deadline = time.monotonic() + 30
    while not clips(show.root) > 0 and time.monotonic() < deadline:
        time.sleep(0.02)
    os.killpg(process.pid, signal.SIGINT)
    out, err = process.communicate(timeout=30)
    assert (process.returncode, out) == (130, "")
    assert err.strip() == "Interrupted. What was finished is kept; make again to go on from there."
    kept = clips(show.root) + FIRST - 3
    again = finished(show.root)
    assert again["synthesized"] == again["utterances"] - kept


def test_two_makes_at_once(show: Show, bees: Path, tmp_path: Path) -> None:
    calm = copied(show, tmp_path / "calm")
    total = finished(calm)["synthesized"]
    both = [started(show.root) for _ in range(2)]
    answers = [process.communicate(timeout=60) for process in both]
    assert [process.returncode for process in both] == [0, 0], answers
    assert sum(json.loads(out)["synthesized"] for out, _ in answers) == total
    assert audio(show).read_bytes() == (calm / "output/bees/en/bees.en.mp3").read_bytes()
