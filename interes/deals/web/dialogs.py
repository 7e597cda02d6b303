"""Forms of one act: the dialog, the page it is without scripts, and the refusal at its field."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from interes.deals import actions
from interes.foundation.refusals import Refusal
from interes.ui.forms import kept_seen
from interes.ui.pages import done, ours, page


def form_page(
    request: HttpRequest,
    template: str,
    context: dict[str, Any],
    act: Callable[[], tuple[str, str, str]],
) -> HttpResponse:
    """Show a form, or do its act, which returns where to go, the notice and what undoes it."""
    if request.method != "POST":
        return page(request, template, context | asked(context), parts={"dialog_body"})
    try:
        to, notice, undo = act()
    except Refusal as refusal:
        told = context | asked(context, refusal, values=request.POST)
        if "as_seen" in context:
            told |= kept_seen(context["as_seen"], request.POST, refusal)
        return page(request, template, told, parts={"dialog_body"}, status=422)
    return done(request, to, notice, undo=undo)


def asked(
    context: dict[str, Any], refusal: Refusal | None = None, values: Any = None
) -> dict[str, Any]:
    """Return what was written into a form and what is wrong with it, at the field or above all."""
    sentence = str(refusal) if refusal else ""
    errors = _at_fields(refusal)
    return {
        "values": values if values is not None else context.get("values", {}),
        "refusal": "" if errors else sentence,
        "errors": errors,
    }


def _at_fields(refusal: Refusal | None) -> dict[str, str]:
    if isinstance(refusal, actions.NotReady):
        return {
            one.field: _("“%(stage)s” asks for it.") % {"stage": one.stage} for one in refusal.lacks
        }
    return {refusal.field: str(refusal)} if refusal and refusal.field else {}


def next_page(request: HttpRequest, usual: str) -> str:
    """Return where the person came from, if the form says so and the address is ours."""
    return ours(request.POST.get("next", ""), usual)
