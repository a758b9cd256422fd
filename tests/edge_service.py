"""A stand-in for the service behind Edge's voices: speaks its protocol, and really speaks, through espeak.

It misbehaves on demand: each request takes the next of ``modes``; when none is left, it is answered well. In a test::

    with EdgeService("429:1", "half") as service:
        Edge(service=service.url)

For a program under test, ``python tests/edge_service.py`` prints the address to put into VIVAVOCE_EDGE_SERVICE and
serves until it is ended; modes may follow as arguments, ``--latency SECONDS``, and ``--refuse TEXT``, which is never spoken.
"""

import argparse
import asyncio
import contextlib
import json
import re
import ssl
import threading
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, replace
from email.utils import formatdate
from functools import lru_cache
from time import monotonic, time
from types import TracebackType
from typing import Any
from xml.etree import ElementTree
from xml.sax.saxutils import escape

import av
import numpy as np
from aiohttp import WSCloseCode, web

from voice.engines.edge.listing import shipped
from voice.engines.espeak import Espeak
from voice.engines.tone import Tone
from voice.errors import EngineError
from voice.model import Clip, Utterance, Voice

RATE, TICKS, PIECE = 24_000, 10_000_000, 720
PATH = "/consumer/speech/synthesize/readaloud"
MODES = (
    *("ok", "noaudio", "close", "abort", "hang", "silent", "half", "short", "two_meta", "strange", "slow", "garbage"),
    *("403", "403:nodate", "skew", "429", "429:2", "429:date", "503"),
)
"""Beside any other status. ``429:2`` asks for two seconds, ``429:date`` for a moment in two seconds."""
UNSPACED = "[\u3040-\u30ff\u4e00-\u9fff]"
_lock = threading.Lock()
_espeak = Espeak()


@dataclass(frozen=True)
class Asked:
    """A request that was heard out."""

    text: str
    voice: str
    rate: str
    pitch: str
    mode: str
    at: float
    query: dict[str, str]


