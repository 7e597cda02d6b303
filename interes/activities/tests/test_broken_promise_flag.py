"""A promise that was not kept raises a flag on its deal, and lets it down again."""

from datetime import timedelta

import pytest

from interes.activities import actions
from interes.activities.models import Promise
from interes.activities.queries import broken_in_deals
from interes.activities.tests.test_promising import HOUR, a_promise
from interes.deals import actions as deals
from interes.deals.models import DealStanding
from tests.cast import NOON, a_deal

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def raised(deal, at):
    deals.appraise(deal_ids=[deal.pk], at=at)
    return "promise_broken" in DealStanding.objects.get(deal=deal).flags


@pytest.mark.parametrize(("hours", "is_raised"), [(1, False), (2, True), (30, True)])
def test_an_open_promise_flags_its_deal_from_its_term_on(anna, hours, is_raised):
    deal = a_deal(anna)
    a_promise(anna, deal_id=deal.pk)

    assert raised(deal, NOON + hours * HOUR) is is_raised


def test_the_flag_says_whose_word_it_was_and_how_many(anna):
    deal = a_deal(anna)
    a_promise(anna, "theirs", deal_id=deal.pk, text="Список мест", due_at=NOON + HOUR)
    a_promise(anna, deal_id=deal.pk)

    facts = broken_in_deals([deal.pk], NOON + 3 * HOUR)[deal.pk]["promise_broken"]

    assert (facts["side"], facts["text"], facts["number"]) == ("theirs", "Список мест", 2)


def test_the_clock_alone_will_raise_it(anna):
    deal = a_deal(anna)
    one = a_promise(anna, deal_id=deal.pk)

    assert not raised(deal, NOON)
    assert DealStanding.objects.get(deal=deal).turns_at == one.due_at


def test_it_goes_down_with_the_act_that_keeps_the_word(anna):
    deal = a_deal(anna)
    one = a_promise(anna, deal_id=deal.pk)
    assert raised(deal, NOON + 3 * HOUR)

    actions.keep_promise(promise_id=one.pk, by=anna, at=NOON + 3 * HOUR)

    assert "promise_broken" not in DealStanding.objects.get(deal=deal).flags


def test_a_broken_word_is_remembered_for_so_many_days_or_until_one_is_kept(anna):
    deal = a_deal(anna)
    lost, good = (a_promise(anna, "theirs", deal_id=deal.pk) for _n in range(2))
    actions.break_promise(promise_id=lost.pk, by=anna, at=NOON)
    Promise.objects.filter(pk=good.pk).update(due_at=NOON + 90 * DAY)
    assert raised(deal, NOON + 13 * DAY)
    assert not raised(deal, NOON + 15 * DAY)

    actions.keep_promise(promise_id=good.pk, by=anna, at=NOON + HOUR)

    assert not raised(deal, NOON + 2 * HOUR)


def test_it_is_one_question_for_any_number_of_deals(anna, django_assert_num_queries):
    keys = [a_deal(anna).pk for _n in range(3)]
    for key in keys:
        a_promise(anna, deal_id=key)

    with django_assert_num_queries(2):
        assert set(broken_in_deals(keys, NOON + 3 * HOUR)) == set(keys)
