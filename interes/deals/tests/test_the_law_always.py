"""Whatever people and hands do in whatever order: no open deal without a step, no lost history."""

import pytest
from django.db import connection
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)

from interes.deals import actions, queries
from interes.deals.models import (
    Closure,
    Deal,
    DealPassing,
    RefusalReason,
    Situation,
    Stage,
    StageMove,
    Step,
)
from interes.deals.tests.lawful import refusal_of, unlawful
from interes.foundation.refusals import Refusal
from interes.team.models import User
from tests.cast import NOON, a_deal, a_plan, a_user

ROUGH = st.sampled_from(
    [
        "UPDATE deal SET next_step_id = NULL WHERE id = %(deal)s",
        "UPDATE deal SET state = 'open' WHERE id = %(deal)s",
        "UPDATE deal SET state = 'won', closed_at = now() WHERE id = %(deal)s",
        "UPDATE deal SET state = 'open', closure_id = NULL, closed_at = NULL WHERE id = %(deal)s",
        "UPDATE deal SET closure_id = NULL WHERE id = %(deal)s AND state <> 'open'",
        "UPDATE step SET state = 'done', finished_at = now()"
        " WHERE deal_id = %(deal)s AND state = 'planned'",
        "UPDATE step SET state = 'planned', finished_at = NULL"
        " WHERE id = (SELECT max(id) FROM step WHERE deal_id = %(deal)s AND state <> 'planned')",
        "DELETE FROM step WHERE deal_id = %(deal)s",
        "DELETE FROM closure WHERE deal_id = %(deal)s",
        "DELETE FROM deal WHERE id = %(deal)s",
        "UPDATE step SET deal_id = (SELECT min(id) FROM deal) WHERE deal_id = %(deal)s",
    ]
)
EVENTS = """
    SELECT (SELECT count(*) FROM deals_dealevent) + (SELECT count(*) FROM deals_stepevent)
         + (SELECT count(*) FROM deals_closureevent)
"""


