"""Logging a talk finishes the step and sets the next one in one gesture."""

from datetime import date, timedelta

import pytest
from django.utils.timezone import localtime

from interes.activities import actions
from interes.activities.actions import Talk
from interes.activities.models import Activity
from interes.deals import actions as deals
from interes.deals.models import Deal, Step
from interes.team.actions import NotAllowed
from tests.cast import NOON, a_deal, a_person, a_plan, hidden


def a_talk(deal, **facts):
    return Talk(**{"kind": "call", "text": "Просит КП на 200 мест", "deal_id": deal.pk} | facts)


def test_a_talk_finishes_the_step_and_sets_the_next(anna):
    deal = a_deal(anna)

    actions.log(
        by=anna,
        at=NOON,
        talk=a_talk(deal),
        step_id=deal.next_step_id,
        next_step=a_plan("Отправить КП", days=2),
    )

    deal.refresh_from_db()
    assert Step.objects.get(deal=deal, state="done").result == "Просит КП на 200 мест"
    assert Step.objects.get(pk=deal.next_step_id).text == "Отправить КП"


def test_without_a_next_step_nothing_is_kept(anna):
    deal = a_deal(anna)

    with pytest.raises(deals.StepMissing):
        actions.log(by=anna, at=NOON, talk=a_talk(deal), step_id=deal.next_step_id, next_step=None)

    assert not Activity.objects.filter(deal=deal, kind="call").exists()
    assert Step.objects.get(deal=deal).state == "planned"


def test_a_step_is_finished_once_even_if_two_log_it(anna):
    deal = a_deal(anna)
    step_id = deal.next_step_id
    actions.log(by=anna, at=NOON, talk=a_talk(deal), step_id=step_id, next_step=a_plan())

    with pytest.raises(deals.AlreadyFinished):
        actions.log(by=anna, at=NOON, talk=a_talk(deal), step_id=step_id, next_step=a_plan())

    assert Activity.objects.filter(deal=deal, kind="call").count() == 1


def test_a_colleague_may_take_a_call_but_the_step_stays_the_owners(anna, dora):
    deal = a_deal(anna)

    actions.log(by=dora, at=NOON, talk=a_talk(deal))

    assert Activity.objects.get(deal=deal, kind="call").by == dora
    assert Deal.objects.get(pk=deal.pk).next_step_id == deal.next_step_id


def test_a_colleague_may_not_finish_anothers_step(anna, dora):
    deal = a_deal(anna)

    with pytest.raises(NotAllowed):
        actions.log(
            by=dora, at=NOON, talk=a_talk(deal), step_id=deal.next_step_id, next_step=a_plan()
        )


def test_a_talk_about_a_deal_is_on_the_companys_timeline_too(anna):
    deal = a_deal(anna)

    assert actions.log(by=anna, at=NOON, talk=a_talk(deal)).company_id == deal.company_id


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        ({"text": "  "}, "text"),
        ({"kind": "won"}, "kind"),
        ({"kind": ""}, "kind"),
        ({"deal_id": None}, "person"),
    ],
)
def test_a_talk_with_nobody_or_about_nothing_is_refused_at_its_field(anna, facts, field):
    with pytest.raises(actions.EmptyTalk) as refusal:
        actions.log(by=anna, at=NOON, talk=a_talk(a_deal(anna), **facts))

    assert refusal.value.field == field


def test_nobody_answered_so_the_same_step_comes_back_next_working_day(anna):
    friday = NOON - timedelta(days=3)
    deal = a_deal(anna, at=friday, step=a_plan("Позвонить Кларе", days=-3, has_time=True))

    actions.log_no_answer(by=anna, at=friday, deal_id=deal.pk, step_id=deal.next_step_id)

    deal.refresh_from_db()
    step = deal.next_step
    assert (step.text, localtime(step.due_at).date()) == ("Позвонить Кларе", date(2026, 11, 23))
    assert localtime(step.due_at).timetz() == localtime(friday).timetz()


def test_correcting_the_words_leaves_the_talk_where_it_was(anna):
    talk = actions.log(by=anna, at=NOON, talk=a_talk(a_deal(anna)))

    actions.change_talk(activity_id=talk.pk, text="Просит КП на 220 мест", by=anna)

    talk.refresh_from_db()
    assert (talk.text, talk.at) == ("Просит КП на 220 мест", NOON)


def test_nobody_rewrites_what_a_colleague_said(anna, dora):
    talk = actions.log(by=anna, at=NOON, talk=a_talk(a_deal(anna)))

    with pytest.raises(NotAllowed):
        actions.change_talk(activity_id=talk.pk, text="Ничего не просят", by=dora)


def test_a_talk_may_be_with_a_person_without_a_deal(anna):
    clara = a_person()

    talk = actions.log(by=anna, at=NOON, talk=Talk(kind="note", text="Учится", person_id=clara.pk))

    assert (talk.person_id, talk.deal_id, talk.company_id) == (clara.pk, None, None)


@pytest.mark.parametrize("text", ["", "  "])
def test_a_talk_is_never_corrected_into_silence(anna, text):
    talk = actions.log(by=anna, at=NOON, talk=a_talk(a_deal(anna)))

    with pytest.raises(actions.EmptyTalk):
        actions.change_talk(activity_id=talk.pk, text=text, by=anna)


def test_what_the_product_wrote_is_not_corrected(anna):
    a_deal(anna)
    opened = Activity.objects.get(kind="opened")

    with pytest.raises(actions.EmptyTalk):
        actions.change_talk(activity_id=opened.pk, text="Не открывали", by=anna)


def test_two_who_correct_one_talk_do_not_lose_each_others_words(client, ada, anna):
    talk = actions.log(by=anna, at=NOON, talk=a_talk(a_deal(anna)))
    address = f"/talks/{talk.pk}/"
    client.force_login(ada)
    mine = {
        "said": "Сказала Ада",
        "as_seen": hidden(client.get(address).content.decode(), "as_seen"),
    }
    actions.change_talk(activity_id=talk.pk, text="Сказала Анна", by=anna)

    answer = client.post(address, mine)

    html = answer.content.decode()
    assert (answer.status_code, "Сказала Анна" in html, "Сказала Ада" in html) == (422, True, True)
    assert Activity.objects.get(pk=talk.pk).text == "Сказала Анна"
    client.post(address, mine | {"as_seen": hidden(html, "as_seen"), "keep_text": "mine"})
    assert Activity.objects.get(pk=talk.pk).text == "Сказала Ада"
