"""How changes of deals are taken back, so that the next-step law holds afterwards too."""

from datetime import datetime

from django.db import connection

from interes.deals.models import (
    Closure,
    Deal,
    DealPerson,
    Pipeline,
    RefusalReason,
    Rival,
    Stage,
    Step,
)
from interes.foundation import undoing

undoing.register(Pipeline)
undoing.register(Stage)
undoing.register(RefusalReason)
undoing.register(Rival, verb="deals.change")
undoing.register(
    Deal,
    removal="basket",
    verb="deals.change",
    together=[
        ("state", "closure", "closed_at", "next_step"),
        ("pipeline", "stage", "stage_since"),
        ("amount", "currency"),
    ],
)
undoing.register(DealPerson, of=("deal",), verb="deals.change")
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
    """Drop orphaned steps, mark endings that did not happen, and let buyers be clients."""
    with connection.cursor() as cursor:
        if "deal" in touched:
            cursor.execute(DROP_STEPS, [at])
        if "closure" in touched:
            cursor.execute(MARK_ENDINGS, [at])
        if {"deal", "company"} <= touched:
            cursor.execute(STILL_CLIENTS)
