"""Speed and size, as ratios within one run: ``python -m tests.bench [speed] [memory] [help]``.

Absolute times on a shared machine mean nothing; each figure is compared with another of the same minute. The interview
is the long real one where it lies beside the project, else our own samples, until they last as long.
"""

import json
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from voice import audio, script
from voice.model import Codec, Paragraph, Script
from voice.show import init

ROOT = Path(__file__).resolve().parents[2]
REAL = ROOT.parent / "shared/interviews/00-deepseek-idealism/input.txt"
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(ROOT)}
VOICE = [sys.executable, "-m", "voice"]


def timed(command: list[str], folder: Path) -> tuple[float, str]:
    begun = time.perf_counter()
    done = subprocess.run(command, cwd=folder, env=ENVIRONMENT, capture_output=True, text=True, check=True)
    return time.perf_counter() - begun, done.stdout


def interview(folder: Path) -> tuple[Path, Script]:
    """A show with the long interview in it."""
    init(folder)
    if REAL.exists():
        timed([*VOICE, "import", str(REAL), "--to", "scripts/long"], folder)
    else:
        sample = script.read((ROOT / "scripts/la-luthiere/fr.md").read_text("utf-8"), "fr.md", "fr")
        write(folder, repeated(sample, 2))
    path = next((folder / "scripts/long").glob("*.md"))
    return path, script.read(path.read_text("utf-8"), path.name, path.stem)


def repeated(original: Script, times: int) -> Script:
    """The interview so many times, no sentence twice the same."""
    chapters = []
    for number in range(times):
        for chapter in original.chapters:
            turns = tuple(
                replace(turn, paragraphs=tuple(again(paragraph, number) for paragraph in turn.paragraphs))
                for turn in chapter.turns
            )
            title = chapter.title or (original.title if number else "")
            chapters.append(replace(chapter, title=f"{title} {number}" if number else title, turns=turns))
    return replace(original, chapters=tuple(chapters))


def again(paragraph: Paragraph, number: int) -> Paragraph:
    return Paragraph(re.sub(r"([.?!])(?= |$)", rf" {number}\1", paragraph.text)) if number else paragraph


def write(folder: Path, what: Script) -> None:
    path = folder / f"scripts/long/{what.language}.md"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(script.write(what), "utf-8")


def encoded_once(mp3: Path) -> float:
    """Seconds that one core needs to encode the same audio once, with the same settings."""
    samples, rate = audio.decode(mp3.read_bytes())
    begun = time.perf_counter()
    audio.encode(samples, Codec("libmp3lame", rate, 96))
    return time.perf_counter() - begun


def speed(room: Path) -> None:
    path, original = interview(room)
    make = [*VOICE, "make", "long", "--engine", "espeak", "--json"]
    first, said = timed(make, room)
    made = json.loads(said)
    audio_path = room / made["audio"]
    once = encoded_once(audio_path)
    print(f"interview        {made['duration'] / 60:.1f} min, {made['utterances']} utterances")
    print(f"first make       {first:.2f} s = {first / once:.2f} x encoding it once on one core ({once:.2f} s)")
    shutil.rmtree(room / "output/long")
    shutil.rmtree(room / "output/.kept")
    again, _ = timed(make, room)
    once = min(once, encoded_once(audio_path))
    print(f"again            {again:.2f} s = {again / once:.2f} x")
    nothing = statistics.median(timed(make, room)[0] for _ in range(7))
    print(f"nothing changed  {nothing:.3f} s = {nothing / again:.1%} of a first make")
    fixes = []
    for number in range(7):
        write(room, fixed(original, number))
        seconds, said = timed(make, room)
        made = json.loads(said)
        assert (made["synthesized"], made["encoded"]) == (1, 1), said
        fixes.append(seconds)
    print(f"one word         {statistics.median(fixes):.3f} s = {statistics.median(fixes) / again:.1%} of a first make")
    assert path.exists()


def fixed(original: Script, number: int) -> Script:
    """The interview with one word changed in a paragraph of its own."""
    chapters = list(original.chapters)
    chapter = chapters[2]
    turn = chapter.turns[3]
    first, *rest = turn.paragraphs
    words = first.text.split(" ")
    words[1] = f"{words[1]}{'abcdefg'[number]}"
    turns = list(chapter.turns)
    turns[3] = replace(turn, paragraphs=(Paragraph(" ".join(words)), *rest))
    chapters[2] = replace(chapter, turns=tuple(turns))
    return replace(original, chapters=tuple(chapters))


def peak(command: list[str], folder: Path) -> float:
    """MB of memory of a command and all that descends from it, at its highest (proportional set size)."""
    process = subprocess.Popen(command, cwd=folder, env=ENVIRONMENT, stdout=subprocess.DEVNULL, start_new_session=True)
    highest = 0.0
    running = threading.Event()
    while process.poll() is None:
        highest = max(highest, sum(_pss(pid) for pid in _session(process.pid)))
        running.wait(0.1)
    assert process.returncode == 0
    return highest / 1024


def _session(leader: int) -> list[str]:
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            if int(stat.read_text().rpartition(")")[2].split()[3]) == leader:
                found.append(stat.parent.name)
        except (OSError, ValueError, IndexError):
            continue
    return found


def _pss(pid: str) -> int:
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith("Pss:")), 0)


def memory(room: Path) -> None:
    _, original = interview(room)
    make = [*VOICE, "make", "long", "--engine", "espeak", "--jobs", "2"]
    figures = []
    for times in (1, 10):
        write(room, repeated(original, times))
        shutil.rmtree(room / "output", ignore_errors=True)
        figures.append(peak(make, room))
        made = json.loads(next(room.glob("output/long/*/edition.json")).read_bytes())
        print(
            f"memory x {times:<7} {figures[-1]:.1f} MB at its highest, {made['audio']['duration'] / 60:.0f} min of audio"
        )
    print(f"ten times        {figures[1] / figures[0] - 1:+.1%}")


def help_(room: Path) -> None:
    code = [sys.executable, "-c", "import typer"]
    pairs = [(timed([*VOICE, "--help"], room)[0], timed(code, room)[0]) for _ in range(15)]
    ratio = statistics.median(ours / theirs for ours, theirs in pairs)
    print(f"voice --help     {ratio:.2f} x importing typer")


BENCHES: dict[str, Callable[[Path], None]] = {"help": help_, "speed": speed, "memory": memory}


def main(names: list[str]) -> None:
    for name in names or list(BENCHES):
        with tempfile.TemporaryDirectory() as room:
            BENCHES[name](Path(room).resolve())


if __name__ == "__main__":
    main(sys.argv[1:])
