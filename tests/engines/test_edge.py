"""Edge's voices, through the real client and a local service that speaks the protocol and misbehaves on demand."""

import asyncio
import contextlib
import os
import signal
import socket
import ssl
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from email.utils import formatdate
from typing import Any

import edge_tts
import edge_tts.communicate
import edge_tts.constants
import edge_tts.drm
import edge_tts.voices
import pytest
import trustme

from tests.edge_service import EdgeService
from voice.engines import Engine
from voice.engines.edge import Edge, limit, reasons, request
from voice.engines.edge.limit import ATTEMPTS, Limiter, RequestError
from voice.engines.edge.request import Route
from voice.errors import EngineError
from voice.model import Clip, Utterance, Voice

TEXT = "The one that stands still is right twice a day, and it asks for nothing."
VOICE = Voice("edge", "en-GB-SoniaNeural", "en")

Make = Callable[..., Edge]


@pytest.fixture(autouse=True)
def _alone(tmp_path: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing that is kept, no proxy, no skew of another test."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY", "VIVAVOCE_EDGE_SERVICE"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.lower(), raising=False)
    monkeypatch.setattr(edge_tts.drm.DRM, "clock_skew_seconds", 0.0)


@pytest.fixture
def edge() -> Iterator[Make]:
    """Makes engines that hardly wait, and closes them."""
    made: list[Edge] = []

    def make(service: EdgeService | str, **options: Any) -> Edge:
        url = service if isinstance(service, str) else service.url
        made.append(Edge(service=url, **{"pause": 0.01, **options}))
        return made[-1]

    yield make
    for engine in made:
        engine.close()


def say(text: str = TEXT, language: str = "en", voice: Voice = VOICE) -> Utterance:
    return Utterance(text, voice, language)


def seconds(clip: Clip) -> float:
    return len(clip.samples) / 2 / clip.rate


def spoken(clip: Clip, text: str) -> list[str]:
    return [text[word.first : word.last] for word in clip.words]


