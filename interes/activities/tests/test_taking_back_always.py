"""Whatever is done to a deal and its company, taking it back leaves all as it was."""

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pghistory.models import Context

from interes.activities import actions as activities
from interes.activities.models import Activity
from interes.clients import actions as clients
from interes.clients.models import Company, ContactPoint
from interes.deals import actions as deals
from interes.deals.models import Deal, RefusalReason, Step
from interes.foundation import undoing
from interes.foundation.refusals import Refusal
from interes.team.models import User
from tests.cast import NOON, a_company, a_deal, a_plan, a_stage, a_user

pytestmark = pytest.mark.django_db


def done(key, by, n):
    """Return the acts that may be done to the deal."""
    deal = Deal.objects.get(pk=key)
    firm = deal.company_id
    reason = RefusalReason.objects.filter(asks_rival=False)[0]
    talk = activities.Talk(kind="call", text=f"Сказали {n}", deal_id=key)
    return {
        "move": lambda: deals.move(deal_id=key, stage_id=a_stage(n % 7 + 1).pk, by=by, at=NOON),
        "finish": lambda: deals.finish_step(
            step_id=deal.next_step_id or 0, by=by, at=NOON, result="", next_step=a_plan(f"Шаг {n}")
        ),
        "win": lambda: deals.win(deal_id=key, by=by, at=NOON),
        "refuse": lambda: deals.refuse(deal_id=key, reason=reason, by=by, at=NOON),
        "reopen": lambda: deals.reopen(deal_id=key, by=by, at=NOON, step=a_plan(f"Снова {n}")),
        "sum": lambda: deals.change_sum(deal_id=key, amount=n, currency="USD", by=by),
        "give": lambda: deals.hand_over(
            deal_id=key, to=User.objects.get(name=f"Продавец {n % 3}"), by=by, at=NOON
        ),
        "city": lambda: clients.change_company(
            company_id=firm, field="city", value=f"Город {n}", by=by
        ),
        "phone": lambda: clients.add_contact_point(
            by=by, kind="phone", value=f"+7 495 000-{n:02}-00", company=Company.objects.get(pk=firm)
        ),
        "log": lambda: activities.log(by=by, at=NOON, talk=talk),
        "remove": lambda: deals.remove(deal_id=key, by=by, at=NOON),
    }


KINDS = sorted(["move", "finish", "win", "refuse", "reopen", "sum", "give", "city", "phone", "log"])


def act(kind, key, by, n):
    """Do it if it can be done, and return its context."""
    known = set(Context.objects.values_list("pk", flat=True))
    try:
        with transaction.atomic():
            done(key, by, n)[kind]()
    except (Refusal, Step.DoesNotExist):
        return None
    return Context.objects.exclude(pk__in=known).values_list("pk", flat=True).first()


def seen():
    """Return everything that people can see of it."""
    quiet = {"version": 0, "changed_at": 0, "sum_at": 0}
    return (
        [row | quiet for row in Deal.objects.filter(removed_at=None).order_by("pk").values()],
        [row | quiet for row in Company.objects.order_by("pk").values()],
        list(Step.objects.filter(state="planned").values()),
        list(ContactPoint.objects.order_by("pk").values()),
        list(Activity.objects.filter(removed_at=None).order_by("pk").values("pk", "text", "kind")),
    )


def with_colleagues():
    """Return who acts; others work here too, taken in before anything was done."""
    for n in range(3):
        a_user(f"Продавец {n}")
    return a_user("Ада Маркова", role="administrator")


acts = st.lists(st.tuples(st.sampled_from([*KINDS, "remove"]), st.integers(1, 30)), max_size=6)
calm = settings(
    max_examples=30,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@calm
@given(acts)
def test_taking_all_acts_back_leaves_all_as_it_was(db, some):
    with transaction.atomic():
        ada = with_colleagues()
        key = a_deal(ada, company=a_company()).pk
        states = []
        for kind, n in some:
            before = seen()
            if context := act(kind, key, ada, n):
                states.append((context, before))
        for context, before in reversed(states):
            assert undoing.undo([context], by=ada, at=NOON).kept == []
            assert seen() == before
        transaction.set_rollback(True)


@calm
@given(st.sampled_from(KINDS), st.integers(1, 30))
def test_what_others_did_since_elsewhere_stays(db, kind, n):
    with transaction.atomic():
        ada = with_colleagues()
        deal = a_deal(ada, company=a_company())
        context = act(kind, deal.pk, ada, n)
        deals.change(deal_id=deal.pk, field="product", value="Линия", by=ada)
        clients.change_company(company_id=deal.company_id, field="about", value="Ждут", by=ada)
        if context:
            assert undoing.undo([context], by=ada, at=NOON).kept == []

        deal.refresh_from_db()
        assert (deal.product, deal.company.about) == ("Линия", "Ждут")
        transaction.set_rollback(True)
