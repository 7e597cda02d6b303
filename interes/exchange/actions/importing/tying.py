"""Tie the records that named others before those came; keep the names of those still to come."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from django.utils.dateparse import parse_date, parse_datetime

from interes.activities.models import Activity, ToDo
from interes.clients.models import Company
from interes.deals.models import Deal, DealPerson
from interes.exchange.actions.importing import posts
from interes.exchange.actions.importing.companies import bring_companies
from interes.exchange.actions.importing.work import Work
from interes.exchange.actions.importing.writing import copy_new, new_ids
from interes.exchange.models import ImportLink
from interes.exchange.rules.importing.merging import as_text
from interes.exchange.rules.importing.records import Link, Post

TABLES: Mapping[str, Any] = {"company": Company, "deal": Deal, "talk": Activity, "to_do": ToDo}


def remember(work: Work) -> None:
    """Keep the links to records that have not come; one that is kept already is kept once."""
    rows = [
        ImportLink(
            wants=one.wants,
            holder=one.holder[1][:200],
            thing=one.holder[0],
            record=one.holder[2],
            field=one.field,
            waiting=dict(one.waiting),
            run=work.run,
        )
        for one in work.pending
    ]
    ImportLink.objects.bulk_create(rows, ignore_conflicts=True)


def find_those_who_wait(keys: Collection[str], work: Work) -> None:
    """Look up the links that wait for what this chunk brings, before its rows are under way."""
    links = ImportLink.objects.filter(wants__any_of=keys, tied_in=None).select_for_update()
    work.waiting = list(links) if keys else []


def tie_those_who_waited(work: Work) -> None:
    """Tie every link to what this chunk brought."""
    fresh = {
        key: line.record
        for key, line in work.ledger.fresh.items()
        if line.record is not None and line.thing in {"company", "person", "deal"}
    }
    came = [(link, fresh[link.wants]) for link in work.waiting if link.wants in fresh]
    if came:
        tie(came, work)


def tie(pairs: Sequence[tuple[ImportLink, int]], work: Work) -> None:
    """Tie links to our records, by what they are."""
    sorts: dict[str, list[tuple[ImportLink, int]]] = defaultdict(list)
    for link, number in pairs:
        sorts[_sort(link)].append((link, number))
    _tie_fields(sorts["field"])
    _tie_posts(sorts["post"], work)
    _tie_people(sorts["person"])
    _make_talks(sorts["talk"], work)
    ImportLink.objects.filter(pk__in=[link.pk for link, _n in pairs]).update(tied_in=work.run)
    work.ends.note("tied", times=len(pairs))


def _sort(link: ImportLink) -> str:
    if link.field == "post":
        return "post"
    if link.field == "person":
        return "person"
    return "talk" if link.record is None else "field"


def _tie_fields(pairs: Sequence[tuple[ImportLink, int]]) -> None:
    """Fill the field that waited, unless somebody filled it."""
    for link, number in pairs:
        if link.thing == "company" and link.record == number:
            continue
        rows = TABLES[link.thing]._default_manager
        rows.filter(pk=link.record, **{link.field: None}).update(**{link.field: number})


def _tie_posts(pairs: Sequence[tuple[ImportLink, int]], work: Work) -> None:
    work.ledger.open_at({link.holder for link, _number in pairs})
    wanted = [
        (link.holder, int(link.record or 0), _post(link.waiting or {}), number)
        for link, number in pairs
    ]
    posts.keep(wanted, work)


def _post(kept: Mapping[str, Any]) -> Post:
    return Post(
        company=Link(),
        title=kept.get("title", ""),
        from_date=parse_date(kept.get("from_date", "")),
        until_date=parse_date(kept.get("until_date", "")),
    )


def _tie_people(pairs: Sequence[tuple[ImportLink, int]]) -> None:
    rows = [DealPerson(deal_id=link.record or 0, person_id=number) for link, number in pairs]
    DealPerson.objects.bulk_create(rows, ignore_conflicts=True)


def _make_talks(pairs: Sequence[tuple[ImportLink, int]], work: Work) -> None:
    """Keep the talks that waited for someone they are about."""
    talks: dict[str, dict[str, Any]] = {}
    for link, number in pairs:
        talk = talks.setdefault(link.holder, _talk(link.waiting or {}))
        talk[link.field] = number
    if not talks:
        return
    _find_companies(talks)
    numbers = new_ids("activity", len(talks))
    for (key, talk), number in zip(talks.items(), numbers, strict=True):
        talk |= {"id": number, "imported_key": key}
        said = {name: as_text(value) for name, value in talk.items() if value is not None}
        work.ledger.open_at([key])
        work.ledger.write("talk", key, number, said)
    copy_new(Activity, list(talks.values()))
    rest = ImportLink.objects.filter(thing="talk", record=None, holder__in=talks)
    for link in rest:
        link.record = talks[link.holder]["id"]
    ImportLink.objects.bulk_update(rest, ["record"])
    work.ends.note("waited_talks", times=len(talks))


def _find_companies(talks: Mapping[str, dict[str, Any]]) -> None:
    """Let a talk about a deal stand in the story of its company too."""
    asked = {talk["deal_id"] for talk in talks.values() if talk.get("deal_id")}
    company_of = dict(Deal.objects.filter(pk__in=asked).values_list("pk", "company_id"))
    for talk in talks.values():
        if not talk.get("company_id"):
            talk["company_id"] = company_of.get(talk.get("deal_id") or 0)


def _talk(kept: Mapping[str, Any]) -> dict[str, Any]:
    facts = {name: value for name, value in kept.items() if name != "name"}
    return facts | {"at": parse_datetime(kept["at"])}


def settle_names(work: Work) -> None:
    """Make head companies that no row described, by the names they were called by."""
    links = list(
        ImportLink.objects.filter(run=work.run, tied_in=None, thing="company", record__isnull=False)
    )
    named = [link for link in links if (link.waiting or {}).get("name")]
    if not named:
        return
    wanted = [Link(link.wants, (link.waiting or {})["name"]) for link in named]
    work.ledger.open_at({link.key for link in wanted})
    bring_companies([], wanted, work)
    find_those_who_wait([link.key for link in wanted], work)
    tie_those_who_waited(work)
    here = [(link, work.ids.company.get(link.wants)) for link in named]
    tie([(link, number) for link, number in here if number], work)
    work.ledger.close()
