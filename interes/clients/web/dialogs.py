"""What every small form of this room does: read it, do one act, say what went wrong."""

from collections.abc import Callable, Sequence
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _

from interes.clients.actions import KnownAlready
from interes.clients.queries import Twin
from interes.foundation.refusals import Refusal
from interes.ui.forms import kept_seen
from interes.ui.pages import page

PART = ("dialog_body",)


def dialog(
    request: HttpRequest,
    template: str,
    fields: forms.Form,
    context: dict[str, Any],
    save: Callable[[dict[str, Any]], HttpResponse],
) -> HttpResponse:
    """Show a form, or do what it asks; a refusal comes back at its field.

    `twins` in the context are shown first: who sends the form again has seen them.
    """
    facts: dict[str, Any] = {"fields": fields, "refusal": "", "wrong": {}} | context
    if request.method != "POST":
        return page(request, template, facts, parts=PART)
    if fields.is_valid() and has_seen(request, facts.get("twins", ())):
        try:
            return save(fields.cleaned_data)
        except Refusal as refusal:
            facts |= _told(refusal, fields)
            if "as_seen" in facts:
                facts |= kept_seen(facts["as_seen"], request.POST, refusal)
    return page(request, template, facts, parts=PART, status=422)


def has_seen(request: HttpRequest, twins: Sequence[Twin]) -> bool:
    """Tell whether the form was sent with all these twins in sight."""
    return {twin.key for twin in twins} <= set(request.POST.get("seen", "").split())


def with_a_door(refusal: Refusal) -> str:
    """Return the sentence, with a link to the record it names if it names one."""
    if not isinstance(refusal, KnownAlready):
        return str(refusal)
    address = reverse("clients:company", args=[refusal.company_id])
    return format_html('{} <a href="{}">{}</a>', str(refusal), address, _("Open it"))


def _told(refusal: Refusal, fields: forms.Form) -> dict[str, Any]:
    if refusal.field in fields.fields:
        fields.add_error(refusal.field, with_a_door(refusal))
        return {}
    if refusal.field:
        # A picker is not a field of the form: it shows its error itself.
        return {"wrong": {refusal.field: str(refusal)}}
    return {"refusal": str(refusal)}
