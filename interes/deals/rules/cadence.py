"""When to talk next, by what, and why: the cadence of a situation, else of a stage (M4.3, M4.4)."""

from calendar import monthrange
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta

from interes.foundation.working_time import WorkingTime

# Deals without a situation: how many talks fit into the norm of a stage, and the usual numbers.
TALKS_IN_NORM = 3
LONGEST_PAUSE = 5
USUAL_PAUSE = 3
USUAL_ATTEMPTS = 5
WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Cadence:
    """How often we talk, by what in turn, and when we ask whether to go on."""

    first_after: int
    every: str  # "days", "week" or "month"
    every_days: int = 1
    channels: tuple[str, ...] = ("call",)
    most_attempts: int | None = None
    most_days: int | None = None


@dataclass(frozen=True, slots=True)
class Talks:
    """What happened in the situation: when it began, the last talk, calls nobody answered since."""

    since: date
    last: date | None = None
    attempts: int = 0

    def reached(self, day: date) -> "Talks":
        """Return the same after a talk on this day."""
        return replace(self, last=day, attempts=0)

    def missed(self) -> "Talks":
        """Return the same after one more attempt that nobody answered."""
        return replace(self, attempts=self.attempts + 1)


@dataclass(frozen=True, slots=True)
class Proposal:
    """The next step as the product would plan it: when, by what, and the facts of the reason.

    `code` is first, next, again (nobody answered), ask_attempts or ask_days: the end of a chain.
    """

    at: datetime
    kind: str
    code: str
    facts: dict[str, str | int] = field(default_factory=dict)

    @property
    def asks(self) -> bool:
        """Tell whether the chain has ended: go on or close."""
        return self.code.startswith("ask")


def of_stage(norm_days: int | None) -> Cadence:
    """Return the cadence of a deal without a situation: some talks within the norm of its stage."""
    pause = USUAL_PAUSE if norm_days is None else norm_days // TALKS_IN_NORM
    pause = min(max(pause, 1), LONGEST_PAUSE)
    return Cadence(first_after=pause, every="days", every_days=pause, most_attempts=USUAL_ATTEMPTS)


def propose(cadence: Cadence, talks: Talks, *, now: datetime, clock: WorkingTime) -> Proposal:
    """Return the next step: never in the past, always at a working time of the client."""
    start = clock.next_moment(now)
    today = start.date()
    if ending := _ending(cadence, talks, today):
        return Proposal(start, "other", ending, _facts(cadence, talks))
    if talks.attempts:
        day, code = clock.day_after(now.astimezone(clock.zone).date()), "again"
    elif talks.last is None or talks.last <= talks.since:
        day, code = _first(cadence, talks, clock), "first"
    else:
        day, code = _next(cadence, talks.last, clock), "next"
    at = start if day <= today else clock.noon(clock.day_from(day))
    kind = cadence.channels[talks.attempts % len(cadence.channels)]
    return Proposal(max(at, start), kind, code, _facts(cadence, talks))


def asked_day(
    cadence: Cadence, talks: Talks, *, tried: date | None, clock: WorkingTime
) -> date | None:
    """Return the day by which the rhythm asks for the next talk, be it past or ahead.

    `tried` is when nobody answered last. None: so many attempts that it asks to go on or close.
    """
    if cadence.most_attempts is not None and talks.attempts >= cadence.most_attempts:
        return None
    if talks.attempts:
        return clock.day_after(tried or talks.since)
    if talks.last is None or talks.last <= talks.since:
        return clock.day_from(_first(cadence, talks, clock))
    return clock.day_from(_next(cadence, talks.last, clock))


def _ending(cadence: Cadence, talks: Talks, today: date) -> str:
    if cadence.most_attempts is not None and talks.attempts >= cadence.most_attempts:
        return "ask_attempts"
    if cadence.most_days is not None and (today - talks.since).days >= cadence.most_days:
        return "ask_days"
    return ""


def _first(cadence: Cadence, talks: Talks, clock: WorkingTime) -> date:
    """Return the day of the first talk; never later than the rhythm allows after the last one."""
    planned = clock.day_after(talks.since, cadence.first_after)
    if cadence.every == "days":
        return planned
    return min(planned, _next(cadence, talks.last or talks.since, clock))


def _next(cadence: Cadence, last: date, clock: WorkingTime) -> date:
    """Return the day of the next talk: at least once a week or a month, so rather earlier."""
    if cadence.every == "days":
        return clock.day_after(last, cadence.every_days)
    latest = last + WEEK if cadence.every == "week" else _month_after(last)
    day = clock.day_until(latest)
    return day if day > last else clock.day_after(last)


def _month_after(day: date) -> date:
    year, month = divmod(day.year * 12 + day.month, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _facts(cadence: Cadence, talks: Talks) -> dict[str, str | int]:
    """Return what the reason is made of, as it is kept."""
    facts: dict[str, str | int] = {
        "every": cadence.every,
        "every_days": cadence.every_days,
        "first_after": cadence.first_after,
        "attempts": talks.attempts,
        "since": talks.since.isoformat(),
    }
    return facts | ({"last": talks.last.isoformat()} if talks.last else {})
