"""An event loop in a thread of its own, for callers that know nothing of event loops."""

import asyncio
import concurrent.futures
import threading
from collections.abc import Coroutine
from typing import Any, TypeVar

from voice.errors import EngineError

T = TypeVar("T")


class Loop:
    """Runs what any thread brings, until it is closed; used again, it starts anew."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._thread: threading.Thread | None = None

    def run(self, coroutine: Coroutine[Any, Any, T]) -> T:
        """Wait for the result; `EngineError` where the loop is closed meanwhile."""
        with self._lock:  # so that what is brought stands before the end of the loop, or in the next one
            future = asyncio.run_coroutine_threadsafe(coroutine, self._started())
        try:
            return future.result()
        except concurrent.futures.CancelledError as error:
            raise EngineError("Edge was closed before it had spoken.", transient=True) from error
        finally:
            future.cancel()  # Ctrl-C, while waiting; otherwise it is done

    def _started(self) -> asyncio.AbstractEventLoop:
        if self._loop is None:
            self._loop = asyncio.new_event_loop()
            self._thread = threading.Thread(target=_live, args=(self._loop,), name="edge", daemon=True)
            self._thread.start()
        return self._loop

    def close(self) -> None:
        """Cancel what is under way, and end the thread."""
        with self._lock:
            loop, thread, self._loop, self._thread = self._loop, self._thread, None, None
            if loop:
                loop.call_soon_threadsafe(loop.stop)
        if thread:
            thread.join()


def _live(loop: asyncio.AbstractEventLoop) -> None:
    try:
        loop.run_forever()
        while tasks := asyncio.all_tasks(loop):
            for task in tasks:
                task.cancel()
            loop.run_until_complete(asyncio.wait(tasks))
        loop.run_until_complete(loop.shutdown_asyncgens())
    finally:
        loop.close()
