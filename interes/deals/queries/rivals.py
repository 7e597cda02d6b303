"""Rivals as we know them, and how it went against each."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Sum
from django.db.models.functions import Lower

from interes.deals.models import Deal, DealRival, Rival
from interes.deals.queries.competition import lost_to_anybody, met_and
from interes.deals.rules import Ended, Front, Money, Score, fronts
from interes.foundation.naming import in_language

# By what "who won where" may be asked.
WHERE = ("product", "region", "stage")


def rivals() -> QuerySet[Rival]:
    """Return the rivals that can be named."""
    return Rival.objects.filter(is_active=True).order_by(Lower("name"))


def rivals_to_set() -> QuerySet[Rival]:
    """Return every rival, also those out of use."""
    return Rival.objects.select_related("company").order_by("-is_active", Lower("name"))


def rival_choices() -> list[tuple[str, str]]:
    """Return the rivals by their numbers."""
    rows = Rival.objects.order_by(Lower("name")).values_list("pk", "name", "name_en")
    return [(str(key), in_language(name, en)) for key, name, en in rows]


@dataclass(frozen=True, slots=True)
class RivalRow:
    """A rival as one line: the open deals against it, and how the others ended."""

    rival: Rival
    open_deals: int = 0
    leading: int = 0
    sums: list[Money] = field(default_factory=list)
    score: Score = field(default_factory=Score)


def rival_rows() -> list[RivalRow]:
    """Return every rival with its deals, those that are met most now first."""
    now, won, lost = _open_deals(), _won(), _lost()
    rows = [
        RivalRow(one, **now.get(one.pk, {}), score=Score(won.get(one.pk, 0), lost.get(one.pk, 0)))
        for one in rivals_to_set()
    ]
    return sorted(rows, key=lambda row: (not row.rival.is_active, -row.open_deals))


def score_of(rival_id: int) -> Score:
    """Return how it went against one rival."""
    return Score(_won(rival=rival_id).get(rival_id, 0), _lost(rival_id).get(rival_id, 0))


def _open_deals() -> dict[int, dict[str, Any]]:
    found: dict[int, dict[str, Any]] = {}
    rows = DealRival.objects.filter(deal__state=Deal.State.OPEN, deal__removed_at=None)
    counted = rows.values_list("rival_id", "deal__currency").annotate(
        n=Count("id"),
        leading=Count("id", filter=Q(standing=DealRival.Standing.LEADING)),
        total=Sum("deal__amount"),
    )
    for key, currency, number, leading, total in counted.order_by("-total"):
        told = found.setdefault(key, {"open_deals": 0, "leading": 0, "sums": []})
        told["open_deals"] += number
        told["leading"] += leading
        if total:
            told["sums"].append((currency, total))
    return found


def _won(**of: Any) -> dict[int, int]:
    beaten = DealRival.objects.filter(
        deal__state=Deal.State.WON, deal__removed_at=None, beaten_in=F("deal__closure"), **of
    )
    return dict(beaten.values_list("rival_id").annotate(n=Count("id")).order_by())


def _lost(rival_id: int | None = None) -> dict[int, int]:
    """Return the lost deals by rival: the one named, else what was no supplier."""
    refused = {"state": Deal.State.REFUSED, "removed_at": None}
    named = Deal.objects.filter(closure__rival__isnull=False, **refused)
    quiet = DealRival.objects.exclude(rival__kind=Rival.Kind.SUPPLIER).filter(
        deal__closure__rival=None, **{f"deal__{name}": told for name, told in refused.items()}
    )
    if rival_id:
        named, quiet = named.filter(closure__rival=rival_id), quiet.filter(rival=rival_id)
    lost: dict[int, int] = defaultdict(int)
    for rows in (named.values_list("closure__rival_id"), quiet.values_list("rival_id")):
        for key, number in rows.annotate(n=Count("id")).order_by():
            lost[key] += number
    return lost


_GROUPS: Mapping[str, tuple[str, ...]] = {
    "product": ("product",),
    "region": ("company__region",),
    "stage": ("stage__name_ru", "stage__name_en"),
}


def who_won(by: str, rival_id: int | None = None) -> list[Front]:
    """Return who won where: by product, region or stage; against all rivals or one of them."""
    paths = _GROUPS[by]
    rows = _ended(rival_id).values_list(*paths, "state", "currency")
    counted = rows.annotate(n=Count("id"), total=Sum("amount")).order_by()
    return fronts(
        Ended(_named(row[: len(paths)]), row[-4], row[-2], row[-3], row[-1]) for row in counted
    )


def _named(names: tuple[Any, ...]) -> str:
    return in_language(*names) if len(names) > 1 else names[0] or ""


def _ended(rival_id: int | None) -> QuerySet[Deal]:
    """Return the deals that were won against somebody, or lost to somebody."""
    known = Deal.objects.filter(removed_at=None)
    if rival_id is not None:
        return known.filter(met_and(rival_id, won=True) | met_and(rival_id, won=False))
    beaten = DealRival.objects.filter(deal=OuterRef("pk"), beaten_in=OuterRef("closure"))
    return known.filter(Q(Exists(beaten), state=Deal.State.WON) | lost_to_anybody())
