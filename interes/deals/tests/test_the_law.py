"""The next-step law holds for hand-written SQL too: the database refuses at commit, by name."""

import pytest

from interes.deals import actions
from interes.deals.models import Pipeline, RefusalReason, Stage
from interes.deals.tests.lawful import refusal_of, unlawful
from tests.cast import NOON, a_deal, a_plan

STEP_OF_DEAL = "deal_next_step_is_its_planned_step"
STAYS = "deal_history_stays"
PLANNED_IS_NEXT = "step_planned_is_the_next_of_its_deal"
EITHER = {STEP_OF_DEAL, PLANNED_IS_NEXT, "deal_next_step_id_key", "deal_next_step_key"}
COPY = """
    INSERT INTO deal (title, kind, channel, product, currency, about, owner_id, pipeline_id,
        stage_id, stage_since, created_at, changed_at, state, next_step_id)
    SELECT title, kind, channel, product, currency, about, owner_id, pipeline_id,
        stage_id, stage_since, created_at, changed_at, 'open', {step} FROM deal WHERE id = %(deal)s
"""
PLAN = """
    INSERT INTO step (deal_id, kind, text, owner_id, due_at, has_time, state, result, planned_at)
    SELECT id, 'call', 'Позвонить', owner_id, now(), false, 'planned', '', now()
    FROM deal WHERE id = %({deal})s
"""
AGAINST_OPEN = {
    "an open deal without a step": (COPY.format(step="NULL"), "deal_open_iff_next_step"),
    "an open deal with a step that is not there": (COPY.format(step="-1"), STEP_OF_DEAL),
    "an open deal with the step of another": (COPY.format(step="%(step)s"), EITHER),
    "taking the step away": (
        "UPDATE deal SET next_step_id = NULL WHERE id = %(deal)s",
        "deal_open_iff_next_step",
    ),
    "deleting the step": ("DELETE FROM step WHERE id = %(step)s", STAYS),
    "deleting a step that was done": ("DELETE FROM step WHERE id = %(done)s", STAYS),
    "deleting where it has been": ("DELETE FROM stage_move WHERE deal_id = %(deal)s", STAYS),
    "rewriting when it moved": ("UPDATE stage_move SET at = now() WHERE deal_id = %(deal)s", STAYS),
    "finishing the step": (
        "UPDATE step SET state = 'done', finished_at = now() WHERE id = %(step)s",
        STEP_OF_DEAL,
    ),
    "dropping the step": (
        "UPDATE step SET state = 'dropped', finished_at = now() WHERE id = %(step)s",
        STEP_OF_DEAL,
    ),
    "moving the step to another deal": (
        "UPDATE step SET deal_id = %(other)s WHERE id = %(step)s",
        STAYS,
    ),
    "renumbering the step": ("UPDATE step SET id = -id WHERE id = %(step)s", EITHER),
    "naming a step that was done": (
        "UPDATE deal SET next_step_id = %(done)s WHERE id = %(deal)s",
        EITHER,
    ),
    "naming the step of another deal": (
        "UPDATE deal SET next_step_id = %(step)s WHERE id = %(other)s",
        EITHER,
    ),
    "a second planned step": (PLAN.format(deal="deal"), PLANNED_IS_NEXT),
    "planning a done step again": (
        "UPDATE step SET state = 'planned', finished_at = NULL WHERE id = %(done)s",
        PLANNED_IS_NEXT,
    ),
    "a step that says nothing": (
        "UPDATE step SET text = '' WHERE id = %(step)s",
        "step_says_what_to_do",
    ),
    "a state nobody knows": (
        "UPDATE deal SET state = 'asleep', next_step_id = NULL, closed_at = now()"
        " WHERE id = %(deal)s",
        {"deal_state_is_known", "deal_closed_iff_closure"},
    ),
    "winning without a closure": (
        "UPDATE deal SET state = 'won', next_step_id = NULL, closed_at = now() WHERE id = %(deal)s",
        "deal_closed_iff_closure",
    ),
    "throwing all steps away": ("TRUNCATE step", "FeatureNotSupported"),
    "throwing all deals away": ("DELETE FROM deal", "any"),
}
CLOSED = "UPDATE deal SET state = {state}, next_step_id = NULL, closed_at = now(), closure_id = "
AGAINST_CLOSED = {
    "reopening without a step": (
        "UPDATE deal SET state = 'open', closure_id = NULL, closed_at = NULL WHERE id = %(deal)s",
        "deal_open_iff_next_step",
    ),
    "reopening with the step that was dropped": (
        "UPDATE deal SET state = 'open', closure_id = NULL, closed_at = NULL,"
        " next_step_id = %(dropped)s WHERE id = %(deal)s",
        STEP_OF_DEAL,
    ),
    "reopening by its state alone": (
        "UPDATE deal SET state = 'open' WHERE id = %(deal)s",
        {"deal_open_iff_next_step", "deal_closed_iff_closure"},
    ),
    "turning a refusal into a win": (
        "UPDATE deal SET state = 'won' WHERE id = %(deal)s",
        "deal_closure_is_of_its_outcome",
    ),
    "closing by the closure of another deal": (
        CLOSED.format(state="'refused'") + "%(closure)s WHERE id = %(other)s",
        {"deal_closure_id_key", "deal_closure_is_of_its_outcome", PLANNED_IS_NEXT},
    ),
    "planning for a closed deal": (PLAN.format(deal="deal"), PLANNED_IS_NEXT),
    "giving an old step to another deal": (
        "UPDATE step SET deal_id = %(other)s WHERE id = %(dropped)s",
        STAYS,
    ),
    "giving the closure to another deal": (
        "UPDATE closure SET deal_id = %(other)s WHERE id = %(closure)s",
        STAYS,
    ),
    "forgetting when it ended": (
        "UPDATE deal SET closed_at = NULL WHERE id = %(deal)s",
        "deal_closed_iff_closure",
    ),
    "forgetting why they refused": (
        "UPDATE closure SET reason_id = NULL WHERE id = %(closure)s",
        "closure_refused_iff_reason",
    ),
    "refusing for no reason": (
        "INSERT INTO closure (deal_id, outcome, note, at) VALUES (%(other)s, 'refused', '', now())",
        "closure_refused_iff_reason",
    ),
    "deleting the closure": (
        "DELETE FROM closure WHERE id = %(closure)s",
        STAYS,
    ),
}


