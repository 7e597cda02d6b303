"""Bring in deals with their outcomes; an open one gets a step to decide what is next."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime
from typing import Any, ClassVar

from django.conf import settings
from django.utils import translation

from interes.deals.events import DealHandedOver
from interes.deals.models import Deal as OurDeal
from interes.deals.models import DealPerson, Step
from interes.deals.queries import lacking_where_they_stand
from interes.exchange.actions.importing import endings, fresh_deals, standing
from interes.exchange.actions.importing.bring import bring
from interes.exchange.actions.importing.described import (
    CUSTOM,
    Additive,
    custom_facts,
    tag_marks,
    write_many,
)
from interes.exchange.actions.importing.identity import new_only
from interes.exchange.actions.importing.links import company_of, person_of, tie_later, user_of
from interes.exchange.actions.importing.our_settings import (
    Stages,
    source_ids,
)
from interes.exchange.actions.importing.owners import somebody
from interes.exchange.actions.importing.work import Wish, Work
from interes.exchange.models import Imported
from interes.exchange.rules.importing.merging import Texts, as_text
from interes.exchange.rules.importing.records import Deal, Problem
from interes.foundation import events

SIMPLE = (
    "title",
    "product",
    "company_id",
    "owner_id",
    "amount",
    "currency",
    "about",
    "kind",
    "channel",
    "source_id",
    "expected_date",
    "situation_id",
)
THING = Imported.Thing.DEAL.value
TITLE = 200
PRODUCT = 120


class Hand(Additive[OurDeal, Deal]):
    """How deals are written."""

    thing = THING
    followers: frozenset[str] = frozenset()
    given: ClassVar[Texts] = {"channel": "unknown", "kind": "interest"}
    assumed: ClassVar[Texts] = {}

    def __init__(self, work: Work, known: Stages) -> None:
        """Keep the chunk and the stages of the board."""
        super().__init__(work)
        self.stages = known

    def make(self, wishes: Sequence[Wish[Deal]]) -> None:
        """Keep new deals with their steps, endings and stories."""
        fresh_deals.keep([self.new(wish) for wish in wishes], wishes, self.work)

    def locked(self, ids: Collection[int]) -> Mapping[int, OurDeal]:
        """Return the deals, locked."""
        return OurDeal.objects.select_for_update().in_bulk(list(ids))

    def now(self, record: OurDeal) -> Texts:
        """Return what they hold; the course is stage, state and day of the end as one thing."""
        clock = self.work.clock
        closed = clock.day(record.closed_at) if record.closed_at else None
        said = {name: as_text(getattr(record, name)) for name in SIMPLE}
        said |= {f"{CUSTOM}{k}": as_text(v) for k, v in record.custom.items()}
        return said | {
            "course": course(record.stage_id, record.state, closed),
            "began": as_text(clock.day(record.created_at)),
        }

    def change(self, changes: Sequence[tuple[OurDeal, Wish[Deal], frozenset[str]]]) -> None:
        """Write some facts; what happens to a deal is announced as if a person had done it."""
        owners = {record.pk: record.owner_id for record, _wish, _fields in changes}
        plain = [(r, w, f - {"course", "began", "situation_id"}) for r, w, f in changes]
        write_many(OurDeal, plain, self.work.at)
        for record, wish, fields in changes:
            if "began" in fields and wish.record.created_at:
                record.created_at = min(record.created_at, wish.record.created_at)
                record.save(update_fields=["created_at"])
            if "owner_id" in fields:
                _hand_over(record, owners[record.pk], self.work.at)
            if "course" in fields:
                stage = standing.stage_of(wish.record, self.stages)
                endings.follow(record, wish.record, stage, self.work)
            if "situation_id" in fields and record.is_open:
                record.situation_id = wish.facts["situation_id"]
                record.situation_since = self.work.at
                record.save(update_fields=["situation", "situation_since", "changed_at"])

    def called(self, record: Deal) -> str:
        """Return the title."""
        return record.title

    def new(self, wish: Wish[Deal]) -> dict[str, Any]:
        """Return the row of a new deal."""
        record, at, stage = wish.record, self.work.at, standing.stage_of(wish.record, self.stages)
        earliest = [m for m in (record.created_at, record.closed_at) if m]
        began = min([*earliest, at])
        row = self.row(wish, at)
        del row["course"]
        row.pop("began", None)
        if "situation_id" in row:
            row["situation_since"] = at
        return row | {
            "created_at": began,
            "pipeline_id": stage.pipeline_id,
            "stage_id": stage.pk,
            "stage_since": min(max(record.stage_since or began, began), at),
            "state": record.state,
            "closed_at": _end(record, began, at),
        }


def bring_deals(records: Sequence[tuple[int, Deal]], work: Work) -> None:
    """Write the deals, and who takes part in them."""
    if not records:
        return
    who = new_only(OurDeal, records, work)
    work.ids.deal |= who.ids
    ours = standing.settings_for(r for _n, r in records)
    sources = source_ids({r.source for _n, r in records if r.source})
    default = somebody(work) if any(not user_of(r.owner, work) for _n, r in records) else 0
    wishes = [
        Wish(r, line, who.ids[r.key], _facts(r, ours, sources, default, work), tag_marks(r.tags))
        for line, r in records
        if r.key in who.ids
    ]
    bring(Hand(work, ours[0]), wishes, who, work)
    _invite(wishes, work)
    _remark_what_they_lack(wishes, work)
    for wish in wishes:
        holder = (THING, wish.record.key, wish.id)
        tie_later(holder, "company_id", wish.record.company, work.ids.company, work)
        for link in wish.record.people:
            tie_later(holder, "person", link, work.ids.person, work)


def course(stage: int, state: str, closed: date | None) -> str:
    """Return where a deal has come, as one thing: who moves or ends it changes all of it."""
    return f"{stage}|{state}|{as_text(closed)}"


def _end(record: Deal, began: datetime, at: datetime) -> datetime | None:
    if record.state == "open":
        return None
    return min(max(record.closed_at or at, began), at)


def _facts(
    deal: Deal, ours: standing.Settings, sources: Mapping[str, int], default: int, work: Work
) -> dict[str, object]:
    stage = standing.stage_of(deal, ours[0])
    closed = _end(deal, deal.created_at or deal.closed_at or work.at, work.at)
    facts: dict[str, object] = {
        "title": _title(deal),
        "product": None if deal.product is None else deal.product[:PRODUCT],
        "company_id": company_of(deal.company, work),
        "owner_id": user_of(deal.owner, work) or default,
        "amount": deal.amount,
        "currency": deal.currency or work.run.currency,
        "about": "\n".join(standing.remarks(deal, ours)) or None,
        "kind": deal.kind,
        "channel": deal.channel or "unknown",
        "source_id": sources.get(deal.source or ""),
        "expected_date": deal.expected_date,
        "situation_id": standing.situation_of(deal, ours),
        "course": course(
            stage.pk,
            deal.state,
            work.clock.day(closed) if closed else None,
        ),
        "began": work.clock.day(deal.created_at) if deal.created_at else None,
    }
    facts |= custom_facts(deal.custom)
    return {name: value for name, value in facts.items() if value is not None}


def _title(deal: Deal) -> str:
    """Tell equal deals apart by their old numbers, by which people look for them too."""
    number = deal.key.split(":", 2)[-1]
    is_told_apart = deal.title != deal.product or number.startswith("~")
    return (deal.title if is_told_apart else f"{deal.title} · {number}")[:TITLE]


def _invite(wishes: Sequence[Wish[Deal]], work: Work) -> None:
    """Let people take part in the decision; the first one is the main contact of a new deal."""
    rows = []
    for wish in wishes:
        people = dict.fromkeys(filter(None, (person_of(p, work) for p in wish.record.people)))
        rows += [
            DealPerson(deal_id=wish.id, person_id=number, is_main=not place)
            for place, number in enumerate(people)
        ]
    DealPerson.objects.bulk_create(rows, ignore_conflicts=True)


def _remark_what_they_lack(wishes: Sequence[Wish[Deal]], work: Work) -> None:
    """Take deals that lack facts of their stage, and say so: a move will ask for them."""
    with translation.override(settings.LANGUAGE_CODE):
        lacking = lacking_where_they_stand([wish.id for wish in wishes])
    for wish in wishes:
        if wish.id in lacking:
            work.ends.remark(wish.line, Problem("stage_asks", {"what": lacking[wish.id]}))
    work.ends.note("stage_asks", times=len(lacking))


def _hand_over(deal: OurDeal, former: int, at: datetime) -> None:
    planned = Step.objects.filter(deal=deal, state=Step.State.PLANNED, owner_id=former)
    planned.update(owner_id=deal.owner_id)
    events.publish(
        DealHandedOver(
            deal_id=deal.pk,
            company_id=deal.company_id,
            from_id=former,
            to_id=deal.owner_id,
            by_id=None,
            at=at,
        )
    )
