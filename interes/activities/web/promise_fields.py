"""A value of a promise, changed where it stands: click, write, Enter."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.functional import Promise as Lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from interes.activities import actions, queries
from interes.activities.models import Promise
from interes.activities.web.promises import found
from interes.activities.web.to_do_fields import Unclear
from interes.foundation.edits import ChangedMeanwhile, as_seen
from interes.foundation.keys import key_in
from interes.foundation.refusals import Refusal
from interes.team.models import User
from interes.team.queries import colleagues, visitor
from interes.ui.pages import block, done, is_part, page, requires

TEMPLATE = "activities/promise_field.html"
_IN_CELL = {"value": "cell", "small_form": "cell_form"}


@dataclass(frozen=True, slots=True)
class Field:
    """One value of a promise: what it is called, how it is written, read and kept."""

    name: str
    label: str | Lazy
    written: Callable[[Promise], str]
    shown: Callable[[Promise], str]
    keep: Callable[[int, Mapping[str, str], User], Promise]


def _reword(key: int, data: Mapping[str, str], by: User) -> Promise:
    text = data.get("text", "")
    return actions.reword_promise(promise_id=key, text=text, by=by, was=data.get("was"))


def _sort(key: int, data: Mapping[str, str], by: User) -> Promise:
    kind = queries.promise_kinds().filter(pk=key_in(data.get("kind")) or 0).first()
    if kind is None:
        raise Unclear(_("Choose what was promised: a price, a document …"), field="kind")
    return actions.sort_promise(promise_id=key, kind=kind, by=by, was=data.get("was"))


def _give(key: int, data: Mapping[str, str], by: User) -> Promise:
    to = colleagues(by).filter(pk=key_in(data.get("owner")) or 0).first()
    if to is None:
        raise Unclear(_("Choose a person."), field="owner")
    return actions.give_promise(promise_id=key, to=to, by=by, was=data.get("was"))


FIELDS = {
    field.name: field
    for field in (
        Field(
            "text",
            gettext_lazy("What was promised"),
            lambda one: one.text,
            lambda one: one.text,
            _reword,
        ),
        Field(
            "kind",
            gettext_lazy("Kind"),
            lambda one: str(one.kind_id),
            lambda one: one.kind.name,
            _sort,
        ),
        Field(
            "owner",
            gettext_lazy("Who of us"),
            lambda one: str(one.owner_id),
            lambda one: one.owner.name,
            _give,
        ),
    )
}


@require_http_methods(["GET", "POST"])
@requires("activities.change")
def edit(request: HttpRequest, promise_id: int, field: str) -> HttpResponse:
    """Show the small form of one value, or keep what was written."""
    asked = FIELDS.get(field)
    if asked is None:
        raise Http404
    one = found(request, promise_id)
    if request.method != "POST":
        return _answer(request, one, asked, "value" if "shown" in request.GET else "small_form")
    try:
        asked.keep(promise_id, request.POST, visitor(request))
    except Refusal as refusal:
        return _answer(request, found(request, promise_id), asked, "small_form", refusal)
    if not is_part(request):
        return done(request, home_of(promise_id))
    return _answer(request, found(request, promise_id), asked, "value")


def home_of(key: int) -> str:
    """Return the address of a promise: itself beside the list of everyone's."""
    return f"{reverse('activities:promises')}?owner=all&open={key}"


def _answer(
    request: HttpRequest, one: Promise, field: Field, part: str, refusal: Refusal | None = None
) -> HttpResponse:
    context: dict[str, Any] = {
        "one": one,
        "field": field,
        "was": as_seen(one, field.name),
        "written": request.POST.get(field.name, "") if refusal else field.written(one),
        "options": _options(request, field),
        "error": _told(refusal, one, field),
        "changed": isinstance(refusal, ChangedMeanwhile),
        "home": home_of(one.pk),
        "shown": field.shown(one),
    }
    status = 422 if refusal else 200
    if is_part(request):
        name = _IN_CELL[part] if "cell" in request.GET else part
        return HttpResponse(block(request, TEMPLATE, name, context), status=status)
    return page(request, TEMPLATE, context, status=status)


def _options(request: HttpRequest, field: Field) -> list[tuple[Any, str]]:
    if field.name == "owner":
        return list(colleagues(visitor(request)).values_list("pk", "name"))
    return [(one.pk, one.name) for one in queries.promise_kinds()] if field.name == "kind" else []


def _told(refusal: Refusal | None, one: Promise, field: Field) -> str:
    """Return the refusal in words; a value that a colleague wrote is shown as people read it."""
    if not isinstance(refusal, ChangedMeanwhile):
        return str(refusal or "")
    sentence = _(
        "Someone changed this meanwhile. It now says: %(now)s. Save yours, or leave theirs."
    )
    return sentence % {"now": field.shown(one)}
