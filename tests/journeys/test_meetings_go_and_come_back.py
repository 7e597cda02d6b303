"""A meeting in the basket, taken back, in the history of its deal, and after a merge of people."""

from datetime import timedelta

import pytest
from django.utils.timezone import localdate

from interes.activities import actions
from interes.activities.actions import MeetingPlan, When
from interes.activities.models import Meeting, ToDo
from interes.clients import actions as clients
from interes.deals import actions as deals
from interes.deals.models import Deal, DealPerson
from tests.cast import NOON, a_company, a_deal, a_person

SHOW = MeetingPlan(kind="presentation", goal="Договориться о встречах")


@pytest.fixture
def deal(client, anna):
    client.force_login(anna)
    nordwind = a_company(owner=anna)
    return a_deal(anna, company=nordwind, people=[a_person(nordwind).pk])


def planned(deal, anna, **facts):
    when = When(NOON + timedelta(days=facts.pop("days", 1)))
    plan = MeetingPlan(**{"goal": SHOW.goal} | facts)
    return actions.plan_meeting(deal_id=deal.pk, plan=plan, when=when, by=anna, at=NOON)


def test_a_removed_meeting_waits_in_the_basket_and_comes_back(client, deal, anna):
    show = planned(deal, anna)

    client.post(f"/basket/meeting/{show.pk}/remove/")
    assert client.get(f"/meetings/{show.pk}/").status_code == 404
    assert SHOW.goal in client.get("/basket/?kind=meeting").text
    client.post("/basket/restore/", {"chosen": f"meeting-{show.pk}"})

    assert client.get(f"/meetings/{show.pk}/").status_code == 200


def test_a_meeting_that_comes_back_makes_room_for_the_one_that_stands_there_now(deal, anna):
    show = planned(deal, anna)
    actions.remove_meeting(meeting_id=show.pk, by=anna, at=NOON)
    other = planned(deal, anna, kind="demonstration")

    actions.restore_meeting(meeting_id=show.pk, by=anna)

    show.refresh_from_db()
    deal.refresh_from_db()
    assert (other.step_id, show.step_id) == (deal.next_step_id, None)
    assert show.to_do.due_at == NOON + timedelta(days=1)


def test_a_plan_is_taken_back_and_the_step_is_what_it_was(client, deal):
    before = Deal.objects.get(pk=deal.pk).next_step.text
    day = localdate() + timedelta(days=7)
    told = {"kind": "meeting", "goal": "Смета", "place": "ours", "carrier": "step"}
    page = client.post(
        f"/deals/{deal.pk}/meetings/new/", told | {"meeting_date": f"{day}"}, follow=True
    )

    undo = page.text.split('action="/undo/')[1].split('"')[0]
    client.post(f"/undo/{undo}")

    assert Deal.objects.get(pk=deal.pk).next_step.text == before
    assert Meeting.objects.get().removed_at is not None


def test_minutes_are_taken_back_whole(client, deal, anna):
    show = planned(deal, anna)
    said = {"result": "Понравилось", "held_place": "ours", "step_text": "Смета"}
    page = client.post(
        f"/meetings/{show.pk}/minutes/", said | {"step_when": "tomorrow"}, follow=True
    )

    undo = page.text.split('action="/undo/')[1].split('"')[0]
    client.post(f"/undo/{undo}")

    show.refresh_from_db()
    deal.refresh_from_db()
    assert (show.state, show.result) == ("planned", "")
    assert deal.next_step_id == show.step_id


def test_meetings_go_into_the_basket_with_their_deal_and_come_back_with_it(client, deal, anna):
    show = planned(deal, anna, days=9)

    deals.remove(deal_id=deal.pk, by=anna, at=NOON)
    assert client.get(f"/meetings/{show.pk}/").status_code == 404
    assert "meeting" not in client.get("/basket/?kind=meeting").text.partition("<tbody")[2]
    deals.restore(deal_id=deal.pk, by=anna)

    assert client.get(f"/meetings/{show.pk}/").status_code == 200
    assert ToDo.objects.get().removed_at is None


def test_the_kept_person_comes_wherever_the_other_was_to_come(deal, anna):
    clara = DealPerson.objects.get().person
    twin = a_person(deal.company, first_name="Клара", last_name="Зимина-Орлова")
    deals.add_person(deal_id=deal.pk, person_id=twin.pk, by=anna)
    both = planned(deal, anna, people=[clara.pk, twin.pk])
    one = planned(deal, anna, people=[twin.pk], days=9)

    clients.merge_people(kept_id=clara.pk, other_ids=[twin.pk], choices={}, by=anna, at=NOON)

    guests = [list(show.guests.values_list("person_id", flat=True)) for show in (both, one)]
    assert guests == [[clara.pk], [clara.pk]]


def test_the_history_of_a_deal_tells_of_its_meetings(client, deal, anna):
    planned(deal, anna)

    assert SHOW.goal in client.get(f"/deals/{deal.pk}/history/").text
