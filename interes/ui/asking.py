"""Forms of one act: the dialog, the page it is without scripts, and the refusal at its field."""

from collections.abc import Callable, Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse

from interes.foundation.refusals import Refusal
from interes.ui.forms import kept_seen
from interes.ui.pages import done, page

type AtFields = Callable[[Refusal | None], Mapping[str, str]]


def at_field(refusal: Refusal | None) -> dict[str, str]:
    """Return the sentence of a refusal at the field it names; nothing if it names none."""
    return {refusal.field: str(refusal)} if refusal and refusal.field else {}


def form_page(
    request: HttpRequest,
    template: str,
    context: dict[str, Any],
    act: Callable[[], tuple[str, str, str]],
    *,
    at_fields: AtFields = at_field,
) -> HttpResponse:
    """Show a form, or do its act, which returns where to go, the notice and what undoes it."""
    if request.method != "POST":
        return page(request, template, context | asked(context), parts={"dialog_body"})
    try:
        to, notice, undo = act()
    except Refusal as refusal:
        told = context | asked(context, refusal, values=request.POST, at_fields=at_fields)
        if "as_seen" in context:
            told |= kept_seen(context["as_seen"], request.POST, refusal)
        return page(request, template, told, parts={"dialog_body"}, status=422)
    return done(request, to, notice, undo=undo)


def asked(
    context: dict[str, Any],
    refusal: Refusal | None = None,
    values: Any = None,
    *,
    at_fields: AtFields = at_field,
) -> dict[str, Any]:
    """Return what was written into a form and what is wrong with it, at the field or above all."""
    sentence = str(refusal) if refusal else ""
    errors = at_fields(refusal)
    return {
        "values": values if values is not None else context.get("values", {}),
        "refusal": "" if errors else sentence,
        "errors": errors,
    }
