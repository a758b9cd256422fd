"""Pages from a server of our own, which can be slow, huge, broken or sly."""

import asyncio
import gzip
import ssl
import threading
import zlib
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path

import pytest
import trustme
from aiohttp import web

from voice import fetch
from voice.document import Source
from voice.errors import ReadError
from voice.source import load

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]
PAGE = "<!doctype html><p>été</p>".encode("latin-1")


class Site:
    """A server in a thread, plain and with TLS; ``pages`` by path."""

    def __init__(self, authority: trustme.CA) -> None:
        self.pages: dict[str, Handler | web.Response] = {}
        self.otherwise = web.Response(status=404)
        self.asked: list[web.Request] = []
        self._authority = authority
        self._ready = threading.Event()
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._serve)

    def _serve(self) -> None:
        asyncio.set_event_loop(self._loop)
        self._loop.run_until_complete(self._start())
        self._loop.run_forever()
        self._loop.run_until_complete(self._runner.cleanup())
        self._loop.close()

    async def _start(self) -> None:
        application = web.Application()
        application.router.add_route("*", r"/{path:[\s\S]*}", self._answer)
        self._runner = web.AppRunner(application, shutdown_timeout=0.1)
        await self._runner.setup()
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self._authority.issue_cert("localhost").configure_cert(context)
        for secure in (None, context):
            await web.TCPSite(self._runner, "127.0.0.1", 0, ssl_context=secure).start()
        plain, safe = (address[1] for address in self._runner.addresses)
        self.url, self.safe = f"http://localhost:{plain}", f"https://localhost:{safe}"
        self._ready.set()

    async def _answer(self, request: web.Request) -> web.StreamResponse:
        self.asked.append(request)
        page = self.pages.get(request.path, self.otherwise)
        if isinstance(page, web.Response):
            return web.Response(body=page.body, status=page.status, headers=page.headers)
        return await page(request)

    def __enter__(self) -> "Site":
        self._thread.start()
        assert self._ready.wait(10)
        return self

    def __exit__(self, *_: object) -> None:
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    authority = trustme.CA()
    authority.cert_pem.write_to_path(tmp_path / "ca.pem")
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "ca.pem"))
    for name in ("http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)
    with Site(authority) as served:
        yield served


def page(body: bytes = PAGE, status: int = 200, **headers: str) -> web.Response:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return web.Response(body=body, status=status, headers={"Content-Type": "text/html", **named})


def moved(to: str, status: int = 302) -> web.Response:
    return web.Response(status=status, headers={"Location": to})


def refusal(address: str, proxy: str = "") -> str:
    with pytest.raises(ReadError) as caught:
        load(address, proxy)
    text = str(caught.value)
    assert len(text.splitlines()) == 1
    assert text.endswith(".")
    return text


def test_a_page_is_bytes_a_name_an_address_and_what_the_server_says_of_its_letters(site: Site) -> None:
    site.pages["/2020/talk"] = page(Content_Type="text/html; charset=ISO-8859-1")
    assert load(f"{site.url}/2020/talk?page=all#top") == Source(
        PAGE, "talk.html", f"{site.url}/2020/talk?page=all", "iso-8859-1"
    )
    assert load(f"{site.safe}/2020/talk").url == f"{site.safe}/2020/talk"
    headers = site.asked[0].headers
    assert headers["User-Agent"].startswith("vivavoce/")
    assert headers["Accept"].startswith("text/html")


@pytest.mark.parametrize(
    ("path", "headers", "name"),
    [
        ("/", {}, "localhost.html"),
        ("/talks/bees/", {}, "bees.html"),
        ("/show.php", {}, "show.html"),
        ("/talk.htm", {}, "talk.htm"),
        ("/dr.smith", {}, "dr.smith.html"),
        ("/a", {"Content_Type": "application/pdf"}, "a.pdf"),
        ("/a.bin", {"Content_Type": "application/octet-stream"}, "a.bin"),
        ("/a", {"Content_Type": "nonsense"}, "a.txt"),
        ("/%D0%A7%D0%B0%D1%81", {}, "Час.html"),
        ("/..%2f..%2fetc%2fpasswd", {}, "passwd.html"),
        ("/a%0ab%1b%00", {}, "ab.html"),
        ("/a", {"Content_Disposition": 'attachment; filename="../../x\\\\y.txt"'}, "y.txt"),
        ("/a", {"Content_Disposition": "attachment; filename*=UTF-8''%E8%AE%BF%E8%B0%88.docx"}, "访谈.docx"),
        ("/a", {"Content_Disposition": "attachment; filename=été.txt"}, "été.txt"),
        ("/a", {"Content_Disposition": ";;;=\"'"}, "a.html"),
        ("/a", {"Content_Disposition": 'inline; filename="..."'}, "a.html"),
    ],
)
def test_the_name_is_safe_and_its_ending_fits(site: Site, path: str, headers: dict[str, str], name: str) -> None:
    site.otherwise = page(**headers)
    assert load(site.url + path).name == name


def test_packed_pages_are_unpacked(site: Site) -> None:
    raw = zlib.compressobj(wbits=-15)
    packed = {
        "/gzip": ("gzip", gzip.compress(PAGE)),
        "/two": ("x-gzip", gzip.compress(PAGE[:9]) + gzip.compress(PAGE[9:]) + b"\0\0\0"),
        "/deflate": ("deflate", zlib.compress(PAGE)),
        "/raw": ("deflate", raw.compress(PAGE) + raw.flush()),
        "/plain": ("identity", PAGE),
    }
    for path, (coding, body) in packed.items():
        site.pages[path] = page(body, Content_Encoding=coding)
        assert load(site.url + path).data == PAGE, path


def test_redirects_are_followed_and_counted(site: Site) -> None:
    site.pages["/end"] = page()
    for n in range(1, 7):
        site.pages[f"/{n}"] = moved(f"/{n - 1}" if n > 1 else "end#part", 301 + n % 2)
    assert load(f"{site.url}/5").url == f"{site.url}/end"
    assert "redirected more than 5 times" in refusal(f"{site.url}/6")
    site.pages["/round"] = moved("/round")
    assert "redirected more than" in refusal(f"{site.url}/round")
    site.pages["/up"] = moved(f"{site.safe}/end")
    assert load(f"{site.url}/up").url == f"{site.safe}/end"
    site.pages["/down"] = moved(f"{site.url}/end")
    assert "anybody on the way can change the page" in refusal(f"{site.safe}/down")


@pytest.mark.parametrize(
    "to",
    ["file:///etc/passwd", "ftp://localhost/x", "data:text/html,x", "javascript:x", "", "http://[::", "http://a:b"],
)
def test_redirects_lead_to_pages_only(site: Site, to: str) -> None:
    site.pages["/away"] = moved(to)
    assert "redirected to what is no page" in refusal(f"{site.url}/away")


def test_what_a_server_refuses(site: Site) -> None:
    assert refusal(f"{site.url}/none") == (f"{site.url}/none: the server answers 404 (Not Found). Check the address.")
    site.pages["/paid"] = page(status=403)
    assert "Save the page in a browser" in refusal(f"{site.url}/paid")
    site.pages["/odd"] = page(status=599)
    assert "answers 599." in refusal(f"{site.url}/odd")
    site.pages["/empty"] = page(b"")
    assert "empty page" in refusal(f"{site.url}/empty")
    site.pages["/brotli"] = page(b"\x0b\x02\x80words\x03", Content_Encoding="br")
    assert "packed in a way not asked for" in refusal(f"{site.url}/brotli")


def test_a_page_without_end_is_cut_off(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetch, "LIMIT", 100_000)

    async def endless(request: web.Request) -> web.StreamResponse:
        response = web.StreamResponse()
        await response.prepare(request)
        while True:
            await response.write(b"words " * 1000)

    site.pages["/endless"] = endless
    assert "larger than" in refusal(f"{site.url}/endless")
    site.pages["/bomb"] = page(gzip.compress(bytes(10**8)), Content_Encoding="gzip")
    assert "larger than" in refusal(f"{site.url}/bomb")
    site.pages["/zbomb"] = page(zlib.compress(bytes(10**8)), Content_Encoding="deflate")
    assert "larger than" in refusal(f"{site.url}/zbomb")


def test_a_slow_server_is_left(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetch, "PATIENCE", 0.4)

    async def drip(request: web.Request) -> web.StreamResponse:
        response = web.StreamResponse()
        await response.prepare(request)
        while True:
            await response.write(b"w")
            await asyncio.sleep(0.02)

    async def silent(request: web.Request) -> web.StreamResponse:
        await asyncio.sleep(30)
        return page()

    site.pages |= {"/drip": drip, "/silent": silent}
    assert "not received whole within" in refusal(f"{site.url}/drip")
    assert "not received whole within" in refusal(f"{site.url}/silent")


def test_half_a_page_is_no_page(site: Site) -> None:
    async def half(request: web.Request) -> web.StreamResponse:
        response = web.StreamResponse(headers={"Content-Length": "1000"})
        await response.prepare(request)
        await response.write(PAGE)
        assert request.transport
        request.transport.abort() if request.path == "/abort" else request.transport.close()
        return response

    site.pages |= {"/abort": half, "/short": half}
    assert "broke off" in refusal(f"{site.url}/abort")
    assert "broke off" in refusal(f"{site.url}/short")
    site.pages["/cut"] = page(gzip.compress(PAGE * 100)[:-20], Content_Encoding="gzip")
    assert "broke off" in refusal(f"{site.url}/cut")
    site.pages["/junk"] = page(PAGE, Content_Encoding="gzip")
    assert "broke off" in refusal(f"{site.url}/junk")


def test_a_server_must_prove_who_it_is(site: Site, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    trustme.CA().cert_pem.write_to_path(tmp_path / "other.pem")
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "other.pem"))
    assert "cannot prove who it is" in refusal(f"{site.safe}/")


def test_nobody_there_and_no_address(site: Site) -> None:
    assert "cannot be reached" in refusal("http://127.0.0.1:9/")
    for address in ("http://", "https://:80/", "http://[::/", "http://localhost:99999/", "http://" + "a" * 70):
        assert "this is no address" in refusal(address), address


def test_a_proxy_is_asked_instead(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    site.pages["/talk"] = page()
    assert load("http://far.example/talk", proxy=site.url).data == PAGE
    assert site.asked[-1].headers["Host"] == "far.example"
    monkeypatch.setenv("http_proxy", site.url)
    assert load("http://far.example/talk").url == "http://far.example/talk"
    assert "only http:// proxies" in refusal("http://far.example/", "socks5://localhost:1")
    assert "proxy" in refusal("http://far.example/", "http://127.0.0.1:9")


def test_a_password_is_used_and_never_kept(site: Site) -> None:
    site.pages["/talk"] = page()
    address = site.url.replace("//", "//ada:secret@") + "/talk"
    assert load(address).url == f"{site.url}/talk"
    assert site.asked[-1].headers["Authorization"].startswith("Basic")
    assert "secret" not in refusal(address + "s")
