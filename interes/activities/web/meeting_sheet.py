"""The sheet of a meeting: everything on one page, to print; afterwards its minutes."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from interes.activities import actions, queries
from interes.activities.models import Meeting
from interes.activities.queries import Draft, MeetingRow
from interes.activities.web import meeting_form, meeting_words, promised
from interes.activities.web.meetings import deal_of, row_of
from interes.deals import actions as deals
from interes.deals import queries as deal_queries
from interes.deals.models import Deal
from interes.foundation.keys import key_in
from interes.foundation.refusals import Refusal
from interes.team.queries import may, visitor
from interes.ui.asking import form_page
from interes.ui.pages import done, page, panel, refused, requires


@require_safe
@requires("activities.see")
def show(request: HttpRequest, meeting_id: int) -> HttpResponse:
    """Show a meeting: who comes, what for, what we say to whom, what must be ready."""
    row = row_of(request, meeting_id)
    deal = deal_of(request, row.meeting.deal_id)
    return page(request, "activities/meeting.html", _facts(request, row, deal))


@require_safe
@requires("activities.see")
def of_deal(request: HttpRequest, deal_id: int) -> HttpResponse:
    """List the meetings of a deal beside its story."""
    deal = deal_of(request, deal_id)
    context = {
        "deal": deal,
        "meetings": queries.meetings_of(visitor(request), deal_id, now=timezone.now()),
        "standings": meeting_words.standings(),
        "may_plan": deal.is_open and may(visitor(request), "deals.change", deal),
    }
    return panel(request, "activities/meetings_beside.html", "meetings", context)


@require_POST
@requires("deals.change")
def tick(request: HttpRequest, meeting_id: int) -> HttpResponse:
    """Tick a line of the checklist, or take the tick back."""
    row_of(request, meeting_id)
    back, place = _sheet(meeting_id), request.POST.get("point", "")
    try:
        actions.tick_meeting_point(
            meeting_id=meeting_id,
            place=int(place) if place.isdigit() and len(place) < 4 else -1,
            is_done=request.POST.get("done") == "yes",
            by=visitor(request),
        )
    except Refusal as refusal:
        return refused(request, back, str(refusal))
    return done(request, back)


@require_http_methods(["GET", "POST"])
@requires("deals.change")
def minutes(request: HttpRequest, meeting_id: int) -> HttpResponse:
    """Write down what came of a meeting; its step is finished and the next one set."""
    row = row_of(request, meeting_id)
    deal = deal_of(request, row.meeting.deal_id)
    carries = _is_next(row, deal)

    def act() -> tuple[str, str, str]:
        data, now = request.POST, timezone.localtime()
        actions.write_minutes(
            meeting_id=meeting_id,
            minutes=meeting_form.read_minutes(data, deal.company),
            by=visitor(request),
            at=now,
            next_step=deals.read_plan(data, now=now) if carries else None,
        )
        return _sheet(meeting_id), _("The minutes are written."), ""

    context = {"action": request.path, "row": row, "carries": carries}
    return form_page(
        request, "activities/minutes.html", context | _offered(request, row, deal), act
    )


def _offered(request: HttpRequest, row: MeetingRow, deal: Deal) -> dict[str, Any]:
    """Return what the form of the minutes offers to choose from, and what is chosen."""
    guests, sent = _coming(row, deal), request.POST
    return {
        "guests": guests,
        "places": [(key, str(word)) for key, word in Meeting.Place.choices],
        "people": meeting_form.keys_in(sent, "people") if sent else [key for key, _name in guests],
        "alone": meeting_form.keys_in(sent, "alone"),
        "values": {"held_place": row.meeting.place},
        "promise_chips": queries.promise_chips(deal.company, timezone.localtime()),
        "promise_lines": promised.lines_of(sent or None),
    }


@require_http_methods(["GET", "POST"])
@requires("deals.change")
def drop(request: HttpRequest, meeting_id: int) -> HttpResponse:
    """Say that a meeting does not take place, and what is next instead."""
    row = row_of(request, meeting_id)
    carries = _is_next(row, deal_of(request, row.meeting.deal_id))

    def act() -> tuple[str, str, str]:
        data, now = request.POST, timezone.localtime()
        actions.drop_meeting(
            meeting_id=meeting_id,
            because=data.get("because", ""),
            by=visitor(request),
            at=now,
            next_step=deals.read_plan(data, now=now) if carries else None,
        )
        return _sheet(meeting_id), _("The meeting is dropped."), ""

    values = {"step_text": _("Agree on another day"), "step_kind": "call"}
    context = {"action": request.path, "row": row, "carries": carries, "values": values}
    return form_page(request, "activities/meeting_drop.html", context, act)


@require_POST
@requires("deals.change")
def alone(request: HttpRequest, meeting_id: int) -> HttpResponse:
    """Plan an individual meeting with somebody who was invited."""
    row_of(request, meeting_id)
    back, person = _sheet(meeting_id), key_in(request.POST.get("person")) or 0
    try:
        to_do = actions.meet_alone(
            meeting_id=meeting_id, person_id=person, by=visitor(request), at=timezone.localtime()
        )
    except Refusal as refusal:
        return refused(request, back, str(refusal))
    return done(request, back, _("Planned: %(meeting)s") % {"meeting": to_do.text})


def _facts(request: HttpRequest, row: MeetingRow, deal: Deal) -> dict[str, Any]:
    meeting, user = row.meeting, visitor(request)
    advised = queries.advise(deal, deal_queries.people_of(deal), Draft.of(meeting))
    guests = meeting.guests.select_related("person", "user").order_by("id")
    return {
        "row": row,
        "meeting": meeting,
        "deal": deal,
        "advice": advised,
        "doubts": queries.doubts_of(advised) if row.is_ahead else [],
        "roles": meeting_words.roles(),
        "letters": {role: letter for role, letter, _word in meeting_words.roles()},
        "standing": meeting_words.standings()[row.standing],
        "ours": [one.user for one in guests if one.user],
        "guests": {one.person_id: one for one in guests if one.person_id},
        "chosen": meeting.arguments.select_related("argument").order_by("order", "id"),
        "may_change": may(user, "deals.change", deal),
    }


def _is_next(row: MeetingRow, deal: Deal) -> bool:
    return row.meeting.step_id is not None and row.meeting.step_id == deal.next_step_id


def _coming(row: MeetingRow, deal: Deal) -> list[tuple[int, str]]:
    invited = {one.person_id for one in row.meeting.guests.all()}
    people = deal_queries.people_of(deal)
    return [(one.person_id, one.name) for one in people if one.person_id in invited]


def _sheet(meeting_id: int) -> str:
    return reverse("activities:meeting", args=[meeting_id])
