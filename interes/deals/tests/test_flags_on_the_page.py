"""A flag on the page of a deal: why, what helps in one click, and an answer that silences it."""

from datetime import timedelta

import pytest
from django.utils import timezone

from interes.deals import actions
from interes.deals.models import DealStanding, FlagAnswer, FlagNorm, Step
from tests.cast import a_deal, a_person, a_stage

NORMS = {
    **{"silent_days": "21", "new_days": "0", "sum_days": "45", "go_on_days": "10"},
    **{"known_chance": "50", "sum_chance": "75"},
}


@pytest.fixture
def now():
    return timezone.now()


@pytest.fixture
def deal(anna, now):
    """A deal past its proposal of which nobody knows who decides."""
    plan = actions.Plan("Позвонить", now + timedelta(days=2))
    one = a_deal(anna, at=now, step=plan, people=[a_person().pk], amount=10)
    return actions.move(deal_id=one.pk, stage_id=a_stage(4).pk, by=anna, at=now)


def flags_of(deal):
    return DealStanding.objects.get(deal=deal).flags


def test_the_page_says_why_and_what_helps(client, anna, deal):
    client.force_login(anna)

    html = client.get(f"/deals/{deal.pk}/").content.decode()

    assert flags_of(deal) == ["no_economic", "no_coach"]
    assert f"/deals/{deal.pk}/flags/next-step/" in html
    assert f"/deals/{deal.pk}/flags/no_economic/answer/" in html


def test_what_helps_becomes_the_next_step_with_the_person_to_ask(client, anna, deal):
    client.force_login(anna)

    client.post(f"/deals/{deal.pk}/flags/next-step/", {"flag": "no_economic"})

    step = Step.objects.get(pk=deal.next_step_id)
    assert "Зимина" in step.text
    assert step.due_at > timezone.now()


def test_a_flag_that_is_down_already_plans_nothing(client, anna, deal):
    client.force_login(anna)

    client.post(f"/deals/{deal.pk}/flags/next-step/", {"flag": "dragging"})

    assert Step.objects.get(pk=deal.next_step_id).text == "Позвонить"


def test_an_answer_silences_the_flag_until_its_day(client, anna, deal, now):
    client.force_login(anna)
    until = timezone.localdate(now) + timedelta(days=20)

    client.post(
        f"/deals/{deal.pk}/flags/no_coach/answer/",
        {"text": "Ищем через соседа", "until": until.isoformat()},
    )

    assert FlagAnswer.objects.get().until == until
    assert flags_of(deal) == ["no_economic"]
    actions.appraise(deal_ids=[deal.pk], at=now + timedelta(days=21))
    assert "no_coach" in flags_of(deal)
    assert "Ищем через соседа" in client.get(f"/deals/{deal.pk}/").content.decode()


@pytest.mark.parametrize(("text", "days"), [("", 5), ("Ждём", 0), ("Ждём", -3), ("Ждём", 900)])
def test_an_answer_says_what_changes_and_until_a_day_ahead(client, anna, deal, text, days):
    client.force_login(anna)
    until = timezone.localdate() + timedelta(days=days)

    answer = client.post(
        f"/deals/{deal.pk}/flags/no_coach/answer/", {"text": text, "until": until.isoformat()}
    )

    assert (answer.status_code, FlagAnswer.objects.count()) == (422, 0)


def test_the_norms_stand_on_one_page(client, ada, deal, now):
    client.force_login(ada)

    client.post("/settings/flags/", {**NORMS, "used": ["late", "no_economic"]})
    actions.appraise_marked(at=now)

    norm = FlagNorm.objects.get()
    assert (norm.silent_days, float(norm.known_chance)) == (21, 0.5)
    assert "no_coach" in norm.off
    assert flags_of(deal) == []


@pytest.mark.parametrize(
    ("field", "said"),
    [("silent_days", "0"), ("new_days", "много"), ("known_chance", "120"), ("sum_chance", "?")],
)
def test_a_norm_that_can_not_be_is_refused_at_its_field(client, ada, field, said):
    client.force_login(ada)

    answer = client.post("/settings/flags/", {**NORMS, field: said})

    assert (answer.status_code, FlagNorm.objects.count()) == (422, 0)
    assert f'name="{field}"' in answer.content.decode()


def test_board_and_list_are_narrowed_by_a_flag(client, anna, deal):
    other = a_deal(anna, title="Другая", at=timezone.now(), amount=5)
    client.force_login(anna)

    for page in (
        "/board/?flag=no_coach",
        "/deals/?flag=no_coach",
        "/deals/?where=flags.in(no_coach)",
    ):
        html = client.get(page).content.decode()
        assert (f"/deals/{deal.pk}/" in html, f"/deals/{other.pk}/" in html) == (True, False)
