"""How a promise ends: kept, kept late, broken, dropped; or it gets more time (M6.2)."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from interes.activities.actions.promise_ground import (
    PromiseUnclear,
    announce,
    ensure_open,
    locked,
    write,
)
from interes.activities.events import PromiseKept
from interes.activities.models import Promise
from interes.activities.rules import Ending, ended
from interes.foundation.acts import act
from interes.foundation.refusals import Refusal
from interes.team.models import User

LONGEST_REASON = 200
LONGEST_NAME = 120


class PromiseReasonMissing(Refusal):
    """A promise is dropped, or more time asked for, without a word why."""


@act
def keep_promise(
    *, promise_id: int, by: User, at: datetime, kept_at: datetime | None = None
) -> Promise:
    """Mark a promise as kept, now or at the moment that became known; late if its term had passed.

    Raises EndedAlready, PromiseUnclear, NotAllowed.
    """
    one = locked(promise_id, by)
    ensure_open(one)
    moment = kept_at or at
    if not one.made_at <= moment <= at:
        sentence = _("It was kept between the promise and now.")
        raise PromiseUnclear(sentence, field="kept_at")
    ending = ended(one.due_at, moment, was_late_before=one.was_late_before)
    in_time = ending == Ending.KEPT
    missed = None if in_time else one.breached_at or one.due_at
    _end(one, ending, moment, breached_at=missed)
    announce(one, PromiseKept, in_time=in_time, by_id=by.pk, at=at)
    return one


@act
def break_promise(*, promise_id: int, by: User, at: datetime) -> Promise:
    """Mark a promise as broken: it will not be kept any more; raises EndedAlready, NotAllowed."""
    one = locked(promise_id, by)
    ensure_open(one)
    _end(one, Ending.BROKEN, at, breached_at=one.breached_at or min(one.due_at, at))
    return one


@act
def drop_promise(*, promise_id: int, because: str, by: User, at: datetime) -> Promise:
    """Let go of a promise that nobody needs any more, with the reason.

    Raises PromiseReasonMissing, EndedAlready, NotAllowed.
    """
    one = locked(promise_id, by)
    ensure_open(one)
    _end(one, Ending.DROPPED, at, because=_reason(because, "because", LONGEST_REASON))
    return one


@act
def reopen_promise(*, promise_id: int, by: User, at: datetime) -> Promise:
    """Take back how a promise ended; raises PromiseUnclear, NotAllowed."""
    one = locked(promise_id, by)
    if one.is_open:
        raise PromiseUnclear(_("It is open already."))
    was_late = one.was_late_before and one.breached_at != one.ended_at
    missed = one.breached_at if was_late else None
    if missed is None and one.due_at <= at:
        missed = one.due_at
    _end(one, Ending.OPEN, None, breached_at=missed, because="")
    return one


@act
def postpone_promise(
    *, promise_id: int, due_at: datetime, because: str, told: str, by: User, at: datetime
) -> Promise:
    """Ask for more time: say why and who was told. After the term it stays a missed one.

    Raises PromiseReasonMissing, PromiseUnclear, EndedAlready, NotAllowed.
    """
    one = locked(promise_id, by)
    ensure_open(one)
    if due_at <= at:
        raise PromiseUnclear(_("This moment has passed. Choose a later one."), field="due_at")
    if due_at <= one.due_at:
        raise PromiseUnclear(_("More time means a later term."), field="due_at")
    facts: dict[str, Any] = {
        "moved_because": _reason(because, "because", LONGEST_REASON),
        "moved_told": _reason(told, "told", LONGEST_NAME),
        "times_moved": one.times_moved + 1,
        "breached_at": one.breached_at or (one.due_at if one.due_at <= at else None),
        "due_at": due_at,
        "reminded_at": None,
        "broken_told_at": None,
    }
    write(one, facts)
    return one


def _reason(text: str, field: str, longest: int) -> str:
    """Return why, as it is kept; raises PromiseReasonMissing."""
    kept = " ".join(text.split())
    words = {"because": _("Say why."), "told": _("Say who was told.")}
    if not kept:
        raise PromiseReasonMissing(words[field], field=field)
    if len(kept) > longest:
        sentence = _("Say it shorter: %(most)s characters at most.") % {"most": longest}
        raise PromiseReasonMissing(sentence, field=field)
    return kept


def _end(one: Promise, state: str, ended_at: datetime | None, **facts: Any) -> None:
    write(one, {"state": str(state), "ended_at": ended_at, **facts})
