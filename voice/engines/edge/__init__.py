"""The engine ``edge``: the neural voices of Microsoft's browser Edge, over the network.

The service promises nothing: it throttles, drops, and answers with half. So an answer counts only when it is complete
(see ``request.py``), everything else is asked for again, and all calls share one door (see ``limit.py``).
"""

import asyncio
import os
from collections.abc import Callable, Iterator, Sequence
from difflib import get_close_matches
from itertools import accumulate
from typing import TYPE_CHECKING, Literal

from voice.engines.edge import casting, listing, reach
from voice.engines.edge.alignment import Folded, words
from voice.engines.edge.limit import Limiter, RequestError, away
from voice.engines.edge.listing import Listed
from voice.engines.edge.loop import Loop
from voice.errors import EngineError
from voice.model import Clip, Utterance, Voice, Word
from voice.sentences import sentences

if TYPE_CHECKING:
    from voice.engines.edge.request import Answer, Request

SERVICE = "VIVAVOCE_EDGE_SERVICE"
"""The variable of the environment that names a stand-in for the service, for tests and rehearsals."""


HOST = "speech.platform.bing.com"
"""Where the service is."""


class Edge:
    """The engine ``edge``."""

    name = "edge"
    version = "1"  # of what we do with the sound: what the service sends doesn't depend on the client's version
    lane: Literal["processes", "threads"] = "threads"
    width = 8

    def __init__(self, proxy: str = "", service: str = "", idle: float = 20.0, pause: float = 0.5) -> None:
        """Take the options of ``[engines.edge]``; nothing is asked yet.

        Args:
            proxy: Address of an HTTP proxy; empty: what the environment says.
            service: Address of a stand-in for the service.
            idle: Seconds of silence after which a request is given up.
            pause: Seconds before the second attempt; each further one waits twice as long.
        """
        self._proxy, self._service = proxy, service or os.environ.get(SERVICE, "")
        self._idle, self._pause = idle, pause
        self._loop = Loop()
        self._limiter: Limiter | None = None
        self._listed: Listed | None = None
        self._fresh = False

    @property
    def listed(self) -> Listed:
        """Which voices there are, as far as is known."""
        if self._listed is None:
            self._listed = listing.kept(self._service)
        return self._listed

    def ready(self) -> None:
        if not self._service and (reason := reach.unknown(HOST, self._proxy)):
            raise away(reason)  # without a network, the client need not even be loaded to say so

        from voice.engines.edge.request import Route, voices

        try:
            sent = self._loop.run(voices(Route(self._proxy, self._service)))
        except RequestError as failure:
            raise away(str(failure)) from failure
        try:
            received = Listed.received(sent, self._service)
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise away("what answers is not the service (does the network ask for a login?)") from error
        listing.keep(received, self.listed)
        self._listed, self._fresh = received, True

    def voices(self, language: str = "") -> Sequence[Voice]:
        there = self.listed.voices
        if not language:
            return casting.everyone(there)
        return casting.offered(there, listing.shipped().voices, language)

    def voice(self, name: str, language: str) -> Voice:
        """A voice by its short name; for one that has gone, its nearest kin, whose description says so."""
        there = self.listed.voices
        right = next((known for known in there if known.lower() == name.lower()), "")
        if right:
            return casting.named(right, there[right], language)
        if not listing.NAME.fullmatch(name):
            near = get_close_matches(name, there, 1, 0.5) or [n for n in there if name.lower() in n.lower()][:1]
            hint = f"; is it {near[0]!r}?" if near and name else "."
            raise EngineError(f"Edge has no voice {name!r}{hint} `voice voices --engine edge` lists them.")
        gender = listing.shipped().voices.get(name)
        if instead := casting.kin(name, gender, there):
            return casting.named(instead, there[instead], language, instead_of=name)
        raise EngineError(f"Edge no longer has the voice {name!r}, nor one like it.")

    def synthesize(self, utterance: Utterance) -> Clip:
        from voice.engines.edge.request import LARGEST, Request, size

        voice = utterance.voice
        if not Folded.of(utterance.text).text:
            raise EngineError(f"There is nothing to say in {utterance.text!r}.")
        if self._fresh and voice.name not in self.listed.voices:
            raise EngineError(f"Edge no longer has the voice {voice.name!r}; make again, and another is cast.")
        clips: list[tuple[str, Clip]] = []
        for text in _pieces(utterance.text, utterance.language, LARGEST, size):
            if Folded.of(text).text:
                clips.append((text, self._clip(Request(text, voice.name, voice.rate, voice.pitch))))
            else:  # nothing to say, but its characters count
                clips.append((text, Clip(0, b"")))
        return _joined(clips)

    def _clip(self, request: "Request") -> Clip:
        answer = self._loop.run(self._spoken(request))
        times = words(request.text, answer.boundaries, answer.rate, len(answer.samples) // 2)
        return Clip(answer.rate, answer.samples, times)

    async def _spoken(self, request: "Request") -> "Answer":
        from voice.engines.edge.request import Route, ask

        if self._limiter is None or self._limiter.loop is not asyncio.get_running_loop():
            self._limiter = Limiter(self._pause)
        route = Route(self._proxy, self._service)
        return await self._limiter.persist(lambda: ask(request, route, self._idle))

    def close(self) -> None:
        self._loop.close()


def _pieces(text: str, language: str, largest: int, size: Callable[[str], int]) -> Iterator[str]:
    """The text in pieces that fit a request: halved between sentences, else words, else anywhere."""
    if size(text) <= largest:
        yield text
        return
    cuts = [*accumulate(map(len, sentences(text, language)))][:-1]
    cuts = cuts or [i for i in range(1, len(text)) if text[i - 1].isspace()] or [len(text) // 2]
    cut = min(cuts, key=lambda at: abs(at - len(text) // 2))
    for half in (text[:cut], text[cut:]):
        yield from _pieces(half, language, largest, size)


def _joined(clips: Sequence[tuple[str, Clip]]) -> Clip:
    """Clips of successive pieces of a text as one."""
    moved: list[Word] = []
    characters = samples = 0
    for text, clip in clips:
        moved += [
            Word(w.first + characters, w.last + characters, w.start + samples, w.end + samples) for w in clip.words
        ]
        characters, samples = characters + len(text), samples + len(clip.samples) // 2
    return Clip(max(clip.rate for _, clip in clips), b"".join(clip.samples for _, clip in clips), tuple(moved))