class Work(RuleBasedStateMachine):
    """A department at work; what it should remember is counted beside the database."""

    deals = Bundle("deals")

    @initialize()
    def come_to_work(self):
        """Begin with what is there already."""
        self.anna = User.objects.get(email="anna@example.ru")
        self.boris = User.objects.get(email="boris@example.ru")
        self.moves, self.ends, self.steps, self.events = {}, {}, {}, 0

    @rule(target=deals)
    def open_deal(self):
        deal = a_deal(self.anna)
        self.moves[deal.pk], self.ends[deal.pk], self.steps[deal.pk] = 1, 0, 1
        return deal.pk

    @rule(key=deals, order=st.integers(0, 8))
    def move(self, key, order):
        deal = Deal.objects.get(pk=key)
        stage = Stage.objects.filter(order=order).values_list("pk", flat=True).first() or 0
        if done(lambda: actions.move(deal_id=key, stage_id=stage, by=self.anna, at=NOON)):
            self.moves[key] += deal.stage_id != stage

    @rule(key=deals, says=st.sampled_from(["", "Договорились"]))
    def finish_step(self, key, says):
        step = Deal.objects.get(pk=key).next_step_id or newest_step(key)
        plan = a_plan(says) if says else None
        if done(
            lambda: actions.finish_step(
                step_id=step, by=self.anna, at=NOON, result=says, next_step=plan
            )
        ):
            self.steps[key] += 1

    @rule(key=deals, days=st.integers(-3, 30))
    def change_step(self, key, days):
        plan = a_plan(days=days)
        step = newest_step(key)
        done(lambda: actions.change_step(step_id=step, plan=plan, by=self.anna))

    @rule(key=deals)
    def win(self, key):
        self.ends[key] += done(lambda: actions.win(deal_id=key, by=self.anna, at=NOON))

    @rule(key=deals, place=st.integers(0, 4))
    def refuse(self, key, place):
        reason = RefusalReason.objects.filter(order=place).first()
        self.ends[key] += done(
            lambda: actions.refuse(deal_id=key, reason=reason, by=self.anna, at=NOON)
        )

    @rule(key=deals)
    def reopen(self, key):
        step = a_plan("Вернуться")
        if done(lambda: actions.reopen(deal_id=key, by=self.anna, at=NOON, step=step)):
            self.steps[key] += 1

    @rule(key=deals)
    def undo_the_end(self, key):
        if done(lambda: actions.undo_close(deal_id=key, by=self.anna, at=NOON)):
            self.steps[key] += 1

    @rule(key=deals, place=st.integers(0, 4))
    def situate(self, key, place):
        one = Situation.objects.filter(order=place).first()
        if done(lambda: actions.situate(deal_id=key, situation=one, by=self.anna, at=NOON)):
            self.steps[key] += one is not None

    @rule(key=deals, back=st.booleans())
    def hand_over(self, key, back):
        by, to = (self.boris, self.anna) if back else (self.anna, self.boris)
        done(lambda: actions.hand_over(deal_id=key, to=to, by=by, at=NOON))
        Deal.objects.filter(pk=key).update(owner=self.anna)

    @rule(key=deals, back=st.booleans())
    def offer(self, key, back):
        to = self.anna if back else self.boris
        told = {"deal_id": key, "to": to, "note": "Срок важен", "by": self.anna, "at": NOON}
        done(lambda: actions.offer_passing(**told))

    @rule(key=deals, how=st.sampled_from(["accept", "return", "withdraw", "take back"]))
    def answer_offer(self, key, how):
        offer = DealPassing.objects.filter(deal=key, state="offered").first()
        by = offer.to_user if offer and how in ("accept", "return") else self.anna
        told = {"deal_id": key, "by": by, "at": NOON}
        acts = {
            "accept": lambda: actions.accept_passing(**told),
            "return": lambda: actions.return_passing(**told, note="Не моё"),
            "withdraw": lambda: actions.withdraw_passing(**told),
            "take back": lambda: actions.take_work_back(**told),
        }
        done(acts[how])

    @rule(key=deals, sql=ROUGH)
    def try_by_hand(self, key, sql):
        refusal_of(sql, deal=key)

    @invariant()
    def every_deal_is_lawful(self):
        assert unlawful() == []

    @invariant()
    def what_is_proposed_is_explained_and_at_a_working_time(self):
        for deal in Deal.objects.filter(state="open").select_related("situation", "stage"):
            found = queries.proposed(deal, now=NOON)
            assert found.why
            assert found.plan.due_at >= NOON
            assert queries.clock_of(deal.company).is_working(found.plan.due_at)

    @invariant()
    def an_offer_waits_only_in_an_open_deal_and_never_for_who_has_it(self):
        for offer in DealPassing.objects.filter(state="offered").select_related("deal"):
            assert offer.deal.is_open
            assert offer.stage_id == offer.deal.stage_id
            assert offer.from_user_id != offer.to_user_id

    @invariant()
    def nothing_is_lost(self):
        for key in getattr(self, "moves", {}):
            assert StageMove.objects.filter(deal=key).count() == self.moves[key]
            assert Closure.objects.filter(deal=key).count() == self.ends[key]
            assert Step.objects.filter(deal=key).count() == self.steps[key]

    @invariant()
    def the_history_only_grows(self):
        with connection.cursor() as cursor:
            cursor.execute(EVENTS)
            events = cursor.fetchone()[0]
        assert events >= getattr(self, "events", 0)
        self.events = events


def done(act):
    """Tell whether the act was not refused."""
    try:
        act()
    except Refusal:
        return False
    return True


def newest_step(key):
    return Step.objects.filter(deal=key).latest("id").pk


@pytest.fixture(scope="module")
def department(seller):
    return a_user("Борис Орлов", role="head", email="boris@example.ru")


def test_a_fresh_department_is_lawful(anna):
    assert unlawful() == []


def test_no_order_of_acts_leaves_an_open_deal_without_its_step(department):
    run_state_machine_as_test(
        Work,
        settings=settings(
            max_examples=15,
            stateful_step_count=20,
            deadline=None,
            database=None,
            # Shrinking an example that commits takes minutes and rarely shows more.
            phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
        ),
    )
