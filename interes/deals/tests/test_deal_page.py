"""The page of a deal: what is next, what is wrong, who takes part, how it went."""

from datetime import timedelta

import pytest
from django.utils import timezone

from interes.deals import actions, queries
from interes.deals.models import ClimbNorm, DealStanding, RefusalReason
from interes.deals.web.record import record
from tests.cast import NOON, a_company, a_deal, a_person, a_plan, a_stage

# Session, user, deal with its checklist, stages with moves, people (3), closures if it ended
# before, situations, norms of people, added fields, and the story above.
BUDGET = 12


def words(user, deal):
    return {flag.word for flag in record(user, deal.pk).flags}


def page_of(client, user, deal):
    client.force_login(user)
    return client.get(f"/deals/{deal.pk}/").content.decode()


@pytest.fixture
def now():
    return timezone.now()


def test_a_healthy_deal_has_no_flags(anna, now):
    person = a_person(a_company("Юг"))
    deal = a_deal(anna, at=now, amount=100, people=[person.pk], step=later(now))

    assert words(anna, deal) == set()


def later(now, **shift):
    return actions.Plan("Позвонить", now + timedelta(**shift or {"days": 2}))


def test_what_a_deal_lacks_is_flagged(anna, now):
    deal = a_deal(anna, at=now, step=later(now))

    assert [flag.flag for flag in record(anna, deal.pk).flags] == ["no_people"]


def test_from_some_chance_on_a_deal_is_to_be_known(anna, now):
    deal = a_deal(anna, at=now, step=later(now), people=[a_person().pk])

    actions.move(deal_id=deal.pk, stage_id=a_stage(4).pk, by=anna, at=now)

    found = [flag.flag for flag in record(anna, deal.pk).flags]
    assert found == ["no_economic", "no_coach", "no_budget"]


@pytest.mark.parametrize(
    ("shift", "has_time", "is_late"),
    [
        ({"days": -1}, False, True),
        ({"minutes": -5}, True, True),
        ({"minutes": 5}, True, False),
        ({"days": 1}, False, False),
    ],
)
def test_a_late_step_is_flagged_after_its_time_or_its_day(anna, now, shift, has_time, is_late):
    plan = actions.Plan("Позвонить", now + timedelta(**shift), has_time=has_time)
    deal = a_deal(anna, at=now, amount=1, people=[a_person().pk], step=plan)

    assert bool(words(anna, deal)) is is_late


def test_a_deal_that_drags_on_says_how_long(anna, now):
    deal = a_deal(
        anna, at=now - timedelta(days=5), amount=1, people=[a_person().pk], step=later(now)
    )

    (flag,) = record(anna, deal.pk).flags

    assert (flag.flag, "5" in flag.why, "2" in flag.why) == ("over_norm", True, True)


def test_a_closed_deal_has_no_flags(anna):
    deal = actions.win(deal_id=a_deal(anna).pk, by=anna, at=NOON)

    assert words(anna, deal) == set()


def test_the_way_adds_up_the_time_in_each_stage(anna):
    deal = a_deal(anna, at=NOON)
    for days, order in [(3, 2), (4, 1), (9, 3)]:
        at = NOON + timedelta(days=days)
        actions.move(deal_id=deal.pk, stage_id=a_stage(order).pk, by=anna, at=at)
    deal.refresh_from_db()

    way = queries.way(deal, queries.all_stages(), now=NOON + timedelta(days=10))

    assert [one.spent.days if one.spent else None for one in way][:4] == [8, 1, 1, None]
    assert [one.is_now for one in way][:3] == [False, False, True]


def test_the_way_counts_days_as_the_warning_does(anna):
    """A night between two days is a day in both, however few hours it has."""
    evening, norm = NOON + timedelta(hours=6), a_stage(1).norm_days
    deal = a_deal(anna, at=evening)
    morning = NOON + timedelta(days=norm + 1, hours=-2)

    (first, *_rest) = queries.way(deal, queries.all_stages(), now=morning)

    assert (first.spent.days, first.is_over) == (norm + 1, True)
    actions.appraise(deal_ids=[deal.pk], at=morning)
    assert "over_norm" in DealStanding.objects.get(deal=deal).flags


