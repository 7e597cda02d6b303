"""Forms of one act: the dialog, the page it is without scripts, and the refusal at its field."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from interes.deals import actions
from interes.deals.models import Step
from interes.foundation.refusals import Refusal
from interes.ui import asking
from interes.ui.pages import done, ours, refused


def form_page(
    request: HttpRequest,
    template: str,
    context: dict[str, Any],
    act: Callable[[], tuple[str, str, str]],
) -> HttpResponse:
    """Show a form, or do its act, which returns where to go, the notice and what undoes it."""
    return asking.form_page(request, template, context, act, at_fields=_at_fields)


def asked(
    context: dict[str, Any], refusal: Refusal | None = None, values: Any = None
) -> dict[str, Any]:
    """Return what was written into a form and what is wrong with it, at the field or above all."""
    return asking.asked(context, refusal, values, at_fields=_at_fields)


def _at_fields(refusal: Refusal | None) -> dict[str, str]:
    if isinstance(refusal, actions.NotReady):
        return {
            one.field: _("“%(stage)s” asks for it.") % {"stage": one.stage} for one in refusal.lacks
        }
    return asking.at_field(refusal)


def next_page(request: HttpRequest, usual: str) -> str:
    """Return where the person came from, if the form says so and the address is ours."""
    return ours(request.POST.get("next", ""), usual)


def taken_up(request: HttpRequest, usual: str, take_up: Callable[[], Step]) -> HttpResponse:
    """Let what a warning asks for become the next step, and say which step it is now."""
    back = next_page(request, usual)
    try:
        step = take_up()
    except Refusal as refusal:
        return refused(request, back, str(refusal))
    return done(request, back, _("The next step now: %(text)s") % {"text": step.text})
