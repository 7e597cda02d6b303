"""Log a talk; if it was the planned step of a deal, finish it and set the next one."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from interes.activities.actions.promise_ground import PromiseUnclear
from interes.activities.actions.promising import Between, Promised, promise
from interes.activities.events import TalkLogged
from interes.activities.models import Activity
from interes.activities.queries.whose import Whose
from interes.clients.models import Person
from interes.deals import actions as deals
from interes.deals.models import Deal, Step
from interes.foundation import events
from interes.foundation.acts import act
from interes.foundation.behalf import signature
from interes.foundation.edits import Seen, agreed, write
from interes.foundation.refusals import Refusal
from interes.team.actions import ensure
from interes.team.models import User


class StepElsewhere(Refusal):
    """The step belongs to another deal than the talk."""


class EmptyTalk(Refusal):
    """A talk with nobody, or one that says nothing."""


@dataclass(frozen=True, slots=True)
class Talk:
    """What happened: the kind, the words and whom it was with."""

    kind: str
    text: str
    company_id: int | None = None
    person_id: int | None = None
    deal_id: int | None = None
    is_inbound: bool = False
    was_reached: bool = True
    minutes: int | None = None


@act
def log(
    *,
    by: User,
    at: datetime,
    talk: Talk,
    step_id: int | None = None,
    next_step: deals.Plan | None = None,
    promises: Sequence[Promised] = (),
) -> Activity:
    """Put a talk on the timeline; with `step_id` it is that step's result and a next one is due.

    What was promised in it is written down too. One transaction: either all of it is kept or
    nothing. Raises EmptyTalk, StepElsewhere, StepMissing, AlreadyFinished, AlreadyClosed,
    PromiseUnclear, NotAllowed.
    """
    ensure(by, "activities.log")
    company_id = talk.company_id
    if talk.deal_id:
        company_id = Deal.objects.values_list("company_id", flat=True).get(pk=talk.deal_id)
    _check(talk, company_id)
    if step_id is not None:
        step_of(talk.deal_id, step_id)
        told = {"result": talk.text, "talk": "reached" if talk.was_reached else "missed"}
        deals.finish_step(step_id=step_id, by=by, at=at, next_step=next_step, **told)
    said = asdict(talk) | {"company_id": company_id, "text": talk.text.strip()}
    facts = {"at": at, "by": by, "step_id": step_id, "facts": signature()}
    kept = Activity.objects.create(**said, **facts)
    _announce(kept)
    _promise(kept, promises, by)
    return kept


def _promise(talk: Activity, promises: Sequence[Promised], by: User) -> None:
    for told in promises:
        try:
            promise(by=by, at=talk.at, told=told, between=Between(activity_id=talk.pk))
        except PromiseUnclear as refusal:
            raise PromiseUnclear(str(refusal), field="promised") from refusal


def _announce(kept: Activity) -> None:
    events.publish(
        TalkLogged(
            activity_id=kept.pk,
            kind=kept.kind,
            was_reached=kept.was_reached,
            deal_id=kept.deal_id,
            company_id=kept.company_id,
            by_id=kept.by_id,
            at=kept.at,
        )
    )


def step_of(deal_id: int | None, step_id: int) -> Step:
    """Return a step of the deal that the talk is about; raises StepElsewhere."""
    step = Step.objects.filter(pk=step_id, deal_id=deal_id or 0).first()
    if step is None:
        raise StepElsewhere(_("This step belongs to another deal. Reload the page."))
    return step


@act
def change_talk(*, activity_id: int, text: str, by: User, seen: Seen | None = None) -> Activity:
    """Correct the words of a talk; `seen` tells of its `text`, and the history keeps it.

    What the product wrote itself is not corrected.
    Raises ChangedByBoth, EmptyTalk, NotAllowed.
    """
    activity = Activity.objects.select_for_update().get(pk=activity_id)
    ensure(by, "activities.change", Whose(activity.by_id))
    if activity.kind not in Activity.TALKS:
        raise EmptyTalk(_("This line was written by the product; it stays as it is."))
    if activity.was_reached and not text.strip():
        raise EmptyTalk(_("Write a word about what was said."), field="text")
    write(activity, agreed(activity, {"text": text.strip()}, seen))
    return activity


def _check(talk: Talk, company_id: int | None) -> None:
    if talk.kind not in Activity.TALKS:
        raise EmptyTalk(_("Choose what it was: a call, a meeting, a letter …"), field="kind")
    if talk.was_reached and not talk.text.strip():
        raise EmptyTalk(_("Write a word about what was said."), field="text")
    if not (company_id or talk.person_id or talk.deal_id):
        raise EmptyTalk(_("Choose whom it was with."), field="person")
    if talk.person_id and not Person.objects.filter(pk=talk.person_id).exists():
        raise EmptyTalk(_("Choose whom it was with."), field="person")
