"""What can be done with many promises at once; each keeps its own rights."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from interes.activities import actions
from interes.activities.models import Promise
from interes.activities.queries import clock_of_side
from interes.activities.rules import end_of
from interes.activities.web.to_do_bulk import people, read_owner
from interes.activities.web.to_do_fields import read_day
from interes.team.models import User
from interes.ui.lists import BulkAct, Control, into_basket


def _keep(key: int, _told: None, by: User, at: datetime) -> bool:
    actions.keep_promise(promise_id=key, by=by, at=at)
    return True


def _break(key: int, _told: None, by: User, at: datetime) -> bool:
    actions.break_promise(promise_id=key, by=by, at=at)
    return True


def _reopen(key: int, _told: None, by: User, at: datetime) -> bool:
    actions.reopen_promise(promise_id=key, by=by, at=at)
    return True


def _reason(form: Mapping[str, str], _user: User, _at: datetime) -> str:
    return form.get("because", "")


def _drop(key: int, because: str, by: User, at: datetime) -> bool:
    actions.drop_promise(promise_id=key, because=because, by=by, at=at)
    return True


def _day_and_why(form: Mapping[str, str], _user: User, _at: datetime) -> dict[str, Any]:
    words = {name: form.get(name, "") for name in ("because", "told")}
    return {"day": read_day(form, "day"), **words}


def _postpone(key: int, told: Mapping[str, Any], by: User, at: datetime) -> bool:
    """Move the term to the close of a day, where the promise is to be kept."""
    one = Promise.objects.select_related("company").get(pk=key)
    due_at = end_of(told["day"], clock_of_side(one.side, one.company))
    actions.postpone_promise(
        promise_id=key, due_at=due_at, because=told["because"], told=told["told"], by=by, at=at
    )
    return True


def _give(key: int, to: User, by: User, _at: datetime) -> bool:
    before = Promise.objects.values_list("owner_id", flat=True).get(pk=key)
    actions.give_promise(promise_id=key, to=to, by=by)
    return before != to.pk


def _remove(key: int, by: User, at: datetime) -> None:
    actions.remove_promise(promise_id=key, by=by, at=at)


def _act(name: str, label: Any, icon: str, **facts: Any) -> BulkAct:
    facts = {"read": lambda _form, _user, _at: None} | facts
    return BulkAct(name=name, label=label, icon=icon, verb="activities.change", **facts)


_WHY = Control(name="because", label=_("Why"), kind="text")
_BASKET = into_basket(verb="activities.remove", signed="activities.remove_promise", remove=_remove)
ACTS: tuple[BulkAct, ...] = (
    _act("kept", _("Kept"), "check", signed="activities.keep_promise", run=_keep),
    _act("broken", _("Not kept"), "x", signed="activities.break_promise", run=_break),
    _act(
        "more_time",
        _("More time"),
        "calendar-event",
        signed="activities.postpone_promise",
        read=_day_and_why,
        run=_postpone,
        controls=(
            Control(name="day", label=_("Until the close of"), kind="date"),
            _WHY,
            Control(name="told", label=_("Who was told"), kind="text"),
        ),
    ),
    _act(
        "give",
        _("Give to"),
        "user-check",
        signed="activities.give_promise",
        read=read_owner,
        run=_give,
        controls=(Control(name="to", label=_("To whom"), choices=people),),
    ),
    _act(
        "drop",
        _("Drop"),
        "circle-x",
        signed="activities.drop_promise",
        read=_reason,
        run=_drop,
        controls=(_WHY,),
    ),
    _BASKET,
)
ACTS_ENDED: tuple[BulkAct, ...] = (
    _act(
        "reopen",
        _("Open again"),
        "arrow-back-up",
        signed="activities.reopen_promise",
        run=_reopen,
    ),
    _BASKET,
)
