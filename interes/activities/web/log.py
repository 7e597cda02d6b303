"""Log a talk: with a deal (finishing its step), a company or a person."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from interes.activities import actions
from interes.activities.actions import Talk
from interes.activities.queries import people_to_talk_to, promise_chips
from interes.activities.web import promised
from interes.clients import queries as clients
from interes.clients.models import Company
from interes.deals import actions as deals
from interes.deals import queries as deal_queries
from interes.deals.models import Deal
from interes.foundation.keys import key_in
from interes.foundation.refusals import Refusal
from interes.team.models import User
from interes.team.queries import visitor
from interes.ui.pages import done, ours, page, requires

TEMPLATE = "activities/log.html"


@dataclass
class Whom:
    """Whom the talk was with, and the step it may finish."""

    title: str
    back: str
    action: str
    deal: Deal | None = None
    company: Company | None = None
    person_id: int | None = None

    @property
    def company_id(self) -> int | None:
        """Return the number of the company, if it was with one."""
        return self.company.pk if self.company else None

    @property
    def step_id(self) -> int | None:
        """Return the planned step of the deal, if it is open."""
        return self.deal.next_step_id if self.deal else None


@require_http_methods(["GET", "POST"])
@requires("activities.log")
def for_deal(request: HttpRequest, deal_id: int) -> HttpResponse:
    """Log a talk about a deal; its planned step is finished and the next one is set."""
    mine = deal_queries.seen_by(visitor(request)).select_related(
        "next_step", "company", "situation", "stage"
    )
    deal = get_object_or_404(mine, pk=deal_id)
    back = reverse("deals:deal", args=[deal_id])
    title = str(deal.company or deal.title)
    action = reverse("activities:log", args=[deal_id])
    return _answer(request, Whom(title, back, action, deal=deal, company=deal.company))


@require_http_methods(["GET", "POST"])
@requires("activities.log")
def for_company(request: HttpRequest, company_id: int) -> HttpResponse:
    """Log a talk with a company outside any deal."""
    company = get_object_or_404(clients.seen_by(visitor(request)), pk=company_id)
    back = reverse("clients:company", args=[company_id])
    action = reverse("activities:log_company", args=[company_id])
    return _answer(request, Whom(str(company), back, action, company=company))


@require_http_methods(["GET", "POST"])
@requires("activities.log")
def for_person(request: HttpRequest, person_id: int) -> HttpResponse:
    """Log a talk with a person outside any deal."""
    person = get_object_or_404(clients.people_seen_by(visitor(request)), pk=person_id)
    back = reverse("clients:person", args=[person_id])
    action = reverse("activities:log_person", args=[person_id])
    return _answer(request, Whom(person.name, back, action, person_id=person_id))


def _answer(request: HttpRequest, whom: Whom) -> HttpResponse:
    if request.method != "POST":
        return page(request, TEMPLATE, form_facts(visitor(request), whom), parts={"dialog_body"})
    try:
        _log(request, whom)
    except Refusal as refusal:
        facts = form_facts(visitor(request), whom, request.POST, refusal)
        return page(request, TEMPLATE, facts, parts={"dialog_body"}, status=422)
    return done(
        request,
        ours(request.POST.get("next", ""), whom.back),
        _("Logged: %(whom)s") % {"whom": whom.title},
    )


def _log(request: HttpRequest, whom: Whom) -> None:
    data, now = request.POST, timezone.localtime()
    step_id = _step_shown(data, whom)
    if "no_answer" in data and whom.deal and step_id:
        actions.log_no_answer(
            by=visitor(request),
            at=now,
            deal_id=whom.deal.pk,
            step_id=step_id,
            person_id=_person(data, whom),
        )
        return
    finishes = step_id is not None and data.get("finishes") == "on"
    actions.log(
        by=visitor(request),
        at=now,
        talk=_talk(data, whom),
        step_id=step_id if finishes else None,
        next_step=deals.read_plan(data, now=now) if finishes else None,
        promises=_promises(data, whom),
    )


def _promises(data: Any, whom: Whom) -> list[actions.Promised]:
    try:
        return promised.read_promises(data, whom.company)
    except actions.PromiseUnclear as refusal:
        raise actions.PromiseUnclear(str(refusal), field="promised") from refusal


def _talk(data: Any, whom: Whom) -> Talk:
    return Talk(
        kind=data.get("talk_kind", ""),
        text=data.get("said", ""),
        company_id=whom.company_id,
        person_id=_person(data, whom),
        deal_id=whom.deal.pk if whom.deal else None,
        is_inbound=data.get("is_inbound") == "on",
    )


def _person(data: Any, whom: Whom) -> int | None:
    return key_in(data.get("person")) or whom.person_id


def _step_shown(data: Any, whom: Whom) -> int | None:
    """Return the step the person saw: if a colleague finished it meanwhile, they must be told."""
    return key_in(data.get("step")) or whom.step_id


def form_facts(
    user: User, whom: Whom, data: Any = None, refusal: Refusal | None = None
) -> dict[str, Any]:
    """Return what the form of a talk needs; without `data` it is drawn fresh."""
    step, now = whom.deal.next_step if whom.deal else None, timezone.localtime()
    return deal_queries.proposals(whom.deal, now) | {
        "promise_chips": promise_chips(whom.company, now),
        "promise_lines": promised.lines_of(data),
        "whom": whom,
        "step": step,
        "people": people_to_talk_to(user, whom.company_id, whom.deal.pk if whom.deal else None),
        "values": data,
        # Whoever was told that the step is another one sees it now and may finish it.
        "step_shown": ""
        if isinstance(refusal, deals.AlreadyFinished)
        else (data or {}).get("step"),
        "refusal": str(refusal) if refusal and not refusal.field else "",
        "errors": {refusal.field: str(refusal)} if refusal and refusal.field else {},
        "next_page": data.get("next", "") if data is not None else "",
    }
