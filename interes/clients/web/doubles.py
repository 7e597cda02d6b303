"""The workbench of duplicates: pairs that may be one, the surest first."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from interes.clients import actions, queries
from interes.clients.models import Double, Noun
from interes.foundation.keyset import Order, capped_count
from interes.foundation.refusals import Refusal
from interes.team.models import User
from interes.team.queries import visitor
from interes.ui import lists
from interes.ui.pages import done, page, refused, requires

ORDERS = (Order("score", "score", descending=True),)
TONES = {"sure": "won", "likely": "st-6", "maybe": "st-2"}


@requires("clients.see")
def doubles(request: HttpRequest) -> HttpResponse:
    """Show the pairs of companies, or with ?noun=person of people."""
    by, at = visitor(request), lists.address(request)
    noun = Noun.PERSON if at.get("noun") == Noun.PERSON else Noun.COMPANY
    state = at.get("state") if at.get("state") in Double.State.values else Double.State.OPEN
    found = queries.wanted_doubles(by, noun=noun, state=state, sign=at.get("sign"))
    listing = lists.listing(request, queries.double_rows(found, noun), ORDERS, size=30)
    context = {
        "at": at,
        "noun": noun,
        "state": state,
        "sign": at.get("sign"),
        "signs": queries.sign_choices(noun),
        "listing": listing,
        "pairs": queries.as_pairs(noun, listing.rows),
        "left": queries.left_to_compare(),
        "tones": TONES,
        "counts": _counts(by),
        "is_part": request.headers.get("HX-Target", "").endswith("#rows"),
    }
    return page(request, "clients/doubles.html", context, parts=("rows",))


def _counts(by: User) -> dict[str, Any]:
    """Return how many open pairs there are of each noun."""
    return {
        noun: capped_count(queries.wanted_doubles(by, noun=noun, state=Double.State.OPEN), 1000)
        for noun in Noun.values
    }


@requires("clients.change")
@require_POST
def not_the_same(request: HttpRequest, double_id: int) -> HttpResponse:
    """Say that two records are not one, with a way back."""
    here = reverse("clients:doubles")
    try:
        double = actions.not_the_same(double_id=double_id, by=visitor(request), at=timezone.now())
    except Refusal as refusal:
        return refused(request, here, str(refusal))
    undo = reverse("clients:look_again", args=[double.pk])
    return done(request, _list_of(double), _("They are not the same: noted."), undo=undo)


@requires("clients.change")
@require_POST
def look_again(request: HttpRequest, double_id: int) -> HttpResponse:
    """Put a pair back among those to be decided."""
    here = reverse("clients:doubles")
    try:
        double = actions.look_again(double_id=double_id, by=visitor(request), at=timezone.now())
    except Refusal as refusal:
        return refused(request, here, str(refusal))
    return done(request, _list_of(double), _("The pair is back among those to be decided."))


@requires("clients.merge")
@require_POST
def compare_everything(request: HttpRequest) -> HttpResponse:
    """Have the worker look through all records anew."""
    number = actions.compare_everything(by=visitor(request), at=timezone.now())
    notice = ngettext(
        "%(num)s record will be compared anew; new pairs appear here as they are found.",
        "%(num)s records will be compared anew; new pairs appear here as they are found.",
        number,
    )
    return done(request, reverse("clients:doubles"), notice % {"num": number})


def _list_of(double: Double) -> str:
    here = reverse("clients:doubles")
    return here if double.noun == Noun.COMPANY else f"{here}?noun={double.noun}"
