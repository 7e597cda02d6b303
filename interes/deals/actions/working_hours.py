"""Set when clients are talked to: the hours, and days that differ from the calendar."""

from datetime import date, time

from django.utils.translation import gettext as _

from interes.deals.models import CalendarDay, WorkingHours
from interes.foundation.acts import act
from interes.foundation.refusals import Refusal
from interes.foundation.remembering import forget
from interes.team.actions import ensure
from interes.team.models import User

LONGEST_SOURCE = 200
# So that a step always finds its day, only so many days in a row may be made days off.
FREE_YEARS = range(2000, 2101)


class HoursUnclear(Refusal):
    """Hours that end before they begin, or a day without a source."""


@act
def set_working_hours(*, opens: time, closes: time, by: User) -> WorkingHours:
    """Set the hours at which clients are talked to; raises HoursUnclear, NotAllowed."""
    ensure(by, "settings.change")
    if opens >= closes:
        raise HoursUnclear(_("The day ends after it begins."), field="closes")
    hours, _made = WorkingHours.objects.update_or_create(
        pk=1, defaults={"opens": opens, "closes": closes}
    )
    forget("working time")
    return hours


@act
def set_calendar_day(*, day: date | None, is_working: bool, source: str, by: User) -> CalendarDay:
    """Make a day a working day or a day off, whoever says so; raises HoursUnclear, NotAllowed."""
    ensure(by, "settings.change")
    if day is None or day.year not in FREE_YEARS:
        raise HoursUnclear(_("Choose the day."), field="day")
    said = " ".join(source.split())[:LONGEST_SOURCE]
    if not said:
        raise HoursUnclear(_("Say by which decree or order."), field="source")
    one, _made = CalendarDay.objects.update_or_create(
        day=day, defaults={"is_working": is_working, "source": said}
    )
    forget("working time")
    return one


@act
def unset_calendar_day(*, day_id: int, by: User) -> None:
    """Let the calendar of the country say again what the day is; raises NotAllowed."""
    ensure(by, "settings.change")
    CalendarDay.objects.filter(pk=day_id).delete()
    forget("working time")
