"""The list of steps as views, columns, bulk acts and files know it."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from django.http import QueryDict
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from interes.deals import actions, queries
from interes.deals.models import Step
from interes.deals.queries import StepRow
from interes.deals.rules import Plan
from interes.deals.web.deal_bulk import NotChosen, people, read_owner
from interes.foundation import filters as language
from interes.foundation.attributes import Attribute
from interes.foundation.keyset import Order
from interes.team.models import User
from interes.team.queries import reader
from interes.ui import formats, lists
from interes.ui.lists import Address, BulkAct, Cell, Control, Line

FILTERS = ("owner", "kind", "when")
PLANNED = [Order("due", "due_at")]
DONE = [Order("done", "finished_at", descending=True)]


def is_done(query: QueryDict) -> bool:
    """Tell whether an address means the steps that were done."""
    return query.get("state") == "done"


def found(user: User, query: QueryDict) -> Any:
    """Return every step that an address means; raises Unreadable."""
    now, done = timezone.localtime(), is_done(query)
    told = {name: query.get(name, "").strip()[:100] for name in FILTERS}
    told |= {"owner": told["owner"] or "mine", "when": "" if done else told["when"]}
    steps = queries.steps_seen_by(user).filter(
        state=Step.State.DONE if done else Step.State.PLANNED
    )
    steps = queries.narrowed_steps(steps, told, user=user, now=now)
    if where := query.get("where"):
        steps = steps.filter(language.where(where, queries.step_fields(), reader(user, now)))
    return steps


def rows(steps: Any, columns: Sequence[Attribute]) -> Any:
    """Ask for what the lines show."""
    return queries.step_values(steps, **lists.shown_columns(columns, queries.step_fields()))


def lines(
    found_rows: Sequence[dict[str, Any]], columns: Sequence[Attribute], at: Address
) -> list[Line]:
    """Write steps out as the list shows them."""
    del at
    words = lists.words_of(columns, queries.step_fields())
    return [_line(queries.step_row(row), lists.cells(row, columns, words)) for row in found_rows]


def _line(step: StepRow, cells: tuple[Cell, ...]) -> Line:
    here = reverse("deals:deal", args=[step.deal_id])
    return Line(
        id=step.id,
        name=step.text,
        href=here,
        note=_note(step),
        page=here,
        cells=tuple(_dressed(cell, step) for cell in cells),
        act=str(step.deal_id),
    )


def _note(step: StepRow) -> str:
    """Return what a phone shows beneath the words: when it is due and whom it is about."""
    due = str(formats.due(step.due)) if step.state == Step.State.PLANNED and step.due else ""
    return " · ".join(filter(None, [due, step.company or step.deal]))


def _dressed(cell: Cell, step: StepRow) -> Cell:
    if cell.name == "due_at" and step.state == Step.State.PLANNED:
        return Cell(cell.name, cell.text, "due", step.due)
    return Cell(cell.name, cell.text, "kind", step.kind) if cell.name == "kind" else cell


def _given(key: int, to: User, by: User, _at: datetime) -> bool:
    step = Step.objects.get(pk=key)
    if step.owner_id == to.pk:
        return False
    plan = Plan(
        text=step.text,
        due_at=step.due_at,
        kind=step.kind,
        owner_id=to.pk,
        has_time=step.has_time,
    )
    actions.change_step(step_id=key, plan=plan, by=by)
    return True


def read_day(form: Mapping[str, str], _user: User, at: datetime) -> Any:
    """Return the day the steps are moved to; raises NotChosen, StepUnclear."""
    if not form.get("step_date"):
        raise NotChosen(_("Choose the day."), field="step_date")
    told = {"step_text": "—", "step_when": "date", "step_date": form["step_date"]}
    return actions.read_plan(told, now=timezone.localtime(at)).due_at.date()


def _put_off(key: int, day: Any, by: User, _at: datetime) -> bool:
    step = Step.objects.get(pk=key)
    due = timezone.localtime(step.due_at)
    moved = due.replace(year=day.year, month=day.month, day=day.day)
    if moved == due:
        return False
    plan = Plan(text=step.text, due_at=moved, kind=step.kind, has_time=step.has_time)
    because = _("moved together with other steps")
    actions.change_step(step_id=key, plan=plan, by=by, because=because)
    return True


ACTS: tuple[BulkAct, ...] = (
    BulkAct(
        name="give",
        label=gettext_lazy("Give to"),
        icon="user-check",
        verb="deals.change",
        signed="deals.change_step",
        read=read_owner,
        run=_given,
        controls=(Control(name="to", label=gettext_lazy("To whom"), choices=people),),
    ),
    BulkAct(
        name="put_off",
        label=gettext_lazy("Another day"),
        icon="calendar-event",
        verb="deals.change",
        signed="deals.change_step",
        read=read_day,
        run=_put_off,
        controls=(Control(name="step_date", label=gettext_lazy("Day"), kind="date"),),
    ),
)
LIST = lists.ListOf(
    name="steps",
    label=gettext_lazy("Steps"),
    url_name="deals:steps",
    verb="deals.see",
    fields=queries.step_fields,
    found=found,
    rows=rows,
    lines=lines,
    orders=PLANNED,
    usual=("text", "kind", "company", "due_at", "deal", "owner"),
    sorts={"due_at": "due", "finished_at": "done"},
    acts=ACTS,
    examples=(
        (gettext_lazy("Late by more than a week"), "due_at.older(7)"),
        (gettext_lazy("Calls of today"), "kind.is(call),due_at.is(today)"),
        (gettext_lazy("Meetings of the next 7 days"), "kind.is(meeting),due_at.is(next_7_days)"),
    ),
)
LIST_DONE = replace(
    LIST,
    name="done_steps",
    label=gettext_lazy("Steps done"),
    orders=DONE,
    usual=("text", "kind", "company", "finished_at", "result", "owner"),
    acts=(),
    examples=((gettext_lazy("Done in the last 7 days"), "finished_at.is(last_7_days)"),),
)
