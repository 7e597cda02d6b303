"""Send one request to an address that people gave: never into our own network, never for long."""

import ipaddress
import socket
import ssl
import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

import httpcore

LONGEST_ANSWER = 64_000
SHOWN = 2_000
PATIENCE = 10.0
_NAT64 = ipaddress.ip_network("64:ff9b::/96")

type Address = ipaddress.IPv4Address | ipaddress.IPv6Address


class NotThere(Exception):
    """The address leads into our own network, or nowhere."""


@dataclass(frozen=True, slots=True)
class Answered:
    """What came back: a status and the beginning of the answer, or what went wrong."""

    status: int | None
    text: str
    trouble: str

    @property
    def is_fine(self) -> bool:
        """Tell whether it was heard."""
        return self.status is not None and 200 <= self.status < 300


def send(url: str, headers: Mapping[str, str], body: bytes, *, may_stay_inside: bool) -> Answered:
    """Post a body and return how it went; redirects are not followed."""
    guard = _Guard(time.monotonic() + PATIENCE, may_stay_inside=may_stay_inside)
    context = ssl.create_default_context()
    try:
        with (
            httpcore.ConnectionPool(ssl_context=context, network_backend=guard) as pool,
            pool.stream("POST", url, headers=list(headers.items()), content=body) as answer,
        ):
            return Answered(answer.status, _beginning(answer.iter_stream()), "")
    except NotThere as fault:
        return Answered(None, "", str(fault))
    except (httpcore.TimeoutException, TimeoutError):
        return Answered(None, "", "timeout")
    except (httpcore.NetworkError, httpcore.ProtocolError, httpcore.UnsupportedProtocol) as fault:
        return Answered(None, "", f"{type(fault).__name__}: {fault}"[:200])
    except (OSError, ValueError) as fault:
        return Answered(None, "", f"{type(fault).__name__}: {fault}"[:200])


def _beginning(pieces: Iterable[bytes]) -> str:
    """Return the beginning of an answer as text; a large one is not read to its end."""
    kept = b""
    for piece in pieces:
        kept += piece
        if len(kept) > LONGEST_ANSWER:
            break
    return kept[:SHOWN].decode("utf-8", "replace").replace("\0", "")


def is_inside(address: Address) -> bool:
    """Tell whether an address is not one of the open internet, however it is written."""
    if isinstance(address, ipaddress.IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour
        if address in _NAT64:
            inner = ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
        if inner is not None:
            return is_inside(inner)
    return not address.is_global or address.is_multicast


def addresses_of(host: str, port: int) -> list[str]:
    """Return the addresses that a name stands for; raises NotThere."""
    try:
        found = socket.getaddrinfo(host.strip("[]"), port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as fault:
        raise NotThere(f"no such host: {host}") from fault
    return list(dict.fromkeys(str(one[4][0]) for one in found))


def check(url: str, *, may_stay_inside: bool) -> None:
    """Raise NotThere if no request may be sent to this address."""
    try:
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port or (443 if parts.scheme == "https" else 80)
    except ValueError as fault:
        raise NotThere("not an address") from fault
    known = ("https", "http") if may_stay_inside else ("https",)
    if parts.scheme not in known or not host or parts.username is not None:
        raise NotThere("must begin with https:// and name a host")
    _outside(host, port, may_stay_inside=may_stay_inside)


def _outside(host: str, port: int, *, may_stay_inside: bool) -> str:
    """Return the address to connect to; all of a name's addresses must be outside."""
    found = addresses_of(host, port)
    if not may_stay_inside:
        for one in found:
            if is_inside(ipaddress.ip_address(one.partition("%")[0])):
                raise NotThere("leads into our own network")
    return found[0]


class _Guard(httpcore.NetworkBackend):
    """Connects to the very address that was checked, so that a name can't change in between."""

    def __init__(self, deadline: float, *, may_stay_inside: bool) -> None:
        self.deadline, self.may_stay_inside = deadline, may_stay_inside
        self.real = httpcore.SyncBackend()

    def connect_tcp(
        self, host: str, port: int, *_args: Any, **_kwargs: Any
    ) -> httpcore.NetworkStream:
        """Connect to a host of the open internet."""
        address = _outside(host, port, may_stay_inside=self.may_stay_inside)
        left = max(0.1, self.deadline - time.monotonic())
        return _Timed(self.real.connect_tcp(address, port, timeout=left), self.deadline)


class _Timed(httpcore.NetworkStream):
    """A connection that ends at a moment, however slowly the other side dribbles."""

    def __init__(self, real: httpcore.NetworkStream, deadline: float) -> None:
        self.real, self.deadline = real, deadline

    def _left(self) -> float:
        left = self.deadline - time.monotonic()
        if left <= 0:
            raise httpcore.ReadTimeout
        return left

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:  # noqa: ARG002
        """Read what is there."""
        return self.real.read(max_bytes, timeout=self._left())

    def write(self, buffer: bytes, timeout: float | None = None) -> None:  # noqa: ARG002
        """Write it all."""
        self.real.write(buffer, timeout=self._left())

    def close(self) -> None:
        """End it."""
        self.real.close()

    def start_tls(self, *args: Any, **kwargs: Any) -> httpcore.NetworkStream:
        """Go on in secret."""
        kwargs["timeout"] = self._left()
        return _Timed(self.real.start_tls(*args, **kwargs), self.deadline)

    def get_extra_info(self, info: str) -> Any:
        """Return what the connection knows of itself."""
        return self.real.get_extra_info(info)