@lru_cache(maxsize=512)
def speak(text: str, voice: str, rate: int, pitch: int) -> tuple[bytes, tuple[tuple[str, int, int], ...]]:
    """MP3 as the service sends it, and (word, offset, duration) in ticks."""
    language = "-".join(voice.split("-")[:2])
    variant = "f2" if shipped().voices.get(voice) == "female" else "m3"
    utterance = Utterance(text, Voice("espeak", variant, language, None, rate, pitch // 5), language)
    try:
        with _lock:
            clip = _espeak.synthesize(utterance)
    except EngineError:  # kanji, which espeak does not read
        clip = Tone().synthesize(Utterance(text, Voice("tone", "hum-220", language), language))
    return encode(clip), tuple(_words(text, clip))


def _words(text: str, clip: Clip) -> Iterator[tuple[str, int, int]]:
    """Words as the service cuts them: without punctuation, and two characters each where there are no spaces."""
    known = sorted({word.first: word.start for word in clip.words}.items())
    places = [*(first for first, _ in known), len(text)]
    times = [*(start for _, start in known), len(clip.samples) // 2]

    def ticks(place: int) -> int:
        return int(np.interp(place, places, times)) * TICKS // clip.rate

    for word in re.finditer(rf"{UNSPACED}{{1,2}}|(?:(?!{UNSPACED})\w)+(?:['’]\w+)*", text):
        yield word.group(), ticks(word.start()), ticks(word.end()) - ticks(word.start())


def encode(clip: Clip) -> bytes:
    """24 kHz, 48 kb/s, mono, one frame after the other, as the service has it."""
    frame = av.AudioFrame(format="s16", layout="mono", samples=len(clip.samples) // 2)
    frame.sample_rate = clip.rate
    frame.planes[0].update(clip.samples + bytes(frame.planes[0].buffer_size - len(clip.samples)))
    context = av.CodecContext.create("libmp3lame", "w")
    context.sample_rate, context.layout, context.format, context.bit_rate = RATE, "mono", "s16p", 48_000
    context.options = {"compression_level": "9"}  # the quickest
    resampler = av.AudioResampler(format="s16p", layout="mono", rate=RATE, frame_size=context.frame_size or 576)
    frames = [*resampler.resample(frame), *resampler.resample(None)]
    return b"".join(bytes(packet) for f in (*frames, None) for packet in context.encode(f))


class EdgeService:
    """Serves on a port of this machine, in a thread with a loop of its own, as long as the ``with`` lasts."""

    def __init__(self, *modes: str, latency: float = 0.0, tls: ssl.SSLContext | None = None, refuse: str = "") -> None:
        self.refuse = refuse
        self.modes, self.latency, self._tls = deque(modes), latency, tls
        self.asked: list[Asked] = []
        self.connections: list[float] = []
        self.flying = self.most = self.port = 0
        self.voices: Any = [{"ShortName": n, "Gender": g.title(), "Locale": n[:5]} for n, g in shipped().voices.items()]
        self.list_mode = "ok"
        self._loop = asyncio.new_event_loop()
        self._begun = threading.Event()
        self._thread = threading.Thread(target=self._serve, daemon=True)

    @property
    def url(self) -> str:
        """Where it is."""
        return f"http{'s' if self._tls else ''}://127.0.0.1:{self.port}"

    @property
    def heard(self) -> list[str]:
        """The texts, in the order in which they were asked for."""
        return [asked.text for asked in self.asked]

    def __enter__(self) -> "EdgeService":
        self._thread.start()
        self._begun.wait()
        return self

    def __exit__(self, *_: type[BaseException] | BaseException | TracebackType | None) -> None:
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()

    def _serve(self) -> None:
        app = web.Application()
        app.router.add_get(f"{PATH}/edge/v1", self._connected)
        app.router.add_get(f"{PATH}/voices/list", self._list)
        runner = web.AppRunner(app, shutdown_timeout=0.05)
        self._loop.run_until_complete(runner.setup())
        site = web.TCPSite(runner, "127.0.0.1", 0, ssl_context=self._tls)
        self._loop.run_until_complete(site.start())
        self.port = runner.addresses[0][1]
        self._begun.set()
        try:
            self._loop.run_forever()
        finally:
            self._loop.run_until_complete(runner.cleanup())
            self._loop.run_until_complete(self._loop.shutdown_default_executor())
            self._loop.close()
            with _lock:
                _espeak.close()

    async def _list(self, request: web.Request) -> web.StreamResponse:
        if self.list_mode == "hang":
            await asyncio.sleep(3600)
        if self.list_mode == "login":
            return web.Response(text="<html>Welcome to this hotel.</html>", content_type="text/html")
        if self.list_mode != "ok":
            return _refusal(self.list_mode)
        return web.json_response(self.voices)

    async def _connected(self, request: web.Request) -> web.StreamResponse:
        mode = self.modes.popleft() if self.modes else "ok"
        self.connections.append(monotonic())
        if mode == "skew" or mode[:3].isdecimal():
            return _refusal(mode)
        if mode == "silent":
            await asyncio.sleep(3600)
        self.flying += 1
        self.most = max(self.most, self.flying)
        try:
            return await self._talk(request, mode)
        finally:
            self.flying -= 1

    async def _talk(self, request: web.Request, mode: str) -> web.StreamResponse:
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        try:
            config = await socket.receive_str()
            assert '"wordBoundaryEnabled":"true"' in config
            _, _, ssml = (await socket.receive_str()).partition("\r\n\r\n")
            speech = ElementTree.fromstring(ssml)
        except TypeError:  # it has gone before it has asked
            return socket
        except ElementTree.ParseError:
            await socket.close(code=WSCloseCode.INVALID_TEXT)
            return socket
        asked = _asked(speech, mode, dict(request.query))
        if self.refuse and self.refuse in asked.text:
            asked = replace(asked, mode="noaudio")
        self.asked.append(asked)
        await asyncio.sleep(self.latency)
        with contextlib.suppress(ConnectionError):
            await self._answer(socket, request, asked)
        return socket

    async def _answer(self, socket: web.WebSocketResponse, request: web.Request, asked: Asked) -> None:
        numbers = (int(asked.rate.rstrip("%")), int(asked.pitch.removesuffix("Hz")))
        audio, words = await asyncio.to_thread(speak, asked.text, asked.voice, *numbers)
        await socket.send_str(_text("turn.start", {}))
        await socket.send_str(_text("response", {}))
        if asked.mode == "noaudio":
            audio, words = b"", ()
        if asked.mode in ("half", "short"):
            audio = audio[: len(audio) // 2 // 144 * 144]
        if asked.mode == "half":
            words = words[: len(words) // 2]
        if asked.mode == "garbage":
            audio = bytes(len(audio))
        messages = _messages(audio, words, together=asked.mode == "two_meta")
        for number, message in enumerate(messages):
            if number > len(messages) // 2 and asked.mode in ("close", "abort", "hang", "strange"):
                await self._break(socket, request, asked.mode)
                return
            await (socket.send_bytes(message) if isinstance(message, bytes) else socket.send_str(message))
            await asyncio.sleep(0.02 if asked.mode == "slow" else 0)
        await socket.send_bytes(_binary("Path:audio", b""))
        await socket.send_str(_text("turn.end", {}))

    async def _break(self, socket: web.WebSocketResponse, request: web.Request, mode: str) -> None:
        if mode == "abort" and request.transport:
            await asyncio.sleep(0.02)  # or what was sent would be lost too
            request.transport.abort()
        if mode == "hang":
            await asyncio.sleep(3600)
        if mode == "strange":
            await socket.send_str(_text("unheard.of", {}))
        await socket.close()


def _refusal(mode: str) -> web.Response:
    status, _, detail = mode.partition(":")
    if mode == "skew":  # an hour fast
        return web.Response(status=403, headers={"Date": formatdate(time() + 3600, usegmt=True)})
    if detail == "nodate":
        return web.Response(status=int(status), headers={"Date": ""})
    after = formatdate(time() + 2, usegmt=True) if detail == "date" else detail
    return web.Response(status=int(status), headers={"Retry-After": after} if after else {})


def _asked(speech: ElementTree.Element, mode: str, query: dict[str, str]) -> Asked:
    voice = speech[0]
    prosody = voice[0]
    match = re.fullmatch(r".*\((\S+), (\S+)\)", voice.attrib["name"])
    assert match
    rate, pitch = prosody.attrib["rate"], prosody.attrib["pitch"]
    return Asked(prosody.text or "", f"{match[1]}-{match[2]}", rate, pitch, mode, monotonic(), query)


def _messages(audio: bytes, words: tuple[tuple[str, int, int], ...], *, together: bool) -> list[bytes | str]:
    """Sound and words by turns, as they come; or with the second and the third word in one message."""
    sound: list[bytes | str] = [
        _binary("Content-Type:audio/mpeg\r\nPath:audio", audio[at : at + PIECE]) for at in range(0, len(audio), PIECE)
    ]
    events = [_event(*word) for word in words]
    groups = [[event] for event in events]
    if together:
        groups[1:3] = [events[1:3]]
    metadata = [_text("audio.metadata", {"Metadata": group}) for group in groups]
    metadata.append(
        _text("audio.metadata", {"Metadata": [_event(*words[-1]), {"Type": "SessionEnd"}]}) if words else ""
    )
    mixed: list[bytes | str] = []
    for number in range(max(len(sound), len(metadata) - 1)):
        mixed += metadata[number : number + 1] if number < len(metadata) - 1 else []
        mixed += sound[number : number + 1]
    return mixed


def _event(text: str, offset: int, duration: int) -> dict[str, Any]:
    about = {"Text": escape(text), "Length": len(text), "BoundaryType": "WordBoundary"}
    return {"Type": "WordBoundary", "Data": {"Offset": offset, "Duration": duration, "text": about}}


def _text(path: str, body: object) -> str:
    return f"X-RequestId:0\r\nContent-Type:application/json; charset=utf-8\r\nPath:{path}\r\n\r\n{json.dumps(body)}"


def _binary(head: str, data: bytes) -> bytes:
    head = f"X-RequestId:0\r\n{head}\r\n"
    return len(head).to_bytes(2, "big") + head.encode() + data


def main() -> None:
    """Serve until the process ends."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("modes", nargs="*", help=", ".join(MODES))
    parser.add_argument("--latency", type=float, default=0.0)
    parser.add_argument("--refuse", default="")
    given = parser.parse_args()
    with (
        EdgeService(*given.modes, latency=given.latency, refuse=given.refuse) as service,
        contextlib.suppress(KeyboardInterrupt),
    ):
        print(service.url, flush=True)
        threading.Event().wait()


if __name__ == "__main__":
    main()
