"""The list of steps: what is planned and when, and what came of it."""

from datetime import timedelta

import pytest
from django.utils import timezone

from interes.deals import actions, queries
from interes.deals.models import Step
from tests.cast import a_deal, a_plan

STEPS = "/steps/"
BUDGET = 8


@pytest.fixture
def now():
    return timezone.localtime().replace(hour=12, minute=0, second=0, microsecond=0)


def texts(user, now, **wanted):
    found = queries.narrowed_steps(queries.steps_seen_by(user), wanted, user=user, now=now)
    return set(found.values_list("text", flat=True))


@pytest.mark.parametrize(
    ("shift", "has_time", "when"),
    [
        ({"days": -1}, False, "late"),
        ({"hours": -1}, True, "late"),
        ({"hours": -1}, False, "today"),
        ({"hours": 1}, True, "today"),
        ({"days": 1}, False, "week"),
        ({"days": 7}, False, "week"),
        ({"days": 8}, False, "later"),
    ],
)
def test_a_step_stands_in_exactly_one_time(anna, now, shift, has_time, when):
    a_deal(anna, step=actions.Plan("Звонок", now + timedelta(**shift), has_time=has_time))

    found = [name for name in queries.due_in(now) if texts(anna, now, when=name)]

    assert found == [when]


def test_at_first_everyone_sees_their_own_steps(client, anna, dora):
    a_deal(anna, step=a_plan("Шаг Анны"))
    a_deal(dora, step=a_plan("Шаг Доры"))
    client.force_login(anna)

    html = client.get(STEPS).content.decode()

    assert "Шаг Анны" in html
    assert "Шаг Доры" not in html


def test_a_step_for_a_colleague_stands_in_the_list_of_the_colleague(anna, dora, now):
    a_deal(anna, step=a_plan("Помочь", owner_id=dora.pk))

    assert texts(dora, now, owner="mine") == {"Помочь"}


def test_steps_are_found_by_their_kind(anna, now):
    a_deal(anna, step=a_plan("Звонок"))
    a_deal(anna, step=a_plan("Встреча", kind="meeting"))

    assert texts(anna, now, kind="meeting") == {"Встреча"}
    assert texts(anna, now, kind="pigeon") == {"Встреча", "Звонок"}


def test_the_done_ones_show_their_result(client, anna, now):
    deal = a_deal(anna)
    actions.finish_step(
        step_id=deal.next_step_id, by=anna, at=now, result="Просят КП", next_step=a_plan("Дальше")
    )
    client.force_login(anna)

    html = client.get(STEPS, {"state": "done"}).content.decode()

    assert "Просят КП" in html
    assert "Дальше" not in html


def test_the_tabs_count_what_stands_behind_them(client, anna, now):
    for days in (-2, -1, 3):
        a_deal(anna, step=actions.Plan("Звонок", now + timedelta(days=days)))
    client.force_login(anna)

    html = client.get(STEPS).content.decode()

    counts = [tag.split("<")[0] for tag in html.split('<span class="count">')[1:]]
    assert counts[:5] == ["3", "2", "0", "1", "0"]


def test_an_empty_list_teaches_what_a_step_is(client, anna):
    client.force_login(anna)

    assert 'href="/deals/new/"' in client.get(STEPS).content.decode()
    assert 'class="empty' in client.get(STEPS, {"when": "late"}).content.decode()
    assert 'class="empty' in client.get(STEPS, {"state": "done"}).content.decode()


@pytest.mark.parametrize("number", [1, 12])
def test_the_list_asks_the_same_questions_however_long_it_is(
    client, anna, number, django_assert_max_num_queries
):
    for _ in range(number):
        a_deal(anna)
    client.force_login(anna)

    with django_assert_max_num_queries(BUDGET):
        client.get(STEPS)

    assert Step.objects.count() == number
