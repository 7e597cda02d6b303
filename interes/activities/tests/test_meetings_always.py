"""Whatever is done with a deal, a planned meeting is its next step or a to-do on its day."""

from datetime import timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from interes.activities import actions
from interes.activities.actions import MeetingPlan, Talk, When
from interes.activities.models import Meeting
from interes.activities.rules import Carrier
from interes.deals import actions as deals
from interes.deals.models import Deal, Situation
from interes.foundation.refusals import Refusal
from tests.cast import NOON, a_deal, a_plan

DAYS = st.integers(1, 6)
KINDS = st.sampled_from(["call", "meeting", "letter"])
TEXTS = st.sampled_from(["Позвонить", "Показ", "Смета"])
ACTS = st.one_of(
    st.tuples(st.just("meet"), DAYS, st.sampled_from([None, *Carrier]), TEXTS),
    st.tuples(st.just("change_meeting"), DAYS, st.sampled_from([None, *Carrier]), TEXTS),
    st.tuples(st.just("change_step"), DAYS, KINDS, TEXTS),
    st.tuples(st.just("log"), DAYS, KINDS, TEXTS),
    st.tuples(st.just("plan_next"), DAYS, KINDS, TEXTS),
    st.tuples(st.just("situate"), DAYS, KINDS, TEXTS),
    st.tuples(st.just("drop"), DAYS, KINDS, TEXTS),
)


class Work:
    """What a seller does with one deal before any of its meetings has come."""

    def __init__(self, deal, anna):
        self.key, self.by = deal.pk, anna

    def do(self, act, days, what, text):
        try:
            getattr(self, act)(days, what, text)
        except Refusal:
            return

    def meet(self, days, carrier, text):
        when = When(NOON + timedelta(days=days), carrier=carrier)
        plan = MeetingPlan(goal=text)
        actions.plan_meeting(deal_id=self.key, plan=plan, when=when, by=self.by, at=NOON)

    def change_meeting(self, days, carrier, text):
        when = When(NOON + timedelta(days=days), carrier=carrier)
        one = Meeting.objects.filter(state="planned").first()
        if one is not None:
            plan = MeetingPlan(goal=text)
            actions.change_meeting(meeting_id=one.pk, plan=plan, when=when, by=self.by, at=NOON)

    def change_step(self, days, kind, text):
        plan = a_plan(text, days=days, kind=kind)
        deals.change_step(step_id=self.step, plan=plan, by=self.by, because="Надо")

    def log(self, days, kind, text):
        talk, plan = Talk("call", text, deal_id=self.key), a_plan(text, days=days, kind=kind)
        actions.log(by=self.by, at=NOON, talk=talk, step_id=self.step, next_step=plan)

    def plan_next(self, days, kind, text):
        plan = a_plan(text, days=days, kind=kind)
        deals.plan_next(deal_id=self.key, plan=plan, by=self.by, at=NOON)

    def situate(self, _days, _kind, _text):
        one = Situation.objects.first()
        deals.situate(deal_id=self.key, situation=one, by=self.by, at=NOON)

    def drop(self, days, kind, text):
        one = Meeting.objects.filter(state="planned").last()
        if one is not None:
            plan = a_plan(text, days=days, kind=kind)
            actions.drop_meeting(meeting_id=one.pk, because="", by=self.by, at=NOON, next_step=plan)

    @property
    def step(self):
        return Deal.objects.get(pk=self.key).next_step_id


def lawless(deal_id):
    """Return the planned meetings that stand nowhere."""
    deal = Deal.objects.get(pk=deal_id)
    return [
        one
        for one in Meeting.objects.filter(state="planned").select_related("step", "to_do")
        if not (
            (one.step and one.step_id == deal.next_step_id and one.step.kind == "meeting")
            or (one.to_do and one.to_do.done_at is None and one.to_do.removed_at is None)
        )
    ]


@pytest.mark.django_db
@settings(
    max_examples=25,
    deadline=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(acts=st.lists(ACTS, min_size=2, max_size=9))
def test_a_planned_meeting_is_the_next_step_or_a_dated_to_do(anna, acts):
    with transaction.atomic():
        work = Work(a_deal(anna), anna)
        for act in acts:
            work.do(*act)

            assert lawless(work.key) == []
            steps = Meeting.objects.filter(state="planned").exclude(step=None)
            assert steps.count() == steps.values("step").distinct().count()
        transaction.set_rollback(True)
