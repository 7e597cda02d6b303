"""The form of a talk: with and without scripts, and what it says when it refuses."""

import pytest
from django.urls import reverse

from interes.activities.models import Activity
from interes.deals.models import Deal
from tests.cast import a_company, a_deal, a_person

HTMX = {"HX-Request": "true", "HX-Target": "div#dialog_body"}


def what_anna_types(deal, **fields):
    typed = {
        "talk_kind": "call",
        "said": "Просит КП на 200 мест",
        "step": deal.next_step_id,
        "finishes": "on",
        "step_text": "Отправить КП",
        "step_kind": "letter",
        "step_when": "tomorrow",
    }
    return {name: value for name, value in (typed | fields).items() if value is not None}


@pytest.fixture
def deal(anna, client):
    client.force_login(anna)
    return a_deal(anna)


def test_without_scripts_the_form_answers_with_a_redirect_to_the_deal(client, deal):
    answer = client.post(reverse("activities:log", args=[deal.pk]), what_anna_types(deal))

    assert answer.headers["Location"] == reverse("deals:deal", args=[deal.pk])
    assert Deal.objects.get(pk=deal.pk).next_step.text == "Отправить КП"


def test_from_today_it_goes_back_to_today(client, deal):
    typed = what_anna_types(deal, next="/")

    answer = client.post(reverse("activities:log", args=[deal.pk]), typed)

    assert answer.headers["Location"] == "/"


@pytest.mark.parametrize("elsewhere", ["https://evil.example/", "//evil.example"])
def test_it_never_leads_to_another_house(client, deal, elsewhere):
    typed = what_anna_types(deal, next=elsewhere)

    answer = client.post(reverse("activities:log", args=[deal.pk]), typed)

    assert answer.headers["Location"] == reverse("deals:deal", args=[deal.pk])


def test_in_the_dialog_htmx_is_told_where_to_go(client, deal):
    address = reverse("activities:log", args=[deal.pk])

    answer = client.post(address, what_anna_types(deal), headers=HTMX)

    assert (answer.status_code, answer.headers["HX-Redirect"]) == (
        204,
        reverse("deals:deal", args=[deal.pk]),
    )


def test_a_refusal_brings_back_every_word_that_was_typed(client, deal):
    typed = what_anna_types(deal, step_text="")

    answer = client.post(reverse("activities:log", args=[deal.pk]), typed, headers=HTMX)

    html = answer.content.decode()
    assert answer.status_code == 422
    assert "Просит КП на 200 мест" in html
    assert 'aria-invalid="true"' in html
    assert "<html" not in html


def test_a_colleague_was_faster_so_the_second_is_told(client, deal):
    address = reverse("activities:log", args=[deal.pk])
    client.post(address, what_anna_types(deal))

    answer = client.post(address, what_anna_types(deal))

    assert answer.status_code == 422
    assert Activity.objects.filter(deal=deal, kind="call").count() == 1


def test_one_press_logs_that_nobody_answered(client, deal):
    typed = {"step": deal.next_step_id, "no_answer": "1", "talk_kind": "call"}

    client.post(reverse("activities:log", args=[deal.pk]), typed)

    assert Activity.objects.get(deal=deal, kind="call").was_reached is False
    assert Deal.objects.get(pk=deal.pk).next_step.text == "Позвонить Кларе"


@pytest.mark.parametrize("whom", ["company", "person"])
def test_a_talk_outside_any_deal_is_logged_with_whom_it_was(client, deal, whom):
    thing = a_company("Балтика") if whom == "company" else a_person()

    client.post(
        reverse(f"activities:log_{whom}", args=[thing.pk]),
        {"talk_kind": "note", "said": "Переезжают весной"},
    )

    note = Activity.objects.get(kind="note")
    assert getattr(note, f"{whom}_id") == thing.pk


def test_the_form_knows_the_step_and_the_people(client, deal):
    clara = a_person(deal.company)

    html = client.get(reverse("activities:log", args=[deal.pk])).content.decode()

    assert deal.next_step.text in html
    assert clara.name in html


def test_a_talk_never_finishes_the_step_of_another_deal(client, anna, deal):
    other = a_deal(anna)

    for typed in ({}, {"no_answer": "yes"}):
        answer = client.post(
            reverse("activities:log", args=[deal.pk]),
            what_anna_types(deal, step=other.next_step_id, **typed),
        )

        assert answer.status_code == 422
    assert Deal.objects.get(pk=other.pk).next_step_id == other.next_step_id
    assert not Activity.objects.filter(kind="call").exists()


def test_a_talk_with_a_person_who_is_not_there_is_not_kept(client, deal):
    address = reverse("activities:log", args=[deal.pk])

    answer = client.post(address, what_anna_types(deal, person=10**9, finishes=None))

    assert answer.status_code == 422
    assert not Activity.objects.filter(kind="call").exists()
