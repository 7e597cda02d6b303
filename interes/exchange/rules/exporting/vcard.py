"""Address cards: vCard 4.0 (RFC 6350), and 3.0 (RFC 2426) for older programs and phones."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime

LONGEST_LINE = 75

type Named = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Work:
    """A post: where, as what, and whether it is held now."""

    company: str
    title: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a company or a site of it is."""

    street: str = ""
    city: str = ""
    region: str = ""
    country: str = ""
    label: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """One person or company; phones and the like come with a note ("mobile")."""

    uid: str
    is_company: bool = False
    last_name: str = ""
    first_name: str = ""
    middle_name: str = ""
    name: str = ""
    posts: tuple[Work, ...] = ()
    phones: tuple[Named, ...] = ()
    emails: tuple[Named, ...] = ()
    messengers: tuple[Named, ...] = ()
    websites: tuple[Named, ...] = ()
    places: tuple[Place, ...] = ()
    birthday: date | None = None
    tags: tuple[str, ...] = ()
    about: str = ""
    more: tuple[Named, ...] = ()
    changed_at: datetime | None = None


def cards_text(cards: Iterable[Card], version: str = "4.0") -> Iterator[str]:
    """Yield each card as text, its lines folded and ended as the standard says."""
    for card in cards:
        lines = _Lines(version)
        _who(card, lines)
        _ways(card, lines)
        _rest(card, lines)
        lines.add("END", "VCARD")
        yield "".join(lines.folded)


class _Lines:
    """The lines of a card; a line with a note gets a group of its own, as X-ABLabel wants it."""

    def __init__(self, version: str) -> None:
        self.is_new, self.groups = version == "4.0", 0
        self.folded: list[str] = ["BEGIN:VCARD\r\n", f"VERSION:{version}\r\n"]

    def add(self, name: str, value: str) -> None:
        """Add a line whose value is written as it must be."""
        self.folded.append(f"{folded(f'{name}:{value}')}\r\n")

    def text(self, name: str, value: str) -> None:
        """Add a line of one text, if there is any."""
        if value:
            self.add(name, escaped(value))

    def noted(self, name: str, value: str, note: str) -> None:
        """Add a line with a note of its own."""
        if not note:
            self.add(name, value)
            return
        group = self.group()
        self.add(f"{group}.{name}", value)
        self.add(f"{group}.X-ABLABEL", escaped(note))

    def group(self) -> str:
        """Return the name of a new group."""
        self.groups += 1
        return f"item{self.groups}"


def _who(card: Card, lines: _Lines) -> None:
    lines.text("UID", card.uid)
    if card.is_company:
        lines.add(*(("KIND", "org") if lines.is_new else ("X-ABSHOWAS", "COMPANY")))
    names = (card.last_name, card.first_name, card.middle_name)
    lines.add("FN", escaped(card.name or " ".join(part for part in names if part)))
    # 3.0 asks for N of everyone, a company has none.
    lines.add("N", ";".join(map(escaped, (*names, "", ""))))
    if card.is_company:
        lines.text("ORG", card.name)
    _posts(card, lines)


def _posts(card: Card, lines: _Lines) -> None:
    for number, post in enumerate(card.posts):
        # Two posts need groups, or nobody could tell which title is of which company.
        group = f"{lines.group()}." if number else ""
        lines.text(f"{group}ORG", post.company)
        lines.text(f"{group}TITLE", post.title)


def _ways(card: Card, lines: _Lines) -> None:
    email = "EMAIL;TYPE=work" if lines.is_new else "EMAIL;TYPE=INTERNET"
    for value, note in card.phones:
        kind = "TEL;VALUE=text;TYPE=work" if lines.is_new else "TEL;TYPE=WORK,VOICE"
        lines.noted(kind, escaped(value), note)
    for value, note in card.emails:
        lines.noted(email, escaped(value), note)
    for value, note in card.messengers:
        kind = "IMPP;VALUE=text" if lines.is_new else "IMPP"
        lines.noted(kind, escaped(value), note)
    for value, note in card.websites:
        lines.noted("URL", value if not re.search(r"[\r\n]", value) else escaped(value), note)
    for place in card.places:
        lines.noted("ADR;TYPE=WORK", _address(place), place.label)


def _address(place: Place) -> str:
    parts = ("", "", place.street, place.city, place.region, "", place.country)
    return ";".join(escaped(part) for part in parts)


def _rest(card: Card, lines: _Lines) -> None:
    if card.birthday:
        day = card.birthday
        lines.add("BDAY", f"{day:%Y%m%d}" if lines.is_new else day.isoformat())
    if card.tags:
        lines.add("CATEGORIES", ",".join(escaped(tag) for tag in card.tags))
    lines.text("NOTE", card.about)
    for name, value in card.more:
        lines.text(f"X-INTERES-{name}", value)
    if card.changed_at:
        lines.add("REV", f"{card.changed_at:%Y%m%dT%H%M%SZ}")


def escaped(text: str) -> str:
    """Return text as the value of a card: its marks and line ends cannot end the value."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n").replace("\\", "\\\\")
    return plain.replace("\n", "\\n").replace(";", "\\;").replace(",", "\\,")


def folded(line: str) -> str:
    """Return a line folded at 75 octets, never inside a letter."""
    pieces, piece, size = [], "", 0
    for letter in line:
        width = len(letter.encode("utf-8", "replace"))
        if size + width > LONGEST_LINE:
            pieces.append(piece)
            piece, size = "", 1  # the space that the next line begins with
        piece, size = piece + letter, size + width
    return "\r\n ".join([*pieces, piece])
