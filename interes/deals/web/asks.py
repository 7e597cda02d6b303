"""The small form of a move: exactly what the deal lacks, written and moved in one act."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from interes.clients import queries as clients
from interes.deals import actions, queries
from interes.deals.models import Deal, Stage
from interes.deals.rules import QUALIFIED
from interes.deals.web import asks_read, filters, reading, verdicts
from interes.deals.web.dialogs import asked, form_page, next_page
from interes.foundation.keys import key_in
from interes.foundation.refusals import Refusal
from interes.team.queries import visitor
from interes.ui.pages import block, is_part, page, refused, requires

TEMPLATE = "deals/move.html"
CHECKLIST = "deals/checklist.html"


@dataclass(frozen=True, slots=True)
class Control:
    """One field of the form: what it asks for and which stage wants it."""

    name: str
    kind: str
    label: str
    stage: str
    options: Any = ()


@require_http_methods(["GET", "POST"])
@requires("deals.change")
def move_on(request: HttpRequest, deal_id: int) -> HttpResponse:
    """Ask for what the stages on the way want, and move the deal with it."""
    deal = found(request, deal_id)
    said = request.POST if request.method == "POST" else request.GET
    stages = queries.stages_of(deal.pipeline_id)
    stage = get_object_or_404(stages, pk=key_in(said.get("stage")) or 0)

    def act() -> tuple[str, str, str]:
        lacks = queries.lacks(deal, stage.pk)
        actions.move(
            deal_id=deal_id,
            stage_id=stage.pk,
            was=key_in(said.get("was")),
            by=visitor(request),
            at=timezone.now(),
            filling=asks_read.filling(deal, lacks, request.POST, visitor(request)),
        )
        notice = _("%(deal)s: now at “%(stage)s”") % {"deal": deal.title, "stage": stage}
        return next_page(request, reverse("deals:deal", args=[deal_id])), notice, ""

    return form_page(request, TEMPLATE, facts(request, deal, stage, said.get("next", "")), act)


def ask(request: HttpRequest, deal: Deal, stage: Stage, back: str) -> HttpResponse:
    """Answer a move that lacks something with the form, in the dialog of the page it came from."""
    context = facts(request, deal, stage, back)
    html = block(request, TEMPLATE, "dialog_body", context | asked(context))
    told = {} if "board" in request.GET else {"HX-Retarget": "#dialog_body"}
    if told:
        told["HX-Reswap"] = "innerHTML"
    return HttpResponse(html, status=422, headers=told)


def facts(request: HttpRequest, deal: Deal, stage: Stage | None, back: str) -> dict[str, Any]:
    """Return what the form shows: the controls of what is lacking now."""
    lacks = queries.lacks(deal, stage.pk if stage else None) if deal.is_open else []
    return {
        "deal": deal,
        "stage": stage,
        "back": back,
        "controls": controls(deal, lacks, request),
        "currencies": actions.CURRENCIES,
    }


def found(request: HttpRequest, deal_id: int) -> Deal:
    """Return the deal as far as this person sees it; else there is nothing here."""
    deals = queries.seen_by(visitor(request)).select_related("company", "owner", "stage")
    return get_object_or_404(deals, pk=deal_id)


def controls(deal: Deal, lacks: list[queries.Lack], request: HttpRequest) -> list[Control]:
    """Return the fields of the form in the order in which they are asked."""
    several = asks_read.people_asked(deal, lacks)
    made = []
    for lack in lacks:
        if lack.demand.name == QUALIFIED:
            made += _questions(deal, lack)
        elif lack.demand.name != "people":
            made.append(_control(deal, lack, request))
    made += [
        Control(name, "person", _("Person"), lack.stage)
        for lack in lacks
        if lack.demand.name == "people"
        for name in several
    ]
    return sorted(made, key=lambda one: one.kind == "tick")


def extra(lacks: list[queries.Lack], request: HttpRequest) -> list[Control]:
    """Return the fields that the form of a new deal has not, and that its first stage asks."""
    unasked = [one for one in lacks if one.demand.name in ("expected_date", "about")]
    own = [one for one in lacks if one.demand.name.startswith("custom_")]
    return [_control(Deal(), lack, request) for lack in (*unasked, *own)]


def _questions(deal: Deal, lack: queries.Lack) -> list[Control]:
    """Return the questions that qualify the client and that nobody has answered yet."""
    told = queries.told_of([deal])[deal.pk]
    still_open = {f"{verdicts.FIELD}{one.question.pk}" for one in told.known if one.is_open}
    return [
        Control(one.name, "question", one.label, lack.stage, one)
        for one in verdicts.fields_of(told)
        if one.name in still_open
    ]


_KINDS = {
    "amount": "money",
    "company": "company",
    "expected_date": "date",
    "source": "select",
    "channel": "chips",
    "about": "long",
    queries.INN: "text",
    queries.MAIN: "person",
}


def _control(deal: Deal, lack: queries.Lack, request: HttpRequest) -> Control:
    name = lack.demand.name
    if name.startswith("custom_"):
        field = clients.custom_field("deal", name)
        assert field is not None
        data = request.POST if request.method == "POST" else None
        options = clients.custom_control(field, None, data)
        return Control(name, "custom", lack.label, lack.stage, options)
    if name == queries.MAIN and (people := queries.people_of(deal)):
        offered = [(str(one.person_id), one.name) for one in people]
        return Control(name, "select", lack.label, lack.stage, offered)
    kind = name if name in ("talk", "tick") else _KINDS.get(name, "text")
    offered_here = deal.currency if name == "amount" else _options(name)
    return Control(lack.field, kind, lack.label, lack.stage, offered_here)


def _options(name: str) -> Any:
    if name == "source":
        return filters.sources()[:-1]
    if name == "channel":
        return reading.choices("channel")[:-1]
    return ()


@require_POST
@requires("deals.change")
def tick(request: HttpRequest, deal_id: int) -> HttpResponse:
    """Tick a point of the checklist off, or take the tick away."""
    deal = found(request, deal_id)
    on, off = key_in(request.POST.get("on")), key_in(request.POST.get("off"))
    here = reverse("deals:deal", args=[deal_id])
    try:
        actions.tick(
            deal_id=deal_id,
            item_id=on or off or 0,
            is_done=on is not None,
            by=visitor(request),
            at=timezone.now(),
        )
    except Refusal as refusal:
        return refused(request, here, str(refusal))
    if not is_part(request):
        return redirect(here)
    context = {"deal": deal, "points": queries.checklist_of(deal), "may_change": True}
    return page(request, CHECKLIST, context, parts={"checklist"})
