"""One request to the service, through the client ``edge-tts``: the whole answer, or the reason why there is none.

With `voice.engines.edge.reasons`, the only importer of edge_tts and aiohttp; imported when something is to be asked.

The client ends normally when a connection breaks in the middle, waits without end on a silent one, and ignores the
proxy of the environment for WebSockets. So nothing that it returns is taken for complete, every message has its time,
and the proxy is handed to it.
"""

import asyncio
import re
from contextlib import aclosing
from dataclasses import dataclass
from typing import Any, cast
from urllib.parse import urlsplit
from urllib.request import getproxies, proxy_bypass
from xml.sax.saxutils import escape

import aiohttp
import edge_tts
import edge_tts.communicate
import edge_tts.constants
import edge_tts.exceptions
import edge_tts.voices

from voice.audio import decode
from voice.engines.edge.alignment import Boundary, shortcoming
from voice.engines.edge.limit import RequestError
from voice.engines.edge.reasons import failure, line
from voice.errors import AudioError

LIST = 4.0
"""Seconds in which the service must send its list of voices."""
LARGEST = 4000
"""Bytes of escaped UTF-8 of one request; the service takes 4096, and the client cuts what is larger where it likes."""
_WHITE = re.compile("[\t-\r\x1c-\x1f\x85]")
_REFUSED = re.compile("[\x00-\x08\x0e-\x1b\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Route:
    """How the service is reached."""

    proxy: str = ""
    """Address of an HTTP proxy; empty: what the environment says."""
    service: str = ""
    """Address of a stand-in, such as ``http://127.0.0.1:8080``; empty: the service itself."""

    def url(self, address: str) -> str:
        """An address of the service, at the stand-in where there is one."""
        if not self.service:
            return address
        parts = urlsplit(address)
        secure = urlsplit(self.service).scheme in ("https", "wss")
        scheme = {"wss": "ws", "https": "http"}[parts.scheme] + "s" * secure
        return parts._replace(scheme=scheme, netloc=urlsplit(self.service).netloc).geturl()

    def through(self, address: str) -> str | None:
        """The proxy for an address; None: none. `RequestError` where it is of a kind that the client can't use."""
        parts = urlsplit(self.url(address))
        proxy = self.proxy
        if not proxy and not proxy_bypass(parts.netloc):
            # For the client, a WebSocket has a scheme of its own, and so no proxy; elsewhere it goes as HTTP does.
            proxy = getproxies().get(parts.scheme.replace("ws", "http"), "")
        if proxy and "://" not in proxy:
            proxy = f"http://{proxy}"
        if proxy and not proxy.startswith(("http://", "https://")):
            raise RequestError(f"{line(proxy)} is no HTTP proxy, which is the only kind that can be used", final=True)
        return proxy or None


@dataclass(frozen=True, slots=True)
class Request:
    """What the service is asked for."""

    text: str
    """At most `LARGEST` bytes, escaped."""
    voice: str
    rate: int
    """Per cent."""
    pitch: int
    """Hz."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What it said: all of it."""

    samples: bytes
    rate: int
    boundaries: tuple[Boundary, ...]


def clean(text: str) -> str:
    """The text without characters that XML or the service refuses; letters and digits, and their order, stay."""
    return _REFUSED.sub("", _WHITE.sub(" ", text))


def size(text: str) -> int:
    """Bytes that a text has in a request."""
    return len(escape(clean(text)).encode())


async def ask(request: Request, route: Route, idle: float) -> Answer:
    """Ask once, with a client of its own, and examine the answer.

    Args:
        request: What to say, and how.
        route: Where to ask.
        idle: Seconds without any message after which the connection is given up.

    Raises:
        RequestError: There is no complete answer.
    """
    constants = edge_tts.constants
    # Both names are read when the connection is opened, which is before anything is awaited.
    setattr(edge_tts.communicate, "WSS_URL", route.url(constants.WSS_URL))  # noqa: B010 - not exported, for mypy
    begun, audio, boundaries = False, bytearray(), list[Boundary]()
    client = _client(request, route.through(constants.WSS_URL), idle)
    try:
        async with asyncio.timeout(idle) as watch, aclosing(cast(Any, client.stream())) as messages:
            async for message in messages:
                watch.reschedule(asyncio.get_running_loop().time() + idle)
                begun = True
                if message["type"] == "audio":
                    audio += message["data"]
                else:
                    boundaries.append(Boundary(message["text"], int(message["offset"]), int(message["duration"])))
    except (aiohttp.ClientError, edge_tts.exceptions.EdgeTTSException, OSError, ValueError, KeyError) as error:
        raise failure(error, idle, begun=begun) from error
    return await _accepted(request, client, bytes(audio), tuple(boundaries))


def _client(request: Request, proxy: str | None, idle: float) -> edge_tts.Communicate:
    try:
        return edge_tts.Communicate(
            clean(request.text),
            request.voice,
            rate=f"{request.rate:+d}%",
            pitch=f"{request.pitch:+d}Hz",
            boundary="WordBoundary",
            proxy=proxy,
            connect_timeout=int(idle) + 1,  # later than ours, which says what has happened
        )
    except ValueError as error:
        raise RequestError(line(error), final=True) from error


async def _accepted(
    request: Request, client: edge_tts.Communicate, audio: bytes, boundaries: tuple[Boundary, ...]
) -> Answer:
    """The answer, decoded; `RequestError` where it isn't complete."""
    # The client adds up what it has received only when the service has said that this was all.
    confirmed = client.state.get("cumulative_audio_bytes", len(audio))
    if not audio or len(audio) != confirmed:
        raise RequestError(f"the answer broke off after {len(audio)} bytes")
    try:
        samples, rate = await asyncio.to_thread(decode, audio)
    except (AudioError, IndexError) as error:
        raise RequestError("the sound that came cannot be decoded") from error
    if short := shortcoming(request.text, boundaries, len(samples) / 2 / rate, request.rate):
        raise RequestError(short)
    return Answer(samples, rate, boundaries)


async def voices(route: Route) -> list[dict[str, Any]]:
    """The service's list of its voices, as it is sent.

    Raises:
        RequestError: There is none within `LIST` seconds.
    """
    address = edge_tts.constants.VOICE_LIST
    setattr(edge_tts.voices, "VOICE_LIST", route.url(address))  # noqa: B010 - not exported, for mypy
    try:
        async with asyncio.timeout(LIST):
            return cast(list[dict[str, Any]], await edge_tts.list_voices(proxy=route.through(address)))
    except (aiohttp.ClientError, edge_tts.exceptions.EdgeTTSException, OSError, ValueError) as error:
        raise failure(error, LIST) from error
