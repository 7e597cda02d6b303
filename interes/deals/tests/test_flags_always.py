"""Whatever is done to a deal in whatever order, its kept flags are those of a fresh look."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from interes.clients.models import Person, Post
from interes.deals import actions
from interes.deals.models import Deal, DealStanding, RefusalReason, Situation
from interes.deals.queries.appraising import appraiser
from interes.foundation.refusals import Refusal
from interes.team.models import User
from tests.cast import a_company, a_deal, a_person, a_stage

NAMES = (
    *("move", "sum", "expect", "plan", "finish", "come", "leave", "role", "new_post", "situate"),
    *("answer", "refuse", "reopen", "remove", "restore", "industry", "by_hand"),
)
ACTS = st.lists(st.tuples(st.sampled_from(NAMES), st.integers(0, 6)), max_size=9)


class Desk:
    """What people and hands do to one deal."""

    def __init__(self):
        self.anna = User.objects.get(email="anna@example.ru")
        company = a_company("Юг", industry="ИТ")
        self.person, self.now = a_person(company), timezone.localtime()
        self.key = a_deal(self.anna, company=company, at=self.now, step=self.a_plan(3)).pk

    def a_plan(self, days):
        return actions.Plan("Позвонить", self.now + timedelta(days=days - 2))

    def do(self, name, n):
        """Do one thing; what the room refuses changes nothing."""
        try:
            getattr(self, name)(n)
        except Refusal:
            return

    def facts(self, **more):
        return {"deal_id": self.key, "by": self.anna, **more}

    def move(self, n):
        actions.move(**self.facts(stage_id=a_stage(n + 1).pk, at=self.now))

    def sum(self, n):
        actions.change_sum(**self.facts(amount=Decimal(n) if n else None, currency="RUB"))

    def expect(self, n):
        day = timezone.localdate() + timedelta(days=n - 3)
        actions.change(**self.facts(field="expected_date", value=day))

    def plan(self, n):
        step = Deal.objects.get(pk=self.key).next_step_id or 0
        if step:
            actions.change_step(step_id=step, plan=self.a_plan(n), by=self.anna, because="так")

    def finish(self, n):
        step = Deal.objects.get(pk=self.key).next_step_id
        if step:
            told = {"result": "Поговорили", "next_step": self.a_plan(n)}
            actions.finish_step(step_id=step, by=self.anna, at=self.now, **told)

    def come(self, _n):
        actions.add_person(**self.facts(person_id=self.person.pk))

    def leave(self, _n):
        actions.remove_person(**self.facts(person_id=self.person.pk))

    def role(self, n):
        role = ("economic", "coach", "user")[n % 3]
        actions.set_role(**self.facts(person_id=self.person.pk, role=role, plays=n < 4))

    def new_post(self, n):
        since = timezone.localdate() - timedelta(days=n * 20)
        Post.objects.filter(person=self.person).update(from_date=since)
        actions.appraise_marked(at=timezone.now())

    def situate(self, n):
        one = Situation.objects.order_by("pk")[n % 3] if n else None
        actions.situate(**self.facts(situation=one, at=self.now))

    def answer(self, n):
        flag = ("no_people", "no_economic", "late")[n % 3]
        actions.answer_flag(**self.facts(flag=flag, text="Ждём", at=self.now))

    def refuse(self, _n):
        reason = RefusalReason.objects.filter(asks_rival=False).first()
        actions.refuse(**self.facts(reason=reason, at=self.now))

    def reopen(self, n):
        actions.reopen(**self.facts(at=self.now, step=self.a_plan(n)))

    def remove(self, _n):
        actions.remove(**self.facts(at=self.now))

    def restore(self, _n):
        actions.restore(deal_id=self.key, by=self.anna)

    def industry(self, n):
        deal = Deal.objects.select_related("company").get(pk=self.key)
        type(deal.company).objects.filter(pk=deal.company_id).update(city=("Омск", "Москва")[n % 2])
        actions.appraise_marked(at=timezone.now())

    def by_hand(self, _n):
        Person.objects.filter(pk=self.person.pk).update(last_name="Новая")
        actions.appraise_marked(at=timezone.now())


@pytest.mark.django_db
@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(acts=ACTS)
def test_what_is_kept_is_what_a_fresh_look_finds(anna, acts):
    desk = Desk()
    for name, n in acts:
        desk.do(name, n)

    fresh = appraiser(timezone.now()).standings([desk.key])
    kept = {
        one.deal_id: (one.flags, one.facts) for one in DealStanding.objects.filter(deal=desk.key)
    }
    assert kept == {key: (one.flags, one.facts) for key, one in fresh.items()}
