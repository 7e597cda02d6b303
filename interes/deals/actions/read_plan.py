"""Understand the fields of a next step as a form or a command sends them."""

from collections.abc import Mapping
from datetime import date, datetime, time

from django.utils.translation import gettext as _

from interes.deals.actions import planning
from interes.deals.models import Step
from interes.deals.rules import QUICK_DAYS, Plan, day_meant
from interes.foundation.keys import key_in
from interes.foundation.refusals import Refusal
from interes.team.models import User

# A day without a time is kept as its noon, so that no time zone moves it to another day.
NOON = time(12)
FURTHEST_YEAR = 2100


class StepUnclear(Refusal):
    """A next step whose day, time or person can't be understood."""


def read_plan(data: Mapping[str, str], *, now: datetime, prefix: str = "step_") -> Plan:
    """Return the plan in the fields step_kind, _text, _when, _date, _time and _owner.

    `step_when` is today, tomorrow, +3, +7 or "date", which asks for `step_date`; `now` is in the
    zone of the reader. Raises StepMissing or StepUnclear, each naming its field.
    """
    said = {name.removeprefix(prefix): str(data.get(name) or "").strip() for name in _names(prefix)}
    day = _day(said, now.date(), prefix)
    at = _time(said["time"], prefix)
    kind = said["kind"] if said["kind"] in Step.Kind.values else Step.Kind.CALL
    plan = Plan(
        text=said["text"],
        due_at=datetime.combine(day, at or NOON, now.tzinfo),
        kind=kind,
        owner_id=_owner(said["owner"], prefix),
        has_time=at is not None,
    )
    return planning.check(plan, field=f"{prefix}text")


def _names(prefix: str) -> list[str]:
    return [prefix + name for name in ("kind", "text", "when", "date", "time", "owner")]


def _day(said: dict[str, str], today: date, prefix: str) -> date:
    day = day_meant(said["when"] if said["when"] in QUICK_DAYS else said["date"], today)
    if day is None:
        raise StepUnclear(_("Choose the day."), field=f"{prefix}date")
    if day < today:
        raise StepUnclear(_("This day has passed. Choose today or later."), field=f"{prefix}date")
    if day.year > FURTHEST_YEAR:
        raise StepUnclear(_("This day is too far away."), field=f"{prefix}date")
    return day


def _time(text: str, prefix: str) -> time | None:
    if not text:
        return None
    try:
        return time.fromisoformat(text).replace(tzinfo=None)
    except ValueError:
        raise StepUnclear(_("Write the time as 15:30."), field=f"{prefix}time") from None


def _owner(text: str, prefix: str) -> int | None:
    if not text:
        return None
    key = key_in(text)
    if key is None or not User.objects.filter(pk=key, is_active=True).exists():
        raise StepUnclear(_("Choose who does it."), field=f"{prefix}owner")
    return key
