"""How many requests may be under way, and when: fewer and later while the service refuses, more while it answers.

All calls of one engine share it, in one event loop. When the service refuses or can't be reached, nobody asks before a
common pause is over, and then only half as many; with one left, that one is the probe for all. After so many refusals
in a row, the service counts as gone: whoever asks is told so at once, until it is time for another probe.
"""

import asyncio
import random
from collections.abc import Awaitable, Callable
from typing import TypeVar

from voice.errors import EngineError

T = TypeVar("T")

START, MOST = 3.0, 8.0
"""Requests under way, at first and at most; above some ten, the service is said to drop and to block."""
ATTEMPTS = 5
"""How often one text is asked for."""
GONE = 5
"""Refusals in a row after which the service counts as gone."""
ABSENCE = 30.0
"""Seconds for which it then counts as gone."""
LONGEST = 60.0
"""The longest pause in seconds that is waited for; where the service asks for a longer one, it counts as gone."""


class RequestError(Exception):
    """A request came to nothing; ``str()`` is the reason, as a person would say it after "because"."""

    def __init__(self, reason: str, *, refused: bool = False, final: bool = False, after: float = 0.0) -> None:
        """Say why.

        Args:
            reason: A clause without a full stop.
            refused: It is the service that doesn't want or can't be reached, whatever the text.
            final: Asking again will not help.
            after: Seconds to wait, as the service demands.
        """
        super().__init__(reason)
        self.refused, self.final, self.after = refused, final, after


def away(reason: str) -> EngineError:
    """What to tell a person when the service can't be used at all."""
    return EngineError(
        f"Edge's voices are out of reach: {reason}. Check the connection or the proxy, or speak offline with "
        "--engine espeak.",
        transient=True,
    )


class Limiter:
    """The door through which requests go; belongs to one event loop."""

    def __init__(self, pause: float) -> None:
        """Open it, for the event loop in which this is called.

        Args:
            pause: Seconds before the second attempt; each further one waits twice as long.
        """
        self.loop = asyncio.get_running_loop()
        self.limit = START
        self.flying = 0
        self._pause = pause
        self._door, self._left = asyncio.Lock(), asyncio.Event()
        self._opens = self._struck = 0.0
        self._strikes = 0
        self._gone = ""
        self._returns = 0.0

    async def persist(self, ask: Callable[[], Awaitable[T]]) -> T:
        """The answer to the first of a few attempts that succeeds.

        Raises:
            EngineError: None did, or another attempt is of no use; ``transient`` where a later one may be.
        """
        reason, refused = "", True
        for attempt in range(ATTEMPTS):
            if not refused:  # else the wait is everybody's
                await asyncio.sleep(self._wait(attempt))
            try:
                return await self.once(ask)
            except RequestError as failure:
                if failure.final:
                    raise EngineError(f"Edge: {failure}.") from failure
                reason, refused = str(failure), failure.refused
        message = f"Edge did not speak it in {ATTEMPTS} attempts; the last failed because {reason}."
        raise EngineError(message, transient=True)

    async def once(self, ask: Callable[[], Awaitable[T]]) -> T:
        """One attempt, when it is its turn; `RequestError` where it comes to nothing."""
        await self._enter()
        begun = self._now()
        try:
            answer = await ask()
        except RequestError as failure:
            if not failure.final:
                self._failed(failure, begun)
            raise
        else:
            self.limit = min(MOST, self.limit + 1 / int(self.limit))
            self._strikes, self._gone = 0, ""
            return answer
        finally:
            self.flying -= 1
            self._left.set()

    async def _enter(self) -> None:
        async with self._door:  # first come, first served: one waits for room, the others for that one
            while True:
                if self._gone and self._now() < self._returns:
                    raise away(self._gone)
                if (rest := self._opens - self._now()) > 0:
                    await asyncio.sleep(rest)
                elif self.flying >= int(self.limit):
                    self._left.clear()
                    await self._left.wait()
                else:
                    self.flying += 1
                    return

    def _failed(self, failure: RequestError, begun: float) -> None:
        if begun >= self._struck:  # what left before the last blow fell was hit by the same
            self._struck = self._now()
            self.limit = max(1.0, self.limit / 2 if failure.refused else self.limit - 1)
            self._strikes += failure.refused
        if failure.refused:
            wait = max(failure.after, self._wait(self._strikes))
            self._opens = max(self._opens, self._now() + min(wait, LONGEST))
        if failure.refused and (self._strikes >= GONE or failure.after > LONGEST):
            self._gone, self._returns = str(failure), self._now() + max(ABSENCE, failure.after)

    def _wait(self, attempt: int) -> float:
        """Seconds before another attempt: longer each time, and never in step with others."""
        return min(LONGEST, self._pause * 2.0 ** (attempt - 1)) * random.uniform(0.75, 1.25)

    def _now(self) -> float:
        return self.loop.time()
