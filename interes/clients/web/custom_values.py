"""Added fields of a company, a person or a deal, edited where they stand."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from interes.clients import actions, queries
from interes.clients.models import CustomField
from interes.foundation.edits import ChangedMeanwhile
from interes.foundation.keeping import Described
from interes.foundation.refusals import Refusal
from interes.team.queries import visitor
from interes.ui.pages import block, is_part, page, requires

TEMPLATE = "clients/custom_value.html"


@require_http_methods(["GET", "POST"])
@requires("fields.fill")
def custom_value(request: HttpRequest, noun: str, record_id: int, field_id: int) -> HttpResponse:
    """Show the small form of one added field, or keep what was written."""
    field = queries.custom_field(noun, str(field_id))
    record = _found(request, noun, record_id)
    if field is None:
        raise Http404
    if request.method != "POST":
        part = "value" if "shown" in request.GET else "small_form"
        return _answer(request, part, record, field)
    try:
        value = queries.read_custom_control(field, request.POST, visitor(request))
        kept = actions.set_custom(
            record=record,
            field_id=field.pk,
            value=value,
            by=visitor(request),
            was=request.POST.get("was"),
        )
    except Refusal as refusal:
        return _answer(request, "small_form", record, field, refusal)
    if not is_part(request):
        return HttpResponseRedirect(_home(noun, record))
    return _answer(request, "value", kept, field)


def _found(request: HttpRequest, noun: str, record_id: int) -> Described:
    holder = queries.holder_of(noun)
    found = holder.seen_by(visitor(request)).filter(pk=record_id).first() if holder else None
    if found is None:
        raise Http404
    record: Described = found
    return record


def _home(noun: str, record: Described) -> str:
    holder = queries.holder_of(noun)
    assert holder is not None
    return reverse(holder.page, args=[record.pk])


def _answer(
    request: HttpRequest,
    part: str,
    record: Described,
    field: CustomField,
    refusal: Refusal | None = None,
) -> HttpResponse:
    noun = field.noun
    was = actions.custom_as_seen(record, field)
    if refusal is not None:
        was = request.POST.get("was", was)
    if isinstance(refusal, ChangedMeanwhile):
        # Enter once more means: mine, knowing what the other one wrote.
        was = refusal.now
    sent = request.POST if refusal else None
    context: dict[str, Any] = {
        "record": record,
        "noun": noun,
        "line": queries.custom_line(field, record.custom),
        "control": queries.custom_control(field, record.custom.get(field.key), sent),
        "home": _home(noun, record),
        "was": was,
        "error": str(refusal or ""),
    }
    status = 422 if refusal else 200
    if is_part(request):
        return HttpResponse(block(request, TEMPLATE, part, context), status=status)
    return page(request, TEMPLATE, context, status=status)
