"""The board: every stage with its count, its sums and its top cards, in two questions."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from django.db import connection
from django.db.models import Count, QuerySet, Sum
from django.db.models.expressions import RawSQL

from interes.deals.models import Deal, Stage
from interes.deals.queries.rows import DealRow, deal_row, values
from interes.foundation.values import Money

TOP = 30


@dataclass(frozen=True, slots=True)
class Column:
    """One stage of the board."""

    stage: Stage
    count: int
    sums: list[Money]
    cards: list[DealRow]

    @property
    def hidden(self) -> int:
        """Return how many deals of the stage are not among its cards."""
        return self.count - len(self.cards)


@dataclass(frozen=True, slots=True)
class _Totals:
    count: int
    sums: list[Money]


def board(
    deals: QuerySet[Deal], stages: Sequence[Stage], *, now: datetime, top: int = TOP
) -> list[Column]:
    """Return the columns of these stages; those who came in last stand on top.

    A stage that is not used any more is left out, unless deals are still in it.
    """
    open_deals = deals.filter(
        state=Deal.State.OPEN, pipeline__in={stage.pipeline_id for stage in stages}
    )
    totals = _totals(open_deals)
    cards = _cards(open_deals, list(totals), now, top)
    return [
        Column(stage, total.count, total.sums, cards.get(stage.pk, []))
        for stage in stages
        if (total := totals.get(stage.pk, _Totals(0, []))).count or stage.is_active
    ]


def _totals(deals: QuerySet[Deal]) -> dict[int, _Totals]:
    found: dict[int, list[tuple[int, str, Decimal | None]]] = {}
    grouped = deals.values_list("stage_id", "currency").annotate(n=Count("id"), s=Sum("amount"))
    for stage, currency, number, amount in grouped.order_by("stage_id", "-s", "currency"):
        found.setdefault(stage, []).append((number, currency, amount))
    return {
        stage: _Totals(
            sum(number for number, _currency, _amount in parts),
            [Money(amount, currency) for _number, currency, amount in parts if amount is not None],
        )
        for stage, parts in found.items()
    }


def _cards(
    deals: QuerySet[Deal], stage_ids: list[int], now: datetime, top: int
) -> dict[int, list[DealRow]]:
    """Take the top of each stage by its own slice, so that no stage is read to its end.

    Django would compile the same question anew for every stage; here it is compiled once and
    asked for each stage beside the others (LATERAL).
    """
    if not stage_ids:
        return {}
    here: RawSQL = RawSQL("wanted.stage_id", [])
    top_of_one = values(deals.filter(stage_id=here)).order_by("-stage_since", "-id")[:top]
    sql, params = top_of_one.query.sql_with_params()
    cards: dict[int, list[DealRow]] = {}
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT card.* FROM unnest(%s::bigint[]) WITH ORDINALITY AS wanted (stage_id, place) "
            f"CROSS JOIN LATERAL ({sql}) AS card ORDER BY wanted.place, card.stage_since DESC, "
            "card.id DESC",
            [stage_ids, *params],
        )
        names = [column.name for column in cursor.description]
        for row in cursor.fetchall():
            one = dict(zip(names, row, strict=True))
            cards.setdefault(one["stage_id"], []).append(deal_row(one, now.date()))
    return cards
