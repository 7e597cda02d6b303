"""A planned meeting is the next step of its deal or a to-do on its day, whatever happens."""

from datetime import timedelta

import pytest

from interes.activities import actions, queries
from interes.activities.actions import MeetingPlan, Minutes, Talk, When
from interes.activities.models import Activity, Meeting, ToDo
from interes.activities.rules import Carrier, Standing
from interes.deals import actions as deals
from interes.deals.models import DealPerson, Step
from interes.knowledge.models import Argument
from interes.team.actions import NotAllowed
from tests.cast import NOON, a_company, a_deal, a_person, a_plan

SHOW = MeetingPlan(kind="presentation", goal="Договориться о встречах", place="client")


def day(days):
    return When(NOON + timedelta(days=days))


@pytest.fixture
def deal(anna):
    nordwind = a_company(owner=anna)
    return a_deal(anna, company=nordwind, people=[a_person(nordwind).pk])


@pytest.fixture
def clara(deal):
    return DealPerson.objects.get().person


@pytest.fixture
def show(deal, anna):
    return actions.plan_meeting(deal_id=deal.pk, plan=SHOW, when=day(1), by=anna, at=NOON)


def row(meeting, user, now=NOON):
    return queries.meeting_for(user, meeting.pk, now=now)


def carrier(meeting):
    meeting.refresh_from_db()
    return meeting.step or meeting.to_do


def test_a_meeting_takes_the_place_of_the_next_step(show, deal, anna):
    deal.refresh_from_db()

    step = deal.next_step
    assert (step.pk, step.kind) == (show.step_id, "meeting")
    assert (step.text, step.due_at) == (str(show), day(1).due_at)
    assert SHOW.goal in step.text
    assert row(show, anna).standing == Standing.AHEAD


def test_what_must_be_done_before_it_stays_the_next_step(deal, anna):
    show = actions.plan_meeting(deal_id=deal.pk, plan=SHOW, when=day(9), by=anna, at=NOON)

    deal.refresh_from_db()
    assert (deal.next_step.kind, show.step) == ("call", None)
    assert (show.to_do.due_at, show.to_do.deal_id) == (day(9).due_at, deal.pk)


def test_who_plans_may_choose_where_it_stands(deal, anna):
    when = When(NOON + timedelta(days=9), carrier=Carrier.STEP)

    show = actions.plan_meeting(deal_id=deal.pk, plan=SHOW, when=when, by=anna, at=NOON)

    deal.refresh_from_db()
    assert show.step_id == deal.next_step_id


def test_moving_the_step_moves_the_meeting(show, anna):
    plan = deals.Plan(text=show.step.text, due_at=day(3).due_at, kind="meeting")

    deals.change_step(step_id=show.step_id, plan=plan, by=anna)

    assert row(show, anna).due_at == day(3).due_at


def test_moving_the_meeting_moves_the_step(show, deal, anna):
    actions.change_meeting(meeting_id=show.pk, plan=SHOW, when=day(4), by=anna, at=NOON)

    deal.refresh_from_db()
    assert deal.next_step.due_at == day(4).due_at


def test_saying_it_otherwise_and_moving_it_at_once_keeps_one_meeting(show, deal, anna):
    plan = MeetingPlan(kind="demonstration", goal="Показать склад")

    actions.change_meeting(meeting_id=show.pk, plan=plan, when=day(4), by=anna, at=NOON)

    deal.refresh_from_db()
    assert deal.next_step.text == f"{Meeting.Kind.DEMONSTRATION.label}: Показать склад"
    assert (carrier(show).pk, ToDo.objects.count()) == (deal.next_step_id, 0)


@pytest.mark.parametrize("kind", ["call", "meeting"])
def test_a_step_that_becomes_something_else_lets_the_meeting_go_on(show, anna, kind):
    plan = deals.Plan(text="Узнать, кто решает", due_at=day(2).due_at, kind=kind)

    deals.change_step(step_id=show.step_id, plan=plan, by=anna)

    assert (carrier(show).due_at, show.step) == (day(1).due_at, None)
    assert row(show, anna).standing == Standing.AHEAD


