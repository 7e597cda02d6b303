"""What the product would plan next in a deal, and why."""

from dataclasses import dataclass, replace
from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from interes.deals.models import Deal, Situation
from interes.deals.queries.clocks import clock_of
from interes.deals.queries.situations import situations
from interes.deals.queries.talked import talked
from interes.deals.queries.why import why_of
from interes.deals.rules import QUICK_DAYS, Cadence, Plan, Proposal, Talks, of_stage, propose


@dataclass(frozen=True, slots=True)
class Proposed:
    """A next step that needs only to be accepted, and the reason in a sentence."""

    plan: Plan
    why: str
    asks: bool

    def fields(self, prefix: str = "step_") -> dict[str, str]:
        """Return it as the form of a next step carries it."""
        day = timezone.localdate(self.plan.due_at)
        ahead = (day - timezone.localdate()).days
        word = next((word for word, days in QUICK_DAYS.items() if days == ahead), "date")
        return {
            f"{prefix}text": self.plan.text,
            f"{prefix}kind": self.plan.kind,
            f"{prefix}when": word,
            f"{prefix}date": day.isoformat(),
            f"{prefix}time": "",
        }

    def is_meant_by(self, plan: Plan) -> bool:
        """Tell whether somebody accepted it as it is."""
        mine = self.plan
        day = timezone.localdate
        return (
            not plan.has_time
            and (plan.text.strip(), plan.kind) == (mine.text, mine.kind)
            and day(plan.due_at) == day(mine.due_at)
        )


def offered(deal: Deal) -> list[Situation]:
    """Return the situations that the stage of an open deal offers, and the one it is in."""
    if not deal.is_open:
        return []
    return [
        one
        for one in situations()
        if not one.stage_ids or deal.stage_id in one.stage_ids or one.pk == deal.situation_id
    ]


def proposed(deal: Deal, *, now: datetime, talk: str = "") -> Proposed:
    """Return the next step for a deal as it stands, or as it would after a talk.

    `talk` is "reached" or "missed" if one is just being told and is not on the timeline yet.
    """
    return _after(deal, _talks(deal), talk, now)


def proposals(deal: Deal | None, now: datetime) -> dict[str, Proposed | None]:
    """Return what is next in an open deal if the client is reached, and if nobody answers."""
    if deal is None or deal.next_step_id is None:
        return {"proposed": None, "missed": None}
    talks = _talks(deal)
    return {
        "proposed": _after(deal, talks, "reached", now),
        "missed": _after(deal, talks, "missed", now),
    }


def _after(deal: Deal, talks: Talks, talk: str, now: datetime) -> Proposed:
    clock = clock_of(deal.company)
    if talk:
        day = now.astimezone(clock.zone).date()
        talks = talks.reached(day) if talk == "reached" else talks.missed()
    found = propose(_cadence(deal), talks, now=now, clock=clock)
    facts = _named(deal, found)
    plan = Plan(
        text=ask_to_decide() if found.asks else _say(deal),
        due_at=found.at,
        kind=found.kind,
        why=facts,
        is_proposed=True,
    )
    return Proposed(plan, why_of(facts, timezone.localdate(now)), found.asks)


def accepted(deal: Deal, plan: Plan, *, now: datetime, talk: str = "") -> Plan:
    """Return the plan with its reason if it is what the product would propose, else as it is."""
    asks = plan.text == ask_to_decide()
    if plan.has_time or not (asks or plan.text.strip() == _say(deal)):
        return plan
    mine = proposed(deal, now=now, talk=talk)
    if not mine.is_meant_by(plan):
        return plan
    return replace(mine.plan, owner_id=plan.owner_id)


def ask_to_decide() -> str:
    """Return what the last step of a chain says."""
    return _("Decide: go on or close")


def _cadence(deal: Deal) -> Cadence:
    one = deal.situation
    return of_stage(deal.stage.norm_days) if one is None else cadence_of(one)


def cadence_of(one: Situation) -> Cadence:
    """Return the cadence of a situation as the rule takes it."""
    return Cadence(
        first_after=one.first_after,
        every=one.every,
        every_days=one.every_days,
        channels=tuple(one.channels),
        most_attempts=one.most_attempts,
        most_days=one.most_days,
    )


def _talks(deal: Deal) -> Talks:
    since = deal.situation_since or deal.stage_since
    said = talked({deal.pk: since})[deal.pk]
    last = timezone.localdate(said.last_at) if said.last_at else None
    return Talks(timezone.localdate(since), last, said.attempts)


def _named(deal: Deal, found: Proposal) -> dict[str, str | int]:
    of = deal.situation or deal.stage
    names: dict[str, str | int] = {"name_ru": of.name_ru, "name_en": of.name_en}
    return {"code": found.code, "kind": found.kind, **names, **found.facts}


def _say(deal: Deal) -> str:
    return deal.situation.say if deal.situation else _("Call and agree on what comes next")
