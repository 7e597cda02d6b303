"""A letter that a rule wrote: the seller looks it through, sends it, and says so."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from interes.automation import actions, queries
from interes.automation.models import Letter
from interes.foundation.refusals import Refusal
from interes.team.queries import may, visitor
from interes.ui.pages import done, page, requires

TEMPLATE, LETTERS = "automation/letter.html", "automation/letters.html"


@require_safe
@requires("activities.see")
def letters(request: HttpRequest) -> HttpResponse:
    """Show the letters that wait for the person."""
    return page(request, LETTERS, {"letters": queries.letters_to_send(visitor(request))})


@require_safe
@requires("activities.see")
def letter(request: HttpRequest, letter_id: int) -> HttpResponse:
    """Show a letter with what is needed to send it."""
    return _show(request, get_object_or_404(queries.letters_seen(), pk=letter_id))


@require_POST
@requires("activities.log")
def sent(request: HttpRequest, letter_id: int) -> HttpResponse:
    """Put a letter on the timeline as it was sent, and tick its to-do off."""
    one = get_object_or_404(queries.letters_seen(), pk=letter_id)
    told = {name: request.POST.get(name, "") for name in ("subject", "body")}
    try:
        actions.send_letter(letter_id=one.pk, by=visitor(request), at=timezone.now(), **told)
    except Refusal as refusal:
        errors = {refusal.field: str(refusal)} if refusal.field else {}
        facts = {"errors": errors, "refusal": "" if errors else str(refusal), "values": told}
        return _show(request, one, facts, status=422)
    return done(request, _home(one), _("The letter is on the timeline."))


def _show(
    request: HttpRequest, one: Letter, facts: dict[str, Any] | None = None, status: int = 200
) -> HttpResponse:
    values = {"subject": one.subject, "body": one.body}
    context = {
        "letter": one,
        "values": values,
        "errors": {},
        "refusal": "",
        "home": _home(one),
        "mailto": f"mailto:{one.address}?{urlencode(values).replace('+', '%20')}",
        "may_change": may(visitor(request), "activities.change", one),
    }
    told = context | (facts or {})
    return page(request, TEMPLATE, told, parts=("dialog_body",), status=status)


def _home(one: Letter) -> str:
    if one.deal_id:
        return reverse("deals:deal", args=[one.deal_id])
    return reverse("clients:company", args=[one.company_id])
