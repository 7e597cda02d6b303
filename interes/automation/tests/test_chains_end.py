"""Whatever rules an administrator sets, what they set off in one another ends."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some
from hypothesis.extra.django import TestCase

from interes.automation.models import Occasion, Run
from interes.automation.rules import MOST_A_DAY, MOST_DEPTH
from interes.automation.tests.world import NOTE, a_rule, a_step, a_tag, a_to_do, unfold
from interes.deals import actions as deals
from interes.deals.models import Deal, Step
from tests.cast import NOON, a_deal, a_stage, a_user

# Acts that set off other rules: notes are talks, handing over is an event.
GIVE = {"act": "assign", "to": "head"}
KINDS = ("deal_moved", "talk_logged", "deal_handed_over", "step_finished")
ACTS = some.sampled_from([NOTE, GIVE, a_step(), a_tag("круг"), a_to_do(), a_step(days=0)])
RULES = some.lists(
    some.tuples(some.sampled_from(KINDS), some.lists(ACTS, min_size=1, max_size=4)),
    min_size=1,
    max_size=6,
)


class ChainsEnd(TestCase):
    """Through the real engine and the real database."""

    @settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
    @given(RULES)
    def test_a_chain_of_rules_always_ends(self, wanted):
        ada, boris, anna = (
            a_user(role=role, name=role) for role in ("administrator", "head", "seller")
        )
        rules = [a_rule(ada, kind, *acts) for kind, acts in wanted]
        deal = a_deal(anna)

        deals.move(deal_id=deal.pk, stage_id=a_stage(2).pk, by=anna, at=NOON)
        unfold()

        runs = Run.objects.exclude(outcome="held")
        assert len({(run.chain, run.rule_id) for run in runs}) == len(runs)
        assert len(runs) <= len(rules)
        assert max([run.depth for run in runs], default=0) <= MOST_DEPTH
        assert not Occasion.objects.filter(done_at=None).exists()
        assert Deal.objects.get(pk=deal.pk).owner in (anna, boris)
        assert Step.objects.filter(deal=deal, state="planned").count() == 1


def test_two_rules_that_set_off_each_other_answer_once_each(ada, anna, boris):
    a_rule(ada, "deal_handed_over", NOTE)
    a_rule(ada, "talk_logged", GIVE)
    deal = a_deal(anna)
    deals.hand_over(deal_id=deal.pk, to=boris, by=ada, at=NOON)

    unfold()

    assert Run.objects.count() == 2


def test_a_record_is_not_touched_without_end_in_a_day(ada, anna):
    a_rule(ada, "step_finished", a_tag("1"), a_tag("2"), a_tag("3"), a_tag("4"), a_tag("5"))
    deal = a_deal(anna)
    for _n in range(MOST_A_DAY // 5 + 2):
        step = Deal.objects.get(pk=deal.pk).next_step_id
        plan = deals.Plan(text="Дальше", due_at=NOON)
        deals.finish_step(step_id=step, by=anna, at=NOON, result="", next_step=plan)
        unfold()

    outcomes = list(Run.objects.order_by("id").values_list("outcome", flat=True))
    assert outcomes == ["done"] * (MOST_A_DAY // 5) + ["held"] * 2
