"""How records of a file name each other, and what becomes of those named before they come."""

from collections.abc import Mapping
from typing import Any

from interes.clients.queries import laws
from interes.exchange.actions.importing.identity import standing
from interes.exchange.actions.importing.work import Pending, Work
from interes.exchange.rules.importing.records import Link
from interes.exchange.rules.importing.values import squeezed

LONGEST = 200


def company_key(link: Link) -> str:
    """Return the key of a company that a record names, made of the name if it has no other."""
    return _or_named(link, "company", laws.core_name(link.name))


def person_key(link: Link) -> str:
    """Return the key of a person that a record names."""
    return _or_named(link, "person", link.email.lower() or squeezed(link.name))


def user_key(link: Link) -> str:
    """Return the key of someone of ours that a record names."""
    return _or_named(link, "user", link.email.lower() or squeezed(link.name))


def _or_named(link: Link, thing: str, name: str) -> str:
    return (link.key or (f"name:{thing}:{name}" if name else ""))[:LONGEST]


def user_of(link: Link | None, work: Work) -> int | None:
    """Return the user a record names."""
    return work.ids.user.get(user_key(link)) if link else None


def company_of(link: Link | None, work: Work) -> int | None:
    """Return the company a record names."""
    return work.ids.company.get(company_key(link)) if link else None


def person_of(link: Link | None, work: Work) -> int | None:
    """Return the person a record names."""
    return work.ids.person.get(person_key(link)) if link else None


def deal_of(link: Link | None, work: Work) -> int | None:
    """Return the deal a record names."""
    return work.ids.deal.get(link.key[:LONGEST]) if link else None


def look_up(table: Any, keys: set[str], known: dict[str, int], work: Work) -> None:
    """Add to `known` our living records for the keys that earlier files brought."""
    numbers = {key: number for key in keys - known.keys() if (number := work.ledger.record_of(key))}
    alive, merged = standing(table, set(numbers.values()))
    for key, number in numbers.items():
        if number in alive:
            known[key] = number
        elif number in merged:
            known[key] = merged[number]


def tie_later(
    holder: tuple[str, str, int | None],
    field: str,
    link: Link | None,
    ids: Mapping[str, int],
    work: Work,
    **waiting: Any,
) -> None:
    """Remember a link to a record that is not here; `holder` is thing, key and number of ours."""
    wants = (link.key if link else "")[:LONGEST]
    if not wants or wants in ids:
        return
    if link and link.name:
        waiting["name"] = link.name
    work.pending.append(Pending(wants, holder, field, waiting))
