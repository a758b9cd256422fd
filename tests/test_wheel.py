"""The wheel that people install holds everything that runs."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

from tests.conftest import INTERVIEW

ROOT = Path(__file__).resolve().parents[1]


def test_the_wheel_makes_an_edition(tmp_path: Path) -> None:
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(tmp_path), str(ROOT)]
    subprocess.run(build, check=True, capture_output=True)
    (wheel,) = tmp_path.glob("vivavoce-*.whl")
    names = zipfile.ZipFile(wheel).namelist()
    assert {
        "voice/py.typed",
        "voice/data/show.toml",
        "voice/data/spoken.toml",
        "voice/engines/espeak_process.py",
    } <= set(names)
    assert not [name for name in names if not name.startswith(("voice/", "vivavoce-"))]
    installed = tmp_path / "installed"
    zipfile.ZipFile(wheel).extractall(installed)
    script = tmp_path / "show/scripts/bees/en.md"
    script.parent.mkdir(parents=True)
    script.write_text(INTERVIEW, "utf-8")
    (tmp_path / "show/config").mkdir()
    (tmp_path / "show/config/show.toml").write_text("")
    command = [sys.executable, "-P", "-m", "voice", "make", "--engine", "espeak"]
    environment = {**os.environ, "PYTHONPATH": str(installed)}
    made = subprocess.run(command, cwd=tmp_path / "show", env=environment, capture_output=True, text=True, check=True)
    assert made.stdout.startswith("output/bees/en/bees.en.mp3")
