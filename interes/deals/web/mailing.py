"""Who stays in sight by letters only: clients put on the mailing list."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from interes.deals import actions, queries
from interes.foundation.keyset import Order
from interes.team.queries import visitor
from interes.ui.lists import listing
from interes.ui.pages import done, page, requires

ORDERS = [Order("new", "at", descending=True)]


@require_safe
@requires("clients.see")
def mailing_list(request: HttpRequest) -> HttpResponse:
    """Show who is on the list, since when and out of which deal."""
    context = {"listing": listing(request, queries.mailing_rows(), ORDERS)}
    return page(request, "deals/mailing_list.html", context, parts={"rows"})


@require_POST
@requires("clients.change")
def take_off(request: HttpRequest, mark_id: int) -> HttpResponse:
    """Take a company or a person off the list."""
    mark = get_object_or_404(queries.mailing_list(), pk=mark_id)
    actions.take_off_mailing_list(mark_id=mark.pk, by=visitor(request), at=timezone.now())
    whom = mark.company or mark.person
    return done(
        request,
        reverse("deals:mailing_list"),
        _("Off the mailing list: %(whom)s") % {"whom": whom},
    )
