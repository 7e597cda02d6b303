"""References: which cases a deal is offered, which were told, and how often a client was named."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Count, QuerySet

from interes.activities.models import ReferenceTold
from interes.deals.models import Deal
from interes.knowledge import queries as knowledge
from interes.knowledge.queries import Reference, why_told

OFFERED = 5
OPEN = ReferenceTold.Wording.OPEN


@dataclass(frozen=True, slots=True)
class Offered:
    """A case as a deal may tell it: the one wording, why this one, and how tired the client is."""

    reference: Reference
    why: str
    told_at: datetime | None
    named: int
    is_tired: bool


def references_offered(deal: Deal, now: datetime, most: int = OFFERED) -> list[Offered]:
    """Return the cases that fit a deal best, each in the only wording it may be told in."""
    found = knowledge.references_for(deal.company, deal.product)[:most]
    told = _told_in(deal, [one.case_id for one in found])
    named = named_lately({one.company_id for one in found}, now)
    norm = knowledge.spared()
    return [
        Offered(
            reference=one,
            why=why_told(one.verdict),
            told_at=told.get(one.case_id),
            named=named.get(one.company_id, 0),
            is_tired=one.wording == OPEN and norm.is_tired(named.get(one.company_id, 0)),
        )
        for one in found
    ]


def named_lately(companies: Collection[int], now: datetime) -> dict[int, int]:
    """Return how often each of these clients was named within the days of the norm."""
    rows = _named(now).filter(case__company__in=companies).values_list("case__company_id")
    return dict(rows.annotate(n=Count("id")).order_by())


def tellings_of(company_id: int) -> QuerySet[ReferenceTold]:
    """Return where the cases of a client were told, the newest first."""
    told = ReferenceTold.objects.filter(case__company=company_id, deal__removed_at=None)
    return told.select_related("deal", "deal__company", "case", "by").order_by("-at", "-id")


def telling_records(told: Iterable[ReferenceTold]) -> list[dict[str, Any]]:
    """Return tellings as programs are told of them."""
    return [
        {"id": one.pk, "case": one.case_id, "wording": one.wording, "by": one.by_id, "at": one.at}
        for one in told
    ]


def _told_in(deal: Deal, cases: Collection[int]) -> dict[int, datetime]:
    told = ReferenceTold.objects.filter(deal=deal, case__in=cases).order_by("at", "id")
    return dict(told.values_list("case_id", "at"))


def _named(now: datetime) -> QuerySet[ReferenceTold]:
    since = now - timedelta(days=knowledge.spared().days)
    return ReferenceTold.objects.filter(wording=OPEN, at__gt=since, deal__removed_at=None)
