"""The flags of a deal are right when an act is over, whatever the act was."""

from datetime import timedelta

from interes.deals import actions
from interes.deals.models import Deal, DealStanding, ToAppraise
from tests.cast import NOON, a_deal, a_person

# Ahead of the clock, so that the clock changes nothing by itself.
AT = NOON + timedelta(days=14_000)


def a_plan(days=1):
    return actions.Plan("Позвонить", AT + timedelta(days=days))


def flags_of(deal):
    return DealStanding.objects.get(deal=deal).flags


def test_a_new_deal_stands_as_it_is(anna):
    deal = a_deal(anna, at=AT, step=a_plan())

    assert flags_of(deal) == ["no_people"]
    assert not ToAppraise.objects.exclude(deal_id=0).exists()


def test_a_step_that_is_planned_anew_is_not_late_any_more(anna):
    deal = a_deal(anna, at=AT, step=a_plan())
    actions.appraise(deal_ids=[deal.pk], at=AT + timedelta(days=9))
    assert "forgotten" in flags_of(deal)

    actions.change_step(step_id=deal.next_step_id, plan=a_plan(30), by=anna)

    assert flags_of(deal) == ["no_people"]


def test_a_deal_that_ended_has_no_flags(anna):
    deal = a_deal(anna, at=AT, step=a_plan())

    actions.win(deal_id=deal.pk, by=anna, at=AT)

    assert not DealStanding.objects.filter(deal=deal).exists()


def test_the_clock_is_noted_and_raises_what_it_changes(anna):
    deal = a_deal(anna, at=AT, people=[a_person().pk], step=a_plan(20))
    turns_at = DealStanding.objects.get(deal=deal).turns_at

    assert flags_of(deal) == []
    assert actions.appraise_turning(at=turns_at - timedelta(seconds=1)) == 0
    assert actions.appraise_turning(at=turns_at) == 1
    assert flags_of(deal) == ["over_norm"]


def test_what_is_written_past_the_acts_is_left_to_the_worker(anna):
    deal = a_deal(anna, at=AT, people=[a_person().pk], step=a_plan())
    Deal.objects.filter(pk=deal.pk).update(expected_date=AT - timedelta(days=1))

    assert flags_of(deal) == []
    actions.appraise_marked(at=AT)

    assert flags_of(deal) == ["expected_past"]


def test_looking_at_all_deals_again_writes_nothing(anna):
    for n in range(3):
        a_deal(anna, title=str(n), at=AT, step=a_plan())
    actions.appraise_all(at=AT, rest=0)
    before = list(DealStanding.objects.order_by("pk").values())

    actions.appraise_all(at=AT, rest=0)

    assert list(DealStanding.objects.order_by("pk").values()) == before
