"""Whatever happens to a deal, its next step is one, explained, and at a working time there."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import transaction
from django.utils import translation
from hypothesis import given, settings
from hypothesis import strategies as st

from interes.activities import actions as activities
from interes.activities.actions import Talk
from interes.deals import actions, queries
from interes.deals.models import Deal, Situation, Step
from interes.foundation.refusals import Refusal
from tests.cast import a_company, a_deal, a_stage, a_user

# The longest rests of the year lie within: the New Year, May, and the weeks in between.
BEGINNINGS = st.integers(0, 60 * 24 * 210).map(
    lambda minutes: datetime(2025, 12, 1, tzinfo=UTC) + timedelta(minutes=minutes)
)
CITIES = st.sampled_from(["Москва", "Владивосток", "Калининград", "Пермь", ""])
ACTS = st.lists(
    st.tuples(
        st.sampled_from(["reached", "missed", "situate", "move", "put off"]),
        st.integers(0, 6),
        st.integers(0, 60 * 24 * 9),
    ),
    max_size=9,
)


def read(key):
    return Deal.objects.select_related("next_step", "situation", "stage", "company").get(pk=key)


def do(name, number, deal, by, at):
    """Let one thing happen, as the pages would do it."""
    step = deal.next_step
    match name:
        case "reached":
            plan = queries.proposed(deal, now=at, talk="reached").plan
            talk = Talk(kind="call", text="Поговорили", deal_id=deal.pk)
            activities.log(by=by, at=at, talk=talk, step_id=step.pk, next_step=plan)
        case "missed":
            activities.log_no_answer(by=by, at=at, deal_id=deal.pk, step_id=step.pk)
        case "situate":
            offered = [*Situation.objects.filter(is_active=True).order_by("order"), None]
            one = offered[number % len(offered)]
            actions.situate(deal_id=deal.pk, situation=one, by=by, at=at)
        case "move":
            actions.move(deal_id=deal.pk, stage_id=a_stage(number + 1).pk, by=by, at=at)
        case "put off":
            plan = actions.Plan(text="Перезвонить", due_at=queries.next_noon(deal.company, at))
            actions.change_step(step_id=step.pk, plan=plan, by=by, because="Просили позже")


def check(deal, at):
    """Look at the next step as its seller would."""
    step = deal.next_step
    assert Step.objects.filter(deal=deal, state="planned").count() == 1
    if step.is_proposed:
        for language in ("ru", "en"):
            with translation.override(language):
                assert queries.why_of(step.why, at.date(), moved_because=step.moved_because)
        assert queries.clock_of(deal.company).is_working(step.due_at)


@pytest.mark.django_db
@settings(max_examples=50, deadline=None)
@given(BEGINNINGS, CITIES, ACTS)
def test_an_open_deal_is_led_through_anything(begins, city, story):
    with transaction.atomic():
        anna, at = a_user(), begins
        deal = a_deal(anna, company=a_company(city=city), stage=a_stage(5), at=at)
        for name, number, minutes in story:
            at += timedelta(minutes=minutes)
            try:
                do(name, number, read(deal.pk), anna, at)
            except Refusal:
                continue
            check(read(deal.pk), at)
        transaction.set_rollback(True)
