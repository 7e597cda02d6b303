"""What all parts of an import share: its books, its tally and its moment."""

from dataclasses import dataclass
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from django.conf import settings

from interes.exchange.actions.importing.ledger import Ledger
from interes.exchange.actions.importing.tally import Tally


@dataclass(frozen=True, slots=True)
class Clock:
    """The moment of the import, and the days of the company's time zone."""

    at: datetime

    @property
    def zone(self) -> ZoneInfo:
        """Return the zone in which the company counts its days."""
        return ZoneInfo(settings.TIME_ZONE)

    def noon(self, day: date) -> datetime:
        """Return the noon of a day, which no time zone moves to another; never the future."""
        return min(datetime.combine(day, time(12), self.zone), self.at)

    def day(self, moment: datetime) -> date:
        """Return the day of a moment."""
        return moment.astimezone(self.zone).date()


@dataclass(frozen=True, slots=True)
class Books:
    """The books of one run."""

    ledger: Ledger
    tally: Tally
    clock: Clock
