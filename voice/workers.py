"""Pools of workers, and the one loop that keeps them busy.

A piece of work is a few steps, one after the other, each a task for a pool: speak here, encode there. A task is a
module-level function with small arguments, returns something small, and may run twice: it looks, makes, and puts if
absent. So a pool is anything that is a `concurrent.futures.Executor`, on this machine or on others.
"""

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import FIRST_COMPLETED, Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Generic, Literal, TypeVar

from voice.errors import EngineError, VoiceError

Lane = Literal["processes", "threads", "here"]
T = TypeVar("T")

FEW = 3
"""Pieces of work for which starting processes costs more than it saves."""
AHEAD = 4
"""Tasks a worker has waiting: enough to be busy, few enough that memory does not grow with the work."""


@dataclass(frozen=True, slots=True)
class Step:
    """A task and where it runs."""

    lane: Lane
    task: Callable[..., object]
    arguments: tuple[object, ...]


@dataclass
class Work(Generic[T]):
    """Steps to be done for something, and how they went."""

    subject: T
    steps: tuple[Step, ...]
    results: list[object] = field(default_factory=list)
    error: VoiceError | None = None
    again: bool = False
    """It failed once and waits at the end of the line."""


def _follow() -> None:
    """Begin a worker's life: Ctrl-C is its parent's affair, and it ends when its parent does, however that ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    if parent := multiprocessing.parent_process():
        parent.join()
        os._exit(1)


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Hold Ctrl-C back for a moment: a process that starts in it is deaf to Ctrl-C from its first breath."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _at_first(going: Mapping[Future[object], Work[T]]) -> int:
    """How much is under way where work begins. What waits elsewhere, for an encoder, keeps no network waiting."""
    return sum(piece.steps[len(piece.results)].lane == piece.steps[0].lane for piece in going.values())


class Workers:
    """The pools of one make."""

    def __init__(self, jobs: int, width: int, stop: Callable[[], None] = lambda: None) -> None:
        """Nothing starts before there is work.

        Args:
            jobs: How many processes.
            width: How many threads for what waits.
            stop: Called when the work is broken off, so that what waits need not be waited for.
        """
        self.jobs = jobs
        self.width = width
        self._stop = stop
        self._pools: dict[Lane, Executor] = {}
        self._mended = False
        self._many = False

    def __enter__(self) -> "Workers":
        return self

    def __exit__(self, broken_off: type[BaseException] | None, *_: object) -> None:
        for pool in self._pools.values():
            pool.shutdown(wait=False, cancel_futures=True)
        if broken_off:
            self._stop()
        for pool in self._pools.values():
            pool.shutdown(wait=True)

    def _pool(self, lane: Lane) -> Executor:
        if lane == "processes" and (self.jobs == 1 or not self._many):
            lane = "here"
        if lane not in self._pools:
            self._pools[lane] = self._started(lane)
        return self._pools[lane]

    def _started(self, lane: Lane) -> Executor:
        if lane != "processes":
            return ThreadPoolExecutor(self.width if lane == "threads" else 1)
        context = multiprocessing.get_context("spawn")
        return ProcessPoolExecutor(self.jobs, mp_context=context, initializer=_follow)

    def run(self, work: Sequence[Work[T]], pieces: int) -> Iterator[Work[T]]:
        """Each piece when it is done or has failed, in no order; what may get better by waiting is tried twice.

        Args:
            work: What is to be done.
            pieces: How many pieces there will be, those of later runs included: for a few, no process starts.
        """
        self._many = self._many or (len(work) > 0 and pieces > FEW)
        waiting = iter(work)
        late: deque[Work[T]] = deque()
        going: dict[Future[object], Work[T]] = {}
        room = AHEAD * (self.jobs + self.width)
        try:
            while True:
                while _at_first(going) < room and (piece := next(waiting, None) or (late.popleft() if late else None)):
                    self._submit(piece, going)
                if not going:
                    return
                done, _ = wait(going, return_when=FIRST_COMPLETED)
                for future in done:
                    # A broken pool takes all its tasks along; `_mend` has them under way again.
                    if piece := going.pop(future, None):
                        yield from self._finished(piece, future, going, late)
        finally:
            for future in going:
                future.cancel()

    def _submit(self, piece: Work[T], going: dict[Future[object], Work[T]]) -> None:
        step = piece.steps[len(piece.results)]
        try:
            with _undisturbed():
                going[self._pool(step.lane).submit(step.task, *step.arguments)] = piece
        except BrokenProcessPool as error:
            self._mend([piece], going, error)

    def _finished(
        self, piece: Work[T], future: Future[object], going: dict[Future[object], Work[T]], late: deque[Work[T]]
    ) -> Iterator[Work[T]]:
        try:
            piece.results.append(future.result())
        except BrokenProcessPool as error:
            self._mend([piece], going, error)
            return
        except EngineError as error:
            if error.transient and not piece.again:
                piece.again = True
                late.append(piece)
                return
            piece.error = error
        except VoiceError as error:
            piece.error = error
        if piece.error or len(piece.results) == len(piece.steps):
            yield piece
        else:
            self._submit(piece, going)

    def _mend(self, lost: list[Work[T]], going: dict[Future[object], Work[T]], error: BrokenProcessPool) -> None:
        """A worker died and the pool with it: once, begin anew with everything that was under way."""
        if self._mended:
            raise EngineError(
                "A worker process died twice. Is memory short? `--jobs 1` works in one process; what was finished "
                "is kept."
            ) from error
        self._mended = True
        self._pools.pop("processes").shutdown(wait=True, cancel_futures=True)
        for future in [f for f, piece in going.items() if piece.steps[len(piece.results)].lane == "processes"]:
            lost.append(going.pop(future))
        for piece in lost:
            self._submit(piece, going)
