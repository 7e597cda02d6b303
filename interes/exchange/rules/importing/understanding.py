"""From a row to records, by a mapping that is turned into functions once."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from interes.exchange.rules.importing import making_clients as clients
from interes.exchange.rules.importing import making_deals as deals
from interes.exchange.rules.importing import making_ours as ours
from interes.exchange.rules.importing import making_people as people
from interes.exchange.rules.importing import making_talks as talks
from interes.exchange.rules.importing.cells import Said, Take, taker
from interes.exchange.rules.importing.context import Context
from interes.exchange.rules.importing.making import Desk, Refused, desk
from interes.exchange.rules.importing.mapping import Mapping
from interes.exchange.rules.importing.records import (
    Company,
    Link,
    Person,
    Problem,
    Record,
    Understood,
)
from interes.exchange.rules.importing.sheets import Line
from interes.exchange.rules.importing.targets import sort_of

type Understand = Callable[[Line], Understood]
type Records = list[Record | None]

_TOTAL = re.compile(r"(итого|всего|total|grand total|сумма)\b.{0,20}", re.IGNORECASE)
_TOTAL_BEGINS = frozenset("иИвВtTgGсС")
_REFUSING = {"not_a_day", "not_a_number", "not_understood", "too_long"}
_COMPANY_NAMES = ("company.name", "company.legal_name", "company.inn", "company.id")
_PERSON_NAMES = ("person.name", "person.last_name", "person.first_name")
_NAMED = frozenset({"id", "name", "converted"})
_NOTHING = frozenset[str]()
_OWN_WORDS = {"company", "person", "deal"}


def understander(mapping: Mapping, context: Context) -> Understand:
    """Return the function that understands the rows of a sheet; it never fails."""
    lying = desk(mapping, context)
    takes = [
        (place, taker(column, mapping, context))
        for place, column in enumerate(mapping.columns)
        if column.target and sort_of(column.target)
    ]
    width = len(mapping.columns)
    names = tuple(column.name.strip().casefold() for column in mapping.columns)
    make = _MAKERS.get(mapping.thing)

    def understand(line: Line) -> Understood:
        skipped = _skipped(line, names) if make else Problem("not_taken_over")
        if skipped or make is None:
            return Understood(line.number, skipped=skipped)
        said = Said()
        try:
            _check_width(line, width)
            _read(line.cells, takes, said)
            records = make(said, lying)
            _strictly(said, lying)
        except Refused as reason:
            return Understood(line.number, remarks=tuple(said.remarks), refused=reason.problem)
        found = tuple(record for record in records if record is not None)
        if not found:
            return Understood(line.number, skipped=Problem("not_taken_over"))
        _say_what_is_lost(said, found)
        return Understood(line.number, records=found, remarks=tuple(said.remarks))

    return understand


def _read(cells: Sequence[str], takes: list[tuple[int, Take]], said: Said) -> None:
    width = len(cells)
    for place, take in takes:
        if place < width and (cell := cells[place]):
            take(cell, said)


def _check_width(line: Line, width: int) -> None:
    """Refuse a row whose cells may stand under wrong names: a delimiter or a quote is missing."""
    found = len(line.cells)
    if found == width:
        return
    if line.is_broken or (found > width and any(c.strip() for c in line.cells[width:])):
        raise Refused("ragged", found=found, expected=width)


def _skipped(line: Line, names: tuple[str, ...]) -> Problem | None:
    """Tell rows that are no data: the names of the columns once more, and sums at the end."""
    first = next((cell for cell in line.cells if cell), "").strip()
    if first.casefold() in names and _same_names(line.cells, names):
        return Problem("header_again")
    if first[:1] in _TOTAL_BEGINS and _TOTAL.fullmatch(first):
        filled = [cell for cell in line.cells if cell.strip()]
        return Problem("total") if len(filled) <= max(len(names) // 2, 2) else None
    return None


def _same_names(cells: Sequence[str], names: tuple[str, ...]) -> bool:
    return tuple(cell.strip().casefold() for cell in cells) == names[: len(cells)]


def _say_what_is_lost(said: Said, records: tuple[Record, ...]) -> None:
    """Remark the texts that have no record to stand in."""
    made = {record.__class__.__name__.lower() for record in records}
    for thing, lines in said.lines.items():
        if thing in _OWN_WORDS and thing not in made:
            for line in lines:
                column, _, value = line.partition(": ")
                said.remark("no_place", column, value or column)


def _strictly(said: Said, lying: Desk) -> None:
    """Refuse the row of a well-known file for a value that can't be read."""
    if not lying.is_strict:
        return
    for remark in said.remarks:
        if remark.code in _REFUSING:
            raise Refused(remark.code, **remark.facts)


def _of_company(said: Said, lying: Desk) -> Records:
    has_person = "person" in lying.things
    is_named = any(name in said.values for name in _COMPANY_NAMES)
    if has_person and not is_named and any(name in said.values for name in _PERSON_NAMES):
        return _of_person(said, lying)
    if has_person and not any(name in said.values for name in _PERSON_NAMES):
        _move(said, lying, "person", "company")
    if "deal.title" not in said.values and "deal.amount" not in said.values:
        _move(said, lying, "deal", "company")
    company = clients.company(said, lying, by_the_way=False)
    if company is None or (not has_person and "deal" not in lying.things):
        return [company, *_heads(said, lying, company)]
    link = clients.company_link(said, lying, company)
    person = people.person(said, lying, link, by_the_way=True)
    links = people.person_links(said, lying, person)
    deal = deals.deal(said, lying, link, links, by_the_way=True)
    return [company, person, *_heads(said, lying, company), deal]


