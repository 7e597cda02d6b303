"""The page of mail in the settings."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import resolve_url
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from interes.foundation.keyset import Order
from interes.foundation.refusals import Refusal
from interes.integrations.mail import acts, laws, queries, writing
from interes.integrations.mail.models import MailLetter
from interes.team.queries import visitor
from interes.ui.lists import listing
from interes.ui.pages import done, page, refused, requires

ORDERS = (Order("new", "id", descending=True),)


@require_safe
@requires(acts.VERB)
def show(request: HttpRequest) -> HttpResponse:
    """Show by which server letters leave, how many wait, and what stopped them."""
    state = request.GET.get("state", "")
    context = {
        "list": listing(request, queries.letters(state), ORDERS),
        "state_words": dict(MailLetter.State.choices),
        "counts": queries.counts(),
        "trouble": queries.last_trouble(),
        "public_url": settings.PUBLIC_URL,
    }
    return page(request, "integrations/mail.html", context | _server(), parts=("rows",))


def _server() -> dict[str, Any]:
    """Return where letters leave and from whom; of an address that can't be read, why."""
    if not settings.SMTP_URL:
        return {"server": "", "unreadable": ""}
    try:
        server = laws.server_of(settings.SMTP_URL)
    except laws.NoServer as fault:
        return {"server": "", "unreadable": str(fault)}
    return {
        "server": server.shown,
        "unreadable": "",
        "is_plain": server.scheme == "smtp+plain",
        "sender": laws.sender_of(settings.MAIL_FROM, server, writing.host()),
    }


@require_POST
@requires(acts.VERB)
def try_it(request: HttpRequest) -> HttpResponse:
    """Send a letter to oneself."""
    back, user = resolve_url("integrations:mail"), visitor(request)
    try:
        acts.send_test_letter(by=user, at=timezone.now())
    except Refusal as refusal:
        return refused(request, back, str(refusal))
    notice = _("A letter to %(email)s is on its way; reload to see what came of it.")
    return done(request, back, notice % {"email": user.email})


@require_POST
@requires(acts.VERB)
def again(request: HttpRequest) -> HttpResponse:
    """Send again what was given up."""
    number = acts.send_again(by=visitor(request), at=timezone.now())
    notice = ngettext(
        "%(number)s letter is sent again.", "%(number)s letters are sent again.", number
    )
    return done(request, resolve_url("integrations:mail"), notice % {"number": number})
