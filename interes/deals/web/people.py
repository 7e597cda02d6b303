"""The people of a deal: added, taken out, and the main contact among them."""

from collections.abc import Callable, Mapping

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from interes.clients import queries as clients
from interes.clients.actions import create_person
from interes.clients.models import Company, Person
from interes.deals import actions, queries
from interes.deals.web.dialogs import form_page, next_page
from interes.foundation.refusals import Refusal
from interes.team.models import User
from interes.team.queries import visitor
from interes.ui.pages import done, refused, requires


class PersonMissing(Refusal):
    """Nobody was named."""


class NotKnownYet(Refusal):
    """A name that nobody has: a new person, or a slip of the hand."""


@require_http_methods(["GET", "POST"])
@requires("deals.change")
def add(request: HttpRequest, deal_id: int) -> HttpResponse:
    """Note that a person takes part in the client's decision."""
    deals = queries.seen_by(visitor(request)).select_related("company")
    deal = get_object_or_404(deals, pk=deal_id)

    def act() -> tuple[str, str, str]:
        chosen = _named(visitor(request), request.POST, deal.company)
        actions.add_person(deal_id=deal_id, person_id=chosen.pk, by=visitor(request))
        undo = reverse("deals:remove_person", args=[deal_id, chosen.pk])
        to = next_page(request, _back(deal_id))
        return to, _("%(name)s takes part now") % {"name": chosen.name}, undo

    offered = clients.person_options(visitor(request), "", deal.company_id) if deal.company else []
    context = {"deal": deal, "offered": offered, "values": {"next": request.GET.get("next", "")}}
    return form_page(request, "deals/add_person.html", context, act)


def _named(by: User, said: Mapping[str, str], company: Company | None) -> Person:
    """Return the person of the form; a name nobody has, sent once more, makes a new person."""
    text = said.get("person_text", "").strip()
    try:
        chosen = clients.chosen_person(by, said)
    except clients.NotFoundByName:
        if clients.person_options(by, text):
            raise
        if text != said.get("asked"):
            sentence = _("Nobody is called so yet. Press “Add” once more to make a new record.")
            raise NotKnownYet(sentence, field="person") from None
        return _newly_made(by, text, said, company)
    if chosen is None:
        raise PersonMissing(_("Write whom you talk to."), field="person")
    return chosen


def _newly_made(by: User, name: str, said: Mapping[str, str], company: Company | None) -> Person:
    contacts = {"phone": said.get("phone", "")}
    return create_person(
        by=by,
        at=timezone.now(),
        name=name,
        company=company,
        post=said.get("post", ""),
        contacts=contacts,
    )


@require_POST
@requires("deals.change")
def remove(request: HttpRequest, deal_id: int, person_id: int) -> HttpResponse:
    """Note that a person takes part no more."""
    return _act(
        request,
        deal_id,
        lambda: actions.remove_person(deal_id=deal_id, person_id=person_id, by=visitor(request)),
        notice=_("Takes no part any more"),
    )


@require_POST
@requires("deals.change")
def make_main(request: HttpRequest, deal_id: int, person_id: int) -> HttpResponse:
    """Make a person of the deal its main contact."""
    return _act(
        request,
        deal_id,
        lambda: actions.set_main_person(deal_id=deal_id, person_id=person_id, by=visitor(request)),
    )


def _act(
    request: HttpRequest,
    deal_id: int,
    act: Callable[[], object],
    *,
    notice: str = "",
) -> HttpResponse:
    get_object_or_404(queries.seen_by(visitor(request)), pk=deal_id)
    try:
        act()
    except Refusal as refusal:
        return refused(request, _back(deal_id), str(refusal))
    return done(request, _back(deal_id), notice)


def _back(deal_id: int) -> str:
    return reverse("deals:deal", args=[deal_id])
