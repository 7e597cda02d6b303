"""Who may take the deal of another, and what becomes of its step in other hands (M4.7)."""

import pytest

from interes.deals import actions, queries
from interes.deals.models import Step
from interes.deals.rules import Level
from interes.deals.tests.test_forgotten_deals import at, climb_all, due, forgotten
from tests.cast import a_deal, a_department, a_user


def test_a_colleague_may_take_a_deal_only_when_it_was_forgotten_for_long(anna, boris, dora):
    deal = forgotten(anna)

    with pytest.raises(actions.NotFree, match=anna.name):
        actions.take(deal_id=deal.pk, by=dora, at=at(18, 9))
    taken = actions.take(deal_id=deal.pk, by=dora, at=at(19, 9))

    assert taken.owner == dora


def test_a_head_may_take_a_deal_at_any_time(anna, boris):
    assert actions.take(deal_id=forgotten(anna).pk, by=boris, at=at(16)).owner == boris


def test_a_company_may_let_everyone_take_any_deal(anna, dora, ada):
    actions.set_climb_norm(hours=9, takers="anyone", by=ada)

    assert actions.take(deal_id=forgotten(anna).pk, by=dora, at=at(16)).owner == dora


def test_nobody_waits_for_who_has_left(anna, dora):
    deal = forgotten(anna)
    type(anna).objects.filter(pk=anna.pk).update(is_active=False)

    assert actions.take(deal_id=deal.pk, by=dora, at=at(16)).owner == dora


def test_a_late_step_is_for_today_in_other_hands(anna, dora):
    deal = forgotten(anna)

    taken = actions.take(deal_id=deal.pk, by=dora, at=at(20, 10))

    step = Step.objects.get(pk=taken.next_step_id)
    assert (step.owner, step.due_at, step.has_time) == (dora, at(20), False)
    assert anna.name in queries.why_of(step.why, at(20).date())


def test_a_step_taken_in_the_evening_is_for_the_next_working_day(anna, dora):
    deal = forgotten(anna)

    taken = actions.take(deal_id=deal.pk, by=dora, at=at(20, 21))

    assert Step.objects.get(pk=taken.next_step_id).due_at == at(23)


def test_a_step_that_is_not_late_stays_where_it_is(anna, boris):
    deal = a_deal(anna, at=at(16), step=due(25))

    actions.take(deal_id=deal.pk, by=boris, at=at(17))

    assert Step.objects.get(deal=deal).due_at == at(25)


def test_a_deal_given_on_by_the_head_begins_anew(anna, boris):
    gleb = a_user("Глеб Савин", department=a_department())
    deal = forgotten(anna)
    climb_all(at(19, 9))

    given = actions.hand_over(deal_id=deal.pk, to=gleb, by=boris, at=at(19, 10))

    assert queries.climb_state(given, at(19, 11)).level is Level.OWNER