def nobody() -> str:
    """An address at which nobody listens."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return f"http://127.0.0.1:{found.getsockname()[1]}"


# -- what the client does when it is left alone, and what comes of it here -----------------------------------------


@pytest.mark.parametrize("fault", ["close", "abort"])
def test_a_broken_connection_is_no_end(fault: str, edge: Make) -> None:
    async def alone(service: EdgeService) -> int:
        client = edge_tts.Communicate(TEXT, VOICE.name, boundary="WordBoundary")
        edge_tts.communicate.WSS_URL = Route("", service.url).url(edge_tts.constants.WSS_URL)
        return sum([len(m["data"]) async for m in client.stream() if m["type"] == "audio"])

    with EdgeService(fault, "ok", fault, "ok") as service:
        half, whole = asyncio.run(alone(service)), asyncio.run(alone(service))
        assert 0 < half < 0.7 * whole  # and no exception
        clip = edge(service).synthesize(say())
        assert [asked.mode for asked in service.asked[2:]] == [fault, "ok"]
    assert seconds(clip) == pytest.approx(whole * 8 / 48_000, abs=0.1)
    assert spoken(clip, TEXT)[-1] == "nothing"


def test_silence_is_given_up(edge: Make) -> None:
    with EdgeService("hang", "silent", "ok") as service:
        begun = time.monotonic()
        assert edge(service, idle=0.3).synthesize(say()).words
        assert time.monotonic() - begun < 4.0
        assert len(service.connections) == 3


def test_slow_is_not_silent(edge: Make) -> None:
    with EdgeService("ok", "slow") as service:
        edge(service).synthesize(say())  # so that the service has it ready
        begun = time.monotonic()
        assert edge(service, idle=0.5).synthesize(say()).words
        assert time.monotonic() - begun > 0.6
        assert len(service.connections) == 2


def test_a_text_without_spaces_is_cut_between_sentences(edge: Make) -> None:
    text = "我在河边的一座小城长大，现在还住在那里。早上，我喜欢在商店开门以前沿着河边走一走。" * 50
    with EdgeService() as service:
        clip = edge(service).synthesize(say(text, "zh", Voice("edge", "zh-CN-YunyangNeural", "zh", rate=180)))
        assert len(service.heard) == 2
        assert all(len(heard.encode()) <= 4096 and heard.endswith("。") for heard in service.heard)
        assert "".join(service.heard) == text
    assert "".join(spoken(clip, text)) == text.replace("，", "").replace("。", "")
    assert all(a.end <= b.end and a.start <= b.start for a, b in zip(clip.words, clip.words[1:], strict=False))


def test_what_grows_when_it_is_escaped_fits_too(edge: Make) -> None:
    text = "A & B, " * 400 + "and C."
    with EdgeService() as service:
        clip = edge(service).synthesize(say(text, voice=replace(VOICE, rate=180)))
        assert len(service.heard) == 2
        assert " ".join(service.heard) == text
    assert spoken(clip, text)[-2:] == ["and", "C"]


@pytest.mark.parametrize("text", ["", " \n", "… — !", "\ufffe\x00"])
def test_nothing_is_not_asked_for(text: str, edge: Make) -> None:
    with EdgeService() as service, pytest.raises(EngineError, match="nothing to say") as refused:
        edge(service).synthesize(say(text))
    assert not refused.value.transient
    assert not service.connections


def test_characters_that_xml_refuses_are_left_out_and_words_find_back(edge: Make) -> None:
    text = "One\x0btwo, th\x00ree\ufffe & <four> \ud800 five\x85six."
    with EdgeService() as service:
        clip = edge(service).synthesize(say(text))
        assert service.heard == ["One two, three & <four>  five six."]
    assert spoken(clip, text) == ["One", "two", "th\x00ree", "four", "five", "six"]


@pytest.mark.parametrize("fault", ["noaudio", "half", "short", "garbage", "strange", "403:nodate", "429", "503", "500"])
def test_what_passes_is_asked_for_again(fault: str, edge: Make) -> None:
    with EdgeService(fault, "ok") as service:
        assert spoken(edge(service).synthesize(say()), TEXT)[-1] == "nothing"
        assert len(service.connections) == 2


@pytest.mark.parametrize("fault", ["400", "404"])
def test_what_lasts_is_not(fault: str, edge: Make) -> None:
    with EdgeService(fault) as service, pytest.raises(EngineError, match=fault) as failed:
        edge(service).synthesize(say())
    assert not failed.value.transient
    assert len(service.connections) == 1


def test_a_wrong_clock_is_set_by_the_client(edge: Make) -> None:
    with EdgeService("skew", "ok") as service:
        edge(service, pause=60).synthesize(say())
        ahead = edge_tts.drm.DRM.clock_skew_seconds
        assert ahead == pytest.approx(3600, abs=5)
        assert len(service.connections) == 2
        tokens = [edge_tts.drm.generate_sec_ms_gec_v2(time.time() + ahead - late) for late in (0, 5)]
        assert service.asked[0].query["Sec-MS-GEC"] in tokens


def test_two_events_in_one_message_lose_a_word_but_no_place(edge: Make) -> None:
    with EdgeService("two_meta") as service:
        words = spoken(edge(service).synthesize(say()), TEXT)
    assert words == ["The", "one", *TEXT.replace(",", "").rstrip(".").split()[3:]]


def test_rate_and_pitch_are_asked_for(edge: Make) -> None:
    with EdgeService() as service:
        engine = edge(service)
        plain = engine.synthesize(say())
        slow = engine.synthesize(say(voice=Voice("edge", VOICE.name, "en", None, -20, 25)))
        assert [(a.voice, a.rate, a.pitch) for a in service.asked] == [
            (VOICE.name, "+0%", "+0Hz"),
            (VOICE.name, "-20%", "+25Hz"),
        ]
    assert seconds(slow) > 1.1 * seconds(plain)


@pytest.mark.parametrize(
    ("language", "voice", "text", "words"),
    [
        ("en", "en-US-AvaNeural", "It isn't R&D; it's “good” in 2024.", ["It", "isn't", "R", "D", "it's", "good", "in", "2024"]),
        ("zh", "zh-CN-XiaoxiaoNeural", "银行的行长，很重要。", ["银行", "的行", "长", "很重", "要"]),
        ("ja", "ja-JP-KeitaNeural", "かわの そばで、そだった。", ["かわ", "の", "そば", "で", "そだ", "った"]),
        ("ru", "ru-RU-DmitryNeural", "Ёж — это не ёлка!", ["Ёж", "это", "не", "ёлка"]),
    ],
)  # fmt: skip
def test_words_are_where_they_sound(language: str, voice: str, text: str, words: list[str], edge: Make) -> None:
    with EdgeService() as service:
        clip = edge(service).synthesize(say(text, language, Voice("edge", voice, language)))
    assert clip.rate == 24_000
    assert spoken(clip, text) == words
    assert clip.words[0].start == 1105  # what encoder and decoder put before the sound
    assert all(word.start < word.end <= len(clip.samples) // 2 for word in clip.words)
    assert all(a.end <= b.start for a, b in zip(clip.words, clip.words[1:], strict=False))


# -- how often, how many, how soon ---------------------------------------------------------------------------------


def test_attempts_are_counted(edge: Make) -> None:
    with EdgeService(*["half"] * 9) as service, pytest.raises(EngineError, match="letters are missing") as failed:
        edge(service).synthesize(say())
    assert failed.value.transient
    assert len(service.connections) == ATTEMPTS
    assert str(failed.value).startswith("Edge did not speak it in 5 attempts; the last failed because ")


def test_retry_after_holds_for_all(edge: Make) -> None:
    with EdgeService("429:1") as service:
        engine = edge(service)
        with ThreadPoolExecutor(4) as pool:
            assert all(clip.words for clip in pool.map(lambda n: engine.synthesize(say(f"{TEXT} {n}")), range(4)))
        first, *others = sorted(service.connections)
        late = [at for at in others if at - first > 0.2]
        assert len(late) >= 2  # two more may have left together with the first
        assert min(late) - first >= 1.0


def test_a_long_pause_is_not_waited_for(edge: Make) -> None:
    with EdgeService("429:600") as service:
        engine = edge(service)
        begun = time.monotonic()
        with pytest.raises(EngineError, match=r"out of reach: the service answered 429 Too Many Requests\. Check"):
            engine.synthesize(say())
        assert time.monotonic() - begun < 5.0  # of 600 that were asked for
        assert len(service.connections) == 1


def test_the_pause_may_be_a_date() -> None:
    assert reasons._after({"Retry-After": formatdate(time.time() + 30, usegmt=True)}) == pytest.approx(30, abs=2)
    assert reasons._after({"Retry-After": "7"}) == 7
    assert reasons._after({"Retry-After": "soon"}) == reasons._after(None) == 0


def test_many_callers_share_a_door_of_eight(edge: Make) -> None:
    with EdgeService(latency=0.03) as service:
        engine = edge(service)
        with ThreadPoolExecutor(12) as pool:
            clips = list(pool.map(lambda n: engine.synthesize(say(f"Number {n}.")), range(48)))
        assert 3 < service.most <= 8
        assert len(service.heard) == 48
    assert all(clip.words for clip in clips)


async def _shape(outcomes: str) -> list[int]:
    """How many may be under way after each outcome: an answer, a refusal, or half an answer."""
    limiter, limits = Limiter(0.0), []

    async def ask(outcome: str) -> None:
        if outcome != "a":
            raise RequestError("so it is", refused=outcome == "r")

    for outcome in outcomes:
        with contextlib.suppress(RequestError):
            await limiter.once(lambda outcome=outcome: ask(outcome))
        limits.append(int(limiter.limit))
        await asyncio.sleep(0.001)
    return limits


def test_the_door_widens_slowly_and_narrows_fast() -> None:
    assert asyncio.run(_shape("a" * 60))[:26] == [3] * 2 + [4] * 4 + [5] * 5 + [6] * 6 + [7] * 7 + [8] * 2
    assert asyncio.run(_shape("a" * 60))[-1] == 8
    assert asyncio.run(_shape("a" * 30 + "rrr"))[-4:] == [8, 4, 2, 1]
    assert asyncio.run(_shape("hhh")) == [2, 1, 1]


def test_one_blow_counts_once() -> None:
    async def together() -> tuple[int, int]:
        limiter, gate = Limiter(0.0), asyncio.Event()

        async def ask() -> None:
            await gate.wait()
            raise RequestError("refused", refused=True)

        calls = [asyncio.create_task(limiter.once(ask)) for _ in range(3)]
        await asyncio.sleep(0.01)
        gate.set()
        await asyncio.gather(*calls, return_exceptions=True)
        return int(limiter.limit), limiter._strikes

    assert asyncio.run(together()) == (1, 1)


def test_a_service_that_has_gone_costs_no_more_time(edge: Make) -> None:
    engine = edge(nobody())
    with pytest.raises(EngineError, match="5 attempts"):
        engine.synthesize(say())
    begun = time.monotonic()
    for n in range(100):
        with pytest.raises(EngineError, match=r"out of reach.*--engine espeak") as failed:
            engine.synthesize(say(f"Number {n}."))
        assert failed.value.transient
    assert time.monotonic() - begun < 2.0


def test_it_is_looked_for_again_and_everything_goes_on(edge: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limit, "ABSENCE", 0.2)
    with EdgeService(*["503"] * 6) as service:
        engine = edge(service)
        for _ in range(2):  # the second finds it gone
            with pytest.raises(EngineError):
                engine.synthesize(say())
        assert len(service.connections) == 5
        time.sleep(0.25)
        with pytest.raises(EngineError, match="out of reach"):  # the probe meets the sixth refusal
            engine.synthesize(say())
        assert len(service.connections) == 6
        time.sleep(0.25)
        assert engine.synthesize(say()).words
        assert engine.synthesize(say("At once.")).words


def test_closing_ends_what_waits_and_what_comes_after_begins_anew(edge: Make) -> None:
    with EdgeService(*["silent"] * 3) as service:
        engine = edge(service)
        with ThreadPoolExecutor(6) as pool:
            futures = [pool.submit(engine.synthesize, say(f"Number {n}.")) for n in range(6)]
            # All six must be waiting: a call that comes after the end begins anew.
            while len(service.connections) < 3 or len(asyncio.all_tasks(engine._loop._loop)) < 6:
                time.sleep(0.01)
            begun = time.monotonic()
            engine.close()
            for future in futures:
                with pytest.raises(EngineError, match="closed"):
                    future.result()
        assert time.monotonic() - begun < 5.0
        assert not [thread for thread in threading.enumerate() if thread.name == "edge"]
        assert engine.synthesize(say()).words
        engine.close()
        engine.close()


# -- reaching it ---------------------------------------------------------------------------------------------------


def test_ready_when_the_list_comes(edge: Make) -> None:
    with EdgeService() as service:
        edge(service).ready()


def test_not_ready_when_nobody_listens(edge: Make) -> None:
    begun = time.monotonic()
    with pytest.raises(
        EngineError, match=r"out of reach: no connection to 127.0.0.1 \(connection refused\)\. Check .*--engine espeak"
    ):
        edge(nobody()).ready()
    assert time.monotonic() - begun < 2.0


@pytest.mark.parametrize(
    ("mode", "why"), [("hang", "nothing came for 0.3 s"), ("login", "login|not understood"), ("503", "503"), ("403", "upgrade")]
)  # fmt: skip
def test_not_ready_says_why(mode: str, why: str, edge: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(request, "LIST", 0.3)
    with EdgeService() as service:
        service.list_mode = mode
        with pytest.raises(EngineError, match=why):
            edge(service).ready()


class Proxy:
    """A proxy that knows CONNECT, and brings everybody to one port of this machine."""

    def __init__(self, port: int, answer: str = "200 OK") -> None:
        self.port, self.answer, self.heads = port, answer, list[str]()

    async def _met(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.heads.append((await reader.readuntil(b"\r\n\r\n")).decode())
        writer.write(f"HTTP/1.1 {self.answer}\r\n\r\n".encode())
        if self.answer.startswith("200"):
            there, beyond = await asyncio.open_connection("127.0.0.1", self.port)
            await asyncio.gather(self._copy(reader, beyond), self._copy(there, writer))
            beyond.close()
        writer.close()

    async def _copy(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while data := await reader.read(1 << 16):
            writer.write(data)
        if writer.can_write_eof():
            writer.write_eof()

    def __enter__(self) -> "Proxy":
        self._loop = asyncio.new_event_loop()
        self._server = self._loop.run_until_complete(asyncio.start_server(self._met, "127.0.0.1", 0))
        self.url = f"http://ada:secret@127.0.0.1:{self._server.sockets[0].getsockname()[1]}"
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._server.close()
        self._loop.run_until_complete(self._server.wait_closed())
        while tasks := asyncio.all_tasks(self._loop):
            self._loop.run_until_complete(asyncio.wait(tasks))
        self._loop.close()


@pytest.fixture
def trusted(monkeypatch: pytest.MonkeyPatch) -> ssl.SSLContext:
    """A certificate for the real service's name, which the client trusts as long as the test lasts."""
    authority, context = trustme.CA(), ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("speech.platform.bing.com").configure_cert(context)
    trust = ssl.create_default_context(cadata=authority.cert_pem.bytes().decode())
    for module in (edge_tts.communicate, edge_tts.voices):
        monkeypatch.setattr(module, "_SSL_CTX", trust)
    return context


