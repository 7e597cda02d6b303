"""Today of the head: deals that climbed to them, each with what can be done about it."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from interes.deals import actions as deals
from interes.deals.models import Step
from interes.desk import queries
from interes.desk.models import Notice
from interes.desk.rules import Group
from tests.cast import a_deal

LATE = timedelta(days=30)
# As for everyone, and one question for what has climbed: only heads and administrators ask it.
BUDGET = 14


def forgotten(owner, *, to_the_top=True):
    now = timezone.localtime()
    deal = a_deal(owner, at=now - 2 * LATE)
    Step.objects.filter(pk=deal.next_step_id).update(due_at=now - LATE, has_time=True)
    if to_the_top:
        deals.climb(deal_id=deal.pk, at=now)
    return deal


def climbed(user):
    day = queries.day_of(user, timezone.localtime())
    return [task.deal_id for task in day.tasks if task.group == Group.CLIMBED]


def test_the_head_sees_what_climbed_to_them(anna, boris):
    deal = forgotten(anna)

    [task] = queries.day_of(boris, timezone.localtime()).tasks

    assert (task.deal_id, task.person) == (deal.pk, anna.name)
    assert anna.name in task.why
    assert climbed(anna) == []


def test_what_is_late_but_has_not_climbed_is_not_there(anna, boris):
    forgotten(anna, to_the_top=False)

    assert climbed(boris) == []


def test_a_deal_that_climbed_twice_stands_there_once(anna, boris):
    deal = forgotten(anna)

    assert climbed(boris) == [deal.pk]


@pytest.mark.parametrize("ending", ["moved", "taken", "given", "removed", "refused"])
def test_it_leaves_the_list_as_soon_as_somebody_does_something(anna, boris, dora, ending):
    deal, now = forgotten(anna), timezone.localtime()
    plan = deals.Plan("Позвонить", now + timedelta(days=3))
    {
        "moved": lambda: deals.change_step(step_id=deal.next_step_id, plan=plan, by=anna),
        "taken": lambda: deals.take(deal_id=deal.pk, by=boris, at=now),
        "given": lambda: deals.hand_over(deal_id=deal.pk, to=dora, by=boris, at=now),
        "removed": lambda: deals.remove(deal_id=deal.pk, by=boris, at=now),
        "refused": lambda: deals.win(deal_id=deal.pk, by=boris, at=now),
    }[ending]()

    assert climbed(boris) == []


def test_each_can_be_asked_about_taken_or_given_away(client, anna, boris):
    deal = forgotten(anna)
    client.force_login(boris)

    page = client.get(reverse("desk:today")).content.decode()

    for act in ("desk:nudge", "deals:take", "deals:hand_over"):
        assert reverse(act, args=[deal.pk]) in page


def test_who_has_left_is_not_asked(client, anna, boris):
    deal = forgotten(anna)
    type(anna).objects.filter(pk=anna.pk).update(is_active=False)
    client.force_login(boris)

    page = client.get(reverse("desk:today")).content.decode()

    assert reverse("desk:nudge", args=[deal.pk]) not in page
    assert reverse("deals:take", args=[deal.pk]) in page


def test_the_owner_and_the_head_are_told_once_of_each_level(anna, boris):
    deal = forgotten(anna)
    deals.climb(deal_id=deal.pk, at=timezone.localtime())

    told = Notice.objects.order_by("user_id").values_list("user__name", "kind")
    assert sorted(told) == [(anna.name, "deal_is_free"), (boris.name, "deal_is_free")]


def test_of_the_first_level_the_head_and_the_owner_are_told_in_their_own_words(anna, boris):
    now = timezone.localtime()
    deal = a_deal(anna, at=now - LATE)
    deals.set_climb_norm(hours=500, takers="climbed", by=boris_as_administrator(boris))
    Step.objects.filter(pk=deal.next_step_id).update(due_at=now - timedelta(days=95), has_time=True)

    deals.climb(deal_id=deal.pk, at=now)

    told = Notice.objects.values_list("user__name", "kind")
    assert sorted(told) == [(anna.name, "my_deal_climbed"), (boris.name, "climbed_to_me")]


def test_whose_step_it_was_and_whose_deal_it_is_are_both_told(anna, boris, dora, ada):
    deal = forgotten(anna, to_the_top=False)
    Step.objects.filter(pk=deal.next_step_id).update(owner=dora)

    deals.climb(deal_id=deal.pk, at=timezone.localtime())

    assert set(Notice.objects.values_list("user__name", flat=True)) == {
        one.name for one in (anna, dora, ada)
    }


def boris_as_administrator(boris):
    boris.role = "administrator"
    return boris


def test_today_of_the_head_asks_one_question_more(
    client, anna, boris, django_assert_max_num_queries
):
    for _number in range(12):
        forgotten(anna)
    client.force_login(boris)

    with django_assert_max_num_queries(BUDGET):
        client.get(reverse("desk:today"))
