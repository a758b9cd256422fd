"""The loop that keeps the pools busy."""

import os
import threading
import time
from itertools import islice
from pathlib import Path

from voice.errors import EngineError
from voice.workers import AHEAD, Step, Work, Workers

BEGUN: list[int] = []


def asked(number: int) -> int:
    BEGUN.append(number)
    return number


def slow(_: int) -> bool:
    time.sleep(0.02)
    return True


def test_the_network_does_not_wait_for_the_encoder() -> None:
    """All that waits is asked for long before a single slow encoder is through."""
    BEGUN.clear()
    work = [Work(n, (Step("threads", asked, (n,)), Step("processes", slow, (n,)))) for n in range(60)]
    with Workers(1, 1) as workers:
        first = next(iter(workers.run(work, len(work))))
        time.sleep(0.1)
        assert first.error is None
        assert len(BEGUN) > AHEAD * 2


def test_the_encoder_does_not_wait_for_the_network() -> None:
    """What is spoken is encoded while something else hangs."""
    gate = threading.Event()

    def hang(_: int) -> bool:
        return gate.wait(10)

    work = [Work(0, (Step("threads", hang, (0,)), Step("processes", slow, (0,))))]
    work += [Work(n, (Step("threads", asked, (n,)), Step("processes", slow, (n,)))) for n in range(1, 6)]
    with Workers(1, 2) as workers:
        done = [piece.subject for piece in islice(workers.run(work, len(work)), 5)]
        gate.set()
    assert sorted(done) == [1, 2, 3, 4, 5]


TRIES: dict[int, list[float]] = {}


def shaky(number: int) -> int:
    TRIES.setdefault(number, []).append(time.monotonic())
    if number == 0 and len(TRIES[number]) == 1:
        raise EngineError("not now", transient=True)
    if number == 1:
        raise EngineError("never", transient=False)
    if number == 2:
        raise EngineError("not today", transient=True)
    return number


def test_what_may_get_better_is_tried_once_more_at_the_end() -> None:
    TRIES.clear()
    with Workers(1, 1) as workers:
        done = list(workers.run([Work(n, (Step("threads", shaky, (n,)),)) for n in range(6)], 6))
    assert {piece.subject: str(piece.error) for piece in done if piece.error} == {1: "never", 2: "not today"}
    assert [len(TRIES[n]) for n in range(6)] == [2, 1, 2, 1, 1, 1]
    assert TRIES[0][1] > max(TRIES[n][0] for n in range(6))


def die(path: str) -> int:
    if not Path(path).exists():
        Path(path).touch()
        os._exit(9)
    return 1


def test_a_broken_pool_is_rebuilt_once_with_all_that_was_queued(tmp_path: Path) -> None:
    work = [Work(n, (Step("processes", die, (str(tmp_path / "died"),)),)) for n in range(12)]
    with Workers(2, 1) as workers:
        done = list(workers.run(work, len(work)))
    assert sorted(piece.subject for piece in done) == list(range(12))
    assert not any(piece.error for piece in done)