def _of_person(said: Said, lying: Desk) -> Records:
    _move(said, lying, "deal", "person", _NOTHING)
    company = clients.company(said, lying, by_the_way=True)
    if company is None:
        _move(said, lying, "company", "person")
    link = clients.company_link(said, lying, company)
    return [people.person(said, lying, link, by_the_way=False), *_beside(said, lying, company)]


def _of_lead(said: Said, lying: Desk) -> Records:
    company, link = _client(said, lying)
    if said.values.get("lead.converted"):
        _hand_over(said, lying)
    is_named = any(name in said.values for name in _PERSON_NAMES)
    is_person = is_named or "person.contacts" in said.values
    person = people.person(said, lying, link, by_the_way=not is_person)
    links = (Link(person.key, person.name),) if person else ()
    interest = deals.interest(said, lying, link, links)
    return [interest, person, *_beside(said, lying, company)]


def _of_deal(said: Said, lying: Desk) -> Records:
    company, link = _client(said, lying)
    person = None
    if _says_of_person(said):
        person = people.person(said, lying, link, by_the_way=True)
    links = people.person_links(said, lying, person)
    _move(said, lying, "lead", "deal")
    if "to_do.text" not in said.values:
        _move(said, lying, "to_do", "deal")
    deal = deals.deal(said, lying, link, links, by_the_way=False)
    planned = None
    if deal is not None and "to_do.text" in said.values:
        whom = {"company": link, "person": links[0] if links else None}
        planned = talks.to_do(said, lying, {**whom, "deal": Link(deal.key, deal.title)})
        planned = replace(planned, by_the_way=True)
    return [deal, person, *_beside(said, lying, company), planned]


def _of_talk(said: Said, lying: Desk) -> Records:
    company, link = _client(said, lying)
    person = _person_beside(said, lying, link)
    whom = _whom(said, lying, link, person)
    return [talks.talk(said, lying, whom), person, *_beside(said, lying, company)]


def _of_to_do(said: Said, lying: Desk) -> Records:
    company, link = _client(said, lying)
    person = _person_beside(said, lying, link)
    whom = _whom(said, lying, link, person)
    return [talks.to_do(said, lying, whom), person, *_beside(said, lying, company)]


def _client(said: Said, lying: Desk) -> tuple[Company | None, Link | None]:
    company = clients.company(said, lying, by_the_way=True)
    return company, clients.company_link(said, lying, company)


def _beside(said: Said, lying: Desk, company: Company | None) -> Records:
    return [company, *_heads(said, lying, company)]


def _heads(said: Said, lying: Desk, company: Company | None) -> Records:
    return [people.director(said, lying, company)] if company else []


def _person_beside(said: Said, lying: Desk, company: Link | None) -> Person | None:
    """Return the person of a talk or a to-do, if the row tells more of them than the name."""
    _move(said, lying, "deal", lying.mapping.thing, frozenset({"id", "title"}))
    known = {"person.id", *_PERSON_NAMES, "person.middle_name"}
    if not any(t.startswith("person.") and t not in known for t in said.values):
        return None
    return people.person(said, lying, company, by_the_way=True)


def _whom(
    said: Said, lying: Desk, company: Link | None, person: Person | None
) -> dict[str, Link | None]:
    links = people.person_links(said, lying, person)
    return {
        "company": company,
        "person": links[0] if links else None,
        "deal": deals.deal_link(said, lying),
    }


def _says_of_person(said: Said) -> bool:
    """Tell whether the row describes a person, and does not only name one by an old id."""
    return any(t.startswith("person.") and t != "person.id" for t in said.values)


def _hand_over(said: Said, lying: Desk) -> None:
    """Keep with the person what is known of an interest that became a deal elsewhere."""
    for name in ("created_at", "tags"):
        if f"deal.{name}" in said.values:
            said.values[f"person.{name}"] = said.values.pop(f"deal.{name}")
    _move(said, lying, "deal", "person")


def _move(said: Said, lying: Desk, thing: str, to: str, kept: frozenset[str] = _NAMED) -> None:
    """Keep in words what the row says of something that it does not name."""
    for target in [t for t in said.values if t.startswith(f"{thing}.")]:
        if target.partition(".")[2] in kept:
            continue
        value = said.values.pop(target)
        if target.endswith(".contacts"):
            said.values.setdefault(f"{to}.contacts", []).extend(value)
        else:
            said.line(to, f"{lying.column(target)}: {_shown(value)}")
    for line in said.lines.pop(thing, []):
        said.line(to, line)


def _shown(value: Any) -> str:
    """Return a value that has no place as it may stand in a text."""
    if isinstance(value, tuple):
        return " ".join(str(part) for part in value if part != "")
    return str(value)


_MAKERS: dict[str, Callable[[Said, Desk], Records]] = {
    "company": _of_company,
    "person": _of_person,
    "lead": _of_lead,
    "deal": _of_deal,
    "talk": _of_talk,
    "to_do": _of_to_do,
    "user": lambda said, lying: [ours.user(said, lying)],
    "product": lambda said, lying: [ours.product(said, lying)],
}