def test_what_people_do_is_lawful(anna):
    deal = a_deal(anna)
    actions.finish_step(
        step_id=deal.next_step_id, by=anna, at=NOON, result="Поговорили", next_step=a_plan()
    )
    actions.win(deal_id=a_deal(anna).pk, by=anna, at=NOON)

    assert unlawful() == []


@pytest.fixture(scope="module")
def of_open(seller):
    deal, other = a_deal(seller), a_deal(seller)
    done = deal.next_step_id
    following = actions.finish_step(
        step_id=done, by=seller, at=NOON, result="Поговорили", next_step=a_plan()
    )
    return {"deal": deal.pk, "step": following.pk, "done": done, "other": other.pk}


@pytest.fixture(scope="module")
def of_closed(seller):
    deal, other = a_deal(seller), a_deal(seller)
    dropped = deal.next_step_id
    reason = RefusalReason.objects.filter(asks_rival=False).first()
    deal = actions.refuse(deal_id=deal.pk, reason=reason, by=seller, at=NOON)
    return {"deal": deal.pk, "dropped": dropped, "closure": deal.closure_id, "other": other.pk}


@pytest.mark.parametrize("attempt", AGAINST_OPEN)
def test_the_database_refuses_by_hand_on_an_open_deal(of_open, attempt):
    sql, named = AGAINST_OPEN[attempt]

    refusal = refusal_of(sql, **of_open)

    assert is_one_of(refusal, named), refusal
    assert unlawful() == []


@pytest.mark.parametrize("attempt", AGAINST_CLOSED)
def test_the_database_refuses_by_hand_on_a_closed_deal(of_closed, attempt):
    sql, named = AGAINST_CLOSED[attempt]

    refusal = refusal_of(sql, **of_closed)

    assert is_one_of(refusal, named), refusal
    assert unlawful() == []


@pytest.fixture
def stage_elsewhere(committed):
    pipeline = Pipeline.objects.create(name_ru="Сервис", order=9)
    stage = Stage.objects.create(pipeline=pipeline, order=1, name_ru="Заявка")
    yield stage
    stage.delete()
    pipeline.delete()


def test_a_deal_never_stands_in_the_stage_of_another_pipeline(seller, stage_elsewhere):
    refusal = refusal_of(
        "UPDATE deal SET stage_id = %(stage)s WHERE id = %(deal)s",
        stage=stage_elsewhere.pk,
        deal=a_deal(seller).pk,
    )

    assert refusal == "deal_stage_is_of_its_pipeline"


def test_how_a_deal_ended_stays_when_it_goes_on(seller):
    closed = actions.win(deal_id=a_deal(seller).pk, by=seller, at=NOON)
    actions.reopen(deal_id=closed.pk, by=seller, at=NOON, step=a_plan())

    refusal = refusal_of("DELETE FROM closure WHERE deal_id = %(deal)s", deal=closed.pk)

    assert refusal == STAYS


def test_a_hand_may_do_what_is_lawful_in_one_transaction(seller):
    deal = a_deal(seller)

    refusal = refusal_of(
        """
        WITH planned AS (
            INSERT INTO step (deal_id, kind, text, owner_id, due_at, has_time, state, result,
                planned_at)
            VALUES (%(deal)s, 'call', 'Перезвонить', %(seller)s, now(), false, 'planned', '', now())
            RETURNING id
        ), finished AS (
            UPDATE step SET state = 'done', finished_at = now() WHERE id = %(step)s
        )
        UPDATE deal SET next_step_id = planned.id FROM planned WHERE deal.id = %(deal)s
        """,
        deal=deal.pk,
        step=deal.next_step_id,
        seller=seller.pk,
    )

    assert refusal == "nothing"
    assert unlawful() == []


def test_a_move_by_hand_is_kept_as_a_row_too(seller):
    deal = a_deal(seller)
    following = Stage.objects.get(pipeline=deal.pipeline_id, order=2)

    refusal_of(
        "UPDATE deal SET stage_id = %(stage)s WHERE id = %(deal)s",
        stage=following.pk,
        deal=deal.pk,
    )

    assert list(deal.moves.order_by("id").values_list("to_stage", flat=True)) == [
        deal.stage_id,
        following.pk,
    ]


def is_one_of(refusal, named):
    if named == "any":
        return refusal not in {"nothing", "UndefinedColumn", "SyntaxError"}
    return refusal in ({named} if isinstance(named, str) else named)
