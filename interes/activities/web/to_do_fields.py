"""A value of a to-do, changed where it stands: click, write, Enter."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from interes.activities import actions, queries
from interes.activities.models import ToDo
from interes.deals.queries import due_of
from interes.foundation.edits import ChangedMeanwhile, as_seen
from interes.foundation.keys import key_in
from interes.foundation.refusals import Refusal
from interes.team.models import User
from interes.team.queries import colleagues, visitor
from interes.ui import formats
from interes.ui.pages import block, done, is_part, page, requires

TEMPLATE = "activities/to_do_field.html"
# A day without a time is kept as its noon, so that no time zone moves it to another day.
NOON = time(12)
YEARS = range(2000, 2101)
_IN_CELL = {"value": "cell", "small_form": "cell_form"}


class Unclear(Refusal):
    """What was written can't be a value of this field."""


@dataclass(frozen=True, slots=True)
class Field:
    """One value of a to-do: what it is called, how it is written and kept."""

    name: str
    label: str | Promise
    written: Callable[[ToDo], dict[str, str]]
    keep: Callable[[int, Mapping[str, str], User], ToDo]


def read_day(data: Mapping[str, str], name: str) -> date:
    """Return the day that is written; raises Unclear."""
    try:
        day = date.fromisoformat(data.get(name, "").strip())
    except ValueError:
        raise Unclear(_("Choose the day."), field=name) from None
    if day.year not in YEARS:
        raise Unclear(_("This day is too far away."), field=name)
    return day


def _when(data: Mapping[str, str]) -> tuple[datetime, bool]:
    day, written = read_day(data, "due_at"), data.get("due_time", "").strip()
    try:
        at = time.fromisoformat(written).replace(tzinfo=None) if written else None
    except ValueError:
        raise Unclear(_("Write the time as 15:30."), field="due_at") from None
    zone = timezone.get_current_timezone()
    return datetime.combine(day, at or NOON, zone), at is not None


def _move(key: int, data: Mapping[str, str], by: User) -> ToDo:
    due_at, has_time = _when(data)
    return actions.move_to_do(
        to_do_id=key, due_at=due_at, has_time=has_time, by=by, was=data.get("was")
    )


def _give(key: int, data: Mapping[str, str], by: User) -> ToDo:
    to = colleagues(by).filter(pk=key_in(data.get("owner")) or 0).first()
    if to is None:
        raise Unclear(_("Choose a person."), field="owner")
    return actions.give_to_do(to_do_id=key, to=to, by=by, was=data.get("was"))


def _reword(key: int, data: Mapping[str, str], by: User) -> ToDo:
    return actions.reword_to_do(to_do_id=key, text=data.get("text", ""), by=by, was=data.get("was"))


def _due_written(to_do: ToDo) -> dict[str, str]:
    due = timezone.localtime(to_do.due_at)
    return {"due_at": f"{due:%Y-%m-%d}", "due_time": f"{due:%H:%M}" if to_do.has_time else ""}


FIELDS = {
    field.name: field
    for field in (
        Field("text", gettext_lazy("What to do"), lambda one: {"text": one.text}, _reword),
        Field("due_at", gettext_lazy("When"), _due_written, _move),
        Field("owner", gettext_lazy("Owner"), lambda one: {"owner": str(one.owner_id)}, _give),
    )
}


@require_http_methods(["GET", "POST"])
@requires("activities.change")
def edit(request: HttpRequest, to_do_id: int, field: str) -> HttpResponse:
    """Show the small form of one value, or keep what was written."""
    asked = FIELDS.get(field)
    if asked is None:
        raise Http404
    to_do = _found(request, to_do_id)
    if request.method != "POST":
        return _answer(request, to_do, asked, "value" if "shown" in request.GET else "small_form")
    try:
        asked.keep(to_do_id, request.POST, visitor(request))
    except Refusal as refusal:
        return _answer(request, _found(request, to_do_id), asked, "small_form", refusal)
    if not is_part(request):
        return done(request, _home(to_do_id))
    return _answer(request, _found(request, to_do_id), asked, "value")


def _found(request: HttpRequest, key: int) -> ToDo:
    known = queries.to_dos_seen_by(visitor(request)).select_related("owner")
    return get_object_or_404(known, pk=key)


def _home(key: int) -> str:
    return f"{reverse('activities:to_dos')}?owner=all&open={key}"


def _answer(
    request: HttpRequest, to_do: ToDo, field: Field, part: str, refusal: Refusal | None = None
) -> HttpResponse:
    context = {
        "to_do": to_do,
        "field": field,
        "was": as_seen(to_do, field.name),
        "data": request.POST if refusal else field.written(to_do),
        "people": list(colleagues(visitor(request)).values_list("pk", "name")),
        "error": _told(refusal, to_do, field),
        "changed": isinstance(refusal, ChangedMeanwhile),
        "home": _home(to_do.pk),
        "shown": shown(to_do, field.name),
        "due": due_of(to_do.due_at, has_time=to_do.has_time),
    }
    status = 422 if refusal else 200
    if is_part(request):
        name = _IN_CELL[part] if "cell" in request.GET else part
        return HttpResponse(block(request, TEMPLATE, name, context), status=status)
    return page(request, TEMPLATE, context, status=status)


def shown(to_do: ToDo, field: str) -> str:
    """Return a value in the words of the reader."""
    due = timezone.localtime(to_do.due_at)
    values: dict[str, Any] = {"text": to_do.text, "owner": to_do.owner.name}
    values["due_at"] = formats.moment(due) if to_do.has_time else formats.day(due.date())
    return str(values[field])


def _told(refusal: Refusal | None, to_do: ToDo, field: Field) -> str:
    """Return the refusal in words; a value that a colleague wrote is shown as people read it."""
    if not isinstance(refusal, ChangedMeanwhile):
        return str(refusal or "")
    sentence = _(
        "Someone changed this meanwhile. It now says: %(now)s. Save yours, or leave theirs."
    )
    return sentence % {"now": shown(to_do, field.name)}