def test_a_call_logged_as_the_step_before_the_day_lets_the_meeting_go_on(show, deal, anna):
    talk = Talk("call", "Просят прислать программу", deal_id=deal.pk)

    actions.log(
        by=anna, at=NOON, talk=talk, step_id=show.step_id, next_step=a_plan("Прислать", days=1)
    )

    assert (carrier(show).due_at, show.step) == (day(1).due_at, None)


def test_a_meeting_beside_the_steps_becomes_the_next_step_when_its_turn_comes(deal, anna):
    show = actions.plan_meeting(deal_id=deal.pk, plan=SHOW, when=day(9), by=anna, at=NOON)
    talk = Talk("call", "Ждут нас", deal_id=deal.pk)
    following = deals.Plan(text="Презентация", due_at=day(9).due_at, kind="meeting")

    actions.log(by=anna, at=NOON, talk=talk, step_id=deal.next_step_id, next_step=following)

    deal.refresh_from_db()
    assert carrier(show).pk == deal.next_step_id
    assert ToDo.objects.get().removed_at is not None


def test_two_meetings_do_not_stand_in_one_step(show, deal, anna):
    other = actions.plan_meeting(
        deal_id=deal.pk, plan=MeetingPlan(goal="Цех"), when=day(1), by=anna, at=NOON
    )

    deal.refresh_from_db()
    assert other.step_id == deal.next_step_id
    assert (carrier(show).due_at, show.step) == (day(1).due_at, None)


def test_the_minutes_log_the_talk_and_finish_the_step_in_one_gesture(show, deal, anna, clara):
    plan = MeetingPlan(people=[clara.pk])
    actions.change_meeting(meeting_id=show.pk, plan=plan, when=day(1), by=anna, at=NOON)
    said = Minutes("Понравилось, ждут смету", "ours", people=[clara.pk], alone=[clara.pk])

    actions.write_minutes(
        meeting_id=show.pk,
        minutes=said,
        by=anna,
        at=day(1).due_at,
        next_step=a_plan("Прислать смету", days=2),
    )

    talk, to_do = Activity.objects.get(kind="meeting"), ToDo.objects.get()
    deal.refresh_from_db()
    assert (talk.person_id, talk.text, talk.step_id) == (clara.pk, said.result, show.step_id)
    assert deal.next_step.text == "Прислать смету"
    assert to_do.person_id == clara.pk
    held = row(show, anna)
    assert (held.standing, held.meeting.held_place, held.due_at) == ("held", "ours", day(1).due_at)


def test_a_meeting_that_was_logged_as_the_step_is_not_told_twice(show, deal, anna):
    talk, at = Talk("meeting", "Понравилось", deal_id=deal.pk), day(1).due_at
    actions.log(by=anna, at=at, talk=talk, step_id=show.step_id, next_step=a_plan(days=2))
    assert row(show, anna, at).standing == Standing.UNWRITTEN

    said = Minutes("Понравилось, ждут смету", "ours")
    held = actions.write_minutes(meeting_id=show.pk, minutes=said, by=anna, at=at)

    assert held.activity == Activity.objects.get(kind="meeting")


def test_everyone_who_was_there_was_talked_to(show, deal, anna, clara):
    pavel = a_person(deal.company, last_name="Павлов", first_name="Павел")
    deals.add_person(deal_id=deal.pk, person_id=pavel.pk, by=anna)
    plan = MeetingPlan(people=[clara.pk, pavel.pk])
    actions.change_meeting(meeting_id=show.pk, plan=plan, when=day(1), by=anna, at=NOON)

    actions.write_minutes(
        meeting_id=show.pk,
        minutes=Minutes("Договорились", "client", people=[clara.pk, pavel.pk]),
        by=anna,
        at=day(1).due_at,
        next_step=a_plan(days=2),
    )

    parts = DealPerson.objects.annotate(talked_at=queries.last_talk_of_part())
    assert set(parts.values_list("talked_at", flat=True)) == {day(1).due_at}


