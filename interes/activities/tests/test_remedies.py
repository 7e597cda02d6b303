"""A contact who breaks promises: a talk with them first, then with the superior, without blame."""

from datetime import timedelta

import pytest
from django.utils import timezone

from interes.activities import actions
from interes.activities.models import Promise, Remedy
from interes.activities.queries import counsels
from interes.activities.tests.test_promising import a_promise
from interes.clients import actions as clients
from interes.deals import actions as deals
from interes.deals.models import DealPerson, RefusalReason
from tests.cast import NOON, a_company, a_deal, a_person, a_plan

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)


@pytest.fixture
def clara():
    return a_person(a_company("Балтика"))


@pytest.fixture
def deal(anna, clara):
    boss = a_person(None, last_name="Абрамов", first_name="Лев", middle_name="")
    deal = a_deal(anna, people=[clara.pk, boss.pk])
    DealPerson.objects.filter(person=boss).update(roles=["economic"])
    return deal


def breaks(anna, clara, deal, *days):
    """Let Clara break a word on each of these days from noon."""
    for day in days:
        at = NOON + day * DAY
        one = a_promise(anna, "theirs", at=at, deal_id=deal.pk, person_id=clara.pk)
        Promise.objects.filter(pk=one.pk).update(due_at=at + DAY / 2)
        actions.break_promise(promise_id=one.pk, by=anna, at=at + DAY)


def told(clara, deal, days):
    found = counsels([clara], NOON + days * DAY, deal)
    return (str(found[0].move), found[0].advice.is_planned) if found else None


def take(anna, clara, deal, days):
    at = NOON + days * DAY
    return actions.take_remedy(deal_id=deal.pk, person_id=clara.pk, by=anna, at=at)


def finish(anna, deal, days):
    deal.refresh_from_db()
    told = {"result": "Договорились", "next_step": a_plan(days=90)}
    deals.finish_step(step_id=deal.next_step_id, by=anna, at=NOON + days * DAY, **told)


def test_one_broken_word_is_no_habit(anna, clara, deal):
    breaks(anna, clara, deal, 0)

    assert told(clara, deal, 2) is None


def test_the_talk_with_the_contact_becomes_the_next_step_at_a_working_time(anna, clara, deal):
    breaks(anna, clara, deal, 0, 2)
    assert told(clara, deal, 4) == ("contact", False)

    take(anna, clara, deal, 4)

    deal.refresh_from_db()
    step = deal.next_step
    assert "Клара Олеговна" in step.text
    assert timezone.localtime(step.due_at).isoformat()[:16] == "2026-11-30T12:00"
    assert told(clara, deal, 4) == ("contact", True)


def test_after_the_first_talk_only_a_new_breach_calls_for_the_superior(anna, clara, deal):
    breaks(anna, clara, deal, 0, 2)
    take(anna, clara, deal, 4)
    finish(anna, deal, 8)
    assert told(clara, deal, 9) is None

    breaks(anna, clara, deal, 10)

    assert told(clara, deal, 12) == ("superior", False)
    take(anna, clara, deal, 12)
    deal.refresh_from_db()
    assert deal.next_step.text.startswith("Абрамов Лев")
    assert deal.next_step.kind == "meeting"


def test_a_step_that_was_dropped_was_no_talk(anna, clara, deal):
    breaks(anna, clara, deal, 0, 2)
    take(anna, clara, deal, 4)
    reason = RefusalReason.objects.filter(asks_rival=False)[0]
    deals.refuse(deal_id=deal.pk, reason=reason, by=anna, at=NOON + 5 * DAY)

    assert told(clara, deal, 6) == ("contact", False)


def test_what_is_planned_is_not_planned_twice(anna, clara, deal):
    breaks(anna, clara, deal, 0, 2)
    take(anna, clara, deal, 4)

    with pytest.raises(actions.NothingToMend):
        take(anna, clara, deal, 4)


def test_a_merge_brings_the_talks_along(anna, clara, deal):
    breaks(anna, clara, deal, 0, 2)
    take(anna, clara, deal, 4)
    kept = a_person(None, last_name="Зимина", first_name="Клара", middle_name="О.")

    clients.merge_people(kept_id=kept.pk, other_ids=[clara.pk], choices={}, by=anna, at=NOON)

    assert Remedy.objects.get().person == kept
    assert told(kept, deal, 4) == ("contact", True)


def test_the_page_says_why_what_to_say_and_takes_one_press(client, anna, clara, deal):
    client.force_login(anna)
    breaks(anna, clara, deal, -8, -6)

    html = client.get(f"/deals/{deal.pk}/promises/").content.decode()
    address = f"/deals/{deal.pk}/promises/remedy/{clara.pk}/"
    assert address in html
    assert "вижу, сколько на вас держится" in html
    client.post(address)

    assert Remedy.objects.get().step_id == type(deal).objects.get(pk=deal.pk).next_step_id


def test_the_page_of_the_person_offers_it_in_the_deal_of_the_last_word(client, anna, clara, deal):
    client.force_login(anna)
    breaks(anna, clara, deal, -8, -6)

    html = client.get(f"/people/{clara.pk}/promises/").content.decode()

    assert f"/deals/{deal.pk}/promises/remedy/{clara.pk}/" in html
