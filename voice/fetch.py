"""A page from the web, as bytes: the only place where reading uses the network, and only for an address that was named.

What a server may do to us has bounds: the time in all, the bytes as sent and as unpacked, the number of redirects, and
where they lead. Nothing is believed of it but the bytes.
"""

import asyncio
import re
import ssl
import zlib
from email.message import Message
from http import HTTPStatus
from importlib.metadata import version
from pathlib import PurePosixPath
from urllib.parse import unquote
from urllib.request import getproxies, proxy_bypass

import aiohttp
import certifi
from yarl import URL

from voice.document import Source
from voice.errors import ReadError

PATIENCE = 60.0
"""Seconds for everything, redirects and all."""
LIMIT = 64 * 1024 * 1024
"""Bytes of a page, unpacked."""
REDIRECTS = 5
_PIECE = 65_536
_ACCEPT = "text/html, application/xhtml+xml, text/plain;q=0.9, text/markdown;q=0.9, application/pdf;q=0.8, */*;q=0.7"
_MOVED = (301, 302, 303, 307, 308)
_CLOSED = (401, 402, 403, 406, 407, 429, 451, 503)
"""Answers that a person with a browser may not get."""
_ENDINGS = {
    "text/html": ".html",
    "application/xhtml+xml": ".xhtml",
    "text/plain": ".txt",
    "text/markdown": ".md",
    "application/pdf": ".pdf",
    "application/json": ".json",
    "text/vtt": ".vtt",
    "application/x-subrip": ".srt",
    "text/csv": ".csv",
    "application/epub+zip": ".epub",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
    "application/vnd.oasis.opendocument.text": ".odt",
    "message/rfc822": ".eml",
    "multipart/related": ".mhtml",
}
_PROGRAM = re.compile(r"\.(?:php\d?|phtml|aspx?|jspx?|jsf|cgi|pl|do|action|cfm)$", re.I)
"""The ending of what made a page, which says nothing of the page."""


def fetch(address: str, proxy: str = "") -> Source:
    """What is found at an address; `ReadError` where nothing is, or it is not to be trusted.

    Args:
        address: http or https.
        proxy: Address of an HTTP proxy; empty: what the environment says.
    """
    try:
        url = URL(address)
        if not url.host:
            raise ValueError
        return asyncio.run(_in_time(url, proxy))
    except (aiohttp.ClientError, OSError, zlib.error, ValueError) as error:
        raise ReadError(f"{_plain(address)}: {_reason(error)}") from error


async def _in_time(url: URL, proxy: str) -> Source:
    async with asyncio.timeout(PATIENCE):
        return await _follow(url, proxy)


async def _follow(url: URL, proxy: str) -> Source:
    headers = {
        "User-Agent": f"vivavoce/{version('vivavoce')}",
        "Accept": _ACCEPT,
        "Accept-Encoding": "gzip, deflate",
    }
    timeout = aiohttp.ClientTimeout(total=None, sock_connect=PATIENCE / 3)
    connector = aiohttp.TCPConnector(ssl=_trust())
    async with aiohttp.ClientSession(
        headers=headers, timeout=timeout, connector=connector, auto_decompress=False
    ) as session:
        for _ in range(REDIRECTS + 1):
            async with session.get(url, allow_redirects=False, proxy=_proxy(url, proxy)) as response:
                if response.status not in _MOVED:
                    return await _received(response)
                url = _next(url, response.headers.get("Location", ""))
        raise ReadError(f"{_plain(url)}: redirected more than {REDIRECTS} times. Give the address of the page itself.")


def _trust() -> ssl.SSLContext:
    """What the system trusts; where it has no list of its own, as Python has none on a Mac, the one of Mozilla."""
    context = ssl.create_default_context()
    if not context.cert_store_stats()["x509_ca"]:
        context.load_verify_locations(certifi.where())
    return context


def _proxy(url: URL, named: str) -> URL | None:
    """The way to a server, where it is not the direct one."""
    known = {} if proxy_bypass(url.host or "") else getproxies()
    way = named or known.get(url.scheme) or known.get("all") or ""
    if way and not re.match(r"https?://[^/]", way, re.I):
        raise ReadError(f"{_plain(way)}: only http:// proxies can be used. Give one with --proxy, or in HTTPS_PROXY.")
    return URL(way) if way else None


def _next(url: URL, location: str) -> URL:
    """Where a redirect leads, if we go there."""
    astray = ReadError(f"{_plain(url)}: redirected to what is no page. Give the address of the page itself.")
    try:
        target = url.join(URL(location)).with_fragment(None)
    except ValueError as error:
        raise astray from error
    if not location or target.scheme not in ("http", "https") or not target.host:
        raise astray
    if (url.scheme, target.scheme) == ("https", "http"):
        raise ReadError(
            f"{_plain(url)}: redirected to {_plain(target)}, where anybody on the way can change the page. "
            "Give that address if you trust it."
        )
    return target


