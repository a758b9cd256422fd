"""Whether there is a network at all, found out without the client, which takes a third of a second to load."""

import socket
import threading
from urllib.request import getproxies, proxy_bypass

PATIENCE = 4.0
"""Seconds that a name may take to be resolved."""


def unknown(host: str, proxy: str = "") -> str:
    """Why a host's name cannot be resolved; empty where it can, or where a proxy would do it.

    Args:
        host: The name.
        proxy: A proxy that was named, besides those of the environment.
    """
    if proxy or (getproxies().get("https") and not proxy_bypass(host)):
        return ""
    found: list[str] = []

    def resolve() -> None:
        try:
            socket.getaddrinfo(host, 443)
            found.append("")
        except OSError as error:
            found.append(f"no connection to {host} ({(error.strerror or str(error)).lower()})")

    # A resolver cannot be told to give up, so it is left behind.
    asking = threading.Thread(target=resolve, daemon=True)
    asking.start()
    asking.join(PATIENCE)
    return found[0] if found else f"no connection to {host} (its name is not resolved in {PATIENCE:g} s)"
