"""Take times: of pages over HTTP and of statements over one connection."""

import gzip
import http.client
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from statistics import quantiles


@dataclass(frozen=True, slots=True)
class Times:
    """Sorted times of one thing, in milliseconds."""

    ms: list[float]

    @property
    def p50(self) -> float:
        """Return the median."""
        return quantiles(self.ms, n=100)[49]

    @property
    def p95(self) -> float:
        """Return what 95 of 100 stay under."""
        return quantiles(self.ms, n=100)[94]


def repeat(what: Callable[[], object], times: int, warm: int = 20) -> Times:
    """Time something many times, after warming it up."""
    for _ in range(warm):
        what()
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        what()
        taken.append((time.perf_counter() - start) * 1000)
    return Times(taken)


class Visitor:
    """A person with a session who asks for pages over one connection."""

    def __init__(self, port: int, session: str) -> None:
        """Open the connection."""
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
        self.headers = {
            "Cookie": f"sessionid={session}",
            "Accept-Encoding": "gzip",
            "Accept-Language": "en",
        }

    def get(self, path: str, part: str = "") -> bytes:
        """Return the page, or a part of it; raises RuntimeError if the answer is not 200."""
        asks = {"HX-Request": "true", "HX-Target": part, "Accept-Encoding": ""} if part else {}
        self.connection.request("GET", path, headers=self.headers | asks)
        answer = self.connection.getresponse()
        body = answer.read()
        if answer.status != http.client.OK:
            raise RuntimeError(f"{path} answered {answer.status}")
        return body


def weight(body: bytes) -> tuple[int, int]:
    """Return the bytes of a page on the wire and unpacked."""
    plain = gzip.decompress(body) if body[:2] == b"\x1f\x8b" else body
    return len(body), len(plain)


def together(visitors: list[Visitor], path: str, seconds: float) -> float:
    """Let many ask at once for some seconds; return the answers per second."""
    until = time.perf_counter() + seconds
    counts = [0] * len(visitors)

    def ask(place: int) -> None:
        while time.perf_counter() < until:
            visitors[place].get(path)
            counts[place] += 1

    threads = [threading.Thread(target=ask, args=(n,)) for n in range(len(visitors))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sum(counts) / seconds
