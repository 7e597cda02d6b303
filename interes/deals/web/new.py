"""A new deal: whose interest, what they want, where they heard of us, and the first step."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from interes.clients import queries as clients
from interes.clients.models import Company
from interes.deals import actions, queries
from interes.deals.models import Deal, Stage
from interes.deals.web import asks, filters, qualifying, reading
from interes.deals.web.dialogs import form_page
from interes.foundation.keys import key_in
from interes.foundation.refusals import Refusal
from interes.team import queries as team
from interes.team.models import User
from interes.team.queries import visitor
from interes.ui.pages import requires

TEMPLATE = "deals/new.html"


class CompanyMissing(Refusal):
    """A deal with nobody."""


class FactMissing(Refusal):
    """The stage where a deal begins asks for more."""


@require_http_methods(["GET", "POST"])
@requires("deals.create")
def new(request: HttpRequest) -> HttpResponse:
    """Open a deal with its first step."""
    user = visitor(request)

    context = _facts(request, user)

    def act() -> tuple[str, str, str]:
        try:
            deal = _open(request, user, timezone.localtime())
        except actions.NotReady as refusal:
            context["extra"] = asks.extra(refusal.lacks, request)
            raise FactMissing(str(refusal)) from refusal
        notice = _("The deal is open: %(deal)s") % {"deal": deal.title}
        return reverse("deals:deal", args=[deal.pk]), notice, ""

    return form_page(request, TEMPLATE, context, act)


def _open(request: HttpRequest, user: User, now: datetime) -> Deal:
    said = request.POST
    company = clients.chosen_company(user, said)
    if company is None:
        raise CompanyMissing(_("Write which company wants it."), field="company")
    person = clients.chosen_person(user, said)
    return actions.open_deal(
        by=user,
        at=now,
        title=reading.line(said, "title", needed=True),
        company=company,
        channel=said.get("channel", ""),
        source=reading.source(said),
        product=reading.line(said, "product"),
        amount=actions.read_amount(said),
        currency=actions.read_currency(said),
        expected_date=reading.day(said, "expected_date"),
        about=said.get("about", "").replace("\r\n", "\n").strip(),
        stage=_stage(said),
        kind=said["kind"] if said.get("kind") in Deal.Kind.values else Deal.Kind.INTEREST,
        step=actions.read_plan(said, now=now),
        owner=_owner(user, said.get("owner", "")),
        people=[person.pk] if person else [],
        custom=clients.read_custom_form("deal", said, user),
        answers=actions.read_answers(said),
    )


def _stage(said: Mapping[str, str]) -> Stage | None:
    """Return where the deal begins in the pipeline that was chosen; None lets its words choose."""
    chosen = queries.pipelines().filter(pk=key_in(said.get("pipeline")) or 0).first()
    return queries.first_stage(chosen.pk) if chosen else None


def _owner(user: User, key: str) -> User:
    found = team.colleagues(user).filter(pk=key_in(key) or 0).first()
    return found or user


def _facts(request: HttpRequest, user: User) -> dict[str, Any]:
    return {
        "values": _told(request, user),
        "channels": filters.channels()[:-1],
        "kinds": [(value, str(word)) for value, word in Deal.Kind.choices],
        "sources": filters.sources()[:-1],
        "people": filters.people(user),
        "currencies": actions.CURRENCIES,
        "pipelines": [(str(one.pk), one.name) for one in queries.pipelines()],
        "extra": [],
        **qualifying.asked_of_new(request),
        "controls": clients.custom_controls("deal", request.POST or None),
    }


def _told(request: HttpRequest, user: User) -> dict[str, str]:
    """Return what the address knows already: the company or the person it was opened from."""
    told = {"owner": str(user.pk), "kind": Deal.Kind.INTEREST.value}
    company = _known_company(request, user)
    if company:
        told |= {"company": str(company.pk), "company_text": str(company)}
    key = key_in(request.GET.get("person"))
    person = clients.people_seen_by(user).filter(pk=key).first() if key else None
    if person:
        told |= {"person": str(person.pk), "person_text": person.name}
    return told


def _known_company(request: HttpRequest, user: User) -> Company | None:
    key = key_in(request.GET.get("company"))
    return clients.seen_by(user).filter(pk=key).first() if key else None
