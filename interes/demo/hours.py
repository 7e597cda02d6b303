"""Working time: when talks were had and steps are due, seen from now.

The past is measured in working days ago (1.5 is a day and a half), so that whatever is computed
with it comes out in working hours, in the right order, and never after now.
"""

from datetime import date, datetime, time, timedelta
from functools import cached_property

OPENS = time(9)
DAY = 9 * 60  # minutes
TWO_YEARS = 730
# Month and day of the holidays of each language's country; the long ones are listed day by day.
HOLIDAYS = {
    "ru": {*((1, d) for d in range(1, 9)), (2, 23), (3, 8), (5, 1), (5, 9), (6, 12), (11, 4)},
    "en": {(1, 1), (5, 1), (12, 25), (12, 26)},
}


class Hours:
    """The working calendar around one moment, in the zone of the office."""

    def __init__(self, now: datetime, language: str) -> None:
        """Take the moment everything is relative to, in local time."""
        self.now = now
        self.holidays = HOLIDAYS[language]

    def is_working(self, day: date) -> bool:
        """Tell whether the office works on this day."""
        return day.weekday() < 5 and (day.month, day.day) not in self.holidays

    @cached_property
    def past(self) -> list[date]:
        """List the working days before today, the latest first."""
        days = (self.now.date() - timedelta(days=n) for n in range(1, TWO_YEARS + 1))
        return [day for day in days if self.is_working(day)]

    @cached_property
    def coming(self) -> list[date]:
        """List the working days after today."""
        days = (self.now.date() + timedelta(days=n) for n in range(1, TWO_YEARS))
        return [day for day in days if self.is_working(day)]

    @cached_property
    def today(self) -> float:
        """Return how much of the working day is over, as a share; nothing on a holiday."""
        if not self.is_working(self.now.date()):
            return 0.0
        minutes = (self.now - self._at(self.now.date(), OPENS)).total_seconds() / 60
        return min(max(minutes, 0), DAY) / DAY

    @property
    def longest(self) -> float:
        """Return how many working days the past has."""
        return self.today + len(self.past)

    def back(self, days: float) -> datetime:
        """Return the moment so many working days ago."""
        if days < self.today:
            return self._minute(self.now.date(), self.today - days)
        rest = min(days - self.today, len(self.past) - 0.01)
        return self._minute(self.past[int(rest)], 1 - rest % 1)

    def when(self, days: int, at: time) -> float:
        """Return how long ago it was this time of the day, so many working days back."""
        share = (datetime.combine(self.now, at) - datetime.combine(self.now, OPENS)).seconds / 60
        return self.today + days - (share + 0.5) / DAY

    def day(self, offset: int, at: time = time(12)) -> datetime:
        """Return a moment so many working days from today: −1 is the last one, 0 is today."""
        if offset == 0:
            return self._at(self.now.date(), at)
        return self._at(self.coming[offset - 1] if offset > 0 else self.past[-offset - 1], at)

    def _minute(self, day: date, share: float) -> datetime:
        return self._at(day, OPENS) + timedelta(minutes=min(int(share * DAY), DAY - 1))

    def _at(self, day: date, at: time) -> datetime:
        return datetime.combine(day, at, tzinfo=self.now.tzinfo)
