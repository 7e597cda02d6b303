"""When something happens, if conditions hold, then a rule does its acts by the rooms' own laws."""

from datetime import timedelta

import pytest

from interes.activities import actions as activities
from interes.activities.actions import Talk
from interes.activities.models import Activity, ToDo
from interes.automation import actions
from interes.automation.models import Letter, Occasion, Rule, Run
from interes.automation.tests.world import (
    BEFORE,
    NOTE,
    a_rule,
    a_step,
    a_tag,
    a_to_do,
    unfold,
)
from interes.clients import actions as clients
from interes.clients.models import Company, ContactPoint
from interes.deals import actions as deals
from interes.deals.models import Deal, DealStanding, Situation, Stage, Step
from interes.desk.models import Notice
from tests.cast import NOON, a_company, a_deal, a_department, a_person, a_plan, a_stage, a_user


def moved(deal, order=2, by=None, at=NOON):
    deals.move(deal_id=deal.pk, stage_id=a_stage(order).pk, by=by or deal.owner, at=at)
    return deal


def test_a_rule_plans_a_step_at_a_working_time_of_the_client(ada, anna):
    a_rule(ada, "deal_moved", a_step("Позвонить по договору"), given={"stages": [a_stage(2).pk]})
    deal = moved(a_deal(anna))

    unfold()

    step = Step.objects.get(deal=deal, state="planned")
    assert (step.text, step.owner) == ("Позвонить по договору", anna)
    assert step.due_at == NOON + timedelta(days=2)
    assert Deal.objects.get(pk=deal.pk).next_step_id == step.pk
    assert Run.objects.get().outcome == "done"


def test_a_rule_waits_for_its_own_stages_only(ada, anna):
    a_rule(ada, "deal_moved", NOTE, given={"stages": [a_stage(3).pk]})
    moved(a_deal(anna))

    unfold()

    assert not Run.objects.exists()


@pytest.mark.parametrize(
    ("amount", "fires"), [(2_000_000, True), (1_000_000, False), (None, False)]
)
def test_conditions_are_filters_of_the_lists(ada, anna, amount, fires):
    a_rule(ada, "deal_moved", NOTE, deal_where="amount.gt(1000000)")
    moved(a_deal(anna, amount=amount))

    unfold()

    assert Run.objects.exists() is fires


@pytest.mark.parametrize(("city", "fires"), [("Тверь", True), ("Пермь", False)])
def test_a_rule_about_a_deal_may_ask_about_its_company(ada, anna, city, fires):
    a_rule(ada, "deal_opened", NOTE, company_where="city.is(Тверь)")
    a_deal(anna, company=a_company(city=city))

    unfold()

    assert Run.objects.exists() is fires


def test_an_appointment_that_comes_sooner_stays_and_the_other_acts_go_on(ada, anna):
    a_rule(ada, "deal_moved", a_step(days=5), a_tag("договор"))
    deal = moved(a_deal(anna, step=a_plan("Встреча", days=1, has_time=True)))

    unfold()

    run, deal = Run.objects.get(), Deal.objects.get(pk=deal.pk)
    assert deal.next_step.text == "Встреча"
    assert (run.outcome, deal.tags) == ("partly", ["договор"])
    assert "остаётся" in run.lines[0]["why"] or "stays" in run.lines[0]["why"]


def test_a_closed_deal_gets_no_step(ada, anna):
    a_rule(ada, "deal_won", a_step(), a_to_do("Поблагодарить {contact}"))
    deal = a_deal(anna, people=[a_person().pk])
    deals.win(deal_id=deal.pk, by=anna, at=NOON)

    unfold()

    assert not Step.objects.filter(deal=deal, state="planned").exists()
    assert ToDo.objects.get(deal=deal).text == "Поблагодарить Клара Олеговна"


def test_a_rule_may_no_more_than_its_author(ada, anna, dora):
    a_rule(ada, "deal_moved", a_tag("чужое"))
    Rule.objects.update(author=dora)
    deal = moved(a_deal(anna))

    unfold()

    assert Deal.objects.get(pk=deal.pk).tags == []
    assert Run.objects.get().outcome == "refused"


def test_round_robin_gives_each_in_turn(ada, anna):
    team = a_department("Входящие")
    people = [a_user(f"Продавец {n}", department=team) for n in range(3)]
    a_rule(ada, "deal_opened", {"act": "assign", "to": "department", "department": team.pk})
    given = [a_deal(anna, title=f"Заявка {n}").pk for n in range(4)]

    unfold()

    owners = [Deal.objects.get(pk=key).owner for key in given]
    assert owners == [*people, people[0]]


def test_the_head_of_the_owner_gets_the_deal(ada, anna, boris):
    a_rule(ada, "deal_opened", {"act": "assign", "to": "head"})
    deal = a_deal(anna)

    unfold()

    assert Deal.objects.get(pk=deal.pk).owner == boris


def test_the_story_says_that_a_rule_did_it(ada, anna, boris):
    rule = a_rule(ada, "deal_opened", {"act": "assign", "to": "head"}, NOTE)
    deal = a_deal(anna)

    unfold()

    told = Activity.objects.filter(deal=deal, facts__rule=rule.name)
    assert {one.kind for one in told} == {"handed", "note"}


