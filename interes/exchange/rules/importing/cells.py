"""Read one cell as the sort of value its column has: each sort a function, made once a column."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import lru_cache
from typing import Any

from interes.exchange.rules.importing import amounts, words
from interes.exchange.rules.importing.context import Context
from interes.exchange.rules.importing.mapping import Column, Mapping
from interes.exchange.rules.importing.moments import moment
from interes.exchange.rules.importing.records import Contact, Problem
from interes.exchange.rules.importing.targets import LIMIT, LIMITS, sort_of
from interes.exchange.rules.importing.values import country, long_text, plain
from interes.exchange.rules.importing.ways import ways

_SHOWN = 120
_APART = str.maketrans("", "", " -–\u00a0'")
_NOON = 12
_NOTHING = frozenset(
    (
        "", "-", "–", "—", "n/a", "#n/a", "#н/д", "null", "none", "не указано", "не указан",
        "не указана", "не закрыта", "не закрыт", "не задано", "нет данных", "(пусто)", "пусто",
    )
)  # fmt: skip
_LONGEST_NOTHING = 12


@dataclass(slots=True)
class Said:
    """What the cells of one row say: values by their targets, lines for "About", remarks."""

    values: dict[str, Any] = field(default_factory=dict)
    lines: dict[str, list[str]] = field(default_factory=dict)
    remarks: list[Problem] = field(default_factory=list)

    def line(self, thing: str, text: str) -> None:
        """Keep a text for "About" of a thing."""
        self.lines.setdefault(thing, []).append(text)

    def remark(self, code: str, column: str, value: str) -> None:
        """Remark that a value was read otherwise than written."""
        self.remarks.append(Problem(code, {"column": column, "value": value[:_SHOWN]}))

    def not_taken(self, code: str, column: str, value: str, thing: str) -> None:
        """Remark that a value was not taken; as it stands it is kept in "About"."""
        if not value.strip():
            return
        self.remark(code, column, value)
        self.line(thing, f"{column}: {value}")


type Take = Callable[[str, Said], None]


def taker(column: Column, mapping: Mapping, context: Context) -> Take:
    """Return the function that reads a cell of the column; it skips what means nothing."""
    target = column.target
    thing, _, name = target.partition(".")
    sort = sort_of(target)
    if sort == "about":
        return _about(thing, column)
    if sort in {"phone", "email", "website", "messenger"}:
        return _ways(thing, sort, column.name)
    if sort == "line":
        return lambda cell, said: said.line(thing, f"{column.name}: {long_text(cell)}")
    read = _reader(sort, name, mapping, context)
    return _single(target, column.name, _PROBLEMS.get(sort, "not_understood"), read)


def _single(target: str, column: str, code: str, read: Callable[[str], Any]) -> Take:
    """Take one value; a second one that differs is kept in "About"."""
    thing = target.partition(".")[0]

    def take(cell: str, said: Said) -> None:
        if len(cell) <= _LONGEST_NOTHING and cell.strip().casefold() in _NOTHING:
            return
        value = read(cell)
        if value is None:
            said.not_taken(code, column, long_text(cell), thing)
        elif said.values.setdefault(target, value) != value and value != "":
            said.line(thing, f"{column}: {long_text(cell)}")

    return take


def _about(thing: str, column: Column) -> Take:
    """Take a text; the name of its column goes along unless it says nothing more."""
    label = "" if column.sure >= 0.9 and column.why != "kept" else f"{column.name}: "

    def take(cell: str, said: Said) -> None:
        text = long_text(cell)
        if text:
            said.line(thing, label + text)

    return take


def _ways(thing: str, kind: str, column: str) -> Take:
    note = contact_note(column)

    def take(cell: str, said: Said) -> None:
        found, lost = ways(kind, long_text(cell), note)
        if found:
            contacts: list[Contact] = said.values.setdefault(f"{thing}.contacts", [])
            contacts += [contact for contact in found if contact not in contacts]
        if lost:
            said.not_taken(f"not_a_{kind}", column, lost, thing)

    return take


def contact_note(column: str) -> str:
    """Return what the name of a column tells beside the kind: "Рабочий телефон" is "рабочий"."""
    if len(column) <= 2 and column.isupper():
        return ""
    words = column.replace("(", " ").replace(")", " ").replace("-", " ").replace(":", " ").split()
    kept = [w for w in words if w.casefold().strip(".,*") not in _CONTACT_WORDS]
    kept = [w for w in kept if not w.strip("#№.,").isdecimal()]
    return " ".join(kept).strip(" .,*").lower()[:40]


_CONTACT_WORDS = frozenset(
    """phone phones telephone tel number mail e email emails address website web site url homepage
    page messenger im organization company person contact value 1 2 3 телефон телефоны тел номер
    почта эл электронная адрес имейл mails сайт веб корпоративный компании организации контакта
    контактный контактного лица мессенджер реквизит россия электронной почты www of domain name
    связь связи""".split()  # noqa: SIM905 - a column of words would be a page long
)


def _reader(sort: str, name: str, mapping: Mapping, context: Context) -> Callable[[str], Any]:
    """Return how a cell of a sort becomes a value; None is "not understood"."""
    day_first = mapping.day_first
    match sort:
        case "day":
            return lambda cell: _day(plain(cell), day_first=day_first)
        case "moment":
            return lambda cell: aware(moment(plain(cell), day_first=day_first), context)
        case "choice":
            return lambda cell: words.choice(name, plain(cell)) or None
        case "custom":
            return context.added.get(name) or _custom(
                context.custom.get(name, "text"), mapping, context
            )
        case "long":
            return lambda cell: long_text(cell) or None
        case _:
            return _SIMPLE.get(sort) or _text(LIMITS.get(name, LIMIT))


def aware(found: datetime | date | None, context: Context) -> datetime | None:
    """Return a moment in the zone of the company; a day is its noon, so that no zone moves it."""
    if found is None:
        return None
    if not isinstance(found, datetime):
        return datetime(found.year, found.month, found.day, _NOON, tzinfo=context.zone)
    return found if found.tzinfo else found.replace(tzinfo=context.zone)


def _day(text: str, *, day_first: bool) -> date | None:
    found = moment(text, day_first=day_first)
    return found.date() if isinstance(found, datetime) else found


def _text(limit: int) -> Callable[[str], str | None]:
    """Return a reader of texts; one that is too long is not cut but kept in "About"."""

    def read(cell: str) -> str | None:
        text = plain(cell)
        return text if text and len(text) <= limit else None

    return read


def _old_id(cell: str) -> str | None:
    """Return an old id; 0 and the like are no record."""
    text = plain(cell)
    return "" if text in {"0", "-1", "-", "None", "null"} else text or None


def _digits(cell: str) -> str | None:
    return plain(cell).translate(_APART).upper() or None


def _money(cell: str) -> tuple[Any, str] | None:
    found = amounts.money(plain(cell))
    return found if found and found[0] >= 0 else None


def _year(cell: str) -> int | None:
    text = plain(cell)
    if text.isdecimal() and len(text) == 4:
        return int(text)
    found = moment(text)
    return found.year if found else None


def _place(cell: str) -> str | None:
    """Return a place: the code of a country with a star, else the name of a city."""
    text = plain(cell)
    code = country(text) if text else ""
    return f"*{code}" if code else text[:LIMIT] or None


def _country(cell: str) -> str | None:
    return _country_code(plain(cell)) or None


@lru_cache(maxsize=2000)
def _country_code(text: str) -> str:
    is_code = len(text) == 2 and text.isascii() and text.isalpha()
    return text.upper() if is_code and text.upper() != "UK" else country(text)


def _tags(cell: str) -> tuple[str, ...] | None:
    pieces = (plain(p) for p in cell.replace(";", ",").replace("\n", ",").split(","))
    return tuple(dict.fromkeys(piece[:60] for piece in pieces if piece)) or None


def _whole(cell: str) -> int | None:
    return amounts.whole(plain(cell))


def _custom(kind: str, mapping: Mapping, context: Context) -> Callable[[str], Any]:
    """Read a field that the company added, by its sort."""
    if kind in {"date", "moment"}:
        return _reader("day" if kind == "date" else "moment", "", mapping, context)
    return _ADDED.get(kind, lambda cell: long_text(cell) or None)


def _number(cell: str) -> Any:
    found = amounts.money(plain(cell))
    return found and found[0]


_ADDED: dict[str, Callable[[str], Any]] = {
    "number": _number,
    "money": _number,
    "flag": words.flag,
    "many": _tags,
    "tags": _tags,
}
_SIMPLE: dict[str, Callable[[str], Any]] = {
    "id": _old_id,
    "inn": _digits,
    "kpp": _digits,
    "ogrn": _digits,
    "country": _country,
    "place": _place,
    "address": _text(LIMITS["address"]),
    "whole": _whole,
    "year": _year,
    "money": _money,
    "flag": words.flag,
    "tags": _tags,
}
_PROBLEMS = {
    "day": "not_a_day",
    "moment": "not_a_day",
    "year": "not_a_day",
    "whole": "not_a_number",
    "money": "not_a_number",
    "country": "not_a_country",
    "choice": "not_a_choice",
    "text": "too_long",
    "name": "too_long",
    "address": "too_long",
}
