"""By whose clock a client is talked to."""

import json
from collections.abc import Mapping
from datetime import date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import connection
from django.db.models import JSONField, QuerySet
from django.db.models.expressions import RawSQL

from interes.clients.models import Company
from interes.deals.models import CalendarDay, WorkingHours
from interes.foundation.remembering import remembered
from interes.foundation.russian_zones import zone_of
from interes.foundation.working_time import WorkingTime

USUAL = WorkingTime()
# The working time of our clients, asked for together with something else.
WORKING_TIME = RawSQL(
    "(SELECT jsonb_build_object('opens', opens, 'closes', closes, 'days',"
    " (SELECT jsonb_object_agg(day, is_working) FROM calendar_day))"
    " FROM working_hours WHERE id = 1)",
    [],
    output_field=JSONField(),
)


def working_hours() -> WorkingHours:
    """Return the usual working hours."""
    return WorkingHours.objects.filter(pk=1).first() or WorkingHours(pk=1)


def calendar_days() -> QuerySet[CalendarDay]:
    """Return the days that differ from the calendar of the country, the newest first."""
    return CalendarDay.objects.order_by("-day")


def clock_of(company: Company | None) -> WorkingTime:
    """Return the working time of a client by the clock of its city; else by that of our company."""
    usual = told_hours()
    return WorkingTime(usual.opens, usual.closes, _zone(company), usual.exceptions)


def next_noon(company: Company | None, now: datetime) -> datetime:
    """Return the middle of the next working day of a client, by the client's own clock."""
    clock = clock_of(company)
    return clock.noon(clock.day_after(now.astimezone(clock.zone).date()))


def told_hours() -> WorkingTime:
    """Return the usual working time, by the clock of our company."""
    opens, closes, exceptions = remembered("working time", _told)
    return WorkingTime(opens, closes, ZoneInfo(settings.TIME_ZONE), exceptions)


def clock_told(company: Company | None, told: Mapping[str, Any] | None) -> WorkingTime:
    """Return the same of what WORKING_TIME brought."""
    if not told:
        return WorkingTime(zone=_zone(company))
    opens, closes = (time.fromisoformat(told[name]) for name in ("opens", "closes"))
    return WorkingTime(opens, closes, _zone(company), _days(told["days"]))


def there(company: Company | None, now: datetime) -> datetime | None:
    """Return what the clock of a client says, if it is not what the clock of the reader says."""
    moment = now.astimezone(_zone(company))
    return moment if company and moment.utcoffset() != now.utcoffset() else None


def _zone(company: Company | None) -> ZoneInfo:
    place = zone_of(company.city, company.region) if company and company.country == "RU" else None
    return ZoneInfo(place or settings.TIME_ZONE)


def _told() -> tuple[time, time, dict[date, bool]]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT opens, closes, (SELECT jsonb_object_agg(day, is_working)::text"
            " FROM calendar_day) FROM working_hours WHERE id = 1"
        )
        found = cursor.fetchone()
    if found is None:
        return USUAL.opens, USUAL.closes, {}
    return found[0], found[1], _days(json.loads(found[2] or "{}"))


def _days(told: Mapping[str, bool] | None) -> dict[date, bool]:
    return {date.fromisoformat(day): works for day, works in (told or {}).items()}