def test_a_situation_is_set_and_the_step_plans_itself(ada, anna):
    one = Situation.objects.get(name_en="Choosing")
    a_rule(ada, "talk_logged", {"act": "situate", "situation": one.pk})
    deal = a_deal(anna, stage=Stage.objects.get(pk=one.stage_ids[0]))
    activities.log(by=anna, at=NOON, talk=Talk(kind="call", text="Думают", deal_id=deal.pk))

    unfold()

    deal.refresh_from_db()
    assert deal.situation == one
    assert deal.next_step.is_proposed


def test_a_letter_is_filled_for_the_seller_to_send(ada, anna):
    letter = {
        "act": "letter",
        "subject": "{deal}: договор",
        "body": "{contact}, шлю договор.\n{owner}",
    }
    a_rule(ada, "deal_moved", letter)
    clara = a_person()
    point = {"kind": "email", "value": "clara@a.ru", "normal": "clara@a.ru", "person": clara}
    ContactPoint.objects.create(**point)
    moved(a_deal(anna, people=[clara.pk]))

    unfold()

    written = Letter.objects.get()
    assert written.subject == "Видеосвязь на 200 мест: договор"
    assert written.body == "Клара Олеговна, шлю договор.\nАнна Белова"
    assert (written.address, written.to_do.owner, written.sent_at) == ("clara@a.ru", anna, None)
    assert Notice.objects.get(user=anna).link == f"/letters/{written.pk}/"


def test_a_person_is_told_where_they_like_to_be_told(ada, anna, boris):
    a_rule(ada, "deal_moved", {"act": "notify", "whom": "head", "text": "Договор: {company}"})
    moved(a_deal(anna))

    unfold()

    notice = Notice.objects.get()
    assert (notice.user, notice.facts["text"]) == (boris, "Договор: ООО «Нордвинд»")


def test_a_new_company_gets_an_owner_and_a_tag(ada, anna, boris):
    assign = {"act": "assign", "to": "user", "user": boris.pk}
    a_rule(ada, "company_created", assign, a_tag("новая"), company_where="city.is(Тверь)")
    made = clients.create_company(by=anna, at=NOON, name="Ромашка", city="Тверь")

    unfold()

    company = Company.objects.get(pk=made.pk)
    assert (company.owner, company.tags) == (boris, ["новая"])


def test_a_talk_sets_off_a_rule_of_its_kind_only(ada, anna):
    a_rule(ada, "talk_logged", a_tag("встречались"), given={"talks": ["meeting"]})
    deal = a_deal(anna)
    for kind in ("call", "meeting"):
        talk = Talk(kind=kind, text="Обсудили", deal_id=deal.pk)
        activities.log(by=anna, at=NOON, talk=talk)

    unfold()

    assert Run.objects.count() == 1


def test_a_rule_that_stops_lets_no_other_one_answer(ada, anna):
    first = a_rule(ada, "deal_opened", NOTE, stops=True)
    a_rule(ada, "deal_opened", NOTE)
    a_deal(anna)

    unfold()

    assert [run.rule for run in Run.objects.all()] == [first]


def test_what_happened_before_a_rule_was_switched_on_is_not_its_business(ada, anna):
    a_rule(ada, "deal_opened", NOTE)
    a_deal(anna, at=BEFORE - timedelta(days=1))

    assert unfold() == 0


def test_what_nobody_waits_for_is_not_even_noted(ada, anna):
    a_rule(ada, "deal_won", NOTE)

    moved(a_deal(anna))

    assert not Occasion.objects.exists()


def test_a_rule_that_is_only_refused_rests_and_the_administrator_is_told(ada, anna):
    rule = a_rule(ada, "deal_opened", {"act": "assign", "to": "head"})
    for number in range(11):
        a_deal(anna, title=f"Заявка {number}")

    unfold()

    rule.refresh_from_db()
    assert rule.paused_at == NOON
    assert Run.objects.filter(outcome="refused").count() == 10
    assert Notice.objects.get(kind="rule_paused").user == ada


def test_a_rule_switched_on_again_goes_on(ada, anna):
    rule = a_rule(ada, "deal_opened", NOTE)
    Rule.objects.update(paused_at=NOON)

    actions.use_rule(rule_id=rule.pk, is_active=True, by=ada, at=NOON)
    a_deal(anna)

    assert unfold() == 1


def flags_of(deal):
    return set(DealStanding.objects.get(deal=deal).flags)


def test_a_rule_answers_a_red_flag_of_its_kind_that_goes_up(ada, anna):
    a_rule(ada, "flag_raised", a_tag("срок прошёл"), given={"flags": ["expected_past"]})
    deal = a_deal(anna)
    before = flags_of(deal)

    past = NOON.date() - timedelta(days=3)
    deals.change(deal_id=deal.pk, field="expected_date", value=past, by=anna)
    unfold(NOON + timedelta(days=1))

    assert flags_of(deal) - before == {"expected_past"}
    assert Deal.objects.get(pk=deal.pk).tags == ["срок прошёл"]


def test_a_flag_that_another_rule_raises_belongs_to_its_chain(ada, anna):
    a_rule(ada, "deal_opened", a_step(days=200))
    a_rule(ada, "flag_raised", NOTE)
    a_deal(anna)

    unfold(NOON + timedelta(days=1))

    assert Run.objects.count() == len(set(Run.objects.values_list("chain", "rule_id")))
