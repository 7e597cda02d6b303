"""What is wrong with an open deal, from what is known of it (M4.7, M5.2, M11.2)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import Any, NamedTuple

from .standstill import Cycle

DAY = timedelta(days=1)


class Flag(StrEnum):
    """A red flag, the heaviest first."""

    PROMISE_BROKEN = "promise_broken"
    FORGOTTEN = "forgotten"
    LATE = "late"
    DRAGGING = "dragging"
    NO_ECONOMIC = "no_economic"
    SILENT = "silent"
    EXPECTED_PAST = "expected_past"
    OVER_NORM = "over_norm"
    NEW_PERSON = "new_person"
    NO_COACH = "no_coach"
    OUT_OF_RHYTHM = "out_of_rhythm"
    SUM_STALE = "sum_stale"
    NO_BUDGET = "no_budget"
    NO_PEOPLE = "no_people"


WEIGHT = {flag.value: place for place, flag in enumerate(Flag)}


@dataclass(frozen=True, slots=True)
class FlagNorms:
    """How many days each flag waits, from which chance it matters, and which are not used.

    `known_chance`: from this chance to win on, a deal should know its sum and who decides.
    `sum_chance`: from this chance on, the sum should have been confirmed lately.
    """

    silent_days: int = 14
    new_days: int = 90
    sum_days: int = 30
    go_on_days: int = 30
    known_chance: float = 0.35
    sum_chance: float = 0.5
    off: frozenset[str] = frozenset()


class Rhythm(NamedTuple):
    """When the cadence of the deal's situation asks for the next talk, at the latest."""

    asked: date
    name_ru: str
    name_en: str


class DealFacts(NamedTuple):
    """What the flags of one open deal depend on; days are days of our company's calendar."""

    began: date
    stage_since: date
    stage_norm: int | None = None
    chance: float = 0.0
    has_sum: bool = True
    sum_since: date | None = None
    expected: date | None = None
    due_at: datetime | None = None
    has_time: bool = False
    forgotten_at: datetime | None = None
    last_talk: date | None = None
    people: int = 0
    roles: frozenset[str] = frozenset()
    new_person: tuple[str, date] | None = None
    rhythm: Rhythm | None = None
    cycle: Cycle | None = None
    stage_cycle: Cycle | None = None
    # Until which day somebody has answered a flag ("go on, because …").
    answered: Mapping[str, date] = {}


@dataclass(frozen=True, slots=True)
class Standing:
    """The flags of a deal, the heaviest first, their facts, and when the clock changes them."""

    flags: list[str] = field(default_factory=list)
    facts: dict[str, dict[str, Any]] = field(default_factory=dict)
    turns_at: datetime | None = None


class _Sign(NamedTuple):
    """A flag that is raised from one moment on, and perhaps until another one."""

    flag: str
    facts: dict[str, Any]
    starts: date | datetime | None = None
    ends: date | None = None


def red_flags(
    deal: DealFacts,
    *,
    now: datetime,
    norms: FlagNorms,
    told: Mapping[str, Mapping[str, Any]] | None = None,
) -> Standing:
    """Return the flags of an open deal; `now` stands in the zone of our company.

    `told` is what others know: flags with their facts; `turns_at` among them is when the clock
    will change it.
    """
    raised: dict[str, dict[str, Any]] = {}
    clock = _Clock(now, now.date())
    for sign in _signs(deal, norms, told or {}):
        if sign.flag in norms.off:
            continue
        if _is_raised(sign, deal.answered.get(sign.flag), clock):
            raised[sign.flag] = sign.facts
    if Flag.FORGOTTEN in raised:
        raised.pop(Flag.LATE, None)
    flags = sorted(raised, key=lambda flag: WEIGHT.get(flag, len(WEIGHT)))
    return Standing(flags, {flag: raised[flag] for flag in flags}, clock.turns_at())


class _Clock:
    """The moment, and what it is going to change: days are compared as days, which is quicker."""

    __slots__ = ("days", "moments", "now", "today")

    def __init__(self, now: datetime, today: date) -> None:
        self.now, self.today = now, today
        self.days: list[date] = []
        self.moments: list[datetime] = []

    def is_ahead(self, bound: date | datetime) -> bool:
        """Tell whether a moment, or the beginning of a day, is still to come; note it if so."""
        if isinstance(bound, datetime):
            if bound > self.now:
                self.moments.append(bound)
                return True
        elif bound > self.today:
            self.days.append(bound)
            return True
        return False

    def turns_at(self) -> datetime | None:
        """Return the first moment that was noted."""
        if self.days:
            self.moments.append(datetime.combine(min(self.days), time(0), self.now.tzinfo))
        return min(self.moments, default=None)


