"""A whole edition through the command line, spoken by the stand-in in a process of its own."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import INTERVIEW, Answer, Show

ROOT = Path(__file__).resolve().parents[2]
FAULTS = "ok half 429:1 noaudio close ok abort 503 ok 403:nodate short ok".split()  # noqa: SIM905


@pytest.fixture
def environment(tmp_path: Path) -> Iterator[dict[str, str]]:
    """With the address of a service that misbehaves at first."""
    environment = {
        **os.environ,
        "PYTHONPATH": str(ROOT),
        "NO_PROXY": "127.0.0.1",
        "XDG_CACHE_HOME": str(tmp_path / "cache"),
    }
    command = [sys.executable, str(ROOT / "tests/edge_service.py"), *FAULTS]
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) as service:
        assert service.stdout
        yield {**environment, "VIVAVOCE_EDGE_SERVICE": service.stdout.readline().strip()}
        service.terminate()


def made(show: Show, environment: dict[str, str], *more: str) -> Answer:
    command = [sys.executable, "-m", "voice", "make", "--engine", "edge", "--jobs", "1", *more]
    done = subprocess.run(command, cwd=show.root, env=environment, capture_output=True, text=True, check=False)
    return Answer(done.returncode, done.stdout, done.stderr)


def test_an_edition_is_whole_whatever_the_service_does(show: Show, bees: Path, environment: dict[str, str]) -> None:
    first = made(show, environment, "--json")
    assert first.code == 0, first.err
    assert (first.json["engine"], first.json["synthesized"], first.json["utterances"]) == ("edge", 12, 12)
    assert made(show, environment, "--json").json["synthesized"] == 0
    bees.write_text(INTERVIEW.replace("Forty thousand", "Fifty thousand"), "utf-8")
    assert made(show, environment, "--json").json["synthesized"] == 1


def test_out_of_reach_is_said_at_once_and_in_one_line(show: Show, bees: Path, tmp_path: Path) -> None:
    environment = {
        **os.environ,
        "PYTHONPATH": str(ROOT),
        "NO_PROXY": "127.0.0.1",
        "VIVAVOCE_EDGE_SERVICE": "http://127.0.0.1:9",
    }
    answer = made(show, {**environment, "XDG_CACHE_HOME": str(tmp_path)})
    assert answer.code == 1
    assert answer.err == (
        "Edge's voices are out of reach: no connection to 127.0.0.1 (connection refused). Check the connection or the "
        "proxy, or speak offline with --engine espeak.\n"
    )
