"""By which names the pages may be asked for. Knows no Django, so that settings can ask it.

A name that is not ours is refused: a stranger's page could otherwise give its own name our address
and read what the browser of a colleague may read.
"""

import contextlib
import ipaddress
import socket
from urllib.parse import urlsplit

LOOPBACK = ["localhost", ".localhost", "127.0.0.1", "[::1]"]
# Addresses set aside for documents: asking for the way there sends nothing.
FAR_AWAY = ((socket.AF_INET, "192.0.2.1"), (socket.AF_INET6, "2001:db8::1"))


def answered(host: str, public_url: str) -> list[str]:
    """Name the hosts we answer to, given where we listen and the outer address, if any."""
    if outer := urlsplit(public_url).hostname:
        return [_bracketed(outer), *LOOPBACK]
    if _is_loopback(host):
        return [*LOOPBACK, _bracketed(host)]
    return [*LOOPBACK, _bracketed(host), *own_names()]


def own_names() -> list[str]:
    """Name this machine: its name, alone and in the local network, and its addresses."""
    name = socket.gethostname()
    short = name.partition(".")[0]
    found = {name, short, f"{short}.local"}
    with contextlib.suppress(OSError):
        found |= {_bracketed(str(entry[4][0])) for entry in socket.getaddrinfo(name, None)}
    for family, address in FAR_AWAY:
        with contextlib.suppress(OSError), socket.socket(family, socket.SOCK_DGRAM) as way:
            way.connect((address, 9))
            found.add(_bracketed(str(way.getsockname()[0])))
    return sorted(found)


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost" or host.endswith(".localhost")


def _bracketed(host: str) -> str:
    """Write a host as browsers do: an address of IPv6 has brackets and no zone."""
    return f"[{host.partition('%')[0]}]" if ":" in host else host
