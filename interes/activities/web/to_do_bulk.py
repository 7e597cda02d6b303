"""What can be done with many to-dos at once; each keeps its own rights."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from interes.activities import actions
from interes.activities.models import ToDo
from interes.activities.web.to_do_fields import Unclear, read_day
from interes.foundation.attributes import Choices
from interes.foundation.keys import key_in
from interes.team.models import User
from interes.team.queries import colleagues
from interes.ui.lists import BulkAct, Control, into_basket


def _finish(key: int, _told: None, by: User, at: datetime) -> bool:
    was_done = ToDo.objects.get(pk=key).done_at is not None
    actions.finish_to_do(to_do_id=key, by=by, at=at)
    return not was_done


def _back(key: int, _told: None, by: User, _at: datetime) -> bool:
    was_done = ToDo.objects.get(pk=key).done_at is not None
    actions.put_back_to_do(to_do_id=key, by=by)
    return was_done


def read_owner(form: Mapping[str, str], user: User, _at: datetime) -> User:
    """Return who shall do it; raises Unclear."""
    found = colleagues(user).filter(pk=key_in(form.get("to")) or 0).first()
    if found is None:
        raise Unclear(_("Choose a person."), field="to")
    return found


def people(user: User) -> Choices:
    """Return who may be chosen to do it."""
    return [(str(one.pk), one.name) for one in colleagues(user).select_related(None)]


def _give(key: int, to: User, by: User, _at: datetime) -> bool:
    before = ToDo.objects.values_list("owner_id", flat=True).get(pk=key)
    actions.give_to_do(to_do_id=key, to=to, by=by)
    return before != to.pk


def _day(form: Mapping[str, str], _user: User, _at: datetime) -> date:
    return read_day(form, "day")


def _move(key: int, day: date, by: User, _at: datetime) -> bool:
    """Move a to-do to a day; its hour stays."""
    to_do = ToDo.objects.get(pk=key)
    due = timezone.localtime(to_do.due_at)
    moved = due.replace(year=day.year, month=day.month, day=day.day)
    if moved == due:
        return False
    actions.move_to_do(to_do_id=key, due_at=moved, has_time=to_do.has_time, by=by)
    return True


def _remove(key: int, by: User, at: datetime) -> None:
    actions.remove_to_do(to_do_id=key, by=by, at=at)


def _act(name: str, label: Any, icon: str, **facts: Any) -> BulkAct:
    facts = {"read": lambda _form, _user, _at: None} | facts
    return BulkAct(name=name, label=label, icon=icon, verb="activities.change", **facts)


_GIVE = _act(
    "give",
    gettext_lazy("Give to"),
    "user-check",
    signed="activities.give_to_do",
    read=read_owner,
    run=_give,
    controls=(Control(name="to", label=gettext_lazy("To whom"), choices=people),),
)
_BASKET = into_basket(verb="activities.remove", signed="activities.remove_to_do", remove=_remove)
ACTS: tuple[BulkAct, ...] = (
    _act(
        "done",
        gettext_lazy("Done"),
        "check",
        signed="activities.finish_to_do",
        run=_finish,
    ),
    _GIVE,
    _act(
        "move",
        gettext_lazy("Another day"),
        "calendar-event",
        signed="activities.move_to_do",
        read=_day,
        run=_move,
        controls=(Control(name="day", label=gettext_lazy("Day"), kind="date"),),
    ),
    _BASKET,
)
ACTS_DONE: tuple[BulkAct, ...] = (
    _act(
        "back",
        gettext_lazy("Not done yet"),
        "arrow-back-up",
        signed="activities.put_back_to_do",
        run=_back,
    ),
    _BASKET,
)
