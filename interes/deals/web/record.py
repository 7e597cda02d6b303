"""What the pages of one deal show: found once, with all it stands on."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from interes.deals import queries
from interes.deals.models import Closure, Deal, Situation
from interes.deals.queries import (
    Answered,
    ClimbState,
    FlagShown,
    Offer,
    Opponent,
    PartRow,
    Point,
    Stretch,
)
from interes.deals.web import verdicts
from interes.deals.web.climb_words import climb_words
from interes.team.models import User
from interes.ui import formats

KNOWN = (
    *("company", "owner", "owner__department", "stage", "source"),
    *("judgement", "standing", "worker"),
    *("next_step", "next_step__owner", "closure", "closure__reason", "closure__rival"),
)


@dataclass(frozen=True, slots=True)
class Record:
    """A deal with its way, its people and its ends."""

    deal: Deal
    way: list[Stretch]
    people: list[PartRow]
    closures: list[Closure]
    flags: list[FlagShown]
    answers: list[Answered]
    points: list[Point]
    situations: list[Situation]
    climb: ClimbState | None
    offer: Offer | None
    rivals: list[Opponent]

    @property
    def due(self) -> date | None:
        """Return when the next step is due."""
        step = self.deal.next_step
        return queries.due_of(step.due_at, has_time=step.has_time) if step else None

    @property
    def verdict(self) -> verdicts.Shown | None:
        """Return whether the client is worth our time, if anything is asked of such deals."""
        return verdicts.shown(self.deal)

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
        has_ended=queries.HAS_ENDED,
        points=queries.POINTS,
        rivals_told=queries.RIVALS,
        answered=queries.FLAG_ANSWERS,
        offered=queries.OFFER,
        climb=queries.CLIMB,
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
        offer=queries.offer_in(deal.offered) if deal.is_open else None,
        climb=queries.climb_state_in(deal, deal.climb, now),
        flags=queries.flags_of(deal, now.date()),
        answers=queries.answers_in(deal.answered, now.date()) if deal.is_open else [],
    )


def _spent(length: timedelta | None, norm: int | None) -> str:
    """Return the time spent in a stage, with its norm: "6 days, norm 5"."""
    if length is None:
        return ""
    spent = formats.duration_days(length) if length.days else _("under a day")
    return _("%(spent)s, norm %(norm)s") % {"spent": spent, "norm": norm} if norm else spent
