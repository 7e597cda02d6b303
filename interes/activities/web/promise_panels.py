"""Promises on the pages of a deal, a company, a person and a colleague."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from interes.activities import actions, queries
from interes.activities.models import Promise
from interes.clients import queries as clients
from interes.clients.models import Person
from interes.deals import queries as deals
from interes.deals.models import Deal
from interes.foundation.refusals import Refusal
from interes.team import queries as team
from interes.team.models import User
from interes.team.queries import may, visitor
from interes.ui.pages import done, ours, page, panel, refused, requires

TEMPLATE = "activities/promise_panel.html"
MOST = 200


@require_safe
@requires("activities.see")
def of_deal(request: HttpRequest, deal_id: int) -> HttpResponse:
    """Show the promises of a deal, and what to do about who breaks them."""
    seen = deals.seen_by(visitor(request)).select_related("company", "owner")
    deal = get_object_or_404(seen, pk=deal_id)
    context = _facts(request, "deal", deal.pk, deal.title, reverse("deals:deal", args=[deal_id]))
    people = queries.people_who_promised(deal)
    context |= _counsels(request, people, deal)
    return panel(request, TEMPLATE, "promises_of", context)


@require_safe
@requires("activities.see")
def of_company(request: HttpRequest, company_id: int) -> HttpResponse:
    """Show the promises between us and a company, and how many each side kept."""
    company = get_object_or_404(clients.seen_by(visitor(request)), pk=company_id)
    home = reverse("clients:company", args=[company_id])
    return panel(
        request, TEMPLATE, "promises_of", _facts(request, "company", company_id, str(company), home)
    )


@require_safe
@requires("activities.see")
def of_person(request: HttpRequest, person_id: int) -> HttpResponse:
    """Show the promises between us and a person, and what to do if they break them."""
    person = get_object_or_404(clients.people_seen_by(visitor(request)), pk=person_id)
    home = reverse("clients:person", args=[person_id])
    context = _facts(request, "person", person_id, person.name, home)
    return panel(
        request, TEMPLATE, "promises_of", context | _counsels(request, [person], _deal_with(person))
    )


def _facts(request: HttpRequest, noun: str, key: int, name: str, home: str) -> dict[str, Any]:
    user, about, now = visitor(request), {f"{noun}_id": key}, timezone.now()
    found = queries.open_promises(user, **about)
    new = f"{reverse('activities:new_promise')}?{noun}={key}&next={home}"
    return {
        "name": name,
        "home": home,
        "new": new,
        "open_ones": [(one, may(user, "activities.change", one)) for one in found],
        "ended": queries.ended_promises(user, most=3, **about),
        "shares": queries.shares(now, **about),
        "sides": dict(Promise.Side.choices),
        "everything": f"{reverse('activities:promises')}?owner=all&where={noun}.is({key})",
        "counsels": [],
        "deal": None,
        "is_side": noun == "deal",
    }


def _counsels(request: HttpRequest, people: list[Person], deal: Deal | None) -> dict[str, Any]:
    found = queries.counsels(people, timezone.now(), deal)
    may_take = bool(deal and deal.is_open and may(visitor(request), "deals.change", deal))
    return {"counsels": found[:2], "deal": deal, "may_take": may_take}


def _deal_with(person: Person) -> Deal | None:
    """Return the open deal in which the person promised something last."""
    theirs = Promise.objects.filter(
        person=person, side="theirs", removed_at=None, deal__state="open", deal__removed_at=None
    )
    last = theirs.select_related("deal__owner", "deal__company").order_by("-made_at").first()
    return last.deal if last else None


@require_POST
@requires("deals.change")
def take_remedy(request: HttpRequest, deal_id: int, person_id: int) -> HttpResponse:
    """Let what is proposed about a contact become the next step of the deal."""
    get_object_or_404(deals.seen_by(visitor(request)), pk=deal_id)
    get_object_or_404(clients.people_seen_by(visitor(request)), pk=person_id)
    back = ours(request.POST.get("next", ""), reverse("deals:deal", args=[deal_id]))
    try:
        made = actions.take_remedy(
            deal_id=deal_id, person_id=person_id, by=visitor(request), at=timezone.localtime()
        )
    except Refusal as refusal:
        return refused(request, back, str(refusal))
    return done(request, back, _("The next step now: %(text)s") % {"text": made.step.text})


@require_safe
@requires("activities.see")
def kept_by(request: HttpRequest) -> HttpResponse:
    """Show how many promises each seller kept in time: one's own, and those whom one leads."""
    me, now = visitor(request), timezone.now()
    people = list(_led_by(me)[: MOST + 1])
    context = {
        "rows": queries.shares_of_sellers(now, people[:MOST]),
        "most": MOST if len(people) > MOST else 0,
    }
    return page(request, "activities/promises_kept.html", context)


def _led_by(me: User) -> Any:
    known = team.seen_by(me).filter(is_active=True).select_related("department")
    if me.role == "administrator":
        return known.order_by("department__name", "name")
    if me.role == "head":
        return known.filter(department_id=me.department_id or 0).order_by("name")
    return known.filter(pk=me.pk)
