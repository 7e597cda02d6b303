"""What a rule would have done in the last month is looked up, and nothing is written."""

from datetime import timedelta

import pytest
from django.db import connection

from interes.activities import actions as activities
from interes.activities.actions import Talk
from interes.automation import queries
from interes.automation.models import Occasion, Rule
from interes.automation.rules import KINDS
from interes.automation.tests.world import NOTE, a_rule, a_step, a_tag
from interes.clients import actions as clients
from interes.clients.models import Company
from interes.deals import actions as deals
from interes.deals.models import Deal, RefusalReason
from tests.cast import NOON, a_company, a_deal, a_plan, a_stage

DAY = timedelta(days=1)


def a_month_of_work(ada, anna, boris):
    """Tell a month in which everything happens once, or twice."""
    at = NOON - 25 * DAY
    clients.create_company(by=anna, at=at, name="Ромашка", city="Тверь")
    deal = a_deal(anna, at=at, amount=2_000_000, step=a_plan(days=-24, has_time=True))
    deals.move(deal_id=deal.pk, stage_id=a_stage(2).pk, by=anna, at=at + DAY)
    activities.log(by=anna, at=at + DAY, talk=Talk(kind="call", text="Думают", deal_id=deal.pk))
    step = {"step_id": Deal.objects.get(pk=deal.pk).next_step_id, "result": "Сказал"}
    deals.finish_step(by=anna, at=at + 5 * DAY, next_step=a_plan(days=-10), **step)
    deals.hand_over(deal_id=deal.pk, to=boris, by=ada, at=at + 6 * DAY)
    won = a_deal(anna, at=at, title="Телефония", company=a_company("Лютик"))
    deals.win(deal_id=won.pk, by=anna, at=at + 7 * DAY)
    lost = a_deal(anna, at=at, title="Камеры", company=a_company("Василёк"))
    reason = RefusalReason.objects.filter(asks_rival=False)[0]
    deals.refuse(deal_id=lost.pk, reason=reason, by=anna, at=at + 8 * DAY)
    plan = a_plan(days=3)
    deals.reopen(deal_id=lost.pk, by=anna, at=at + 9 * DAY, step=plan)


HOW_OFTEN = {
    "deal_opened": 3,
    "deal_moved": 1,
    "deal_stands": 2,
    "deal_handed_over": 1,
    "deal_won": 1,
    "deal_refused": 1,
    "deal_reopened": 1,
    "step_finished": 1,
    "talk_logged": 1,
    "company_created": 4,
}


@pytest.mark.parametrize(("kind", "number"), HOW_OFTEN.items())
def test_the_month_is_looked_through_for_every_event(ada, anna, boris, kind, number):
    a_month_of_work(ada, anna, boris)
    Company.objects.update(created_at=NOON - DAY)
    rule = a_rule(ada, kind, NOTE, given={"days": 10, "hours": 4})

    run = queries.dry_run(rule, NOON)

    assert (run.events, run.fitting) == (number, number)
    assert run.acts == ((queries.act_words()["note"], number),)


def test_a_step_that_was_late_is_found(ada, anna, boris):
    a_month_of_work(ada, anna, boris)
    rule = a_rule(ada, "step_late", NOTE, given={"hours": 4})

    assert queries.dry_run(rule, NOON).fitting >= 1


def test_conditions_and_stages_narrow_it(ada, anna, boris):
    a_month_of_work(ada, anna, boris)
    large = a_rule(ada, "deal_opened", NOTE, deal_where="amount.gt(1000000)")
    other = a_rule(ada, "deal_moved", NOTE, given={"stages": [a_stage(5).pk]})

    assert queries.dry_run(large, NOON).fitting == 1
    assert queries.dry_run(other, NOON).fitting == 0


def test_what_would_be_refused_for_certain_is_said(ada, anna, boris):
    a_month_of_work(ada, anna, boris)
    rule = a_rule(ada, "deal_won", a_step(), a_tag("оплата"))

    [row] = queries.dry_run(rule, NOON).rows

    assert [bool(trouble) for _words, trouble in row.acts] == [True, False]


ALL_OF = "SELECT md5(coalesce(string_agg(t::text, '' ORDER BY t::text), '')) FROM {} t"


def everything():
    """Return what stands in every table of the database."""
    rows = {}
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(ALL_OF.format(connection.ops.quote_name(table)))
            rows[table] = cursor.fetchone()[0]
    return rows


def test_nothing_is_written(ada, anna, boris, client):
    a_month_of_work(ada, anna, boris)
    rules = [
        a_rule(ada, kind, NOTE, a_tag("новая"), given={"days": 10, "hours": 4}) for kind in KINDS
    ]
    client.force_login(ada)
    client.get("/settings/automation/")
    before = everything()

    for rule in rules:
        assert client.get(f"/settings/automation/{rule.pk}/try/").status_code == 200

    assert everything() == before


def test_what_was_imported_is_left_out(ada, anna):
    rule = a_rule(ada, "deal_opened", NOTE)
    deal = a_deal(anna, at=NOON - DAY)
    Deal.objects.filter(pk=deal.pk).update(imported_key="a:1")

    assert queries.dry_run(rule, NOON).events == 0


def test_very_much_is_cut_and_said_so(ada, anna, monkeypatch):
    rule = a_rule(ada, "deal_opened", NOTE)
    for number in range(4):
        a_deal(anna, at=NOON - DAY, title=f"Заявка {number}")
    monkeypatch.setattr("interes.automation.queries.trying.MOST", 3)

    run = queries.dry_run(rule, NOON)

    assert (run.events, run.is_cut) == (3, True)


def test_it_asks_little_however_much_happened(ada, anna, client, django_assert_max_num_queries):
    rule = a_rule(ada, "deal_opened", NOTE, a_step(), deal_where="amount.empty()")
    for number in range(20):
        a_deal(anna, at=NOON - DAY, title=f"Заявка {number}")
    client.force_login(ada)

    with django_assert_max_num_queries(20):
        client.get(f"/settings/automation/{rule.pk}/try/")

    assert Rule.objects.count() == 1
    assert Occasion.objects.exists()
