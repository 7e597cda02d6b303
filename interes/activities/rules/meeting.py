"""Which arguments fit whoever comes to a meeting, and what should make us think again (M5.3–4)."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

ROLES = ("economic", "user", "technical", "coach")
PRESENTATION, MEETING, OURS = "presentation", "meeting", "ours"
# First contact and needs are the first two stages of a pipeline; behind them the needs are known.
STAGES_OF_NEEDS = 2
ROLE_COUNTS, SPECIAL_COUNTS, PROOF_COUNTS, MODE_COUNTS, ALARM_COSTS = 10, 4, 2, 3, 5
# What is heard first by who wants more, and by who wants a problem gone.
HEARD: Mapping[str, Collection[str]] = {
    "growth": {"quality", "outfit", "experience"},
    "trouble": {"reliability", "service", "delivery"},
}


@dataclass(frozen=True, slots=True)
class Guest:
    """A person of the client who comes, with the roles in the deal."""

    person_id: int
    roles: Collection[str] = ()
    attitude: int | None = None
    mode: str = ""


@dataclass(frozen=True, slots=True)
class Case:
    """An argument as the rules see it; `is_special` says that it names what the client buys."""

    argument_id: int
    works_for: Collection[str]
    alarms: Collection[str] = ()
    kind: str = ""
    is_special: bool = False
    has_proof: bool = False


@dataclass(frozen=True, slots=True)
class Fit:
    """How well an argument suits one guest, and whom else at the table it alarms."""

    argument_id: int
    score: int
    roles: tuple[str, ...]
    alarmed: tuple[int, ...] = ()


def fitting(guest: Guest, cases: Iterable[Case], guests: Collection[Guest]) -> list[Fit]:
    """Return the arguments for one guest, those that suit best first.

    One that alarms the guest is not for them, whatever else it does.
    """
    fits = [
        _fit(guest, case, guests)
        for case in cases
        if set(case.works_for) & set(guest.roles) and not set(case.alarms) & set(guest.roles)
    ]
    return sorted(fits, key=lambda fit: (-fit.score, fit.argument_id))


def _fit(guest: Guest, case: Case, guests: Collection[Guest]) -> Fit:
    roles = tuple(role for role in ROLES if role in case.works_for and role in guest.roles)
    alarmed = tuple(sorted(one.person_id for one in guests if set(case.alarms) & set(one.roles)))
    score = (
        ROLE_COUNTS * len(roles)
        + SPECIAL_COUNTS * case.is_special
        + PROOF_COUNTS * case.has_proof
        + MODE_COUNTS * (case.kind in HEARD.get(guest.mode, ()))
        - ALARM_COSTS * len(alarmed)
    )
    return Fit(case.argument_id, score, roles, alarmed)


class Doubt(StrEnum):
    """What should make us think again, the weightiest first."""

    FIRST_TALK = "first_talk"
    NEEDS_UNKNOWN = "needs_unknown"
    NOBODY = "nobody"
    ECONOMIC_UNKNOWN = "economic_unknown"
    ECONOMIC_MISSING = "economic_missing"
    ALARMS = "alarms"
    AGAINST = "against"
    NO_ARGUMENTS = "no_arguments"
    NOTHING_FOR = "nothing_for"
    NO_ROLE = "no_role"
    NO_GOAL = "no_goal"
    OUR_PLACE = "our_place"
    TOO_LONG = "too_long"


@dataclass(frozen=True, slots=True)
class Warned:
    """One doubt: about which argument, role and people; `helped` are roles that gain by it."""

    doubt: Doubt
    people: tuple[int, ...] = ()
    argument_id: int | None = None
    role: str = ""
    helped: tuple[str, ...] = ()
    minutes: int = 0


@dataclass(frozen=True, slots=True)
class Planned:
    """A planned meeting and what is known of its deal."""

    kind: str
    guests: Sequence[Guest] = ()
    chosen: Sequence[Case] = ()
    has_goal: bool = True
    place: str = OURS
    is_ours_offered: bool = False
    lasts: int = 60
    agenda_minutes: int = 0
    economic_id: int | None = None
    talks: int = 1
    stage_place: int = STAGES_OF_NEEDS + 1
    has_needs: bool = True


def doubts(plan: Planned) -> list[Warned]:
    """Return what should make us think again; the order of the guests changes nothing."""
    found = [
        *_too_early(plan),
        *_about_the_economic_buyer(plan),
        *_about_arguments(plan),
        *_about_guests(plan),
        *_about_the_plan(plan),
    ]
    order = list(Doubt)
    return sorted(
        found,
        key=lambda one: (order.index(one.doubt), one.people, one.argument_id or 0, one.role),
    )


def _too_early(plan: Planned) -> Iterator[Warned]:
    """Warn of a presentation before the needs are known; a demonstration may come early (M5.4)."""
    if plan.kind != PRESENTATION:
        return
    if not plan.talks:
        yield Warned(Doubt.FIRST_TALK)
    elif plan.stage_place <= STAGES_OF_NEEDS and not plan.has_needs:
        yield Warned(Doubt.NEEDS_UNKNOWN)


def _about_the_economic_buyer(plan: Planned) -> Iterator[Warned]:
    """Ask for who says the final yes wherever several are to be won."""
    if not plan.guests or (plan.kind != PRESENTATION and len(plan.guests) == 1):
        return
    if plan.economic_id is None:
        yield Warned(Doubt.ECONOMIC_UNKNOWN)
    elif plan.economic_id not in {guest.person_id for guest in plan.guests}:
        yield Warned(Doubt.ECONOMIC_MISSING, (plan.economic_id,))


def _about_arguments(plan: Planned) -> Iterator[Warned]:
    for case in plan.chosen:
        helped = _played(plan.guests, case.works_for)
        for role in ROLES:
            hurt = tuple(sorted(g.person_id for g in plan.guests if role in g.roles))
            if role in case.alarms and hurt:
                yield Warned(Doubt.ALARMS, hurt, case.argument_id, role, helped)
    if plan.guests and not plan.chosen:
        yield Warned(Doubt.NO_ARGUMENTS)


def _played(guests: Iterable[Guest], roles: Collection[str]) -> tuple[str, ...]:
    played = {role for guest in guests for role in guest.roles}
    return tuple(role for role in ROLES if role in roles and role in played)


def _about_guests(plan: Planned) -> Iterator[Warned]:
    if not plan.guests:
        yield Warned(Doubt.NOBODY)
    for guest in plan.guests:
        me = (guest.person_id,)
        if (guest.attitude or 0) < 0 and len(plan.guests) > 1:
            yield Warned(Doubt.AGAINST, me)
        if not guest.roles:
            yield Warned(Doubt.NO_ROLE, me)
        elif plan.chosen and not fitting(guest, plan.chosen, plan.guests):
            yield Warned(Doubt.NOTHING_FOR, me)


def _about_the_plan(plan: Planned) -> Iterator[Warned]:
    if not plan.has_goal:
        yield Warned(Doubt.NO_GOAL)
    if plan.place != OURS and not plan.is_ours_offered:
        yield Warned(Doubt.OUR_PLACE)
    if plan.agenda_minutes > plan.lasts:
        yield Warned(Doubt.TOO_LONG, minutes=plan.agenda_minutes - plan.lasts)
