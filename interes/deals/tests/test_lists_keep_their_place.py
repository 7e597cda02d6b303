"""Pages of the lists of deals and steps: in any order, nobody is skipped or repeated."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from interes.deals import queries
from interes.deals.models import Deal, Step
from interes.deals.web.deals import ORDERS
from interes.deals.web.step_list import PLANNED
from interes.foundation.keyset import capped_count, cut
from tests.cast import NOON, a_company, a_deal, a_plan

WAYS = [(order, way) for order in ORDERS for way in ("up", "down")]
SIZE = 4


@pytest.fixture
def many(anna):
    """Deals that share their values, and some that lack them."""
    companies = [a_company(name) for name in ("Юг", "Север", "Ёлка")]
    for n in range(11):
        a_deal(
            anna,
            title=f"Сделка {n}",
            company=companies[n % 3],
            amount=Decimal(100 * (n % 3)) if n % 4 else None,
            expected_date=date(2026, 12, 1 + n % 2) if n % 3 else None,
            step=a_plan(days=n % 2),
            at=NOON + timedelta(hours=n // 2),
        )
    Deal.objects.filter(title="Сделка 5").update(company=None)
    return {deal.pk for deal in Deal.objects.all()}


def walk(queryset, order, start="", way="forward"):
    """Go through all pages in one direction; return the keys page by page and the last cursor."""
    pages, cursor, last = [], start, start
    while True:
        page = cut(queryset, order, cursor, SIZE)
        pages.append([row["id"] for row in page.rows])
        last, cursor = cursor, getattr(page, way)
        if not cursor:
            return pages, last


@pytest.mark.parametrize(("order", "way"), WAYS, ids=[f"{order.name} {way}" for order, way in WAYS])
def test_every_deal_is_met_once_in_any_order(many, order, way):
    sorted_by = order.reversed() if way == "down" else order

    pages, _last = walk(queries.values(Deal.objects.all()), sorted_by)

    met = [key for page in pages for key in page]
    assert len(met) == len(set(met))
    assert set(met) == many


@pytest.mark.parametrize("order", ORDERS, ids=lambda order: order.name)
def test_the_way_back_leads_through_the_same_deals(many, order):
    rows = queries.values(Deal.objects.all())
    there, last = walk(rows, order)

    back, _first = walk(rows, order, start=last, way="back")

    assert [key for page in reversed(back) for key in page] == [
        key for page in there for key in page
    ]


@pytest.mark.parametrize("order", ORDERS, ids=lambda order: order.name)
def test_the_same_deal_stands_first_whichever_way_one_came(many, order):
    rows = queries.values(Deal.objects.all())

    first = cut(rows, order, "", 1).rows[0]["id"]
    last_of_reversed = walk(rows, order.reversed())[0][-1][-1]

    assert first == last_of_reversed


def test_every_planned_step_is_met_once(many):
    pages, _last = walk(queries.step_values(Step.objects.all()), PLANNED[0])

    met = [key for page in pages for key in page]
    assert len(met) == len(set(met)) == 11


@pytest.mark.parametrize("cursor", ["x", "e30", "W10", "!!!", "bnVsbA"])
def test_a_cursor_nobody_wrote_shows_the_first_page(many, cursor):
    rows = queries.values(Deal.objects.all())

    assert cut(rows, ORDERS[0], cursor, SIZE).rows == cut(rows, ORDERS[0], "", SIZE).rows


@pytest.mark.parametrize(
    ("cap", "number", "is_capped"), [(5, 5, True), (11, 11, False), (99, 11, False)]
)
def test_counting_stops_where_nobody_cares_any_more(many, cap, number, is_capped):
    count = capped_count(Deal.objects.all(), cap)

    assert (count.number, count.is_capped) == (number, is_capped)
