"""Why a request to the service came to nothing: the exceptions of its client, in words, and what to do about each."""

import os
import re
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from time import time
from typing import Any

import aiohttp
import edge_tts.exceptions

from voice.engines.edge.limit import RequestError


def failure(error: Exception, patience: float, *, begun: bool = False) -> RequestError:
    """What an exception of the client means.

    Args:
        error: The exception.
        patience: Seconds after which a time-out came.
        begun: Something had been received.
    """
    if isinstance(error, edge_tts.exceptions.SkewAdjustmentError) and isinstance(error.__cause__, Exception):
        error = error.__cause__
    if isinstance(error, aiohttp.ClientResponseError):
        return _refusal(error)
    if isinstance(error, aiohttp.ClientSSLError | aiohttp.ClientConnectorCertificateError):
        return RequestError(
            f"the certificate of the service is not trusted here ({line(error)})", refused=True, final=True
        )
    if isinstance(error, edge_tts.exceptions.NoAudioReceived):
        return RequestError("no sound came")
    if isinstance(error, TimeoutError):
        return RequestError(f"nothing came for {patience:g} s", refused=not begun)
    if isinstance(error, aiohttp.InvalidURL | aiohttp.NonHttpUrlClientError):
        return RequestError(f"{line(error)!r} is no address", final=True)
    if isinstance(error, OSError | aiohttp.ClientConnectionError):
        return RequestError(_disconnected(error), refused=not begun)
    return RequestError(f"the answer is not understood ({line(error)})")


def _disconnected(error: Exception) -> str:
    if not isinstance(error, aiohttp.ClientConnectorError):
        return f"the connection broke ({line(error)})"
    cause = error.os_error
    # A number of the system's; where a name was not found, the numbers are others.
    why = os.strerror(cause.errno) if cause.errno and cause.errno > 0 else cause.strerror or line(cause)
    return f"no connection to {error.host} ({why.lower()})"


def _refusal(error: aiohttp.ClientResponseError) -> RequestError:
    status, known = error.status, {known.value: known.phrase for known in HTTPStatus}
    said = f"{status} {known.get(status, error.message)}"
    passing = status in (408, 425, 429) or status >= 500
    if isinstance(error, aiohttp.ClientHttpProxyError):
        return RequestError(f"the proxy answered {said}", refused=True, final=not passing)
    if status == 403:  # for throttling too; or the service has changed what it wants to be shown
        passing, said = True, f"{said} (if that lasts: pip install --upgrade edge-tts)"
    return RequestError(f"the service answered {said}", refused=True, final=not passing, after=_after(error.headers))


def _after(headers: Any) -> float:
    """Seconds to wait, as ``Retry-After`` demands: a number, or a date."""
    demanded = str((headers or {}).get("Retry-After", "")).strip()
    if demanded.isdecimal():
        return float(demanded)
    try:
        return max(0.0, parsedate_to_datetime(demanded).timestamp() - time())
    except (TypeError, ValueError):
        return 0.0


def line(error: Exception | str) -> str:
    """An exception or an address in one line, without the password of a proxy."""
    text = " ".join(str(error).split()) or type(error).__name__
    return re.sub(r"//[^/\s@]*@", "//", text).rstrip(".")
