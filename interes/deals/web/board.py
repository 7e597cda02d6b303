"""The board: open deals by stage, moved by hand."""

from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from interes.deals import actions, queries
from interes.deals.models import Deal, Stage
from interes.deals.web import asks, closing, filters
from interes.foundation.keys import key_in
from interes.foundation.refusals import Refusal
from interes.team.queries import visitor
from interes.ui.lists import address
from interes.ui.pages import block, done, is_part, offered_undo, page, refused, requires

TEMPLATE = "deals/board.html"
FILTERS = ("pipeline", "owner", "source", "verdict", "flag", "late", "dragging", "q")


@require_safe
@requires("deals.see")
def board(request: HttpRequest) -> HttpResponse:
    """Show the open deals of a pipeline by stage."""
    context = _columns(request)
    if request.headers.get("HX-Target", "").endswith("#board"):
        return page(request, TEMPLATE, context, parts={"board"})
    return page(request, TEMPLATE, context | _choices(request))


@require_POST
@requires("deals.change")
def move(request: HttpRequest, deal_id: int) -> HttpResponse:
    """Move a deal to the stage that was named, or ask what its end needs."""
    stage = request.POST.get("stage") or request.GET.get("stage", "")
    deal = get_object_or_404(queries.seen_by(visitor(request)).select_related("owner"), pk=deal_id)
    if stage in closing.ENDS:
        return closing.ask(request, deal, stage, _back(request, deal))
    try:
        actions.move(
            deal_id=deal_id,
            stage_id=key_in(stage) or 0,
            was=key_in(request.POST.get("was")),
            by=visitor(request),
            at=timezone.now(),
        )
    except actions.NotReady:
        return _ask(request, deal, get_object_or_404(Stage, pk=key_in(stage) or 0))
    except Refusal as refusal:
        return _not_moved(request, deal, str(refusal))
    return _moved(request, deal)


def _ask(request: HttpRequest, deal: Deal, stage: Stage) -> HttpResponse:
    """Ask for what is missing; without scripts the form is a page of its own."""
    if is_part(request):
        return asks.ask(request, deal, stage, _back(request, deal))
    address = reverse("deals:move_on", args=[deal.pk])
    told = {"stage": stage.pk, "was": request.POST.get("was", ""), "next": _back(request, deal)}
    return redirect(f"{address}?{urlencode(told)}")


def _moved(request: HttpRequest, before: Deal) -> HttpResponse:
    notice = _("%(deal)s: now at “%(stage)s”") % {"deal": before.title, "stage": _stage_of(before)}
    if not is_part(request) or "board" not in request.GET:
        return done(request, _back(request, before), notice)
    context = _columns(request)
    html = block(request, TEMPLATE, "board", context)
    told = block(request, TEMPLATE, "told", {"notice_text": notice, "undo": offered_undo(request)})
    return HttpResponse(html + told)


def _stage_of(deal: Deal) -> Stage:
    return Stage.objects.get(pk=Deal.objects.values_list("stage_id", flat=True).get(pk=deal.pk))


def _not_moved(request: HttpRequest, deal: Deal, sentence: str) -> HttpResponse:
    if is_part(request) and "board" in request.GET:
        return HttpResponse(sentence, status=409, content_type="text/plain; charset=utf-8")
    return refused(request, _back(request, deal), sentence)


def _back(request: HttpRequest, deal: Deal) -> str:
    if "board" in request.GET:
        return _address(request, "deals:board")
    return reverse("deals:deal", args=[deal.pk])


def _address(request: HttpRequest, name: str, *args: int, **more: Any) -> str:
    """Return an address that remembers the filters of the board."""
    told = {key: request.GET[key] for key in (*FILTERS, "board") if key in request.GET} | more
    if name == "deals:board":
        told.pop("board", None)
    return f"{reverse(name, args=args)}?{urlencode(told)}" if told else reverse(name, args=args)


def _columns(request: HttpRequest) -> dict[str, Any]:
    wanted = filters.wanted(request, FILTERS, owner=filters.usual_owner(visitor(request)))
    stages = list(queries.all_stages())
    pipeline = _pipeline(stages, wanted["pipeline"])
    now = timezone.localtime()
    # The stages say which pipeline it is, also when the address names none that is there.
    told = wanted.told | {"pipeline": ""}
    deals = queries.narrowed(
        queries.seen_by(visitor(request)), told, user=visitor(request), now=now
    )
    mine = [stage for stage in stages if stage.pipeline_id == pipeline]
    remembered = {k: v for k, v in request.GET.items() if k in FILTERS and v}
    return {
        "wanted": wanted,
        "tabs": filters.owner_tabs(visitor(request), address(request), wanted["owner"]),
        "pipeline": pipeline,
        "pipelines": list({s.pipeline_id: s.pipeline.name for s in stages}.items()),
        "columns": queries.board(deals, mine, now=now),
        "remembered": {"board": "1"} | remembered,
    }


def _pipeline(stages: list[Stage], wanted: str) -> int:
    known = {str(stage.pipeline_id): stage.pipeline_id for stage in stages}
    return known.get(wanted) or next(iter(known.values()), 0)


def _people(request: HttpRequest) -> filters.Options:
    return filters.people(visitor(request), request.GET.get("owner", ""))


def _choices(request: HttpRequest) -> dict[str, Any]:
    return {
        "views": filters.owner_views(visitor(request)),
        "people": [filters.at_work(), *_people(request)],
        "sources": filters.sources(),
        "verdicts": queries.verdict_choices(),
        "flags": queries.flag_choices(),
    }
