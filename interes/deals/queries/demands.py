"""What a deal still lacks for a stage, and what stages may ask at all, in words."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib.postgres.aggregates import ArrayAgg
from django.db import connection
from django.db.models import Exists, Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from interes.deals.models import ChecklistItem, Deal, DealPerson, Stage, Tick
from interes.deals.queries.attributes import deal_attributes
from interes.deals.queries.qualification import is_qualified
from interes.deals.rules import (
    PEOPLE,
    QUALIFIED,
    TALK,
    TICK,
    Demand,
    Known,
    StageLaw,
    asked,
    lacking,
)
from interes.foundation.attributes import Attribute, Choices, capitalised
from interes.foundation.filters import related_to

MAIN, INN = "main_contact", "company_inn"
MOST_PEOPLE = 3
# What every deal has anyway, or what the product writes itself, is not asked.
_ALWAYS = frozenset(
    {"title", "currency", "owner", "pipeline", "stage", "state", "reason", "kind", "created_at"}
    | {"closed_at"}
)
# What is told of a deal after it was brought in.
_AFTER = (PEOPLE, MAIN, QUALIFIED)
_INN_KEPT = "SELECT inn FROM company WHERE id = %s"


@dataclass(frozen=True, slots=True)
class Lack:
    """One thing a deal does not have yet: what it is, in words, and which stage asks for it."""

    demand: Demand
    label: str
    stage: str

    @property
    def field(self) -> str:
        """Return how a form calls it."""
        return "person_1" if self.demand.name == PEOPLE else self.demand.what.replace(":", "_")

    @property
    def told(self) -> str:
        """Return how programs call it: `custom.custom_12`, `checklist.7`, `people`."""
        names = {MAIN: "people", INN: "company.inn", TICK: f"checklist.{self.demand.number}"}
        name = self.demand.name
        return f"custom.{name}" if name.startswith("custom_") else names.get(name, name)


def demandable() -> tuple[Attribute, ...]:
    """Return the facts of a deal that can be empty, and so can be asked for."""
    return tuple(one for one in deal_attributes() if not one.computed and one.name not in _ALWAYS)


def demand_choices() -> Choices:
    """Return everything a stage may ask for, with its words."""
    facts = [(one.name, one.title) for one in demandable()]
    people = [(f"{PEOPLE}:{n}", _people(n)) for n in range(1, MOST_PEOPLE + 1)]
    others = [(INN, _("INN of the company")), (MAIN, _("Main contact")), *people, _talk()]
    return [*facts, *others, (QUALIFIED, pgettext("asked by a stage", "A decided qualification"))]


def laws_of(pipeline_id: int) -> list[StageLaw]:
    """Return what the stages of a pipeline ask, in one question; those out of use ask nothing."""
    required = Q(items__is_required=True, items__is_active=True)
    rows = Stage.objects.filter(pipeline=pipeline_id).values_list(
        "pk", "order", "is_active", "entry_demands", "exit_demands"
    )
    items = ArrayAgg("items__id", filter=required, order_by=["items__order", "items__id"])
    return [
        StageLaw(key, place, tuple(entry), tuple(leaving), tuple(points or ()))
        if is_active
        else StageLaw(key, place)
        for key, place, is_active, entry, leaving, points in rows.annotate(points=items)
    ]


def lacks(deal: Deal, to: int | None, *, is_new: bool = False) -> list[Lack]:
    """Return what a deal lacks to stand in a stage, or to be won (None).

    Of a locked deal the answer holds until the act is over.
    """
    laws = laws_of(deal.pipeline_id)
    wanted = asked(laws, None if is_new else deal.stage_id, to)
    labels = dict(demand_choices()) if wanted else {}
    wanted = tuple(one for one in wanted if one.name == TICK or one.what in labels)
    missing = lacking(wanted, _known(deal, wanted)) if wanted else ()
    return _in_words(missing, labels) if missing else []


def _known(deal: Deal, wanted: Sequence[Demand]) -> Known:
    """Look up only what is asked."""
    names = {one.name for one in wanted}
    facts = {one.name for one in demandable() if one.name in names and _is_known(deal, one)}
    people = _parts(deal) if names & {PEOPLE, MAIN} else []
    facts |= {MAIN} if any(people) else set()
    facts |= {name for name, is_met in _PROBES.items() if name in names and is_met(deal)}
    return Known(frozenset(facts), len(people), _ticks(deal) if TICK in names else frozenset())


def _is_known(deal: Deal, one: Attribute) -> bool:
    if one.is_custom:
        return deal.custom.get(one.path.partition("__")[2]) not in (None, "", [])
    return getattr(deal, one.path) not in (None, "", [], Deal.Channel.UNKNOWN)


def _parts(deal: Deal) -> list[bool]:
    people = DealPerson.objects.filter(deal=deal, person__removed_at=None)
    return list(people.values_list("is_main", flat=True))


def _ticks(deal: Deal) -> frozenset[int]:
    done = Tick.objects.filter(deal=deal, is_done=True)
    return frozenset(done.values_list("item_id", flat=True))


def _has_inn(deal: Deal) -> bool:
    """Tell whether the company has its INN; the company is held until the move is over."""
    with connection.cursor() as cursor:
        held = " FOR SHARE" if connection.in_atomic_block else ""
        cursor.execute(_INN_KEPT + held, [deal.company_id])
        return bool((cursor.fetchone() or ("",))[0])


def _has_talked(deal: Deal) -> bool:
    """Tell whether there was a talk since the deal entered its stage."""
    talks = next((one for one in related_to("deal") if one.name == "talks"), None)
    if talks is None:
        return True
    since = talks.rows().filter(at__gte=deal.stage_since, was_reached=True)
    return Deal.objects.filter(pk=deal.pk).filter(Exists(since)).exists()


_PROBES: dict[str, Callable[[Deal], bool]] = {
    INN: _has_inn,
    TALK: _has_talked,
    QUALIFIED: is_qualified,
}


def _in_words(missing: Iterable[Demand], labels: dict[str, Any]) -> list[Lack]:
    missing = list(missing)
    stages = Stage.objects.in_bulk([one.stage for one in missing])
    points = ChecklistItem.objects.in_bulk([one.number for one in missing if one.name == TICK])
    return [
        Lack(
            one,
            points[one.number].name if one.name == TICK else str(labels[one.what]),
            stages[one.stage].name,
        )
        for one in missing
    ]


def _people(number: int) -> str:
    return capitalised(
        ngettext("at least %(num)s person", "at least %(num)s people", number) % {"num": number}
    )


def _talk() -> tuple[str, str]:
    return TALK, pgettext("asked by a stage", "A talk since it entered the stage")


def lacking_where_they_stand(keys: Sequence[int]) -> dict[int, str]:
    """Return, of open deals that lack facts of their stage, what each of them lacks, in words.

    People and answers are left out: they are told after the deals. It
    costs one question, and if stages ask anything, two more and one for each pipeline.
    """
    if not Stage.objects.exclude(entry_demands=[], exit_demands=[]).exists():
        return {}
    deals = list(Deal.objects.filter(pk__in=keys, state=Deal.State.OPEN).select_related("company"))
    laws = {one: laws_of(one) for one in {deal.pipeline_id for deal in deals}}
    labels, facts = dict(demand_choices()), demandable()
    told = {}
    for deal in deals:
        known = {one.name for one in facts if _is_known(deal, one)}
        known |= {INN} if deal.company and deal.company.inn else set()
        wanted = asked(laws[deal.pipeline_id], None, deal.stage_id)
        fitting = [one for one in wanted if one.name not in _AFTER and one.what in labels]
        missing = lacking(fitting, Known(frozenset(known)))
        if missing:
            told[deal.pk] = ", ".join(str(labels[one.what]) for one in missing)
    return told
