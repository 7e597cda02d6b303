"""Working time: on which days people work, at which hours, by whose clock. Pure: no Django."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from interes.foundation.calendar import is_working_day as by_law

MOSCOW = ZoneInfo("Europe/Moscow")
# Nobody rests longer at a stretch; a calendar without any working day is refused by this.
LONGEST_REST = 60


class NoWorkingDays(ValueError):
    """The calendar has no working day for two months."""


@dataclass(frozen=True, slots=True)
class WorkingTime:
    """The working calendar of one place.

    Russian holidays with their yearly transfers, the exceptions that were told (day → whether
    people work), and working hours by the clock of the place.
    """

    opens: time = time(9)
    closes: time = time(18)
    zone: ZoneInfo = MOSCOW
    exceptions: Mapping[date, bool] = field(default_factory=dict)

    def is_working_day(self, day: date) -> bool:
        """Tell whether people work on this day."""
        return self.exceptions[day] if day in self.exceptions else by_law(day)

    def is_working(self, moment: datetime) -> bool:
        """Tell whether people are at work at this moment."""
        here = moment.astimezone(self.zone)
        return self.is_working_day(here.date()) and self.opens <= here.time() < self.closes

    def next_moment(self, moment: datetime) -> datetime:
        """Return this moment if people are at work then, else when they begin again."""
        here = moment.astimezone(self.zone)
        if self.is_working(here):
            return here
        if self.is_working_day(here.date()) and here.time() < self.opens:
            return self._at(here.date(), self.opens)
        return self._at(self.day_after(here.date()), self.opens)

    def noon(self, day: date) -> datetime:
        """Return the middle of a day by the clock of the place, within its hours."""
        noon = time(12)
        return self._at(day, noon if self.opens <= noon < self.closes else self.opens)

    def day_after(self, day: date, days: int = 1) -> date:
        """Return the working day that comes so many working days after this day."""
        for _n in range(days):
            day = self.day_from(day + timedelta(days=1))
        return day

    def day_from(self, day: date) -> date:
        """Return this day if people work on it, else the next day they do."""
        return self._nearest(day, timedelta(days=1))

    def day_until(self, day: date) -> date:
        """Return this day if people work on it, else the last day before on which they do."""
        return self._nearest(day, timedelta(days=-1))

    def add_hours(self, moment: datetime, hours: float) -> datetime:
        """Return when so many working hours will have passed."""
        here, left = self.next_moment(moment), timedelta(hours=hours)
        while left >= (rest := self._at(here.date(), self.closes) - here):
            left -= rest
            here = self._at(self.day_after(here.date()), self.opens)
        return here + left

    def days_between(self, earlier: date, later: date) -> int:
        """Return how many working days came after the one and up to the other; never negative."""
        span = range(1, max((later - earlier).days, 0) + 1)
        return sum(self.is_working_day(earlier + timedelta(days=n)) for n in span)

    def _nearest(self, day: date, way: timedelta) -> date:
        for _n in range(LONGEST_REST):
            if self.is_working_day(day):
                return day
            day += way
        raise NoWorkingDays(day)

    def _at(self, day: date, clock: time) -> datetime:
        return datetime.combine(day, clock, self.zone)
