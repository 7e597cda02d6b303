"""Promises are written down with the talk in which they were given, in one gesture."""

import pytest
from django.urls import reverse

from interes.activities.models import Activity, Promise, PromiseKind
from tests.cast import a_deal, a_person

pytestmark = pytest.mark.django_db
BUDGET = 12


def kind(name="Price"):
    return str(PromiseKind.objects.get(name_en=name).pk)


def talk(deal, *lines, **fields):
    """Return what a form of a talk sends with these lines of promises."""
    sent = {"talk_kind": "call", "said": "Обещали цену", "step": deal.next_step_id} | fields
    for part in ("side", "kind", "text", "date", "time"):
        sent[f"promise_{part}"] = [line.get(part, "") for line in lines]
    return sent


@pytest.fixture
def deal(anna, client):
    client.force_login(anna)
    return a_deal(anna)


def sent(client, deal, *lines, **fields):
    return client.post(reverse("activities:log", args=[deal.pk]), talk(deal, *lines, **fields))


def test_several_promises_are_kept_with_the_talk(client, deal, anna):
    clara = a_person(deal.company)

    sent(
        client, deal,
        {"side": "ours", "kind": kind(), "text": "Цена на 200 мест"},
        {"side": "theirs", "kind": kind("Document")},
        person=clara.pk,
    )  # fmt: skip

    [ours, theirs] = Promise.objects.order_by("id")
    assert (ours.text, ours.owner, ours.person, ours.deal) == (
        "Цена на 200 мест",
        anna,
        clara,
        deal,
    )
    assert (theirs.side, theirs.text) == ("theirs", "Документ")
    assert ours.activity == theirs.activity == Activity.objects.get(text="Обещали цену")


def test_the_term_can_be_agreed_otherwise(client, deal):
    line = {"side": "ours", "kind": kind(), "date": "2099-12-01", "time": "15:30"}

    sent(client, deal, line)

    assert Promise.objects.get().due_at.isoformat() == "2099-12-01T12:30:00+00:00"


def test_a_day_alone_means_its_close(client, deal):
    sent(client, deal, {"side": "ours", "kind": kind(), "date": "2099-12-01"})

    assert Promise.objects.get().due_at.isoformat() == "2099-12-01T15:00:00+00:00"


def test_the_empty_line_of_who_has_no_scripts_says_nothing(client, deal):
    sent(client, deal, {"kind": kind()})

    assert Activity.objects.filter(text="Обещали цену").exists()
    assert not Promise.objects.exists()


@pytest.mark.parametrize(
    "line",
    [
        {"text": "Цена", "kind": "1"},
        {"side": "ours", "kind": "999"},
        {"side": "ours", "kind": "1", "date": "завтра"},
        {"side": "ours", "kind": "1", "date": "2001-01-01"},
        {"side": "ours", "kind": "1", "date": "9999-01-01"},
        {"side": "ours", "kind": "1", "text": "а" * 301},
    ],
)
def test_what_is_unclear_keeps_neither_talk_nor_promise_but_every_word(client, deal, line):
    answer = sent(client, deal, line)

    assert answer.status_code == 422
    assert not Activity.objects.filter(text="Обещали цену").exists()
    assert "Обещали цену" in answer.content.decode()
    assert line.get("text", "") in answer.content.decode()


def test_the_form_offers_every_kind_with_its_term(client, deal, django_assert_max_num_queries):
    with django_assert_max_num_queries(BUDGET):
        html = client.get(reverse("activities:log", args=[deal.pk])).content.decode()

    assert html.count("data-line=") == 2 * PromiseKind.objects.count()


def test_a_talk_that_is_taken_back_takes_its_promises_along(client, deal, anna):
    sent(client, deal, {"side": "ours", "kind": kind()})
    history = client.get(f"/deals/{deal.pk}/history/").content.decode()
    address = history.split('action="/undo/', 1)[1].split('"', 1)[0]

    client.post(f"/undo/{address}")

    assert Promise.objects.get().removed_at is not None
