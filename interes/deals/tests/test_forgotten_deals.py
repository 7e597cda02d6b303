"""Forgotten deals climb: to the head, then to whoever will work them (M4.7)."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from interes.deals import actions, queries, tasks
from interes.deals.models import ClimbNorm, DealClimb, Stage, Step
from interes.deals.rules import Level
from tests.cast import a_company, a_deal

MOSCOW = ZoneInfo("Europe/Moscow")


def at(day, hour=12, minute=0):
    """Return a moment of November 2026; the 16th is a Monday, the 20th a Friday."""
    return datetime(2026, 11, day, hour, minute, tzinfo=MOSCOW)


def due(day, **facts):
    return actions.Plan("Позвонить Кларе", at(day), **facts)


def forgotten(owner, day=16, **facts):
    """Return a deal whose step was for a day; nobody has done anything since."""
    return a_deal(owner, at=at(day - 1), step=due(day), **facts)


def climb_all(moment):
    for key in list(queries.to_climb(moment)):
        actions.climb(deal_id=key, at=moment)


def jumps(deal):
    rows = DealClimb.objects.filter(deal=deal).order_by("id")
    return list(rows.values_list("level", "to__name"))


# The step was for Monday the 16th: 9 working hours are over on Wednesday at 9, 18 on Thursday at 9.
def test_a_deal_climbs_to_the_head_and_then_to_colleagues(anna, boris):
    deal = forgotten(anna)
    seen = []
    for moment in (at(17, 17), at(18, 9), at(18, 18), at(19, 9), at(27)):
        climb_all(moment)
        seen.append(len(jumps(deal)))

    assert seen == [0, 1, 1, 2, 2]
    assert jumps(deal) == [(1, boris.name), (2, boris.name)]


def test_a_worker_that_slept_for_days_keeps_every_level(anna, boris):
    deal = forgotten(anna)

    climb_all(at(27))

    assert jumps(deal) == [(1, boris.name), (2, boris.name)]


def test_a_stage_may_have_a_norm_of_its_own(anna, boris):
    deal = forgotten(anna)
    Stage.objects.filter(pk=deal.stage_id).update(climb_hours=2)

    climb_all(at(17, 11))

    assert jumps(deal) == [(1, boris.name)]


def test_the_company_has_a_norm_for_the_other_stages(anna, boris, ada):
    actions.set_climb_norm(hours=1, takers="climbed", by=ada)
    deal = forgotten(anna)

    climb_all(at(17, 10))

    assert jumps(deal) == [(1, boris.name)]


def test_hours_are_counted_by_the_clock_of_the_client(anna, boris):
    far = a_company("Порт", city="Владивосток", region="Приморский край", country="RU")
    deal = forgotten(anna, company=far)

    climb_all(at(18, 2))

    assert jumps(deal) == [(1, boris.name)]


@pytest.mark.parametrize("ending", ["finished", "moved", "won", "removed"])
def test_who_does_something_brings_it_back_to_the_owner(anna, boris, ending):
    deal = forgotten(anna)
    climb_all(at(18, 9))
    {
        "finished": lambda: actions.finish_step(
            step_id=deal.next_step_id, by=anna, at=at(18), result="", next_step=due(25)
        ),
        "moved": lambda: actions.change_step(step_id=deal.next_step_id, plan=due(25), by=anna),
        "won": lambda: actions.win(deal_id=deal.pk, by=anna, at=at(18)),
        "removed": lambda: actions.remove(deal_id=deal.pk, by=anna, at=at(18)),
    }[ending]()

    climb_all(at(24, 12))

    assert jumps(deal) == [(1, boris.name)]


def test_a_step_that_was_moved_and_forgotten_again_climbs_again(anna, boris):
    deal = forgotten(anna)
    climb_all(at(18, 9))
    actions.change_step(step_id=deal.next_step_id, plan=due(18), by=anna)

    climb_all(at(20, 9))

    assert jumps(deal) == [(1, boris.name)] * 2


def test_a_norm_set_anew_lets_no_deal_fall(anna, boris, ada):
    deal = forgotten(anna)
    climb_all(at(19, 9))

    actions.set_climb_norm(hours=400, takers="climbed", by=ada)
    climb_all(at(19, 10))

    deal.refresh_from_db()
    assert queries.climb_state(deal, at(19, 10)).level is Level.COLLEAGUE


def test_without_a_head_it_climbs_to_an_administrator(dora, ada):
    deal = forgotten(dora)

    climb_all(at(18, 9))

    assert jumps(deal) == [(1, ada.name)]


def test_a_deal_of_the_head_climbs_to_an_administrator(boris, ada):
    deal = forgotten(boris)

    climb_all(at(18, 9))

    assert jumps(deal) == [(1, ada.name)]


def test_whose_step_it_is_has_forgotten_it_though_the_deal_is_anothers(anna, boris, dora, ada):
    deal = a_deal(anna, at=at(15), step=due(16, owner_id=dora.pk))

    climb_all(at(18, 9))

    climbed = DealClimb.objects.get(deal=deal)
    assert (climbed.owner, climbed.to) == (dora, ada)


def test_a_head_who_left_is_not_told(anna, boris, ada):
    type(boris).objects.filter(pk=boris.pk).update(is_active=False)
    deal = forgotten(anna)

    climb_all(at(18, 9))

    assert jumps(deal) == [(1, ada.name)]


def test_where_nobody_is_left_it_climbs_all_the_same(anna):
    deal = forgotten(anna)

    climb_all(at(27))

    assert jumps(deal) == [(1, None), (2, None)]


def test_the_worker_lets_deals_climb(anna, boris):
    moment = timezone.now()
    deal = a_deal(anna, at=moment - timedelta(days=40), step=due(1))
    Step.objects.filter(pk=deal.next_step_id).update(due_at=moment - timedelta(days=30))

    tasks.climb(0)
    tasks.climb(0)

    assert jumps(deal) == [(1, boris.name), (2, boris.name)]


def test_what_is_on_time_is_not_even_looked_at(anna, django_assert_num_queries):
    a_deal(anna, at=at(16), step=due(17))

    with django_assert_num_queries(2):  # the norm, and the candidates
        climb_all(at(17, 13))


def test_a_jump_happens_once_for_a_day(anna, boris):
    deal = forgotten(anna)
    climb_all(at(18, 9))
    first = DealClimb.objects.get()
    first.pk = None

    with pytest.raises(IntegrityError), transaction.atomic():
        first.save(force_insert=True)

    assert len(jumps(deal)) == 1


@pytest.mark.parametrize(
    "statement",
    ["DELETE FROM deal_climb", "UPDATE deal_climb SET at = now()"],
)
def test_what_climbed_stays_written(anna, boris, statement):
    forgotten(anna)
    climb_all(at(18, 9))

    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


# Lists.


def test_lists_find_what_climbed(anna, boris, dora):
    high, low, fine = forgotten(anna), forgotten(anna, day=18), a_deal(anna, step=due(25))
    climb_all(at(20, 9))

    def found(wanted, user):
        deals = queries.narrowed(
            queries.seen_by(user), {"climbed": wanted}, user=user, now=at(20, 9)
        )
        return set(deals.values_list("pk", flat=True))

    assert found("free", dora) == {high.pk}
    assert found("head", dora) == found("me", boris) == {high.pk, low.pk}
    assert found("me", dora) == set()
    assert fine.pk in found("nonsense", dora)


def test_a_company_sets_its_norm_once(ada):
    actions.set_climb_norm(hours=4, takers="anyone", by=ada)
    actions.set_climb_norm(hours=5, takers="climbed", by=ada)

    assert list(ClimbNorm.objects.values_list("hours", "takers")) == [(5, "climbed")]


@pytest.mark.parametrize(("hours", "takers"), [(0, "climbed"), (501, "anyone"), (9, "nobody")])
def test_a_norm_that_can_not_be_is_refused(ada, hours, takers):
    with pytest.raises(actions.NormUnclear):
        actions.set_climb_norm(hours=hours, takers=takers, by=ada)
