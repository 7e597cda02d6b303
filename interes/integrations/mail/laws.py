"""The laws of letters: where they leave by, when to try again, what is never tried. No Django."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from urllib.parse import unquote, urlsplit

# What is told within this time goes in one letter.
GATHERED = timedelta(minutes=1)
# So long a letter is somebody's who sends it; after that they are taken for dead.
HELD = timedelta(minutes=5)
KEPT = timedelta(days=30)
_MINUTES = (1, 5, 15, 60, 180, 360, 720, 1440)
# After the last of these tries, about two days, a letter is given up.
MOST_TRIES = len(_MINUTES) + 1
# The most lines of one letter; the others stand behind its link.
MOST_LINES = 30
LONGEST_SUBJECT = 150
_PORTS = {"smtp": 587, "smtps": 465, "smtp+plain": 25}


class NoServer(ValueError):
    """The address of the mail server can't be read."""


@dataclass(frozen=True, slots=True)
class Server:
    """A mail server and how it is talked to."""

    host: str
    port: int
    user: str
    password: str
    scheme: str

    @property
    def shown(self) -> str:
        """Return where it is, without what is secret."""
        return f"{self.host}:{self.port}"


def server_of(url: str) -> Server:
    """Read `smtp://user:password@host:port`; raises NoServer.

    smtp begins in clear and must go over to TLS, smtps is TLS from the first byte, smtp+plain
    stays in clear and is meant for one's own machine or network.
    """
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as fault:
        raise NoServer(str(fault)) from fault
    if parts.scheme not in _PORTS or not parts.hostname:
        raise NoServer("it must be smtp://, smtps:// or smtp+plain:// and name a host")
    user, password = unquote(parts.username or ""), unquote(parts.password or "")
    return Server(parts.hostname, port or _PORTS[parts.scheme], user, password, parts.scheme)


def sender_of(told: str, server: Server, host: str) -> str:
    """Return from whom letters come: as told, else who signs in at the server, else the product."""
    if told:
        return told
    return server.user if "@" in server.user else f"interes@{host or 'localhost'}"


def one_line(text: str, longest: int = LONGEST_SUBJECT) -> str:
    """Return a text as a header can carry it: in one line, without control characters, not long."""
    said = " ".join("".join(c if c.isprintable() else " " for c in text).split())
    return said if len(said) <= longest else said[: longest - 1] + "…"


def next_try(tries: int, now: datetime) -> datetime | None:
    """Return when to try again after so many tries, or None to give up."""
    if tries >= MOST_TRIES:
        return None
    return now + timedelta(minutes=_MINUTES[max(tries, 1) - 1])


def is_for_good(code: int) -> bool:
    """Tell whether an answer of the server means that this letter will never be taken."""
    return 500 <= code < 600


def rest(failures: int) -> timedelta:
    """Return how long a server that has failed so often in a row is left alone."""
    return timedelta(seconds=min(2 ** min(failures, 10), 300))
