"""While the client thinks: one press chooses the situation, and the next step plans itself."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.urls import reverse
from django.utils.timezone import localdate, localtime

from interes.activities import actions as activities
from interes.deals import actions, queries
from interes.deals.models import CalendarDay, Deal, Situation, Step
from interes.team.actions import NotAllowed
from tests.cast import NOON, a_company, a_deal, a_plan, a_stage

MOSCOW = ZoneInfo("Europe/Moscow")


@pytest.fixture
def thinking(anna):
    """A deal at the stage where the client thinks, with a step planned for tomorrow."""
    return a_deal(anna, stage=a_stage(5))


def situation(name):
    return Situation.objects.get(name_en=name)


def situate(deal, name, by, at=NOON):
    actions.situate(deal_id=deal.pk, situation=situation(name), by=by, at=at)
    return Deal.objects.select_related("next_step", "situation").get(pk=deal.pk)


def test_choosing_a_situation_plans_the_next_step_with_its_reason(thinking, anna):
    deal = situate(thinking, "Approval", anna)
    step = deal.next_step
    assert localdate(step.due_at) == date(2026, 11, 25)
    assert (step.kind, step.is_proposed) == ("call", True)
    why = queries.why_of(step.why, localdate(NOON))
    assert "Согласование" in why or "Approval" in why


def test_the_step_that_was_planned_is_dropped_and_stays_in_the_history(thinking, anna):
    old = thinking.next_step_id
    situate(thinking, "Choosing", anna)
    assert Step.objects.get(pk=old).state == "dropped"


def test_an_appointment_for_an_hour_that_comes_sooner_stays(anna):
    deal = a_deal(anna, stage=a_stage(5), step=a_plan("Встреча у них", has_time=True))
    assert situate(deal, "Budget", anna).next_step_id == deal.next_step_id


def test_a_client_in_vladivostok_is_called_while_it_is_at_work(anna):
    far = a_company("Порт", city="Владивосток")
    deal = situate(a_deal(anna, stage=a_stage(5), company=far), "Approval", anna)
    there = deal.next_step.due_at.astimezone(ZoneInfo("Asia/Vladivostok"))
    assert (there.date(), there.hour) == (date(2026, 11, 25), 12)


def test_nobody_is_called_on_a_day_off_of_our_own(thinking, anna, ada):
    actions.set_calendar_day(day=date(2026, 11, 25), is_working=False, source="Приказ 12", by=ada)
    assert localdate(situate(thinking, "Approval", anna).next_step.due_at) == date(2026, 11, 26)


def test_nobody_answers_and_the_chain_ends_with_a_question(thinking, anna):
    deal, at, seen = situate(thinking, "Choosing", anna), NOON, []
    for _n in range(4):
        at += timedelta(days=1)
        activities.log_no_answer(by=anna, at=at, deal_id=deal.pk, step_id=deal.next_step_id)
        deal = Deal.objects.select_related("next_step").get(pk=deal.pk)
        seen.append((deal.next_step.kind, deal.next_step.why["code"]))
    assert seen[:3] == [("letter", "again"), ("call", "again"), ("meeting", "again")]
    assert seen[3] == ("other", "ask_attempts")


def test_choosing_the_situation_again_begins_the_chain_anew(thinking, anna):
    deal = situate(thinking, "Choosing", anna)
    activities.log_no_answer(
        by=anna, at=NOON + timedelta(hours=1), deal_id=deal.pk, step_id=deal.next_step_id
    )
    again = situate(deal, "Choosing", anna, at=NOON + timedelta(hours=2))
    assert again.next_step.why["attempts"] == 0


def test_moving_on_leaves_the_situation(thinking, anna):
    deal = situate(thinking, "Choosing", anna)
    actions.move(deal_id=deal.pk, stage_id=a_stage(6).pk, by=anna, at=NOON)
    deal.refresh_from_db()
    assert (deal.situation_id, deal.situation_since) == (None, None)


def test_a_stage_that_does_not_offer_a_situation_refuses_it(anna):
    with pytest.raises(actions.NotOffered):
        situate(a_deal(anna), "Choosing", anna)


def test_a_colleague_of_another_department_may_not_choose_it(thinking, dora):
    with pytest.raises(NotAllowed):
        situate(thinking, "Choosing", dora)


def test_one_press_on_the_page_chooses_and_the_sentence_is_read(client, thinking, anna):
    client.force_login(anna)
    where = reverse("deals:situate", args=[thinking.pk])
    page = client.post(where, {"situation": situation("Budget").pk}, follow=True)
    text = page.content.decode()
    assert 'aria-pressed="true"' in text
    assert "next-why" in text
    assert Deal.objects.get(pk=thinking.pk).situation == situation("Budget")


def test_pressing_the_chosen_one_takes_it_off_and_the_step_stays(client, thinking, anna):
    deal = situate(thinking, "Budget", anna, at=localtime())
    client.force_login(anna)
    client.post(reverse("deals:situate", args=[deal.pk]), {"situation": ""})
    after = Deal.objects.get(pk=deal.pk)
    assert (after.situation_id, after.next_step_id) == (None, deal.next_step_id)


def test_what_is_proposed_after_a_talk_is_accepted_with_one_press(client, thinking, anna):
    deal = situate(thinking, "Choosing", anna, at=localtime())
    client.force_login(anna)
    mine = queries.proposed(deal, now=localtime(), talk="reached")
    form = mine.fields() | {"talk_kind": "call", "said": "Сравнивают", "finishes": "on"}
    client.post(reverse("activities:log", args=[deal.pk]), form | {"step": deal.next_step_id})
    step = Deal.objects.select_related("next_step").get(pk=deal.pk).next_step
    assert step.is_proposed
    assert step.why["code"] in ("first", "next")
    assert step.due_at == mine.plan.due_at


def test_a_step_of_ones_own_is_not_said_to_be_proposed(thinking, anna):
    deal = situate(thinking, "Choosing", anna)
    own = a_plan("Приехать с образцом", days=3)
    actions.finish_step(step_id=deal.next_step_id, by=anna, at=NOON, result="", next_step=own)
    step = Step.objects.get(deal=deal, state="planned")
    assert (step.is_proposed, step.why) == (False, {})


def test_putting_a_proposed_step_off_asks_why_and_keeps_it(thinking, anna):
    step = situate(thinking, "Choosing", anna).next_step
    later = a_plan(step.text, days=20, kind=step.kind)
    with pytest.raises(actions.ReasonToMoveMissing):
        actions.change_step(step_id=step.pk, plan=later, by=anna)
    actions.change_step(step_id=step.pk, plan=later, by=anna, because="Клара в отпуске")
    step.refresh_from_db()
    assert "Клара в отпуске" in queries.why_of(
        step.why, localdate(NOON), moved_because=step.moved_because
    )


def test_doing_a_proposed_step_earlier_asks_nothing(thinking, anna):
    step = situate(thinking, "Budget", anna).next_step
    sooner = a_plan(step.text, days=1, kind=step.kind)
    assert actions.change_step(step_id=step.pk, plan=sooner, by=anna).moved_because == ""


def test_a_deal_without_a_situation_is_proposed_a_talk_within_the_norm_of_its_stage(anna):
    deal = a_deal(anna, stage=a_stage(3))
    found = queries.proposed(deal, now=NOON, talk="reached")
    assert localdate(found.plan.due_at) == date(2026, 11, 26)
    assert found.why


def test_a_day_told_by_the_director_is_kept_with_its_source(ada):
    with pytest.raises(actions.HoursUnclear):
        actions.set_calendar_day(day=date(2026, 12, 31), is_working=True, source=" ", by=ada)
    actions.set_calendar_day(day=date(2026, 12, 31), is_working=True, source="Приказ", by=ada)
    assert CalendarDay.objects.get().source == "Приказ"


def test_an_administrator_sets_a_situation_and_a_head_may_not(ada, boris):
    facts = actions.SituationFacts(name_ru="Ждут тендер", say_ru="Спросить", most_days=90)
    with pytest.raises(NotAllowed):
        actions.add_situation(facts=facts, by=boris)
    assert actions.add_situation(facts=facts, by=ada).order == 4


@pytest.mark.parametrize(
    "wrong",
    [
        {"name_ru": " "},
        {"name_ru": "Выбор"},
        {"say_ru": ""},
        {"channels": []},
        {"channels": ["fax"]},
        {"every": "never"},
        {"every_days": 0},
        {"most_days": None},
        {"most_attempts": 0},
    ],
)
def test_a_cadence_that_would_not_go_on_or_never_end_is_refused(ada, wrong):
    facts = {"name_ru": "Ждут тендер", "say_ru": "Спросить", "most_days": 90} | wrong
    with pytest.raises((actions.CadenceUnclear, actions.NameMissing)):
        actions.add_situation(facts=actions.SituationFacts(**facts), by=ada)
    assert Situation.objects.count() == 3


def test_hours_that_end_before_they_begin_are_refused(ada):
    noon = datetime(2026, 1, 1, 12, tzinfo=MOSCOW).time()
    with pytest.raises(actions.HoursUnclear):
        actions.set_working_hours(opens=noon, closes=noon, by=ada)


def test_the_page_says_what_time_it_is_at_a_client_far_away(client, anna):
    client.force_login(anna)
    near = a_deal(anna, company=a_company("Завод", city="Тула"))
    far = a_deal(anna, company=a_company("Порт", region="Приморский край"))
    now = localtime().astimezone(ZoneInfo("Asia/Vladivostok"))
    pages = [
        client.get(reverse("deals:deal", args=[one.pk])).content.decode() for one in (near, far)
    ]
    hours = {f"{now + timedelta(minutes=n):%H:%M}" for n in (-1, 0, 1)}
    assert [any(f" {hour}" in page for hour in hours) for page in pages] == [False, True]
