"""The list of to-dos: whose, when, done; changed where they stand and many at once."""

from datetime import timedelta

import pytest
from django.utils import timezone

from interes.activities import actions
from interes.activities.models import ToDo
from tests.cast import NOON, a_company

pytestmark = pytest.mark.django_db

TO_DOS = "/to-dos/"
BUDGET = 10
PART = {"HX-Request": "true", "HX-Target": "td"}


@pytest.fixture
def now():
    return timezone.localtime().replace(hour=12, minute=0, second=0, microsecond=0)


def a_to_do(owner, text="Отправить договор", *, due=None, **facts):
    due = due or timezone.now() + timedelta(days=3)
    return actions.plan_to_do(by=owner, at=NOON, text=text, due_at=due, **facts)


def listed(client, **asked):
    return client.get(TO_DOS, asked).content.decode()


def cell(client, one, field, **told):
    return client.post(f"{TO_DOS}{one.pk}/edit/{field}/?cell=1", told, headers=PART)


def test_at_first_everyone_sees_their_own(client, anna, dora):
    a_to_do(anna, "Дело Анны")
    a_to_do(dora, "Дело Доры", company_id=a_company("Ромашка").pk)
    client.force_login(anna)

    assert "Дело Анны" in listed(client)
    assert "Дело Доры" not in listed(client)
    assert "Дело Доры" in listed(client, owner="all", q="ромашка")


def test_a_done_one_leaves_the_list_and_stands_among_the_done(client, anna):
    one = a_to_do(anna)
    client.force_login(anna)

    answer = client.post(f"{TO_DOS}{one.pk}/done/", {"next": "/to-dos/?owner=all"})

    assert answer.headers["Location"] == "/to-dos/?owner=all"
    assert f'data-page="/to-dos/?open={one.pk}"' not in listed(client)
    assert "Отправить договор" in listed(client, state="done")


def test_the_tabs_count_what_stands_behind_them(client, anna, now):
    for days in (-2, -1, 0, 3, 20):
        a_to_do(anna, due=now + timedelta(days=days))
    client.force_login(anna)

    html = listed(client)

    counts = [tag.split("<")[0] for tag in html.split('<span class="count">')[1:]]
    assert counts[:5] == ["5", "2", "1", "1", "1"]


def test_the_due_day_is_changed_where_it_stands(client, anna):
    one = a_to_do(anna)
    client.force_login(anna)

    answer = cell(client, one, "due_at", due_at="2027-02-01", due_time="15:30")

    one.refresh_from_db()
    assert (answer.status_code, one.has_time) == (200, True)
    assert f"{timezone.localtime(one.due_at):%Y-%m-%d %H:%M}" == "2027-02-01 15:30"


def test_a_to_do_is_given_to_a_colleague_and_reworded(client, anna, dora):
    one = a_to_do(anna)
    client.force_login(anna)

    cell(client, one, "text", text="Отправить акт")
    cell(client, one, "owner", owner=dora.pk)

    one.refresh_from_db()
    assert (one.text, one.owner) == ("Отправить акт", dora)


@pytest.mark.parametrize(
    ("field", "told"),
    [
        ("due_at", {"due_at": ""}),
        ("due_at", {"due_at": "9999-12-31"}),
        ("due_at", {"due_at": "2027-02-01", "due_time": "25:61"}),
        ("text", {"text": " "}),
        ("text", {"text": "я" * 301}),
        ("owner", {"owner": "0"}),
    ],
)
def test_what_cannot_be_is_refused_in_words_and_changes_nothing(client, anna, field, told):
    one = a_to_do(anna)
    client.force_login(anna)

    answer = cell(client, one, field, **told)

    assert answer.status_code == 422
    assert 'role="alert"' in answer.content.decode()
    assert ToDo.objects.get(pk=one.pk).text == one.text


def test_a_colleagues_change_is_not_overwritten_unseen(client, anna, boris):
    one = a_to_do(anna)
    client.force_login(boris)
    form = client.get(f"{TO_DOS}{one.pk}/edit/text/?cell=1", headers=PART).content.decode()
    was = form.split('name="was" value="')[1].split('"')[0]
    actions.reword_to_do(to_do_id=one.pk, text="Написала Анна", by=anna)

    answer = cell(client, one, "text", text="Написал Борис", was=was)

    assert (answer.status_code, "Написала Анна" in answer.content.decode()) == (422, True)
    assert ToDo.objects.get(pk=one.pk).text == "Написала Анна"


def test_a_stranger_changes_nothing(client, anna, dora):
    one = a_to_do(anna)
    client.force_login(dora)

    assert cell(client, one, "text", text="Чужое").status_code == 422
    assert f"/to-dos/{one.pk}/edit/text/" not in listed(client, owner="all", open=one.pk)


@pytest.mark.parametrize(
    ("act", "told", "holds"),
    [
        ("done", {}, lambda one: one.done_at is not None),
        ("move", {"day": "2027-03-05", "sent": "1"}, lambda one: one.due_at.month == 3),
        ("remove", {}, lambda one: one.removed_at is not None),
    ],
)
def test_many_are_changed_at_once_and_taken_back_as_one(client, anna, act, told, holds):
    keys = [a_to_do(anna).pk for _ in range(3)]
    client.force_login(anna)

    client.post(f"/lists/to_dos/bulk/{act}/", {"ids": keys, "at": ""} | told)
    assert all(holds(one) for one in ToDo.objects.all())
    page = client.get(TO_DOS).content.decode()
    client.post(page.split('class="undo"')[1].split('action="')[1].split('"')[0])

    assert not any(holds(one) for one in ToDo.objects.all())


def test_those_of_others_are_listed_as_not_changed(client, anna, dora):
    mine, hers = a_to_do(anna), a_to_do(dora)
    client.force_login(anna)

    told = {"ids": [mine.pk, hers.pk], "to": anna.pk, "sent": "1", "at": "owner=all"}
    answer = client.post("/lists/to_dos/bulk/give/", told)

    told = client.get(answer.headers["Location"]).content.decode()
    assert hers.text in told
    assert ToDo.objects.get(pk=hers.pk).owner == dora


def test_the_done_ones_are_put_back(client, anna):
    one = a_to_do(anna)
    actions.finish_to_do(to_do_id=one.pk, by=anna, at=NOON)
    client.force_login(anna)

    client.post("/lists/done_to_dos/bulk/back/", {"ids": [one.pk], "at": "state=done"})

    assert ToDo.objects.get().done_at is None


def test_an_empty_list_teaches_what_a_to_do_is(client, anna):
    client.force_login(anna)

    assert "/to-dos/new/" in listed(client)
    assert 'class="empty' in listed(client, when="late")
    assert 'class="empty' in listed(client, state="done")


@pytest.mark.parametrize("number", [1, 30])
def test_the_list_asks_the_same_questions_however_long_it_is(
    client, anna, number, django_assert_max_num_queries
):
    for _ in range(number):
        one = a_to_do(anna, company_id=a_company().pk)
    client.force_login(anna)

    with django_assert_max_num_queries(BUDGET):
        client.get(TO_DOS, {"open": one.pk})
