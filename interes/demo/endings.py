"""How deals ended: won, or refused with a reason, and what was learnt."""

from datetime import datetime
from typing import Any

from interes.deals.models import Closure, RefusalReason, Rival, Step
from interes.demo.deals import Affair
from interes.demo.speech import Speech
from interes.demo.timeline import line
from interes.demo.words import Kept
from interes.demo.world import World


class Endings:
    """Ends deals."""

    def __init__(self, world: World, speech: Speech) -> None:
        """Make the rivals, and the reasons that this company added."""
        self.world, self.speech, self.chance = world, speech, world.chance
        self.facts = world.words("ends")
        self.rivals = {r["name"]: world.add(Rival, name=r["name"]) for r in self.facts["rivals"]}
        self.reasons = {r["name"]: self._reason(r) for r in self.facts["reasons"]}

    def end(self, affair: Affair, last: datetime) -> None:
        """Close a deal as its course says."""
        at = self.world.hours.back(affair.course.ended or 0.0)
        slots = self.speech.about(affair, affair.contacts[0], affair.seller)
        slots["day"] = ""
        if affair.course.is_won:
            self._win(affair, last, at, slots)
        else:
            self._refuse(affair, last, at, slots)
        affair.deal.closed_at = at

    def close_as_told(self, affair: Affair, last: datetime, told: dict[str, Any]) -> None:
        """Close a deal as a story says."""
        at = self.world.hours.back(affair.course.ended or 0.0)
        self._last_step(affair, told["step"], last, at, "dropped")
        closure = self._close(
            affair,
            at,
            outcome="refused",
            reason=self.reasons[told["reason"]],
            rival=self.rivals.get(told.get("rival", "")),
            note=told["note"],
            come_back_date=self.world.hours.day(told["come_back"]).date(),
        )
        line(self.world, affair, "refused", at, facts={"closure": closure.pk})
        affair.deal.closed_at = at

    def _reason(self, facts: dict[str, Any]) -> RefusalReason:
        known = self.world.reasons.get(facts["name"])
        if known is None:
            known = self.world.add(
                RefusalReason, name_ru=facts["name"], name_en=facts["new"], order=9
            )
        return known

    def _win(self, affair: Affair, last: datetime, at: datetime, slots: Kept) -> None:
        facts = self.facts["won"]
        text = self.speech.say(self.chance.choice(facts["texts"]), slots)
        step = self._last_step(affair, facts["step"], last, at, "done")
        step.result = text
        line(self.world, affair, "call", at, text=text, step=step, person=affair.contacts[0].person)
        note = self.speech.say(self.chance.choice(facts["learnt"]), slots)
        self._close(affair, at, outcome="won", note=note)
        line(self.world, affair, "won", at)

    def _refuse(self, affair: Affair, last: datetime, at: datetime, slots: Kept) -> None:
        facts = self._why(affair.course.stage)
        rival = self.chance.choice(self.facts["rivals"])
        self.speech.name_rival(slots, rival)
        text = self.speech.say(self.chance.choice(facts["texts"]), slots)
        self._last_step(affair, self.facts["last_step"].format_map(slots), last, at, "dropped")
        reached = facts.get("reached", True)
        if not reached:
            self._try_in_vain(affair, last, at, slots)
        person = affair.contacts[0].person
        line(self.world, affair, "call", at, text=text, was_reached=reached, person=person)
        reason = self.reasons[facts["name"]]
        closure = self._close(
            affair,
            at,
            outcome="refused",
            reason=reason,
            rival=self.rivals[rival["name"]] if reason.asks_rival else None,
            note=self.speech.say(self.chance.choice(facts["learnt"]), slots),
            come_back_date=self._come_back(affair, facts),
        )
        line(self.world, affair, "refused", at, facts={"closure": closure.pk})

    def _try_in_vain(self, affair: Affair, last: datetime, at: datetime, slots: Kept) -> None:
        """Call a few times before giving up."""
        ended, missed = affair.course.ended or 0.0, self.world.words("colour")["missed"]
        for ago in (ended + self.chance.uniform(2, 9) for _ in range(3)):
            when = self.world.hours.back(ago)
            if last < when < at:
                text = self.speech.say(self.chance.choice(missed), slots)
                who = affair.contacts[0].person
                line(self.world, affair, "call", when, person=who, was_reached=False, text=text)

    def _why(self, stage: int) -> dict[str, Any]:
        reasons = self.facts["reasons"]
        return dict(self.chance.choices(reasons, [r["weights"][stage] for r in reasons])[0])

    def _come_back(self, affair: Affair, facts: dict[str, Any]) -> Any:
        """Plan to come back, mostly; whoever was to be called by now has been called."""
        days = self.chance.randint(*facts["back"]) - round(affair.course.ended or 0)
        is_planned = days >= 0 and self.chance.hit(facts["share"])
        return self.world.hours.day(days).date() if is_planned else None

    def _last_step(
        self, affair: Affair, text: str, last: datetime, at: datetime, state: str
    ) -> Step:
        return self.world.add(
            Step,
            deal=affair.deal,
            kind="call",
            text=text,
            owner=affair.seller.user,
            due_at=at.replace(hour=12, minute=0),
            state=state,
            planned_at=last,
            finished_at=at,
        )

    def _close(self, affair: Affair, at: datetime, **facts: Any) -> Closure:
        closure = self.world.add(Closure, deal=affair.deal, by=affair.seller.user, at=at, **facts)
        affair.deal.state, affair.deal.closure_id = closure.outcome, closure.pk
        return closure
