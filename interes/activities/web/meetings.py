"""The planner of a meeting: who comes, what for, what we say, with advice while one chooses."""

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from interes.activities import actions, queries
from interes.activities.models import Meeting
from interes.activities.queries import Draft, MeetingRow
from interes.activities.web import meeting_form, meeting_words
from interes.deals import queries as deal_queries
from interes.deals.models import Deal
from interes.foundation.refusals import Refusal
from interes.team import queries as team
from interes.team.queries import visitor
from interes.ui.forms import kept_seen
from interes.ui.pages import done, page, requires

TEMPLATE = "activities/planner.html"


@require_http_methods(["GET", "POST"])
@requires("deals.change")
def plan(request: HttpRequest, deal_id: int) -> HttpResponse:
    """Plan a meeting about a deal."""
    deal = deal_of(request, deal_id)

    def act() -> Meeting:
        now = timezone.localtime()
        return actions.plan_meeting(
            deal_id=deal_id,
            plan=meeting_form.read_meeting(request.POST),
            when=meeting_form.read_when(request.POST, now=now),
            by=visitor(request),
            at=now,
        )

    context = {
        "title": _("Plan a meeting"),
        "back": reverse("deals:deal", args=[deal_id]),
        "values": _fresh(request, deal),
        "draft": Draft(kind=_kind(request), people=_asked_people(request, deal)),
    }
    return _answer(request, deal, context, act)


@require_http_methods(["GET", "POST"])
@requires("deals.change")
def change(request: HttpRequest, meeting_id: int) -> HttpResponse:
    """Plan a meeting otherwise."""
    row = row_of(request, meeting_id)
    deal = deal_of(request, row.meeting.deal_id)

    def act() -> Meeting:
        now = timezone.localtime()
        return actions.change_meeting(
            meeting_id=meeting_id,
            plan=meeting_form.read_meeting(request.POST),
            when=meeting_form.read_when(request.POST, now=now, row=row),
            by=visitor(request),
            at=now,
            seen=meeting_form.seen_in(request.POST),
        )

    context = {
        "title": _("Change the plan"),
        "back": reverse("activities:meeting", args=[meeting_id]),
        "values": meeting_form.written(row),
        "draft": Draft.of(row.meeting),
        "colleagues": {one.user_id for one in row.meeting.guests.all() if one.user_id},
        "as_seen": meeting_form.seen_of(row.meeting),
    }
    return _answer(request, deal, context, act)


@require_POST
@requires("deals.see")
def advice(request: HttpRequest, deal_id: int) -> HttpResponse:
    """Advise on a plan as far as it is written: arguments by who comes, and doubts."""
    deal = deal_of(request, deal_id)
    context = _advised(deal, meeting_form.read_draft(request.POST))
    told = context | {"deal": deal}
    return page(request, "activities/meeting_advice.html", told, parts={"advice"})


def row_of(request: HttpRequest, meeting_id: int) -> MeetingRow:
    """Return a meeting that this person may see."""
    row = queries.meeting_for(visitor(request), meeting_id, now=timezone.now())
    if row is None:
        raise Http404
    return row


def deal_of(request: HttpRequest, deal_id: int) -> Deal:
    """Return a deal that this person may see."""
    known = deal_queries.seen_by(visitor(request)).select_related(
        "company", "next_step", "owner", "stage"
    )
    return get_object_or_404(known, pk=deal_id)


def _answer(
    request: HttpRequest, deal: Deal, context: dict[str, Any], act: Callable[[], Meeting]
) -> HttpResponse:
    if request.method != "POST":
        return _page(request, deal, context, None)
    if "look" in request.POST:
        return _page(request, deal, _sent(request.POST, context), None)
    try:
        meeting = act()
    except Refusal as refusal:
        told = _sent(request.POST, context)
        if "as_seen" in context:
            told |= kept_seen(context["as_seen"], request.POST, refusal)
        return _page(request, deal, told, refusal)
    to = reverse("activities:meeting", args=[meeting.pk])
    return done(request, to, _("Planned: %(meeting)s") % {"meeting": meeting})


def _page(
    request: HttpRequest, deal: Deal, context: dict[str, Any], refusal: Refusal | None
) -> HttpResponse:
    errors = {refusal.field: str(refusal)} if refusal and refusal.field else {}
    people = deal_queries.people_of(deal)
    facts = {
        "action": request.path,
        "deal": deal,
        "people": people,
        "letters": {role: letter for role, letter, _word in meeting_words.roles()},
        "kinds": [(key, str(word)) for key, word in Meeting.Kind.choices],
        "places": [(key, str(word)) for key, word in Meeting.Place.choices],
        "goals": meeting_words.goals(),
        "ours": (ours := list(team.seen_by(visitor(request)).filter(is_active=True))),
        "ours_named": [(str(one.pk), one.name) for one in ours],
        "colleagues": set(),
        "errors": errors,
        "refusal": str(refusal) if refusal and not errors else "",
    }
    status = 422 if refusal else 200
    told = facts | context | _advised(deal, context["draft"], people)
    return page(request, TEMPLATE, told, parts={"planner"}, status=status)


def _advised(deal: Deal, draft: Draft, people: Any = None) -> dict[str, Any]:
    rows = deal_queries.people_of(deal) if people is None else people
    advised = queries.advise(deal, rows, draft)
    return {
        "advice": advised,
        "doubts": queries.doubts_of(advised),
        "letters": {role: letter for role, letter, _word in meeting_words.roles()},
    }


def _sent(data: QueryDict, context: dict[str, Any]) -> dict[str, Any]:
    return context | {
        "values": data,
        "draft": meeting_form.read_draft(data),
        "colleagues": {int(key) for key in data.getlist("colleagues") if key.isdigit()},
    }


def _kind(request: HttpRequest) -> str:
    kind = request.GET.get("kind", "")
    return kind if kind in Meeting.Kind.values else Meeting.Kind.MEETING


def _asked_people(request: HttpRequest, deal: Deal) -> set[int]:
    named = {int(key) for key in request.GET.getlist("people") if key.isdigit()}
    main = {one.person_id for one in deal.people.all() if one.is_main}
    return named or main


def _fresh(request: HttpRequest, deal: Deal) -> dict[str, Any]:
    values = meeting_form.fresh(request.GET, now=timezone.localtime(), owner_id=deal.owner_id)
    step = deal.next_step
    if step is not None and step.kind == "meeting":
        due = timezone.localtime(step.due_at)
        values |= {"meeting_date": f"{due:%Y-%m-%d}"}
        values |= {"meeting_time": f"{due:%H:%M}"} if step.has_time else {}
    values["address"] = queries.last_place(visitor(request), values["place"])
    return values
