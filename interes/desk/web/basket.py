"""The basket: what was removed, by whom, and the way back."""

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from interes.desk.actions import basket as actions
from interes.desk.queries.basket import KINDS, in_the_basket
from interes.foundation.keys import key_in
from interes.foundation.refusals import Refusal
from interes.team.queries import visitor
from interes.ui.pages import done, ours, page, refused, requires

BASKET = "desk:basket"
LISTS = {
    "company": "clients:companies",
    "person": "clients:people",
    "deal": "deals:list",
    "talk": "desk:today",
    "to_do": "desk:today",
}


@require_safe
@requires("basket.see")
def show(request: HttpRequest) -> HttpResponse:
    """Show what was removed, newest first."""
    kind = request.GET.get("kind", "")
    removed, before = in_the_basket(visitor(request), kind, request.GET.get("before", ""))
    more = f"{reverse(BASKET)}?{urlencode({'kind': kind, 'before': before})}" if before else ""
    context = {
        "removed": removed,
        "kinds": _kinds(kind),
        "next": more,
        "is_first": not request.GET.get("before"),
    }
    return page(request, "desk/basket.html", context, parts={"rows"})


def _kinds(chosen: str) -> list[tuple[str, str, bool, None]]:
    here = reverse(BASKET)
    words = {
        "": _("Everything"),
        "company": _("Companies"),
        "person": _("People"),
        "deal": _("Deals"),
        "talk": _("Talks"),
        "to_do": _("To-dos"),
    }
    return [
        (words[one], f"{here}?kind={one}" if one else here, one == chosen, None)
        for one in ("", *KINDS)
    ]


@require_POST
@requires("basket.see")
def remove(request: HttpRequest, noun: str, key: int) -> HttpResponse:
    """Put a record into the basket, and go to the list that it was in."""
    back = ours(request.POST.get("next", ""), reverse(LISTS.get(noun, "desk:today")))
    try:
        record = actions.remove(kind=noun, key=key, by=visitor(request), at=timezone.now())
    except Refusal as refusal:
        return refused(request, ours(request.POST.get("stay", ""), back), str(refusal))
    return done(request, back, _("Removed: %(record)s") % {"record": record})


@require_POST
@requires("basket.see")
def restore(request: HttpRequest) -> HttpResponse:
    """Take the chosen records out of the basket."""
    restored, trouble = 0, ""
    for chosen in request.POST.getlist("chosen")[:200]:
        kind, _dash, key = chosen.rpartition("-")
        try:
            actions.restore(kind=kind, key=key_in(key) or 0, by=visitor(request))
            restored += 1
        except Refusal as refusal:
            trouble = str(refusal)
    here = reverse(BASKET)
    if not restored:
        return refused(request, here, trouble or _("Choose what to take out."))
    told = ngettext("%(number)s record is back.", "%(number)s records are back.", restored)
    return done(request, here, " ".join(filter(None, (told % {"number": restored}, trouble))))