def test_a_meeting_that_does_not_take_place_leaves_a_next_step(show, deal, anna):
    actions.drop_meeting(
        meeting_id=show.pk, because="Заболел", by=anna, at=NOON, next_step=a_plan("Новый день")
    )

    deal.refresh_from_db()
    dropped = row(show, anna)
    assert (deal.next_step.text, dropped.standing) == ("Новый день", "dropped")
    assert (dropped.due_at, ToDo.objects.count()) == (day(1).due_at, 0)
    with pytest.raises(actions.MeetingEnded):
        actions.drop_meeting(meeting_id=show.pk, because="", by=anna, at=NOON)


def test_a_dropped_next_step_asks_for_another_one(show, deal, anna):
    with pytest.raises(deals.StepMissing):
        actions.drop_meeting(meeting_id=show.pk, because="Заболел", by=anna, at=NOON)

    assert row(show, anna).standing == Standing.AHEAD


def test_a_meeting_falls_through_with_its_deal(show, deal, anna):
    deals.win(deal_id=deal.pk, by=anna, at=NOON)

    assert row(show, anna).standing in (Standing.UNWRITTEN, Standing.FELL_THROUGH)
    with pytest.raises(actions.NoStepAhead):
        actions.plan_meeting(deal_id=deal.pk, plan=SHOW, when=day(2), by=anna, at=NOON)


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        ({"kind": "party"}, "kind"),
        ({"place": "moon"}, "place"),
        ({"lasts": 4}, "lasts"),
        ({"lasts": 1441}, "lasts"),
        ({"goal": "я" * 251}, "goal"),
        ({"agenda": "я" * 4001}, "agenda"),
        ({"checklist": ["я" * 201]}, "checklist"),
        ({"checklist": map(str, range(41))}, "checklist"),
        ({"arguments": dict.fromkeys(range(31), "")}, "arguments"),
    ],
)
def test_what_is_wrong_with_a_plan_is_said_at_its_field(deal, anna, facts, field):
    with pytest.raises(actions.MeetingUnclear) as refused:
        actions.plan_meeting(
            deal_id=deal.pk, plan=MeetingPlan(**facts), when=day(1), by=anna, at=NOON
        )

    assert refused.value.field == field
    assert not Meeting.objects.exists()


def test_a_stranger_plans_nothing(deal, dora):
    with pytest.raises(NotAllowed):
        actions.plan_meeting(deal_id=deal.pk, plan=SHOW, when=day(1), by=dora, at=NOON)

    assert Step.objects.get().kind == "call"


def test_chosen_arguments_keep_their_order_and_notes(show, anna):
    said = {"say_ru": "…", "works_for": ["user"]}
    one, two = (Argument.objects.create(name_ru=name, **said) for name in "АБ")
    plan = MeetingPlan(arguments={two.pk: "с цифрами", one.pk: "", 999: "нет такого"})

    actions.change_meeting(meeting_id=show.pk, plan=plan, when=day(1), by=anna, at=NOON)

    chosen = show.arguments.order_by("order").values_list("argument", "note")
    assert list(chosen) == [(two.pk, "с цифрами"), (one.pk, "")]


def test_ticks_of_the_checklist_stay_when_lines_are_added(show, anna):
    plan = MeetingPlan(checklist=["Проектор", "Договор"])
    actions.change_meeting(meeting_id=show.pk, plan=plan, when=day(1), by=anna, at=NOON)
    actions.tick_meeting_point(meeting_id=show.pk, place=1, is_done=True, by=anna)

    plan = MeetingPlan(checklist=["Образцы", "Договор", "Проектор"])
    actions.change_meeting(meeting_id=show.pk, plan=plan, when=day(1), by=anna, at=NOON)

    show.refresh_from_db()
    assert [point["is_done"] for point in show.checklist] == [False, True, False]
    with pytest.raises(actions.MeetingUnclear):
        actions.tick_meeting_point(meeting_id=show.pk, place=3, is_done=True, by=anna)
