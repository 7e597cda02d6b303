"""Which arguments to choose for a meeting, and what should make us think again (M5.3–4)."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from interes.activities.models import Activity, Meeting
from interes.activities.rules import (
    Case,
    Fit,
    Guest,
    Planned,
    Warned,
    doubts,
    fitting,
    minutes_of,
    read_agenda,
)
from interes.deals.models import Deal, Stage
from interes.deals.queries import PartRow
from interes.knowledge.models import Argument
from interes.knowledge.queries import arguments_about, arguments_to_set

TALKED = ("call", "meeting", "letter", "message")


@dataclass(frozen=True, slots=True)
class Draft:
    """A meeting as it is planned so far."""

    kind: str
    goal: str = ""
    place: str = "ours"
    is_ours_offered: bool = False
    lasts: int = 60
    agenda: str = ""
    people: Collection[int] = ()
    arguments: Mapping[int, str] = field(default_factory=dict)

    @classmethod
    def of(cls, meeting: Meeting) -> "Draft":
        """Return the draft that a kept meeting is; its guests and arguments are loaded."""
        names = ("kind", "goal", "place", "is_ours_offered", "lasts", "agenda")
        return cls(
            people={one.person_id for one in meeting.guests.all() if one.person_id},
            arguments={one.argument_id: one.note for one in meeting.arguments.all()},
            **{name: getattr(meeting, name) for name in names},
        )


@dataclass(frozen=True, slots=True)
class Choice:
    """An argument that can be chosen: whom it suits, whom it alarms."""

    argument: Argument
    score: int
    suits: list[PartRow]
    alarms: list[PartRow]
    is_chosen: bool
    note: str = ""


@dataclass(frozen=True, slots=True)
class ForGuest:
    """A guest with the chosen arguments that suit them, the best first."""

    part: PartRow
    arguments: list[Argument]


@dataclass(frozen=True, slots=True)
class Advice:
    """What the product advises for a meeting."""

    choices: list[Choice]
    guests: list[ForGuest]
    warned: list[Warned]
    names: Mapping[int, str]
    arguments: Mapping[int, Argument]

    @property
    def suiting(self) -> list[Choice]:
        """Return what suits somebody who comes, or is chosen already."""
        return [one for one in self.choices if one.suits or one.is_chosen]

    @property
    def others(self) -> list[Choice]:
        """Return what suits nobody who comes."""
        return [one for one in self.choices if not (one.suits or one.is_chosen)]


def advise(deal: Deal, people: Sequence[PartRow], draft: Draft) -> Advice:
    """Return what fits those who come, and the doubts about the plan."""
    coming = [one for one in people if one.person_id in draft.people]
    guests = [_guest(one) for one in coming]
    known = _arguments(deal, draft)
    cases = {key: _case(one) for key, one in known.items()}
    fits = {guest.person_id: fitting(guest, cases.values(), guests) for guest in guests}
    rows = {one.person_id: one for one in people}
    choices = [_choice(one, cases[key], fits, rows, draft) for key, one in known.items()]
    return Advice(
        choices=sorted(choices, key=lambda one: (-one.score, one.argument.pk)),
        guests=[_for_guest(one, fits[one.person_id], known, draft) for one in coming],
        warned=doubts(_planned(deal, people, draft, guests, cases)),
        names={one.person_id: one.name for one in people},
        arguments=known,
    )


def _arguments(deal: Deal, draft: Draft) -> dict[int, Argument]:
    """Return what fits the deal, and what is chosen whether it does or not."""
    known = {one.pk: one for one in arguments_about(_words(deal))}
    missing = set(draft.arguments) - set(known)
    more = arguments_to_set().filter(pk__in=missing) if missing else ()
    return known | {one.pk: one for one in more}


def _words(deal: Deal) -> tuple[str, str]:
    return deal.product, deal.company.industry if deal.company else ""


def _guest(row: PartRow) -> Guest:
    part = row.part
    return Guest(row.person_id, tuple(part.roles), part.attitude, part.mode)


def _case(one: Argument) -> Case:
    return Case(
        argument_id=one.pk,
        works_for=tuple(one.works_for),
        alarms=tuple(one.alarms),
        kind=one.kind,
        is_special=bool(one.business_lines),
        has_proof=bool(one.proof_ru),
    )


def _choice(
    one: Argument,
    case: Case,
    fits: Mapping[int, Iterable[Fit]],
    rows: Mapping[int, PartRow],
    draft: Draft,
) -> Choice:
    mine = {who: fit for who, found in fits.items() for fit in found if fit.argument_id == one.pk}
    alarmed = [rows[who] for who in fits if set(case.alarms) & set(rows[who].part.roles)]
    return Choice(
        argument=one,
        score=sum(fit.score for fit in mine.values()),
        suits=[rows[who] for who in mine],
        alarms=alarmed,
        is_chosen=one.pk in draft.arguments,
        note=draft.arguments.get(one.pk, ""),
    )


def _for_guest(
    row: PartRow, fits: Iterable[Fit], known: Mapping[int, Argument], draft: Draft
) -> ForGuest:
    chosen = [known[fit.argument_id] for fit in fits if fit.argument_id in draft.arguments]
    return ForGuest(row, chosen)


def _planned(
    deal: Deal,
    people: Sequence[PartRow],
    draft: Draft,
    guests: Sequence[Guest],
    cases: Mapping[int, Case],
) -> Planned:
    economic = [one.person_id for one in people if "economic" in one.part.roles]
    return Planned(
        kind=draft.kind,
        guests=guests,
        chosen=[cases[key] for key in draft.arguments if key in cases],
        has_goal=bool(draft.goal.strip()),
        place=draft.place,
        is_ours_offered=draft.is_ours_offered,
        lasts=draft.lasts,
        agenda_minutes=minutes_of(read_agenda(draft.agenda)),
        economic_id=economic[0] if economic else None,
        talks=_talks(deal),
        stage_place=_stage_place(deal),
        has_needs=bool(deal.about.strip()),
    )


def _talks(deal: Deal) -> int:
    talks = Activity.objects.filter(deal=deal, kind__in=TALKED, was_reached=True, removed_at=None)
    return talks[:1].count()


def _stage_place(deal: Deal) -> int:
    """Return which stage of its pipeline a deal stands in, the first is 1."""
    stages = Stage.objects.filter(pipeline=deal.pipeline_id, is_active=True)
    return stages.filter(order__lt=deal.stage.order).count() + 1
