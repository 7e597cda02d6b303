"""What the pages of one deal show: found once, with all it stands on."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from interes.deals import queries
from interes.deals.models import Closure, Deal, Situation
from interes.deals.queries import ClimbState, Opponent, PartRow, Point, Stretch
from interes.deals.rules import Lateness, days_in_stage, lateness
from interes.deals.web.climb_words import climb_words
from interes.team.models import User
from interes.ui import formats

KNOWN = (
    *("company", "owner", "owner__department", "stage", "source"),
    *("next_step", "next_step__owner", "closure", "closure__reason", "closure__rival"),
)


@dataclass(frozen=True, slots=True)
class Flag:
    """What is wrong with a deal, and why it matters."""

    word: str
    why: str


@dataclass(frozen=True, slots=True)
class Record:
    """A deal with its way, its people and its ends."""

    deal: Deal
    way: list[Stretch]
    people: list[PartRow]
    closures: list[Closure]
    flags: list[Flag]
    points: list[Point]
    situations: list[Situation]
    climb: ClimbState | None
    rivals: list[Opponent]

    @property
    def due(self) -> date | None:
        """Return when the next step is due."""
        step = self.deal.next_step
        return queries.due_of(step.due_at, has_time=step.has_time) if step else None

    @property
    def there(self) -> str:
        """Return what time it is at the client now, if it is another than here."""
        moment = queries.there(self.deal.company, timezone.localtime())
        return _("at the client it is %(time)s now") % {"time": f"{moment:%H:%M}"} if moment else ""

    @property
    def forgotten(self) -> str:
        """Say to whom a late step has climbed, and what comes next."""
        return climb_words(self.climb, timezone.localtime())

    @property
    def why(self) -> str:
        """Return why the next step is planned for then, in a sentence."""
        step = self.deal.next_step
        if step is None:
            return ""
        today = timezone.localdate()
        return queries.why_of(step.why, today, moved_because=step.moved_because)

    @property
    def bar(self) -> list[dict[str, object]]:
        """Return the stages as the stage bar draws them, with the time spent in each."""
        return [
            {
                "id": one.stage.pk,
                "name": one.stage.name,
                "note": _spent(one.spent, one.stage.norm_days),
            }
            for one in self.way
        ]

    def spent(self, one: Stretch) -> str:
        """Return the time spent in a stage beside its norm."""
        return _spent(one.spent, one.stage.norm_days)

    @property
    def place(self) -> int:
        """Return the place of the present stage on the way, from 0."""
        return next((n for n, one in enumerate(self.way) if one.is_now), 0)


def record(user: User, deal_id: int) -> Record | None:
    """Return everything the page of a deal shows, or None if there is no such deal."""
    deals = queries.seen_by(user).select_related(*KNOWN).filter(pk=deal_id)
    deal = deals.annotate(
        has_ended=queries.HAS_ENDED, points=queries.POINTS, rivals_told=queries.RIVALS, climb=queries.CLIMB
    ).first()
    if deal is None:
        return None
    now = timezone.localtime()
    stages = queries.stages_to_set().filter(pipeline=deal.pipeline_id).order_by("order")
    people = queries.people_of(deal)
    return Record(
        deal=deal,
        way=queries.way(deal, stages, now=now),
        people=people,
        closures=list(queries.closures_of(deal)) if deal.has_ended else [],
        points=queries.points_in(deal.points) if deal.is_open else [],
        situations=queries.offered(deal),
        rivals=queries.rivals_in(deal.rivals_told, deal.closure_id),
        climb=queries.climb_state_in(deal, deal.climb, now),
        flags=flags(deal, has_people=bool(people), now=now),
    )


def flags(deal: Deal, *, has_people: bool, now: datetime) -> list[Flag]:
    """Return the red flags of an open deal with their reasons."""
    if not deal.is_open:
        return []
    found = [_late(deal, now), _dragging(deal, now)]
    if deal.amount is None:
        found.append(Flag(_("No sum"), _("The forecast does not count this deal.")))
    if not has_people:
        found.append(Flag(_("No people"), _("It is not known who decides there.")))
    return [flag for flag in found if flag]


def _spent(length: timedelta | None, norm: int | None) -> str:
    """Return the time spent in a stage, with its norm: "6 days, norm 5"."""
    if length is None:
        return ""
    spent = formats.duration_days(length) if length.days else _("under a day")
    return _("%(spent)s, norm %(norm)s") % {"spent": spent, "norm": norm} if norm else spent


def _late(deal: Deal, now: datetime) -> Flag | None:
    step = deal.next_step
    if step is None:
        return None
    due_at = timezone.localtime(step.due_at)
    if lateness(due_at, has_time=step.has_time, now=now) != Lateness.LATE:
        return None
    return Flag(_("The next step is late"), _("Do it now, or agree on another day."))


def _dragging(deal: Deal, now: datetime) -> Flag | None:
    norm = deal.stage.norm_days
    days = days_in_stage(timezone.localdate(deal.stage_since), now.date())
    if norm is None or days <= norm:
        return None
    sentence = ngettext(
        "%(days)s day in this stage, the norm is %(norm)s.",
        "%(days)s days in this stage, the norm is %(norm)s.",
        days,
    )
    return Flag(_("Drags on"), sentence % {"days": days, "norm": norm})
