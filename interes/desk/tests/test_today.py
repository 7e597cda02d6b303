"""Today: what to do now, in what order and why."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.urls import reverse
from django.utils import timezone

from interes.activities import actions as activities
from interes.activities.actions import Talk
from interes.activities.models import PromiseKind
from interes.deals import actions as deals
from interes.deals.actions import Plan
from interes.deals.models import RefusalReason
from interes.desk import queries
from interes.desk.rules import Group, group_of
from tests.cast import a_company, a_deal

MOSCOW = ZoneInfo("Europe/Moscow")
NOW = datetime(2026, 11, 23, 12, 0, tzinfo=MOSCOW)


def at(day, hour=12, minute=0):
    return datetime(2026, 11, day, hour, minute, tzinfo=MOSCOW)


def planned(text, due_at, *, has_time=False):
    return Plan(text=text, due_at=due_at, has_time=has_time)


@pytest.mark.parametrize(
    ("due_at", "has_time", "group"),
    [
        (at(22, 23, 59), False, Group.LATE),
        (at(23, 11, 59), True, Group.LATE),
        (at(23, 9), False, Group.TODAY),
        (at(23, 12), True, Group.TODAY),
        (at(24, 0), False, Group.NEXT),
    ],
)
def test_a_step_is_late_after_its_hour_if_it_has_one_else_after_its_day(due_at, has_time, group):
    assert group_of(due_at, has_time=has_time, now=NOW) == group


def test_late_comes_first_then_agreed_hours_then_the_rest_of_the_day(anna):
    steps = [
        planned("днём", at(23)),
        planned("завтра", at(24)),
        planned("в 17:00", at(23, 17), has_time=True),
        planned("вчера", at(22)),
        planned("в 15:00", at(23, 15), has_time=True),
    ]
    for step in steps:
        a_deal(anna, step=step, company=a_company(step.text))

    order = [task.what for task in queries.day_of(anna, NOW).tasks]

    assert order == ["вчера", "в 15:00", "в 17:00", "днём", "завтра"]


def test_a_day_holds_only_ones_own_steps(anna, dora):
    a_deal(dora, step=planned("Дорин шаг", at(23)))

    assert queries.day_of(anna, NOW).tasks == []


def test_who_asked_to_come_back_is_there_on_the_day(anna):
    deal = a_deal(anna)
    reason = RefusalReason.objects.filter(asks_rival=False)[0]
    back = at(23).date()
    deals.refuse(deal_id=deal.pk, reason=reason, by=anna, at=at(1), come_back_date=back)

    [task] = queries.day_of(anna, NOW).tasks

    assert (task.group, task.deal_id, task.reason) == (Group.BACK, deal.pk, reason.name)


def test_a_resumed_deal_does_not_ask_to_come_back_any_more(anna):
    deal = a_deal(anna)
    reason = RefusalReason.objects.filter(asks_rival=False)[0]
    deals.refuse(deal_id=deal.pk, reason=reason, by=anna, at=at(1), come_back_date=at(20).date())
    deals.reopen(deal_id=deal.pk, by=anna, at=at(2), step=planned("Снова", at(23)))

    assert [task.what for task in queries.day_of(anna, NOW).tasks] == ["Снова"]


def test_to_dos_stand_among_the_steps_and_leave_when_done(anna):
    to_do = activities.plan_to_do(by=anna, at=NOW, text="Отчёт Борису", due_at=at(23))
    assert [task.what for task in queries.day_of(anna, NOW).tasks] == ["Отчёт Борису"]

    activities.finish_to_do(to_do_id=to_do.pk, by=anna, at=NOW)

    assert queries.day_of(anna, NOW).tasks == []


def test_the_counter_of_the_day_grows_with_what_is_done(anna):
    deal = a_deal(anna, step=planned("Позвонить", at(23)))
    a_deal(anna, step=planned("Написать", at(23)), company=a_company("Балтика"))
    activities.log(
        by=anna,
        at=NOW,
        talk=Talk(kind="call", text="Да", deal_id=deal.pk),
        step_id=deal.next_step_id,
        next_step=planned("Ещё раз", at(30)),
    )

    day = queries.day_of(anna, NOW)

    assert (day.done, day.planned) == (1, 2)


def test_a_line_knows_when_the_last_real_talk_was(anna):
    deal = a_deal(anna, step=planned("Позвонить", at(23)))
    talk = Talk(kind="call", text="Думают", deal_id=deal.pk)
    activities.log(by=anna, at=at(15), talk=talk)
    missed = Talk(kind="call", text="", deal_id=deal.pk, was_reached=False)
    activities.log(by=anna, at=at(20), talk=missed)

    [task] = queries.day_of(anna, NOW).tasks

    assert task.last_talk_at == at(15)


def test_hundreds_of_late_steps_are_counted_but_not_all_drawn(anna):
    company = a_company()
    for n in range(queries.MOST + 5):
        a_deal(anna, company=company, step=planned(f"Шаг {n}", at(20)))

    day = queries.day_of(anna, NOW)

    assert (len(day.tasks), day.totals[Group.LATE]) == (queries.MOST, queries.MOST + 5)


@pytest.fixture
def today(anna, client):
    client.force_login(anna)
    due = timezone.localtime() - timedelta(days=1)
    deals_of_anna = [
        a_deal(anna, company=a_company(name), step=planned(f"Позвонить: {name}", due))
        for name in ("Нордвинд", "Балтика")
    ]
    return [f"step-{deal.next_step_id}" for deal in deals_of_anna]


def test_the_first_line_is_open_at_once_with_its_form(client, today):
    html = client.get(reverse("desk:today")).content.decode()

    assert "Позвонить: Нордвинд" in html
    assert 'name="said"' in html


def test_an_address_names_the_open_line(client, today):
    html = client.get(reverse("desk:today"), {"at": today[1]}).content.decode()

    assert "split-detail chosen" in html


def test_htmx_gets_only_the_right_half(client, today):
    answer = client.get(
        reverse("desk:today"), {"at": today[1]}, headers={"HX-Target": "section#detail"}
    )

    html = answer.content.decode()
    assert "Балтика" in html
    assert "<html" not in html
    assert "today-list" not in html


def test_an_empty_day_teaches(client, anna):
    client.force_login(anna)

    html = client.get(reverse("desk:today")).content.decode()

    assert reverse("desk:add") in html
    assert 'class="empty' in html


def test_today_asks_the_database_the_same_few_questions_however_long(
    client, anna, today, django_assert_max_num_queries
):
    company = a_company("Длинный день")
    for n in range(20):
        a_deal(anna, company=company, step=planned(f"Шаг {n}", timezone.localtime()))

    # Two of them tell what is proposed next: the talks of the opened deal, and the working time;
    # one asks for promises, one for what the form of a talk offers to promise, one for the deals
    # that colleagues offer.
    with django_assert_max_num_queries(14):
        client.get(reverse("desk:today"))


def a_promise(by, due_at, side="ours", **about):
    told = activities.Promised(side, PromiseKind.objects.first().pk, "Прислать цену", due_at)
    between = activities.Between(**about or {"company_id": a_company().pk})
    return activities.promise(by=by, at=at(20), told=told, between=between)


def test_promises_due_by_tonight_come_before_everything(anna):
    a_deal(anna, step=planned("Вчерашний шаг", at(22)))
    a_promise(anna, at(25))
    late, soon = a_promise(anna, at(23, 10)), a_promise(anna, at(23, 17), "theirs")

    day = queries.day_of(anna, NOW)

    assert [task.promise for task in day.tasks][:2] == [late, soon]
    assert [task.group for task in day.tasks] == [
        *(Group.PROMISED, Group.PROMISED, Group.LATE, Group.NEXT),
    ]
    assert day.totals[Group.PROMISED] == 2


def test_a_promise_marked_today_is_done(anna):
    one = a_promise(anna, at(23, 17))

    activities.keep_promise(promise_id=one.pk, by=anna, at=NOW)

    day = queries.day_of(anna, NOW)
    assert (day.done, day.planned, day.tasks) == (1, 1, [])


@pytest.mark.parametrize(
    ("side", "acts"),
    [
        ("ours", ["/kept/", "/more-time/", "/drop/"]),
        ("theirs", ["/kept/", "/broken/", "/more-time/", "/drop/"]),
    ],
)
def test_a_promise_is_marked_on_today_with_one_press(client, anna, side, acts):
    client.force_login(anna)
    one = a_promise(anna, timezone.now() + timedelta(minutes=40, seconds=30), side)

    html = client.get(reverse("desk:today"), {"at": f"promise-{one.pk}"}).content.decode()

    assert [act for act in acts if f"/promises/{one.pk}{act}" in html] == acts
    assert "40" in html


def test_a_deal_that_is_offered_stands_on_top_of_the_day(client, anna, boris):
    deal = a_deal(boris, company=a_company("Предложенная"))
    deals.offer_passing(deal_id=deal.pk, to=anna, note="Ждут смету", by=boris, at=timezone.now())
    client.force_login(anna)

    html = client.get(reverse("desk:today")).content.decode()

    assert "Ждут смету" in html
    assert reverse("deals:accept_passing", args=[deal.pk]) in html
