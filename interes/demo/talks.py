"""The story of each deal: talks, steps and their results, one after the other."""

from dataclasses import dataclass
from datetime import datetime, time
from typing import Any

from interes.activities.models import Activity
from interes.deals.models import Step
from interes.demo.deals import Affair
from interes.demo.endings import Endings
from interes.demo.people import Contact
from interes.demo.speech import Speech
from interes.demo.words import Kept, talks
from interes.demo.world import World

STAGES = ("first", "needs", "meeting", "offer", "think", "contract", "payment")
MINUTES = {"call": 8, "meeting": 55}
TIMES = (time(9, 30), time(10), time(11), time(11, 30), time(14), time(15), time(16), time(16, 30))


@dataclass(slots=True)
class Turn:
    """One talk of a story that is still to be told."""

    ago: float
    episode: dict[str, Any]
    contact: Contact


class Talks:
    """Tells the stories of deals."""

    def __init__(self, world: World) -> None:
        """Read the episodes."""
        self.world, self.chance, self.hours = world, world.chance, world.hours
        self.speech = Speech(world)
        self.endings = Endings(world, self.speech)
        self.pools = talks(world.language)
        self.colour = world.words("colour")

    def tell(self, affair: Affair) -> None:
        """Put the whole story of a deal on its timeline, and its next step after it."""
        used: set[str] = set()
        turns = self._turns(affair, used)
        self._note_moves(affair)
        last = self._opening(affair, turns)
        for turn, following in zip(turns, [*turns[1:], None], strict=True):
            self._attempt(affair, turn, last)
            last = self._talk(affair, turn, following, last)
        if affair.course.ended is None:
            self._plan(affair, last, used)
        else:
            self.endings.end(affair, last)

    def _turns(self, affair: Affair, used: set[str]) -> list[Turn]:
        """Choose when they talked in each stage, about what and who with."""
        turns = []
        for stage, (began, ended) in enumerate(affair.course.spans):
            if affair.course.ended is None and stage == affair.course.stage:
                ended = self._last_talk(affair, began)
            pool = self.pools[STAGES[stage]]
            for ago in self._moments(began, ended):
                episode = self.speech.episode(pool, used)
                turns.append(Turn(ago, episode, self._who(affair)))
        return turns

    def _moments(self, began: float, ended: float) -> list[float]:
        """Spread talks over a stage; the last one stands where the stage ends."""
        days = began - ended
        number = max(1, min(round(days / 3.4 * self.chance.uniform(0.5, 1.5)), 5))
        gap = days / number
        return [
            ended + gap * (n + self.chance.uniform(-0.3, 0)) for n in range(number - 1, 0, -1)
        ] + [ended + min(0.02, gap / 3)]

    def _last_talk(self, affair: Affair, began: float) -> float:
        """Choose how long ago they last talked: before the next step was due, at any rate."""
        due = affair.due or 0
        least = 0.3 if due >= 0 else 0.6 - due
        return min(began * 0.97, self.chance.uniform(least, least + 6))

    def _who(self, affair: Affair) -> Contact:
        main, *others = affair.contacts
        return self.chance.choice(others) if others and self.chance.hit(0.2) else main

    def _note_moves(self, affair: Affair) -> None:
        """Write what the product itself puts on the timeline."""
        course, stages = affair.course, self.world.stages
        self._line(affair, "opened", self.hours.back(course.entered[0]))
        for place, ago in enumerate(course.entered[1:], start=1):
            facts = {"from_stage": stages[place - 1].pk, "to_stage": stages[place].pk}
            self._line(affair, "moved", self.hours.back(ago), facts=facts)

    def _opening(self, affair: Affair, turns: list[Turn]) -> datetime:
        """Begin with how the interest came to us."""
        at = self.hours.back(affair.course.entered[0])
        pool = self.pools[f"opening_{affair.deal.channel}"]
        episode, contact = self.chance.choice(pool), affair.contacts[0]
        slots = self._slots(affair, contact, at)
        self._say(affair, Turn(0, episode, contact), at, self._text(episode, slots, turns[:1], at))
        return at

    def _talk(self, affair: Affair, turn: Turn, following: Turn | None, last: datetime) -> datetime:
        """Have a talk that finishes the step planned at the one before."""
        at = self.hours.back(turn.ago)
        slots = self._slots(affair, turn.contact, at)
        text = self._text(turn.episode, slots, [following] if following else [], at)
        step = self.world.add(
            Step,
            deal=affair.deal,
            kind=self._step_kind(turn.episode),
            text=self.speech.say(turn.episode["step"], slots),
            owner=affair.seller.user,
            due_at=self._due(turn, at),
            has_time=turn.episode["kind"] == "meeting",
            state="done",
            result=text,
            planned_at=last,
            finished_at=at,
        )
        self._say(affair, turn, at, text, step=step)
        return at

    def _due(self, turn: Turn, at: datetime) -> datetime:
        if turn.episode["kind"] == "meeting":
            return at.replace(minute=at.minute // 30 * 30)
        late = self.chance.weighted({0: 78, 1: 12, 2: 6, 4: 4})
        return self.hours.back(turn.ago + late).replace(hour=12, minute=0)

    def _plan(self, affair: Affair, last: datetime, used: set[str]) -> None:
        """Plan the next step, as the law wants it."""
        episode = self.speech.episode(self.pools[STAGES[affair.course.stage]], used)
        slots = self._slots(affair, affair.contacts[0], last)
        has_time = episode["kind"] == "meeting" or self.chance.hit(0.2)
        due = affair.due or 0
        step = self.world.add(
            Step,
            deal=affair.deal,
            kind=self._step_kind(episode),
            text=self.speech.say(episode["step"], slots),
            owner=affair.seller.user,
            due_at=self.hours.day(due, self._time() if has_time else time(12)),
            has_time=has_time,
            planned_at=last,
        )
        affair.deal.next_step_id = step.pk

    def _time(self) -> time:
        return self.chance.choice(TIMES)

    def _step_kind(self, episode: dict[str, Any]) -> str:
        return str(episode.get("step_kind") or episode["kind"]).replace("message", "letter")

    def _attempt(self, affair: Affair, turn: Turn, last: datetime) -> None:
        """Sometimes they had to be called twice."""
        if turn.episode["kind"] != "call" or not self.chance.hit(0.2):
            return
        at = self.hours.back(turn.ago + self.chance.uniform(0.1, 1.2))
        if at <= last:
            return
        slots = self._slots(affair, turn.contact, at)
        text = self.speech.say(self.chance.choice(self.colour["missed"]), slots)
        self._line(affair, "call", at, person=turn.contact.person, was_reached=False, text=text)

    def _text(
        self, episode: dict[str, Any], slots: Kept, following: list[Turn], at: datetime
    ) -> str:
        """Say what was talked about, sometimes a detail, and what was agreed."""
        said = [self.chance.choice(episode["texts"])]
        if self.chance.hit(0.35):
            said.append(self.chance.choice(self.colour["details"]))
        for turn in following:
            if self.chance.hit(0.75):
                slots["day"] = self.speech.day(self.hours.back(turn.ago).date(), at.date())
                said.append(turn.episode["agreed"])
        return " ".join(self.speech.say(text, slots) for text in said)

    def _slots(self, affair: Affair, contact: Contact, at: datetime) -> Kept:
        return self.speech.vary(self.speech.about(affair, contact), at)

    def _say(
        self, affair: Affair, turn: Turn, at: datetime, text: str, step: Step | None = None
    ) -> None:
        kind = turn.episode["kind"]
        minutes = MINUTES.get(kind)
        self._line(
            affair,
            kind,
            at,
            person=turn.contact.person,
            step=step,
            is_inbound=turn.episode.get("inbound", False),
            minutes=minutes and max(round(self.chance.spread(minutes, 0.5)), 2),
            text=text,
        )

    def _line(self, affair: Affair, kind: str, at: datetime, **facts: Any) -> None:
        self.world.add(
            Activity,
            kind=kind,
            at=at,
            by=affair.seller.user,
            deal=affair.deal,
            company=affair.client.company,
            **facts,
        )
