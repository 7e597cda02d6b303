"""The library of arguments, and meetings: two of this week with something to doubt, one held."""

from datetime import datetime, time, timedelta
from typing import Any

import pghistory
from django.utils import translation
from django.utils.timezone import localdate, localtime

from interes.activities.models import Activity, Meeting, MeetingArgument, MeetingGuest, ToDo
from interes.deals.models import Deal, DealPerson, Step
from interes.demo.words import words
from interes.foundation.calendar import is_working_day
from interes.knowledge.models import Argument

BOTH = ("ru", "en")
TEXTS = ("name", "say", "benefit", "proof")


def write_down(language: str, now: datetime) -> None:
    """Fill the library, and plan the meetings of the seller whose maps are drawn."""
    now = localtime(now)
    said = {one: words(one, "arguments") for one in BOTH}
    products = [one["name"] for one in words(language, "products")["products"]]
    library = [
        _argument(dict(zip(BOTH, pair, strict=True)), products)
        for pair in zip(*(said[one]["arguments"] for one in BOTH), strict=True)
    ]
    Argument.objects.bulk_create(library)
    told = said[language]["meetings"]
    deals = _mapped()
    with translation.override(language):
        for facts in told["planned"]:
            _plan(deals[facts["deal"]], facts | _places(told, facts), library, now)
        held = told["held"]
        _hold(deals[held["deal"]], held | _places(told, held), library, now)


def _argument(said: dict[str, Any], products: list[str]) -> Argument:
    ru = said["ru"]
    texts = {f"{name}_{one}": said[one][name] for name in TEXTS for one in BOTH}
    alarms = {
        role: {one: said[one]["alarms"][role] for one in BOTH} for role in ru.get("alarms", {})
    }
    lines = [products[place] for place in ru["products"]]
    return Argument(
        **texts, kind=ru["kind"], works_for=ru["works_for"], alarms=alarms, business_lines=lines
    )


def _mapped() -> list[Deal]:
    """Return the deals whose people are drawn on a map, with all their people."""
    known = DealPerson.objects.filter(roles__contains=["technical"], deal__state="open")
    keys = known.values_list("deal_id", flat=True).distinct().order_by("deal_id")
    rows = {one.pk: one for one in Deal.objects.filter(pk__in=keys).select_related("next_step")}
    return [rows[key] for key in sorted(rows)]


def _places(told: dict[str, Any], facts: dict[str, Any]) -> dict[str, Any]:
    return {"address": told["our_address" if facts["place"] == "ours" else "their_address"]}


def _at(facts: dict[str, Any], now: datetime) -> datetime:
    """Return the hour on a working day, the first one behind what is wished for."""
    day = localdate(now) + timedelta(days=facts["days"])
    while not is_working_day(day):
        day += timedelta(days=1)
    return datetime.combine(day, time(facts["hour"]), now.tzinfo)


def _draft(deal: Deal, facts: dict[str, Any], now: datetime) -> Meeting:
    names = ("kind", "goal", "place", "address", "lasts", "agenda")
    points = [
        {"text": text, "is_done": place in facts["done"]}
        for place, text in enumerate(facts["checklist"])
    ]
    made = {"deal": deal, "by_id": deal.owner_id, "made_at": now - timedelta(days=2)}
    return Meeting(checklist=points, **{name: facts[name] for name in names}, **made)


def _plan(deal: Deal, facts: dict[str, Any], library: list[Argument], now: datetime) -> None:
    """Plan a meeting as the next step of its deal, or beside one that comes before it."""
    meeting, due = _draft(deal, facts, now), _at(facts, now)
    with pghistory.context(act="activities.plan_meeting", user=deal.owner_id):
        if deal.next_step is not None and facts["kind"] == Meeting.Kind.PRESENTATION:
            step = Step.objects.get(pk=deal.next_step_id or 0)
            step.kind, step.text, step.due_at = Step.Kind.MEETING, str(meeting), due
            step.has_time, step.is_proposed, step.why = True, False, {}
            step.save()
            meeting.step = step
        else:
            meeting.to_do = _to_do(meeting, due)
        meeting.save()
        _fill(meeting, facts, library)


def _to_do(meeting: Meeting, due: datetime) -> ToDo:
    return ToDo.objects.create(
        text=str(meeting),
        owner_id=meeting.by_id,
        due_at=due,
        has_time=True,
        deal_id=meeting.deal_id,
        company_id=meeting.deal.company_id,
        made_at=meeting.made_at,
    )


def _fill(meeting: Meeting, facts: dict[str, Any], library: list[Argument]) -> None:
    """Invite the people by their places in the deal, and choose the arguments."""
    for person in _guests(meeting.deal, facts["guests"]):
        MeetingGuest.objects.create(meeting=meeting, person_id=person)
    notes = facts.get("notes", [""] * len(facts["arguments"]))
    for order, (place, note) in enumerate(zip(facts["arguments"], notes, strict=True), start=1):
        MeetingArgument.objects.create(
            meeting=meeting, argument=library[place], order=order, note=note
        )


def _guests(deal: Deal, keys: list[str]) -> list[int]:
    """Return the people of a deal in whose cards these marks stand."""
    parts = DealPerson.objects.filter(deal=deal).order_by("id")
    found = {_mark(part): part.person_id for part in parts}
    return [found[key] for key in keys if key in found]


def _mark(part: DealPerson) -> str:
    """Return by which key the content calls a person of a mapped deal."""
    roles, doubts = set(part.roles), (part.attitude or 0) < 0
    if "technical" in roles:
        return "finance" if doubts else "engineer"
    if "user" in roles:
        return "main" if part.is_main else "user"
    return next((role for role in ("economic", "coach") if role in roles), "lawyer")


def _hold(deal: Deal, facts: dict[str, Any], library: list[Argument], now: datetime) -> None:
    """Tell of a meeting that was held, with who was there and what came of it."""
    due = _at(facts, now)
    meeting = _draft(deal, facts, due)
    with pghistory.context(act="activities.write_minutes", user=deal.owner_id):
        there = [key for key in facts["guests"] if key not in facts["absent"]]
        people = _guests(deal, there)
        meeting.to_do = _to_do(meeting, due)
        ToDo.objects.filter(pk=meeting.to_do.pk).update(done_at=due)
        meeting.activity = Activity.objects.create(
            kind=Activity.Kind.MEETING,
            at=due + timedelta(minutes=facts["lasts"]),
            by_id=deal.owner_id,
            company_id=deal.company_id,
            deal=deal,
            person_id=next(iter(people), None),
            minutes=facts["lasts"],
            text=facts["result"],
        )
        meeting.state, meeting.ended_at, meeting.was_due_at = "held", meeting.activity.at, due
        meeting.result, meeting.held_place = facts["result"], facts["held_place"]
        meeting.save()
        _fill(meeting, facts, library)
        meeting.guests.update(was_there=False)
        meeting.guests.filter(person__in=people).update(was_there=True)
