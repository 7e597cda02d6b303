"""Read vCards of every version as Android, iPhone, Outlook, Lotus and others write them."""

import quopri
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice

from interes.exchange.rules.importing.card_columns import COLUMNS, Property, cells_of
from interes.exchange.rules.importing.encodings import Encoding, encoding_of
from interes.exchange.rules.importing.notes import notes_of_text
from interes.exchange.rules.importing.sheets import Line, Sheet, Unreadable
from interes.exchange.rules.importing.sources import Source

_LONGEST = 1024 * 1024
_MOST_CONTINUED = 20_000
_NAME = re.compile(
    rb"^\s*([A-Za-z0-9_.-]+)((?:;[^:;\"]*(?:\"[^\"]*\"[^:;\"]*)*)*):(.*)$", re.DOTALL
)
_BEGIN = re.compile(rb"^\s*BEGIN:VCARD\s*$", re.IGNORECASE)
_AGENT = re.compile(rb"\s*AGENT\b[^:]*:\s*$", re.IGNORECASE)
_END = re.compile(rb"^\s*END:VCARD\s*$", re.IGNORECASE)
_SKIPPED = {"PHOTO", "LOGO", "SOUND", "KEY", "REV", "PRODID", "VERSION", "AGENT", "X-ABPHOTO"}


@dataclass(slots=True)
class Card:
    """One card: its properties in their order."""

    number: int
    properties: list[Property] = field(default_factory=list)


def read_cards(source: Source) -> Sheet:
    """Return the people of a file of cards as a sheet, a row for each card; raises Unreadable."""
    encoding = encoding_of(source)

    def rows() -> Iterator[Line]:
        for card in cards(source, encoding):
            yield Line(card.number, cells_of(card.properties))

    if not any(islice(rows(), 1)):
        raise Unreadable("no_cards", file=source.name)
    names = encoding.name.removesuffix("-sig")
    notes = notes_of_text(source, encoding.name)
    return Sheet(source.name, COLUMNS, rows, format="vcard", encoding=names, notes=notes)


def cards(source: Source, encoding: Encoding) -> Iterator[Card]:
    """Give the cards one by one; a card that is never closed ends where the next begins."""
    pile = _Pile(encoding.name)
    for line in _unfolded(_raw_lines(source, encoding)):
        if done := pile.take(line):
            yield done
    if pile.card:
        yield pile.card


class _Pile:
    """The card being read, and how many cards of agents lie upon it."""

    def __init__(self, encoding: str) -> None:
        self.encoding = encoding
        self.card: Card | None = None
        self.number = 0
        self.agents = 0
        self.expects_agent = False

    def take(self, line: bytes) -> Card | None:
        """Take one line; return a card if it ends here."""
        done = None
        if _BEGIN.match(line):
            done = self._begin()
        elif _END.match(line):
            done = self._end()
        elif self.card and not self.agents and (found := _property(line, self.encoding)):
            self.card.properties.append(found)
        self.expects_agent = bool(_AGENT.match(line))
        return done

    def _begin(self) -> Card | None:
        if self.card and self.expects_agent:
            self.agents += 1
            return None
        done, self.agents = self.card, 0
        self.number += 1
        self.card = Card(self.number)
        return done

    def _end(self) -> Card | None:
        if self.agents:
            self.agents -= 1
            return None
        done, self.card = self.card, None
        return done


def _raw_lines(source: Source, encoding: Encoding) -> Iterator[bytes]:
    """Give the lines as bytes, because each may have an encoding of its own."""
    wide = encoding.name.startswith(("utf-16", "utf-32"))
    with source.open() as stream:
        if wide:
            data = stream.read().decode(encoding.name, "replace")
            yield from data.encode("utf-8", "replace").splitlines()
            return
        while line := stream.readline(_LONGEST):
            yield from line.removeprefix(b"\xef\xbb\xbf").rstrip(b"\r\n").split(b"\r")


def _unfolded(lines: Iterator[bytes]) -> Iterator[bytes]:
    """Join lines that were folded, softly broken, or cut without any sign."""
    parts: list[bytes] = []
    soft = False
    for line in lines:
        if parts and (soft or _continues(line)) and len(parts) < _MOST_CONTINUED:
            parts[-1] = parts[-1].removesuffix(b"=") if soft else parts[-1]
            parts.append(line if soft else line.strip() if _is_data(parts[0]) else line[1:])
        else:
            if parts:
                yield b"".join(parts)
            parts = [line]
        soft = line.endswith(b"=") and b"QUOTED-PRINTABLE" in parts[0][:200].upper()
    if parts:
        yield b"".join(parts)


def _continues(line: bytes) -> bool:
    """Tell a line that goes on with the one before: it begins with a space, or names nothing."""
    return line[:1] in (b" ", b"\t") or (bool(line.strip()) and b":" not in line)


def _is_data(line: bytes) -> bool:
    return b"BASE64" in line[:200].upper() or b"ENCODING=B" in line[:200].upper()


def _property(line: bytes, encoding: str) -> Property | None:
    found = _NAME.match(line)
    if found is None:
        return None
    full = found.group(1).decode("ascii", "replace").upper()
    group, _, name = full.rpartition(".")
    if name in _SKIPPED or _is_data(line):
        return None
    parameters = found.group(2).decode("utf-8", "replace").upper()
    value = _decoded(found.group(3), parameters, encoding)
    return Property(name, group, _types(parameters), value) if value.strip(" ;") else None


def _decoded(raw: bytes, parameters: str, encoding: str) -> str:
    if "QUOTED-PRINTABLE" in parameters:
        raw = quopri.decodestring(raw)
    said = re.search(r"CHARSET=\"?([A-Z0-9_-]+)", parameters)
    for name in (said.group(1) if said else "utf-8", "utf-8", encoding):
        try:
            return raw.decode(name).replace("\x00", "�")
        except (LookupError, UnicodeError, ValueError):
            continue
    return raw.decode("utf-8", "replace").replace("\x00", "�")


def _types(parameters: str) -> frozenset[str]:
    words = re.findall(r"[^;,=\"]+", re.sub(r"\bTYPE=", "", parameters))
    return frozenset(word.strip() for word in words)
