"""A whole edition through the command line, spoken by the stand-in in a process of its own."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from mutagen.id3 import ID3

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


def made(show: Show, environment: dict[str, str], *more: str, engine: str = "edge") -> Answer:
    command = [sys.executable, "-m", "voice", "make", "--engine", engine, "--jobs", "1", *more]
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


# -- auto -------------------------------------------------------------------------------------------------------


def test_edge_speaks_where_it_answers_and_is_named_in_what_is_made(
    show: Show, bees: Path, environment: dict[str, str]
) -> None:
    answer = made(show, environment, "--json", engine="auto")
    assert (answer.code, answer.json["engine"], answer.err) == (0, "edge", "")
    folder = show.output / "bees/en"
    assert json.loads((folder / "edition.json").read_text())["engine"]["name"] == "edge"
    assert ID3(folder / "bees.en.mp3")["TXXX:Voices"].text == ["Synthetic voices (edge)"]


def test_espeak_speaks_where_edge_does_not_answer_and_that_is_said(show: Show, bees: Path) -> None:
    answer = made(show, {**os.environ, "PYTHONPATH": str(ROOT)}, "--json", engine="auto")
    assert (answer.code, answer.json["engine"]) == (0, "espeak")
    assert answer.err.startswith("scripts/bees/en.md: espeak speaks this edition. Edge's voices are out of reach: ")
    assert len(answer.err.splitlines()) == 1
    assert ID3(show.output / "bees/en/bees.en.mp3")["TXXX:Voices"].text == ["Synthetic voices (espeak)"]


def test_a_language_that_edge_lacks_says_what_speaks_instead(
    show: Show, bees: Path, environment: dict[str, str]
) -> None:
    latin = INTERVIEW.replace("language: en", "language: la")
    bees.with_name("la.md").write_text(latin, "utf-8")
    answer = made(show, environment, "bees/la", "--json", engine="auto")
    assert (answer.code, answer.json["engine"]) == (0, "espeak")
    assert "espeak speaks this edition. edge has no voice for the language 'la'" in answer.err
    refused = made(show, environment, "bees/la")
    assert refused.code == 1
    assert "edge has no voice for the language 'la'" in refused.err


def test_what_edge_has_spoken_stays_edge_when_it_is_gone(show: Show, bees: Path, environment: dict[str, str]) -> None:
    """A pause is changed on a train: nothing needs to be asked, so nobody else speaks."""
    made(show, environment, engine="auto")
    (show.root / "config/show.toml").write_text("[pauses]\nturn = 1.5\n")
    away = {**environment, "VIVAVOCE_EDGE_SERVICE": "http://127.0.0.1:9"}
    answer = made(show, away, "--json", engine="auto")
    assert (answer.json["engine"], answer.json["synthesized"], answer.err) == ("edge", 0, "")
    shutil.rmtree(show.output / ".kept")
    assert made(show, away, "--json", engine="auto").json["engine"] == "edge", "what is made stays"
    bees.write_text(INTERVIEW.replace("Forty thousand", "Fifty thousand"), "utf-8")
    assert made(show, away, "--json", engine="auto").json["engine"] == "espeak"
    refused = made(show, away)
    assert (refused.code, len(refused.err.splitlines())) == (1, 1)
    assert made(show, environment, "--json").json["engine"] == "edge"


def test_a_voice_that_is_gone_is_replaced_and_that_is_said(show: Show, bees: Path, environment: dict[str, str]) -> None:
    (show.root / "config/show.toml").write_text('[cast]\nAda = "edge:en-US-DoloresNeural"\n')
    answer = made(show, environment, "--json")
    assert answer.code == 0, answer.err
    assert "Ada's voice en-US-DoloresNeural is gone; en-US-" in answer.err


def test_lines_that_stay_unspoken_are_named_and_only_they_are_asked_for_again(
    show: Show, bees: Path, environment: dict[str, str], tmp_path: Path
) -> None:
    """A service that never answers one line: the make ends with it named, and all else kept."""
    command = [sys.executable, str(ROOT / "tests/edge_service.py"), "--refuse", "mind the clocks"]
    (show.root / "config/show.toml").write_text("[engines.edge]\npause = 0.01\n")
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) as service:
        assert service.stdout
        address = service.stdout.readline().strip()
        answer = made(show, {**environment, "VIVAVOCE_EDGE_SERVICE": address})
        service.terminate()
    line = INTERVIEW.splitlines().index("**Ada:** Do they mind the clocks?") + 1
    assert answer.code == 1
    assert answer.err.startswith(f"scripts/bees/en.md:{line}: not spoken: ")
    assert "Everything else is kept" in answer.err
    assert made(show, environment, "--json").json["synthesized"] == 1
