"""What all open deals are measured by: norms, rhythms, the working calendar of each zone."""

from dataclasses import dataclass, field
from datetime import date, datetime
from functools import lru_cache
from zoneinfo import ZoneInfo

from django.conf import settings

from interes.deals.models import ClimbNorm, Situation
from interes.deals.models.climbing import USUAL_HOURS
from interes.deals.queries.clocks import told_hours
from interes.deals.queries.flag_norms import flag_norms
from interes.deals.queries.proposing import cadence_of
from interes.deals.queries.talked import Talked
from interes.deals.rules import Cadence, FlagNorms, Rhythm, Talks, asked_day, climbing
from interes.foundation.russian_zones import zone_of
from interes.foundation.working_time import WorkingTime

zone_at = lru_cache(maxsize=20_000)(zone_of)


@dataclass(slots=True)
class Yardstick:
    """Settings read once for any number of deals, and what follows from them for many at once.

    Rhythms and hours are read when the first deal needs them: most acts are on one that does not.
    """

    zone: ZoneInfo
    norms: FlagNorms
    climb_hours: int
    _situations: dict[int, tuple[Cadence, Situation]] | None = None
    _usual: WorkingTime | None = None
    _clocks: dict[str, WorkingTime] = field(default_factory=dict)
    _asked: dict[tuple[object, ...], date | None] = field(default_factory=dict)
    _forgotten: dict[tuple[object, ...], datetime] = field(default_factory=dict)

    def clock(self, country: str | None, city: str | None, region: str | None) -> WorkingTime:
        """Return the working time of a client; the same object for the same zone."""
        place = zone_at(city or "", region or "") if country == "RU" else None
        name = place or self.zone.key
        known = self._clocks.get(name)
        if known is None:
            self._usual = one = self._usual or told_hours()
            known = WorkingTime(one.opens, one.closes, ZoneInfo(name), one.exceptions)
            self._clocks[name] = known
        return known

    def rhythm(
        self, situation: int, since: date | None, said: Talked, clock: WorkingTime
    ) -> Rhythm | None:
        """Return by when the cadence of a situation asks for the next talk."""
        if self._situations is None:
            self._situations = {one.pk: (cadence_of(one), one) for one in Situation.objects.all()}
        if since is None or situation not in self._situations:
            return None
        cadence, of = self._situations[situation]
        last, tried = self.day(said.last_at), self.day(said.tried_at)
        # Thousands of deals were talked to on the same days: the calendar is asked once for them.
        key = (situation, since, last, said.attempts, tried, clock.zone.key)
        if key not in self._asked:
            talks = Talks(since, last, said.attempts)
            self._asked[key] = asked_day(cadence, talks, tried=tried, clock=clock)
        asked = self._asked[key]
        return None if asked is None else Rhythm(asked, of.name_ru, of.name_en)

    def forgotten_at(
        self, due_at: datetime, hours: int, clock: WorkingTime, *, has_time: bool
    ) -> datetime:
        """Return when a late step is forgotten: overdue for more working hours than the norm."""
        key = (due_at, has_time, hours, clock.zone.key)
        if key not in self._forgotten:
            climb = climbing(due_at, has_time=has_time, norm_hours=hours, clock=clock)
            self._forgotten[key] = climb.head_at
        return self._forgotten[key]

    def day(self, moment: datetime | None) -> date | None:
        """Return the day of a moment by the calendar of our company."""
        return None if moment is None else moment.astimezone(self.zone).date()


def yardstick() -> Yardstick:
    """Read what open deals are measured by."""
    norm = ClimbNorm.objects.first()
    return Yardstick(
        zone=ZoneInfo(settings.TIME_ZONE),
        norms=flag_norms(),
        climb_hours=norm.hours if norm else USUAL_HOURS,
    )
