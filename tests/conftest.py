"""What the tests share: shows in empty folders, the command line, and a reader of audio that did not write it."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any

import av
import numpy as np
import pytest

from voice.cli import main
from voice.show import Show, init

SHARED = Path(__file__).resolve().parents[2] / "shared"
SAMPLES = Path(__file__).resolve().parents[1] / "scripts"

INTERVIEW = """\
---
title: Of bees and clocks
date: 2026-05-01
language: en
authors: [Ada Byron]
speakers:
- name: Ada
  role: host
- name: Ben
  role: guest
---

# Of bees and clocks

Ben keeps bees on the roof of a clockmaker.

## The roof

**Ada:** How many bees live up there?

**Ben:** Forty thousand in June. In winter there are fewer, and they are slower.

They sleep in a ball, and they take turns at the edge.

**Ada:** Do they mind the clocks?

**Ben:** No.

## The clock

**Ada:** Which clock is your favourite one?

**Ben:** The one that stands still. It is right twice a day, and it asks for nothing.
"""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The longest first, so that no worker still runs one when the others have nothing left."""
    items.sort(key=lambda item: "long" not in item.keywords)


@pytest.fixture(autouse=True)
def nowhere(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No test asks the real service, nor reads or writes the list of voices that a person keeps."""
    monkeypatch.setenv("VIVAVOCE_EDGE_SERVICE", "http://127.0.0.1:9")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))


@pytest.fixture
def show(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Show:
    """An empty show that the command line finds itself in."""
    folder = tmp_path / "show"
    init(folder)
    (folder / "config/show.toml").write_text('engine = "espeak"\n')
    monkeypatch.chdir(folder)
    return Show(folder)


@pytest.fixture
def bees(show: Show) -> Path:
    """The script of a short interview in the show."""
    path = show.script("bees", "en")
    path.parent.mkdir()
    path.write_text(INTERVIEW, "utf-8")
    return path


@dataclass
class Answer:
    """What a command did."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


@pytest.fixture
def voice(capsys: pytest.CaptureFixture[str]) -> Callable[..., Answer]:
    """Run the command line as a person would, in the current folder."""

    def run(*args: str) -> Answer:
        capsys.readouterr()
        code = main(list(args))
        out, err = capsys.readouterr()
        return Answer(code, out, err)

    return run


# -- hearing ----------------------------------------------------------------------------------------------------


def decoded(path: Path) -> tuple[np.ndarray[Any, Any], int]:
    """The samples of an audio file, as libavformat has them, in -1..1, and their rate."""
    with av.open(str(path)) as container:
        stream = container.streams.audio[0]
        pieces = [frame.to_ndarray()[0] for frame in container.decode(stream)]
        rate = stream.rate
    samples = np.concatenate(pieces)
    return (samples / 32768 if samples.dtype == np.int16 else samples), rate


def metered(samples: np.ndarray[Any, Any], rate: int) -> tuple[float, float]:
    """Integrated loudness in LUFS and true peak in dBTP, by ebur128 with its own oversampling."""
    frame = av.AudioFrame.from_ndarray(samples.astype(np.float32)[None], format="fltp", layout="mono")
    frame.sample_rate, frame.pts, frame.time_base = rate, 0, Fraction(1, rate)
    graph = av.filter.Graph()
    source = graph.add_abuffer(sample_rate=rate, format="fltp", layout="mono", time_base=Fraction(1, rate))
    meter, sink = graph.add("ebur128", "metadata=1:peak=true"), graph.add("abuffersink")
    source.link_to(meter)
    meter.link_to(sink)
    graph.configure()
    graph.push(frame)
    graph.push(None)
    loudness = peak = float("nan")
    for metadata in _pulled(graph):
        loudness = float(metadata.get("lavfi.r128.I", loudness))
        peak = float(metadata.get("lavfi.r128.true_peak", metadata.get("lavfi.r128.true_peaks_ch0", peak)))
    return loudness, 20 * np.log10(peak)


def _pulled(graph: av.filter.Graph) -> Iterator[dict[str, str]]:
    while True:
        try:
            frame = graph.pull()
        except (av.EOFError, av.BlockingIOError):
            return
        yield dict(frame.metadata)


def pitch(samples: np.ndarray[Any, Any], rate: int) -> float:
    """The fundamental of a hum, in Hz, by autocorrelation."""
    piece = samples[: rate // 2] - samples[: rate // 2].mean()
    power = np.abs(np.fft.rfft(piece, 2 * len(piece))) ** 2
    correlation = np.fft.irfft(power)[: len(piece)]
    low, high = rate // 600, rate // 80
    return rate / (low + int(np.argmax(correlation[low:high])))
