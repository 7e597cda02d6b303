"""Read the small form of a move: only what was lacking is read, everything else is left alone."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from interes.clients import queries as clients
from interes.deals import actions, queries
from interes.deals.models import Deal, DealPerson
from interes.deals.rules import QUALIFIED
from interes.deals.web import reading
from interes.foundation.tags import read_tags
from interes.team.models import User

KINDS = ("call", "meeting", "letter", "message")


def filling(deal: Deal, lacks: Sequence[queries.Lack], data: Any, by: User) -> actions.Filling:
    """Return what the form says of the things that are lacking; raises what can't be read."""
    names = [one.demand.name for one in lacks]
    facts = {name: value for one in names for name, value in _fact(one, data, by).items()}
    custom = {int(one.partition("_")[2]): _custom(one, data, by) for one in names if _own(one)}
    people = [_person(data, by, one) for one in people_asked(deal, list(lacks))]
    ticks = [one.demand.number for one in lacks if one.field in data and "tick" in one.field]
    return actions.Filling(
        facts=facts,
        custom={key: value for key, value in custom.items() if value is not None},
        tags=read_tags(data.get("tags", "")) if "tags" in names else (),
        people=tuple(one for one in people if one),
        main=_person(data, by, queries.MAIN) if queries.MAIN in names else None,
        ticks=tuple(ticks),
        inn=data.get(queries.INN, "").strip() if queries.INN in names else "",
        answers=actions.read_answers(data) if QUALIFIED in names else {},
        talk=data.get("talk", "").strip() if "talk" in names else "",
        talk_kind=data["talk_kind"] if data.get("talk_kind") in KINDS else "call",
    )


def people_asked(deal: Deal, lacks: Sequence[queries.Lack]) -> list[str]:
    """Return the names of the fields for people who are missing, beside the main contact."""
    wanted = next((one.demand.number for one in lacks if one.demand.name == "people"), 0)
    if not wanted:
        return []
    here = DealPerson.objects.filter(deal=deal, person__removed_at=None).count()
    is_main_new = not here and any(one.demand.name == queries.MAIN for one in lacks)
    return [f"person_{n}" for n in range(1, wanted - here - is_main_new + 1)]


def _own(name: str) -> bool:
    return name.startswith("custom_")


def _custom(name: str, data: Any, by: User) -> Any:
    field = clients.custom_field("deal", name)
    return clients.read_custom_control(field, data, by) if field and _said(name, data) else None


def _said(name: str, data: Any) -> bool:
    return name in data or f"{name}_text" in data


def _person(data: Mapping[str, str], by: User, name: str) -> int | None:
    chosen = clients.chosen_person(by, data, name)
    return chosen.pk if chosen else None


def _fact(name: str, data: Mapping[str, str], by: User) -> dict[str, Any]:
    """Return a fact as it is kept; nothing if nothing was written."""
    if name not in _READ or not _said(name, data):
        return {}
    value = _READ[name](data, by)
    if value in (None, ""):
        return {}
    more = {"currency": actions.read_currency(data)} if name == "amount" else {}
    return {name: value} | more


_READ: dict[str, Callable[[Mapping[str, str], User], Any]] = {
    "amount": lambda data, _by: actions.read_amount(data),
    "company": lambda data, by: clients.chosen_company(by, data),
    "expected_date": lambda data, _by: reading.day(data, "expected_date"),
    "source": lambda data, _by: reading.source(data),
    "channel": lambda data, _by: reading.choice(data, "channel") if data["channel"] else None,
    "product": lambda data, _by: reading.line(data, "product"),
    "about": lambda data, _by: data["about"].replace("\r\n", "\n").strip(),
}