@pytest.mark.parametrize("where", ["environment", "option"])
def test_the_real_address_through_a_proxy(
    where: str, trusted: ssl.SSLContext, edge: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    with EdgeService(tls=trusted) as service, Proxy(service.port) as proxy:
        if where == "environment":
            monkeypatch.setenv("HTTPS_PROXY", proxy.url)
        engine = edge("", proxy=proxy.url if where == "option" else "")
        engine.ready()
        assert engine.synthesize(say()).words
        engine.close()
    assert [head.split("\r\n")[0] for head in proxy.heads] == ["CONNECT speech.platform.bing.com:443 HTTP/1.1"] * 2
    assert all("Proxy-Authorization: Basic YWRhOnNlY3JldA==" in head for head in proxy.heads)


def test_a_certificate_that_is_not_trusted_is_no_matter_of_patience(edge: Make) -> None:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    trustme.CA().issue_cert("speech.platform.bing.com").configure_cert(context)
    with EdgeService(tls=context) as service, Proxy(service.port) as proxy:
        with pytest.raises(EngineError, match="certificate") as failed:
            edge("", proxy=proxy.url).synthesize(say())
        assert len(proxy.heads) == 1
    assert not failed.value.transient


def test_a_proxy_that_refuses_is_named_without_its_password(edge: Make) -> None:
    with Proxy(0, "407 Proxy Authentication Required") as proxy:
        with pytest.raises(EngineError, match="the proxy answered 407") as failed:
            edge("", proxy=proxy.url).synthesize(say())
        assert len(proxy.heads) == 1
    assert "secret" not in str(failed.value)


def test_which_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    address = edge_tts.constants.WSS_URL
    assert Route().through(address) is None
    monkeypatch.setenv("https_proxy", "proxy.example:3128")
    assert Route().through(address) == "http://proxy.example:3128"
    assert Route("http://mine:1").through(address) == "http://mine:1"
    assert Route("", "http://127.0.0.1:9").through(address) is None
    monkeypatch.setenv("no_proxy", ".bing.com")
    assert Route().through(address) is None
    with pytest.raises(RequestError, match="no HTTP proxy"):
        Route("socks5://localhost:1").through(address)


# -- from outside --------------------------------------------------------------------------------------------------


def test_it_is_an_engine() -> None:
    assert isinstance(Edge(), Engine)


def test_casting_needs_no_network_library() -> None:
    code = (
        "import sys; from voice.engines.edge import Edge; e = Edge(); e.voices('fr'); e.voice('fr-FR-HenriNeural', 'fr');"
        "print([m for m in ('aiohttp', 'edge_tts', 'av') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


INTERRUPTED = """
import signal, sys
from voice.engines.edge import Edge
from voice.model import Utterance, Voice
engine = Edge(service=sys.argv[1])
signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell's background jobs inherit deafness
try:
    engine.synthesize(Utterance("Hello.", Voice("edge", "en-US-AvaNeural", "en"), "en"))
except KeyboardInterrupt:
    engine.close()
    print("interrupted")
"""


@pytest.mark.skipif(sys.platform == "win32", reason="signals are others there")
def test_ctrl_c_while_a_call_waits() -> None:
    with EdgeService(*["hang"] * 3) as service:
        command = [sys.executable, "-W", "error", "-c", INTERRUPTED, service.url]
        process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        deadline = time.monotonic() + 20
        while not service.asked and time.monotonic() < deadline:
            time.sleep(0.01)
        assert service.asked
        begun = time.monotonic()
        process.send_signal(signal.SIGINT)
        said = process.communicate(timeout=20)
        assert time.monotonic() - begun < 4.0
    assert (process.returncode, *said) == (0, "interrupted\n", "")


def test_without_a_network_the_client_is_not_loaded() -> None:
    probe = (
        "import sys\nfrom voice.engines.edge import Edge, reach\nfrom voice.errors import EngineError\n"
        "reason = reach.unknown('nowhere.invalid')\nassert reason.startswith('no connection to nowhere.invalid ('), reason\n"
        "assert reach.unknown('localhost') == '' == reach.unknown('nowhere.invalid', 'http://proxy')\n"
        "assert not {'aiohttp', 'edge_tts'} & set(sys.modules)"
    )
    environment = {key: value for key, value in os.environ.items() if not key.lower().endswith("_proxy")}
    subprocess.run([sys.executable, "-c", probe], check=True, env=environment)


def test_the_service_is_where_the_client_asks() -> None:
    import edge_tts.constants

    from voice.engines.edge import HOST

    assert HOST in edge_tts.constants.WSS_URL
    assert HOST in edge_tts.constants.VOICE_LIST