async def _received(response: aiohttp.ClientResponse) -> Source:
    shown = _plain(response.url)
    if response.status not in (200, 203):
        closed = response.status in _CLOSED
        advice = "Save the page in a browser and give the file" if closed else "Check the address"
        raise ReadError(f"{shown}: the server answers {_status(response.status)}. {advice}.")
    data = await _body(response, shown)
    if not data:
        raise ReadError(f"{shown}: the server sends an empty page. Save it in a browser and give the file.")
    described = Message()
    described["Content-Type"] = response.headers.get("Content-Type", "")
    described["Content-Disposition"] = response.headers.get("Content-Disposition", "")
    charset = described.get_content_charset("")
    return Source(
        data, _name(response.url, described), shown, charset if re.fullmatch(r"[\w.:+-]{1,40}", charset) else ""
    )


async def _body(response: aiohttp.ClientResponse, shown: str) -> bytes:
    coding = response.headers.get("Content-Encoding", "").strip().lower()
    if coding not in ("", "identity", "gzip", "x-gzip", "deflate"):
        raise ReadError(f"{shown}: sent packed in a way not asked for. Save the page in a browser and give the file.")
    unpacked = _Unpacked(coding)
    async for piece in response.content.iter_chunked(_PIECE):
        unpacked.take(piece)
        if len(unpacked.data) > LIMIT:
            raise ReadError(
                f"{shown}: larger than {LIMIT >> 20} MiB, which no interview is. Name the page with the text."
            )
    if unpacked.is_open:
        raise aiohttp.ClientPayloadError
    return bytes(unpacked.data)


class _Unpacked:
    """What arrives, unpacked never much further than to the limit: a small parcel may hold terabytes."""

    def __init__(self, coding: str) -> None:
        self.data = bytearray()
        self._coding = coding
        self._stream = self._new(raw=False)

    def _new(self, *, raw: bool) -> "zlib._Decompress | None":
        if self._coding in ("", "identity"):
            return None
        return zlib.decompressobj(-zlib.MAX_WBITS if raw else zlib.MAX_WBITS | (32 if "gzip" in self._coding else 0))

    @property
    def is_open(self) -> bool:
        """Whether the end has not come."""
        return self._stream is not None and not self._stream.eof

    def take(self, piece: bytes) -> None:
        """The next bytes, as sent."""
        if self._stream is None:
            self.data += piece
            return
        while piece and len(self.data) <= LIMIT:
            if self._stream.eof:
                if not piece.startswith(b"\x1f"):  # what pads the last parcel
                    return
                self._stream = self._new(raw=False) or self._stream
            try:
                self.data += self._stream.decompress(piece, LIMIT + 1 - len(self.data))
            except zlib.error:
                if self.data or self._coding != "deflate":
                    raise
                # Some servers say deflate and send it without the head that belongs to it.
                self._stream = self._new(raw=True) or self._stream
                self.data += self._stream.decompress(piece, LIMIT + 1)
            piece = self._stream.unused_data if self._stream.eof else self._stream.unconsumed_tail


# -- words --------------------------------------------------------------------------------------------------------


def _name(url: URL, described: Message) -> str:
    """A name for the file, safe in any folder, with an ending that says what it is."""
    last = next((part for part in reversed(url.raw_path.split("/")) if part), "")
    name = _safe(described.get_filename("") or "") or _safe(unquote(last)) or url.host or "page"
    known = _ENDINGS.get(described.get_content_type(), "")
    if known and PurePosixPath(name).suffix.lower() not in (*_ENDINGS.values(), ".htm", ".markdown", ".text", ".tsv"):
        name = _PROGRAM.sub("", name) + known
    return name


def _safe(name: str) -> str:
    last = re.split(r"[/\\]", name)[-1]
    return "".join(c for c in last if c.isprintable() and c not in '<>:"|?*').strip(". ")[-120:]


def _plain(url: URL | str) -> str:
    """An address as it may be shown and kept: without a password, on one line."""
    text = str(url.with_user(None).with_fragment(None)) if isinstance(url, URL) else url
    return re.sub(r"//[^/@\s]*@", "//", "".join(c for c in text if c.isprintable()).strip())


def _status(status: int) -> str:
    try:
        return f"{status} ({HTTPStatus(status).phrase})"
    except ValueError:
        return str(status)


def _reason(error: Exception) -> str:
    """What went wrong on the way, and what to do about it."""
    if isinstance(error, TimeoutError):
        return f"not received whole within {PATIENCE:g} seconds. Try again, or save the page and give the file."
    if isinstance(error, aiohttp.ClientConnectorCertificateError | aiohttp.ClientConnectorSSLError | ssl.SSLError):
        return "the server cannot prove who it is (TLS). If you trust it, save the page in a browser and give the file."
    if isinstance(error, aiohttp.ClientProxyConnectionError | aiohttp.ClientHttpProxyError):
        return "the proxy does not let us through. Check --proxy, HTTPS_PROXY and HTTP_PROXY."
    if isinstance(error, aiohttp.ClientConnectorDNSError):
        return "no such server is known. Check the address and the connection."
    if isinstance(error, aiohttp.ClientConnectorError):
        return f"the server cannot be reached ({(error.os_error.strerror or 'no answer').lower()}). Check the address."
    if isinstance(error, ValueError):
        return "this is no address. Write it as https://example.org/page."
    return "the connection broke off. Try again, or save the page in a browser and give the file."
