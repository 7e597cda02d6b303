"""How deals go: when they begin, pass their stages and end, in working days ago."""

from bisect import bisect
from dataclasses import dataclass
from itertools import accumulate, pairwise

from interes.demo.world import World

# Working days a deal typically stands in each stage, and where refusals happen.
MEDIANS = (0.9, 2.6, 5.2, 2.6, 7.0, 4.5, 4.6)
LOST_AT = {0: 19, 1: 22, 2: 17, 3: 14, 4: 22, 5: 5, 6: 1}
OPEN_AT = {0: 11, 1: 17, 2: 20, 3: 17, 4: 21, 5: 8, 6: 6}
# How lively each month is: companies spend their budgets in autumn and rest in summer.
SEASON = (0.55, 0.9, 1.15, 1.1, 0.8, 0.95, 0.7, 0.75, 1.15, 1.25, 1.2, 1.4)
GROWTH = 0.6  # how much livelier now is than two years ago


@dataclass(slots=True)
class Course:
    """The stages a deal passed: when it entered each, and when it ended, if it did."""

    entered: list[float]
    ended: float | None = None
    is_won: bool = False

    @property
    def stage(self) -> int:
        """Return the last stage it came into."""
        return len(self.entered) - 1

    @property
    def spans(self) -> list[tuple[float, float]]:
        """Return when each stage began and ended; an open one reaches till now."""
        return list(pairwise([*self.entered, self.ended or 0.0]))


class Courses:
    """Draws the courses of deals."""

    def __init__(self, world: World) -> None:
        """Weigh the days of the past by season and growth."""
        self.chance, self.hours = world.chance, world.hours
        past = self.hours.past
        self.days = list(
            accumulate(
                SEASON[day.month - 1] * (1 + GROWTH * (1 - n / len(past)))
                for n, day in enumerate(past)
            )
        )

    def closed(self, *, is_won: bool, slow: float) -> Course:
        """Draw a deal that has ended; one that would be older than our base is drawn again."""
        while True:
            ended = self._day()
            stage = 6 if is_won else self.chance.weighted(LOST_AT)
            course = Course(self._entered(ended, stage, slow), ended, is_won)
            if course.entered[0] < self.hours.longest - 1:
                return course

    def open(self, *, slow: float, since: float, stage: int | None = None) -> Course:
        """Draw an open deal that stands in its stage for at least `since` days."""
        if stage is None:
            stage = self.chance.weighted(OPEN_AT)
        age = max(self.chance.spread(MEDIANS[stage] * slow * 0.8, 0.8), since)
        before = self._entered(age, stage - 1, slow) if stage else []
        return Course([*before, age])

    def _entered(self, ended: float, stage: int, slow: float) -> list[float]:
        moments = [ended]
        for place in range(stage, -1, -1):
            days = max(self.chance.spread(MEDIANS[place] * slow, 0.7), 0.12)
            moments.append(moments[-1] + days)
        return moments[:0:-1]

    def _day(self) -> float:
        place = bisect(self.days, self.chance.random() * self.days[-1])
        return self.hours.today + place + self.chance.uniform(0.05, 0.95)