def _is_raised(sign: _Sign, answered: date | None, clock: _Clock) -> bool:
    """Tell whether a flag is up, and note the moment at which the clock will change it."""
    if sign.starts is not None and clock.is_ahead(sign.starts):
        return False
    if answered is not None and clock.is_ahead(answered):
        return False
    return sign.ends is None or clock.is_ahead(sign.ends)


def _signs(
    deal: DealFacts, norms: FlagNorms, told: Mapping[str, Mapping[str, Any]]
) -> Iterator[_Sign]:
    yield from _of_others(told)
    yield from _of_the_step(deal)
    yield from _of_time(deal, norms)
    yield from _of_people(deal, norms)
    yield from _of_the_sum(deal, norms)


def _of_others(told: Mapping[str, Mapping[str, Any]]) -> Iterator[_Sign]:
    for flag, facts in told.items():
        kept = dict(facts)
        turns_at, is_ahead = kept.pop("turns_at", None), kept.pop("is_ahead", False)
        moment = datetime.fromisoformat(turns_at) if turns_at else None
        if is_ahead:
            yield _Sign(flag, kept, starts=moment)
        else:
            yield _Sign(flag, kept)


def _of_the_step(deal: DealFacts) -> Iterator[_Sign]:
    if deal.due_at is None:
        return
    late_at = deal.due_at if deal.has_time else deal.due_at.date() + DAY
    facts = {"due": deal.due_at.isoformat(), "has_time": deal.has_time}
    yield _Sign(Flag.LATE, facts, starts=late_at)
    if deal.forgotten_at is not None:
        yield _Sign(Flag.FORGOTTEN, facts, starts=deal.forgotten_at)
    rhythm, planned = deal.rhythm, deal.due_at.date()
    if rhythm is not None and planned > rhythm.asked:
        names = {"name_ru": rhythm.name_ru, "name_en": rhythm.name_en}
        days = {"asked": rhythm.asked.isoformat(), "planned": planned.isoformat()}
        yield _Sign(Flag.OUT_OF_RHYTHM, names | days)


def _of_time(deal: DealFacts, norms: FlagNorms) -> Iterator[_Sign]:
    if deal.cycle is not None:
        facts = {"since": deal.began.isoformat(), **deal.cycle.facts()}
        yield _Sign(Flag.DRAGGING, facts, starts=_after(deal.began, deal.cycle.median))
    since = {"since": deal.stage_since.isoformat()}
    if deal.stage_norm is not None:
        starts = _after(deal.stage_since, deal.stage_norm)
        yield _Sign(Flag.OVER_NORM, since | {"norm": deal.stage_norm}, starts=starts)
    elif deal.stage_cycle is not None:
        starts = _after(deal.stage_since, deal.stage_cycle.median)
        yield _Sign(Flag.OVER_NORM, since | deal.stage_cycle.facts(), starts=starts)
    if deal.expected is not None:
        facts = {"day": deal.expected.isoformat()}
        yield _Sign(Flag.EXPECTED_PAST, facts, starts=deal.expected + DAY)
    starts = _after(deal.last_talk or deal.began, norms.silent_days)
    talked = {"last": deal.last_talk.isoformat()} if deal.last_talk else {}
    yield _Sign(Flag.SILENT, talked | {"since": deal.began.isoformat()}, starts=starts)


def _of_people(deal: DealFacts, norms: FlagNorms) -> Iterator[_Sign]:
    if not deal.people:
        yield _Sign(Flag.NO_PEOPLE, {})
    elif deal.chance >= norms.known_chance:
        if "economic" not in deal.roles:
            yield _Sign(Flag.NO_ECONOMIC, {})
        if "coach" not in deal.roles:
            yield _Sign(Flag.NO_COACH, {})
    if deal.new_person is not None:
        name, since = deal.new_person
        facts = {"name": name, "since": since.isoformat()}
        ends = since + timedelta(days=norms.new_days)
        yield _Sign(Flag.NEW_PERSON, facts, starts=since, ends=ends)


def _of_the_sum(deal: DealFacts, norms: FlagNorms) -> Iterator[_Sign]:
    if not deal.has_sum:
        if deal.chance >= norms.known_chance:
            yield _Sign(Flag.NO_BUDGET, {})
    elif deal.chance >= norms.sum_chance:
        since = deal.sum_since or deal.began
        starts = _after(since, norms.sum_days)
        yield _Sign(Flag.SUM_STALE, {"since": since.isoformat()}, starts=starts)


def _after(since: date, days: int) -> date:
    """Return the first day on which more than so many days have passed."""
    return since + timedelta(days=days + 1)
