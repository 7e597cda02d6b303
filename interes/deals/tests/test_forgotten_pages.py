"""Forgotten deals on the pages: what is said, who sees the button, which lists find them."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from interes.deals import actions
from interes.deals.models import ClimbNorm, Deal, DealClimb, Stage, Step
from interes.deals.web.climb_words import climb_words
from interes.deals.web.record import record
from tests.cast import a_deal, a_stage

LONG = timedelta(days=30)
# A step that was due three working hours ago on a working day climbs after nine of them.
LATELY = timedelta(hours=1)


@pytest.fixture
def forgotten(anna, boris):
    """A deal of Anna's that nobody has touched for a month."""
    return late_by(anna, LONG)


def late_by(owner, length, **facts):
    now = timezone.now()
    deal = a_deal(owner, at=now - LONG * 2, **facts)
    step = Step.objects.filter(pk=deal.next_step_id)
    step.update(due_at=now - length, has_time=True)
    return deal


def climb(deal):
    actions.climb(deal_id=deal.pk, at=timezone.localtime())


def page_of(client, user, deal):
    client.force_login(user)
    return client.get(reverse("deals:deal", args=[deal.pk])).content.decode()


def take_of(deal):
    return reverse("deals:take", args=[deal.pk])


def test_the_page_says_to_whom_a_deal_has_climbed(client, anna, boris, forgotten):
    climb(forgotten)

    said = record(anna, forgotten.pk).forgotten

    assert boris.name in said
    assert said in page_of(client, anna, forgotten)


def test_the_page_says_when_a_late_deal_climbs(client, anna, boris):
    deal = late_by(anna, LATELY)

    assert 'id="climb"' in page_of(client, anna, deal)
    assert record(anna, deal.pk).climb.level == 0


def test_the_page_says_nothing_of_a_deal_that_is_on_time(client, anna):
    deal = late_by(anna, -LONG)

    assert 'id="climb"' not in page_of(client, anna, deal)
    assert climb_words(None, timezone.localtime()) == ""


def test_the_page_knows_as_much_as_the_act(anna, forgotten):
    climb(forgotten)
    told = record(anna, forgotten.pk).climb

    assert [jump.level for jump in told.jumps] == [1, 2]
    assert told.climb == record(anna, forgotten.pk).climb.climb


def test_a_colleague_sees_the_button_only_when_the_deal_is_free(client, anna, boris, dora):
    fresh, long_gone = late_by(anna, LATELY), late_by(anna, LONG)

    assert f'action="{take_of(fresh)}"' not in page_of(client, dora, fresh)
    assert f'action="{take_of(long_gone)}"' in page_of(client, dora, long_gone)


def test_a_head_sees_the_button_always_and_the_owner_never(client, anna, boris):
    deal = late_by(anna, -LONG)

    assert f'action="{take_of(deal)}"' in page_of(client, boris, deal)
    assert f'action="{take_of(deal)}"' not in page_of(client, anna, deal)


def test_who_may_not_take_a_deal_is_told_from_when(client, anna, dora):
    deal = late_by(anna, LATELY)
    client.force_login(dora)

    answer = client.post(take_of(deal), follow=True).content.decode()

    assert anna.name in answer
    assert 'role="alert"' in answer


def test_one_press_takes_a_free_deal(client, forgotten, dora):
    client.force_login(dora)

    client.post(take_of(forgotten))

    forgotten.refresh_from_db()
    assert forgotten.owner == dora
    assert forgotten.next_step.due_at > timezone.now() - timedelta(days=1)


@pytest.mark.parametrize(("wanted", "found"), [("free", True), ("head", True), ("me", False)])
def test_lists_have_views_of_forgotten_deals(client, forgotten, dora, wanted, found):
    climb(forgotten)
    client.force_login(dora)

    page = client.get(reverse("deals:list"), {"climbed": wanted}).content.decode()

    assert (f"deal={forgotten.pk}" in page) is found


def test_nobody_takes_a_deal_of_their_own(client, forgotten, anna):
    climb(forgotten)
    client.force_login(anna)

    page = client.get(reverse("deals:list"), {"climbed": "free"}).content.decode()

    assert f"deal={forgotten.pk}" not in page


def test_many_are_taken_at_once_and_only_those_that_are_free(client, anna, boris, dora):
    fresh, long_gone = late_by(anna, LATELY), late_by(anna, LONG)
    client.force_login(dora)
    act = reverse("team:bulk", args=["deals", "take"])

    client.post(act, {"ids": [fresh.pk, long_gone.pk], "sent": "1"})

    owners = [deal.owner for deal in Deal.objects.filter(pk__in=[fresh.pk, long_gone.pk])]
    assert sorted(one.name for one in owners) == sorted([anna.name, dora.name])


def test_filters_can_ask_for_forgotten_deals(client, forgotten, anna):
    climb(forgotten)
    client.force_login(anna)

    for where in ("climbs.has()", "free.has()", "climbs.has(last_7_days)"):
        page = client.get(reverse("deals:list"), {"where": where}).content.decode()
        assert f"deal={forgotten.pk}" in page
    page = client.get(reverse("deals:list"), {"where": "climbs.hasnt()"}).content.decode()
    assert f"deal={forgotten.pk}" not in page


def test_the_company_sets_the_norm_and_who_may_take(client, ada):
    client.force_login(ada)

    client.post(reverse("deals:climb_norm"), {"hours": "4", "takers": "anyone"})

    assert ClimbNorm.objects.values_list("hours", "takers").get() == (4, "anyone")
    assert 'value="4"' in client.get(reverse("deals:climb_norm")).content.decode()


@pytest.mark.parametrize("sent", [{"hours": "x", "takers": "anyone"}, {"hours": "9", "takers": ""}])
def test_a_norm_that_can_not_be_is_asked_again(client, ada, sent):
    client.force_login(ada)

    assert client.post(reverse("deals:climb_norm"), sent).status_code == 422
    assert not ClimbNorm.objects.exists()


def test_a_stage_gets_a_norm_of_its_own(client, ada):
    client.force_login(ada)
    stage = a_stage(2)
    told = {"name_ru": stage.name_ru, "name_en": stage.name_en, "chance": "20", "climb_hours": "4"}

    client.post(reverse("deals:change_stage", args=[stage.pk]), told)

    assert Stage.objects.get(pk=stage.pk).climb_hours == 4
    assert stage.name in client.get(reverse("deals:climb_norm")).content.decode()


@pytest.mark.parametrize("hours", ["0", "501", "много"])
def test_a_stage_refuses_a_norm_that_can_not_be(client, ada, hours):
    client.force_login(ada)
    told = {"name_ru": "Пилот", "chance": "20", "climb_hours": hours}

    answer = client.post(reverse("deals:change_stage", args=[a_stage(2).pk]), told)

    assert answer.status_code == 422


def test_jumps_are_kept_with_the_moment_of_the_worker(forgotten):
    climb(forgotten)

    assert set(DealClimb.objects.values_list("deal", flat=True)) == {forgotten.pk}