def test_the_clock_of_a_closed_deal_stands_still(anna):
    deal = a_deal(anna, at=NOON)
    closed = actions.win(deal_id=deal.pk, by=anna, at=NOON + timedelta(days=2))

    (first, *_rest) = queries.way(closed, queries.all_stages(), now=NOON + timedelta(days=99))

    assert first.spent == timedelta(days=2)


def test_the_main_contact_stands_first_with_post_and_phone(anna):
    company = a_company("Юг")
    clara = a_person(company)
    boss = a_person(None, last_name="Абрамов", first_name="Лев")
    clara.contact_points.create(kind="phone", value="+7 495 123-45-67", normal="+74951234567")
    deal = a_deal(anna, company=company, people=[clara.pk, boss.pk])

    first, second = queries.people_of(deal)

    assert (first.name, first.post, first.phone, first.is_main) == (
        clara.name, "Директор по закупкам", "+7 495 123-45-67", True,
    )  # fmt: skip
    assert (second.name, second.post, second.is_main) == (boss.name, "", False)


def test_a_post_elsewhere_names_its_company(anna):
    person = a_person(a_company("Смежник"))
    deal = a_deal(anna, people=[person.pk])

    assert "Смежник" in queries.people_of(deal)[0].post


def test_the_owner_may_act_on_the_page(client, anna):
    deal = a_deal(anna)

    html = page_of(client, anna, deal)

    for act in ("win", "refuse", "hand-over", "move", "edit/title", "people/add", "log"):
        assert f"/deals/{deal.pk}/{act}/" in html


def test_a_colleague_from_elsewhere_may_read_and_take_it_where_anyone_may(client, anna, dora):
    ClimbNorm.objects.create(takers="anyone")
    deal = a_deal(anna)

    html = page_of(client, dora, deal)

    assert f"/deals/{deal.pk}/take/" in html
    for act in ("win", "refuse", "hand-over", "move", "edit/title", "people/add"):
        assert f"/deals/{deal.pk}/{act}/" not in html


def test_who_has_only_the_step_may_change_the_step(client, anna, dora):
    deal = a_deal(anna, step=a_plan(owner_id=dora.pk))

    html = page_of(client, dora, deal)

    assert f"/steps/{deal.next_step_id}/change/" in html


def test_a_closed_deal_shows_every_ending_and_can_be_reopened(client, anna):
    deal = a_deal(anna)
    reason = RefusalReason.objects.get(asks_rival=True)
    actions.refuse(
        deal_id=deal.pk, reason=reason, by=anna, at=NOON, rival="Дельта", note="Дороже на треть"
    )

    html = page_of(client, anna, deal)

    assert f"/deals/{deal.pk}/reopen/" in html
    assert f"/deals/{deal.pk}/win/" not in html
    assert "Дельта" in html
    assert "Дороже на треть" in html


def test_a_deal_that_is_not_there_is_not_found(client, anna):
    client.force_login(anna)

    assert client.get("/deals/99999/").status_code == 404


@pytest.mark.parametrize("number", [1, 6])
def test_the_page_asks_the_same_questions_however_rich_the_deal_is(
    client, anna, number, django_assert_max_num_queries
):
    people = [a_person(a_company(f"К{n}")).pk for n in range(number)]
    deal = a_deal(anna, people=people)
    for _ in range(number):
        actions.win(deal_id=deal.pk, by=anna, at=NOON)
        actions.reopen(deal_id=deal.pk, by=anna, at=NOON, step=a_plan())
    client.force_login(anna)

    with django_assert_max_num_queries(BUDGET):
        client.get(f"/deals/{deal.pk}/")
