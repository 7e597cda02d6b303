"""What is written by hand can be read by people: no endless days, no sums that are no number."""

import pytest

from interes.deals.models import Step
from interes.deals.tests.lawful import refusal_of
from tests.cast import a_deal

UNREADABLE = {
    "a step that is due at the end of time": (
        "UPDATE step SET due_at = 'infinity' WHERE deal_id = %(deal)s",
        "step_has_a_real_day",
    ),
    "a step that was due before there were clients": (
        "UPDATE step SET due_at = '0044-03-15 BC' WHERE deal_id = %(deal)s",
        "step_has_a_real_day",
    ),
    "a step of spaces": (
        "UPDATE step SET text = '   ' WHERE deal_id = %(deal)s",
        "step_text_is_not_blank",
    ),
    "a deal of spaces": (
        "UPDATE deal SET title = '   ' WHERE id = %(deal)s",
        "deal_title_is_not_blank",
    ),
    "a sum that is no number": (
        "UPDATE deal SET amount = 'NaN' WHERE id = %(deal)s",
        "deal_sum_is_a_number",
    ),
    "a deal expected never": (
        "UPDATE deal SET expected_date = 'infinity' WHERE id = %(deal)s",
        "deal_has_real_days",
    ),
    "a stage since ever": (
        "UPDATE deal SET stage_since = '-infinity' WHERE id = %(deal)s",
        "deal_has_real_days",
    ),
}


@pytest.mark.parametrize("attempt", UNREADABLE)
def test_the_database_refuses_what_nobody_can_read(seller, attempt):
    sql, named = UNREADABLE[attempt]

    assert refusal_of(sql, deal=a_deal(seller).pk) == named


@pytest.mark.parametrize("table", ["deal", "step", "closure", "stage_move"])
def test_nothing_is_thrown_away_all_at_once(seller, table):
    deal = a_deal(seller)

    refusal = refusal_of(f"SET interes.may_truncate = 'no'; TRUNCATE {table} CASCADE")

    assert refusal == "deal_history_stays"
    assert Step.objects.filter(pk=deal.next_step_id).exists()
