"""The library of arguments for programs."""

from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse

from interes.knowledge import actions, queries
from interes.knowledge.actions import ARGUMENT_FACTS, ArgumentFacts
from interes.knowledge.api.schemas import Argument, ArgumentChange, NewArgument
from interes.team.queries import visitor
from interes.ui.api import Page, Problem, Room, answered, whole
from interes.ui.api.types import AskedKey

arguments = Room("knowledge", "arguments")

ARGUMENT = {
    "id": 3,
    "name_ru": "Контроль перевозки в пути",
    "name_en": "The shipment is watched on its way",
    "kind": "service",
    "business_lines": ["грузоперевозки"],
    "say_ru": "Вы видите машину на карте и температуру в кузове в любую минуту",
    "say_en": "You see the truck on the map and the temperature inside at any minute",
    "benefit_ru": "Опоздание видно за три часа, а не на складе",
    "benefit_en": "A delay is known three hours ahead and not at the warehouse",
    "proof_ru": "98,6 % рейсов вовремя за прошлый год",
    "proof_en": "98.6% of the trips were on time last year",
    "works_for": ["economic", "technical"],
    "alarms": [
        {
            "role": "user",
            "why_ru": "Экспедиторы решат, что следят за ними",
            "why_en": "The forwarders may think that they are being watched",
        }
    ],
    "is_active": True,
}
_SENT = {name: ARGUMENT[name] for name in ("name_ru", "kind", "say_ru", "works_for", "alarms")}


@arguments.get("/arguments", "knowledge.see", answer=Page[Argument], example=[ARGUMENT])
def list_arguments(request: HttpRequest) -> HttpResponse:
    """List what speaks for us, to whom, and whom it alarms."""
    del request
    return whole([_told(row) for row in queries.argument_records(queries.arguments_to_set())])


@arguments.post(
    "/arguments", "knowledge.change", answer=Argument, status=201, example=ARGUMENT, sent=_SENT
)
def add_argument(request: HttpRequest, sent: NewArgument) -> HttpResponse:
    """Add an argument to the library."""
    made = actions.add_argument(facts=ArgumentFacts(**_kept(sent.said())), by=visitor(request))
    return answered(request, _argument(made.pk), status=201, at=f"{request.path}/{made.pk}")


@arguments.patch(
    "/arguments/{argument_id}",
    "knowledge.change",
    answer=Argument,
    example=ARGUMENT,
    sent={"proof_ru": "98,9 % рейсов вовремя за прошлый год"},
)
def change_argument(
    request: HttpRequest, argument_id: AskedKey, sent: ArgumentChange
) -> HttpResponse:
    """Change what is named of an argument; `is_active` takes it out of use or back."""
    with transaction.atomic():
        rows = queries.arguments_to_set().select_for_update().filter(pk=argument_id)
        locked = rows.first()
        if locked is None:
            raise Problem("not-found")
        said, me = _kept(sent.said()), visitor(request)
        if "is_active" in said:
            actions.use_argument(argument_id=argument_id, is_active=said.pop("is_active"), by=me)
        if said:
            facts = {name: getattr(locked, name) for name in ARGUMENT_FACTS} | said
            actions.change_argument(argument_id=argument_id, facts=ArgumentFacts(**facts), by=me)
    return answered(request, _argument(argument_id))


def _argument(key: int) -> dict[str, Any]:
    return _told(queries.argument_records(queries.arguments_to_set().filter(pk=key))[0])


def _told(row: dict[str, Any]) -> dict[str, Any]:
    alarms = [
        {"role": role, "why_ru": why.get("ru", ""), "why_en": why.get("en", "")}
        for role, why in row["alarms"].items()
    ]
    return row | {"alarms": alarms}


def _kept(said: dict[str, Any]) -> dict[str, Any]:
    if "alarms" not in said:
        return said
    alarms = {one.role: {"ru": one.why_ru, "en": one.why_en} for one in said["alarms"]}
    return said | {"alarms": alarms}
