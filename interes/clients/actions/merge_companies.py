"""Make one company of several records of it; nothing of any of them is lost (M1.4)."""

from collections.abc import Collection, Mapping
from datetime import datetime

from django.db import IntegrityError, transaction
from django.db.models import Q

from interes.clients.actions.create_company import refuse_a_second_one
from interes.clients.actions.merging import (
    bring_contacts,
    chosen_facts,
    locked,
    put_aside,
    write_facts,
)
from interes.clients.actions.merging_posts import bring_posts
from interes.clients.events import CompaniesMerged
from interes.clients.models import Company, Noun, Relation, Site
from interes.foundation.acts import act
from interes.foundation.events import publish
from interes.team.models import User


@act
def merge_companies(
    *,
    kept_id: int,
    other_ids: Collection[int],
    choices: Mapping[str, int],
    by: User,
    at: datetime,
) -> Company:
    """Merge the other companies into the kept one and announce it.

    `choices` names, by the name of a field, the record whose value is taken, or 0 to take all of
    them; what is not named is taken as usual. Raises NothingToMerge, MergedMeanwhile,
    KnownAlready, NotAllowed.
    """
    kept, others = locked(Company, kept_id, other_ids, by)
    facts = chosen_facts(Noun.COMPANY, kept, others, choices)
    put_aside(Company, kept, others, at)
    _bring_relations(kept, others)
    facts["head_company_id"] = _head(kept, others, facts["head_company_id"])
    _write(kept, facts, at)
    bring_contacts(Noun.COMPANY, kept, others)
    bring_sites(kept, others)
    bring_posts("company", kept, others)
    for other in others:
        publish(CompaniesMerged(kept.pk, other.pk, by.pk, at))
    return kept


def _write(kept: Company, facts: Mapping[str, object], at: datetime) -> None:
    try:
        with transaction.atomic():
            write_facts(kept, facts, at)
    except IntegrityError:
        refuse_a_second_one(kept)
        raise


def _head(kept: Company, others: Collection[Company], wanted: int | None) -> int | None:
    """Return the head company, and bring the subsidiaries; nobody stands above themselves."""
    ours = {kept.pk, *(other.pk for other in others)}
    heads = [wanted, *(one.head_company_id for one in (kept, *others))] if wanted else []
    branches = Company.objects.filter(head_company__in=ours - {kept.pk}).exclude(pk__in=ours)
    branches.update(head_company=kept)
    return next((head for head in heads if head and not _leads_to(head, ours)), None)


def _leads_to(head: int, ours: Collection[int]) -> bool:
    """Tell whether one of ours is this company or stands above it."""
    above: int | None = head
    seen: set[int] = set()
    while above is not None and above not in seen:
        if above in ours:
            return True
        seen.add(above)
        above = Company.objects.values_list("head_company_id", flat=True).get(pk=above)
    return False


def _bring_relations(kept: Company, others: Collection[Company]) -> None:
    """Bring the relations in both directions; none with oneself, and each once."""
    ours = {kept.pk, *(other.pk for other in others)}
    known = {
        (row.company_id, row.other_id, row.kind): row
        for row in Relation.objects.filter(Q(company=kept) | Q(other=kept))
    }
    theirs = Q(company__in=others) | Q(other__in=others)
    for row in Relation.objects.filter(theirs).order_by("id"):
        company = kept.pk if row.company_id in ours else row.company_id
        other = kept.pk if row.other_id in ours else row.other_id
        if company == other:
            row.delete()
        else:
            _bring_relation(row, (company, other, row.kind), known)


def _bring_relation(
    row: Relation, place: tuple[int, int, str], known: dict[tuple[int, int, str], Relation]
) -> None:
    same = known.setdefault(place, row)
    if same is row:
        row.company_id, row.other_id = place[:2]
        row.save(update_fields=["company", "other"])
        return
    if same.attitude == Relation.Attitude.UNKNOWN != row.attitude:
        same.attitude = row.attitude
        same.save(update_fields=["attitude"])
    row.delete()


def bring_sites(kept: Company, others: Collection[Company]) -> None:
    """Bring the branches and offices; of two of one name the fuller stays, if they agree."""
    known = {site.name: site for site in Site.objects.filter(company=kept)}
    for site in Site.objects.filter(company__in=others).order_by("id"):
        same = known.get(site.name)
        if same is not None and _completes(same, site):
            site.delete()
            continue
        site.company, site.name = kept, _free_name(site.name, known)
        site.save(update_fields=["company", "name"])
        known[site.name] = site


def _completes(kept: Site, other: Site) -> bool:
    """Fill what the kept site does not say; False if the two say different things."""
    names = ("city", "address", "seats")
    said = [(name, getattr(kept, name), getattr(other, name)) for name in names]
    if any(here and there and here != there for _name, here, there in said):
        return False
    filled = [name for name, here, there in said if there and not here]
    for name in filled:
        setattr(kept, name, getattr(other, name))
    if filled:
        kept.save(update_fields=filled)
    return True


def _free_name(name: str, known: Collection[str]) -> str:
    """Return the name, with a number behind it if there is such a site already."""
    number, free = 2, name
    while free in known:
        free, number = f"{name[:112]} ({number})", number + 1
    return free
