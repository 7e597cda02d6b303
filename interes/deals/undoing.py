"""How changes of deals are taken back, so that the next-step law holds afterwards too."""

from collections.abc import Sequence
from datetime import datetime

from django.db import connection

from interes.deals.actions.judging import judge
from interes.deals.actions.standing import stand_in_use
from interes.deals.models import (
    CalendarDay,
    ChecklistItem,
    ClimbNorm,
    Closure,
    Deal,
    DealPassing,
    DealPerson,
    DealRival,
    FlagAnswer,
    FlagNorm,
    Influence,
    Judgement,
    MailingMark,
    Pipeline,
    Qualification,
    QualificationAnswer,
    QualificationQuestion,
    RefusalReason,
    Rival,
    Situation,
    Stage,
    Step,
    Tick,
    WorkingHours,
)
from interes.foundation import undoing

undoing.register(Pipeline)
undoing.register(Stage)
undoing.register(ChecklistItem)
undoing.register(RefusalReason)
undoing.register(Situation)
undoing.register(Qualification)
undoing.register(QualificationQuestion, together=[("kind", "bar", "limit", "options")])
undoing.register(
    QualificationAnswer,
    of=("deal",),
    verb="deals.change",
    together=[("number", "word", "by", "at")],
)
undoing.register(WorkingHours)
undoing.register(ClimbNorm)
undoing.register(CalendarDay)
undoing.register(MailingMark, of=("deal",), verb="deals.change")
undoing.register(Rival, verb="rivals.change", together=[("kind", "company")])
undoing.register(
    Deal,
    removal="basket",
    verb="deals.change",
    together=[
        ("state", "closure", "closed_at", "next_step"),
        ("pipeline", "stage", "stage_since"),
        ("amount", "currency"),
        ("situation", "situation_since"),
    ],
    # An open deal does not go back into a stage that nobody looks at any more.
    law_of=("pipeline", "stage", "stage_since"),
    lawful="(t.state <> 'open' AND b.state <> 'open') OR EXISTS (SELECT 1 FROM stage s"
    " JOIN pipeline p ON p.id = s.pipeline_id"
    " WHERE s.id = b.stage_id AND s.is_active AND p.is_active)",
)
undoing.register(DealPerson, of=("deal",), verb="deals.change", together=[("x", "y")])
undoing.register(
    DealPassing,
    of=("deal",),
    verb="deals.change",
    together=[("state", "answered_at", "answer_note")],
)
undoing.register(Influence, of=("deal",), verb="deals.change")
undoing.register(FlagNorm)
undoing.register(
    FlagAnswer, of=("deal",), verb="deals.change", together=[("text", "until", "by", "at")]
)
undoing.register(Tick, of=("deal",), verb="deals.change", together=[("is_done", "by", "at")])
undoing.register(DealRival, of=("deal",), verb="deals.change", together=[("amount", "currency")])
undoing.register(Closure, removal="part", of=("deal",), verb="deals.change")
undoing.register(
    Step,
    removal="part",
    verb="deals.change",
    of=("deal",),
    together=[("state", "finished_at")],
    law_of=("state", "finished_at"),
    # The deals have gone back by now: exactly their next steps are planned.
    lawful="(b.state = 'planned') = EXISTS"
    " (SELECT 1 FROM deal d WHERE d.id = t.deal_id AND d.next_step_id = t.id)",
)

undoing.knot(
    "deal_next_step_is_its_planned_step",
    "step_planned_is_the_next_of_its_deal",
    "deal_closure_is_of_its_outcome",
    "deal_stage_is_of_its_pipeline",
)

# Others are left to the worker.
MOST_AT_ONCE = 200
# A step that the act planned and that no deal has ahead of it any more is dropped.
DROP_STEPS = """
UPDATE step s SET state = 'dropped', finished_at = %s FROM deal d
WHERE d.id = s.deal_id AND s.state = 'planned' AND d.next_step_id IS DISTINCT FROM s.id
  AND d.id IN (SELECT obj FROM undo_deal)
"""
# An ending that did not happen after all is not counted.
MARK_ENDINGS = """
UPDATE closure c SET undone_at = %s FROM deal d, undo_closure u
WHERE u.obj = c.id AND d.id = c.deal_id AND d.closure_id IS DISTINCT FROM c.id
  AND c.undone_at IS NULL AND u.before IS NULL
"""
# What comes back to life stands where people look; what stood there is held until the end.
HOLD_STAGES = """
SELECT count(*) FROM (
    SELECT 1 FROM stage s JOIN pipeline p ON p.id = s.pipeline_id
    WHERE s.id IN (SELECT d.stage_id FROM deal d JOIN undo_deal u ON u.obj = d.id
                   WHERE d.state = 'open' AND d.removed_at IS NULL)
    ORDER BY s.id FOR KEY SHARE) held
"""
ASTRAY = """
SELECT DISTINCT d.id FROM deal d JOIN undo_deal u ON u.obj = d.id
JOIN stage s ON s.id = d.stage_id JOIN pipeline p ON p.id = s.pipeline_id
WHERE d.state = 'open' AND d.removed_at IS NULL AND NOT (s.is_active AND p.is_active)
"""
# Who bought something else is a client all the same.
STILL_CLIENTS = """
UPDATE company c SET status = 'client'
WHERE c.id IN (SELECT obj FROM undo_company) AND c.status <> 'client'
  AND EXISTS (SELECT 1 FROM undo_company u JOIN clients_companyevent w ON w.pgh_id = u.wrote
              WHERE u.obj = c.id AND w.status = 'client' AND u.before IS NOT NULL)
  AND EXISTS (SELECT 1 FROM deal d
              WHERE d.company_id = c.id AND d.state = 'won' AND d.removed_at IS NULL)
"""


@undoing.settle
def keep_the_laws(touched: set[str], at: datetime) -> None:
    """Drop orphaned steps, place deals that live again, mark endings, let buyers be clients."""
    with connection.cursor() as cursor:
        if "deal" in touched:
            cursor.execute(DROP_STEPS, [at])
            cursor.execute(HOLD_STAGES)
            cursor.execute(ASTRAY)
            _bring_in([key for (key,) in cursor.fetchall()])
        if "closure" in touched:
            cursor.execute(MARK_ENDINGS, [at])
        if {"deal", "company"} <= touched:
            cursor.execute(STILL_CLIENTS)
    if {"deal", "qualification_answer"} & touched:
        _judge_again()


def _judge_again() -> None:
    """Judge the deals whose facts or answers went back."""
    waiting = Judgement.objects.filter(is_stale=True, deal__state=Deal.State.OPEN)
    judge(waiting.order_by("deal").values_list("deal", flat=True)[:MOST_AT_ONCE])


def _bring_in(keys: Sequence[int]) -> None:
    """Move deals into a stage in use; this move does happen, unlike those that are taken back."""
    if not keys:
        return
    with undoing.paused():
        for deal in Deal.objects.filter(pk__in=keys):
            stand_in_use(deal)
            deal.save(update_fields=["stage", "pipeline", "changed_at"])
