"""The basket: what was removed, by whom, and the way back."""

from datetime import datetime
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from interes.desk.actions import basket as actions
from interes.desk.queries.basket import in_the_basket, moment_of, records_of
from interes.desk.queries.basket_sources import KINDS
from interes.foundation.keys import key_in
from interes.foundation.refusals import Refusal
from interes.team.models import User
from interes.team.queries import may, visitor
from interes.ui.pages import done, ours, page, refused, requires

BASKET = "desk:basket"
TEMPLATE = "desk/basket.html"
LISTS = {
    "company": "clients:companies",
    "person": "clients:people",
    "deal": "deals:list",
    "talk": "activities:talks",
    "to_do": "desk:today",
    "promise": "activities:promises",
    "meeting": "desk:today",
}


@require_safe
@requires("basket.see")
def show(request: HttpRequest) -> HttpResponse:
    """Show what was removed, newest first; ?act=… shows all that one act removed."""
    user, kind = visitor(request), request.GET.get("kind", "")
    moment = moment_of(request.GET.get("act", ""))
    if moment is not None:
        return _show_act(request, user, kind, moment)
    gone, before = in_the_basket(user, kind, request.GET.get("before", ""))
    context = {
        "gone": gone,
        "kinds": _kinds(kind),
        "kind": kind,
        "next": _here(kind=kind, before=before) if before else "",
        "is_first": not request.GET.get("before"),
        "sees_imports": may(user, "import"),
    }
    return page(request, TEMPLATE, context, parts={"rows"})


def _show_act(request: HttpRequest, user: User, kind: str, moment: datetime) -> HttpResponse:
    records, after = records_of(user, moment, kind, request.GET.get("after", ""))
    context = {
        "records": records,
        "moment": moment.isoformat(),
        "at": timezone.localtime(moment),
        "next": _here(kind=kind, act=moment.isoformat(), after=after) if after else "",
        "back": _here(kind=kind),
        "sees_imports": may(user, "import"),
    }
    return page(request, "desk/basket_act.html", context, parts={"rows"})


def _here(**told: str) -> str:
    said = urlencode({name: value for name, value in told.items() if value})
    return f"{reverse(BASKET)}?{said}" if said else reverse(BASKET)


def _kinds(chosen: str) -> list[tuple[str, str, bool, None]]:
    here = reverse(BASKET)
    words = {
        "": _("Everything"),
        "company": _("Companies"),
        "person": _("People"),
        "deal": _("Deals"),
        "talk": _("Talks"),
        "to_do": _("To-dos"),
        "promise": _("Promises"),
        "meeting": _("Meetings"),
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
    """Take the chosen records out of the basket, or all that one act put there."""
    if moment := moment_of(request.POST.get("act", "")):
        return _restore_act(request, moment)
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


def _restore_act(request: HttpRequest, moment: datetime) -> HttpResponse:
    here = reverse(BASKET)
    try:
        undone = actions.restore_together(moment=moment, by=visitor(request), at=timezone.now())
    except Refusal as refusal:
        return refused(request, here, str(refusal))
    if undone.kept:
        return done(request, here, _("All of it is back, but for what was changed since."))
    return done(request, here, _("All of it is back."))
