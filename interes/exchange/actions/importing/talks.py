"""Bring in talks and to-dos; a talk about someone who has not come waits for them."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any, ClassVar

from interes.activities.models import Activity
from interes.activities.models import ToDo as OurToDo
from interes.deals.models import Deal as OurDeal
from interes.exchange.actions.importing.bring import bring
from interes.exchange.actions.importing.identity import new_only
from interes.exchange.actions.importing.links import (
    company_of,
    deal_of,
    person_of,
    tie_later,
    user_of,
)
from interes.exchange.actions.importing.owners import somebody
from interes.exchange.actions.importing.work import Wish, Work
from interes.exchange.actions.importing.writing import copy_new
from interes.exchange.models import Imported
from interes.exchange.rules.importing.merging import Texts, as_text
from interes.exchange.rules.importing.records import Problem, Talk, ToDo

WHOM = ("company_id", "person_id", "deal_id")
TALK = ("kind", "at", "by_id", *WHOM, "is_inbound", "was_reached", "minutes", "text")
TO_DO = ("text", "owner_id", "due_at", "has_time", *WHOM, "made_at", "done_at")
TEXT = 300
MOST_MINUTES = 32_000


class _Hand[M: (Activity, OurToDo)]:
    """How talks and to-dos are written alike."""

    thing = ""
    table: type[M]
    fields: tuple[str, ...] = ()
    followers: frozenset[str] = frozenset()
    given: ClassVar[Texts] = {}
    assumed: ClassVar[Texts] = {}

    def make(self, wishes: Sequence[Wish[Any]]) -> None:
        """Keep new ones."""
        rows = [{**w.facts, "id": w.id, "imported_key": w.record.key[:200]} for w in wishes]
        copy_new(self.table, rows)

    def locked(self, ids: Collection[int]) -> Mapping[int, M]:
        """Return them, locked."""
        return self.table._default_manager.select_for_update().in_bulk(list(ids))

    def now(self, record: M) -> Texts:
        """Return what they hold."""
        return {name: as_text(getattr(record, name)) for name in self.fields}

    def change(self, changes: Sequence[tuple[M, Wish[Any], frozenset[str]]]) -> None:
        """Write some facts."""
        fields: set[str] = set()
        for record, wish, names in changes:
            for name in names:
                setattr(record, name, wish.facts[name])
            fields |= {name.removesuffix("_id") for name in names}
        if fields:
            records = {record.pk: record for record, _wish, _names in changes}
            self.table._default_manager.bulk_update(records.values(), fields, batch_size=500)

    def add(self, wishes: Sequence[tuple[Wish[Any], Collection[str]]]) -> Mapping[int, int]:
        """Add nothing: there is not many of anything."""
        del wishes
        return {}


class TalkHand(_Hand[Activity]):
    """How talks are written."""

    thing = Imported.Thing.TALK.value
    table = Activity
    fields = TALK

    def called(self, record: Talk) -> str:
        """Return the beginning of what was said."""
        return record.text[:80]


class ToDoHand(_Hand[OurToDo]):
    """How to-dos are written."""

    thing = Imported.Thing.TO_DO.value
    table = OurToDo
    fields = TO_DO

    def called(self, record: ToDo) -> str:
        """Return what is to be done."""
        return record.text[:80]


def bring_talks(records: Sequence[tuple[int, Talk]], work: Work) -> None:
    """Write the talks that are about someone we have; keep the others until they can be."""
    if not records:
        return
    _find_companies(records, work)
    facts = {line: talk_facts(talk, work) for line, talk in records}
    ready = [(n, r) for n, r in records if any(facts[n].get(name) for name in WHOM)]
    who = new_only(Activity, ready, work)
    wishes = [Wish(r, n, who.ids[r.key], _said(facts[n])) for n, r in ready if r.key in who.ids]
    bring(TalkHand(), wishes, who, work)
    for line, talk in records:
        number = who.ids.get(talk.key)
        _tie(TalkHand.thing, talk, number, {} if number else as_json(facts[line]), work)
        if not any(facts[line].get(name) for name in WHOM):
            _say_it_waits(line, talk, work)


def bring_to_dos(records: Sequence[tuple[int, ToDo]], work: Work) -> None:
    """Write the to-dos; they may be about nobody."""
    if not records:
        return
    _find_companies(records, work)
    default = somebody(work) if any(not user_of(r.owner, work) for _n, r in records) else 0
    who = new_only(OurToDo, records, work)
    wishes = [
        Wish(r, n, who.ids[r.key], _said(to_do_facts(r, default, work)))
        for n, r in records
        if r.key in who.ids
    ]
    bring(ToDoHand(), wishes, who, work)
    for wish in wishes:
        _tie(ToDoHand.thing, wish.record, wish.id, {}, work)


def talk_facts(talk: Talk, work: Work) -> dict[str, Any]:
    """Return what a talk wants to be written with."""
    return {
        "kind": talk.kind,
        "at": talk.at,
        "by_id": user_of(talk.by, work),
        **_whom(talk, work),
        "is_inbound": talk.is_inbound,
        "was_reached": talk.was_reached,
        "minutes": min(talk.minutes, MOST_MINUTES) if talk.minutes is not None else None,
        "text": talk.text,
    }


def to_do_facts(to_do: ToDo, default: int, work: Work) -> dict[str, Any]:
    """Return what a to-do wants to be written with."""
    due = to_do.due_at or to_do.done_at or to_do.made_at or work.at
    return {
        "text": to_do.text[:TEXT],
        "owner_id": user_of(to_do.owner, work) or default,
        "due_at": due,
        "has_time": to_do.has_time,
        **_whom(to_do, work),
        "made_at": to_do.made_at or min(due, work.at),
        "done_at": to_do.done_at,
    }


def as_json(facts: Mapping[str, Any]) -> dict[str, Any]:
    """Return facts as they wait in the database."""
    return {k: v.isoformat() if isinstance(v, datetime) else v for k, v in facts.items()}


def _whom(record: Talk | ToDo, work: Work) -> dict[str, int | None]:
    """Return whom it is about; a talk about a deal belongs to the story of its company too."""
    deal = deal_of(record.deal, work)
    company = company_of(record.company, work) or work.ids.company_of_deal.get(deal or 0)
    return {"company_id": company, "person_id": person_of(record.person, work), "deal_id": deal}


def _find_companies(records: Sequence[tuple[int, Talk | ToDo]], work: Work) -> None:
    deals = {number for _n, r in records if (number := deal_of(r.deal, work))}
    rows = OurDeal.objects.filter(pk__in=deals).exclude(company=None) if deals else None
    if rows is not None:
        work.ids.company_of_deal |= dict(rows.values_list("pk", "company_id"))


def _said(facts: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in facts.items() if value is not None}


def _tie(
    thing: str, record: Talk | ToDo, number: int | None, waiting: Mapping[str, Any], work: Work
) -> None:
    holder = (thing, record.key, number)
    tie_later(holder, "company_id", record.company, work.ids.company, work, **waiting)
    tie_later(holder, "person_id", record.person, work.ids.person, work, **waiting)
    tie_later(holder, "deal_id", record.deal, work.ids.deal, work, **waiting)


def _say_it_waits(line: int, talk: Talk, work: Work) -> None:
    links = (talk.company, talk.person, talk.deal)
    wanted = next((link.key for link in links if link and link.key), "")
    if wanted:
        work.ends.object_to(line, "skipped", Problem("waits", {"wanted": wanted}))
    else:
        work.ends.object_to(line, "refused", Problem("about_nobody"))
