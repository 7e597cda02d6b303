"""The story of each deal: talks, steps and their results, one after the other."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime, time
from typing import Any

from interes.deals.models import Step
from interes.demo import episodes
from interes.demo.clients import Contact
from interes.demo.deals import Affair
from interes.demo.endings import Endings
from interes.demo.speech import Speech
from interes.demo.staff import Seller
from interes.demo.timeline import line, tell_move, tell_opening
from interes.demo.words import Kept, talks
from interes.demo.world import World

STAGES = ("first", "needs", "meeting", "offer", "think", "contract", "payment")
MINUTES = {"call": 8, "meeting": 55}
TIMES = [time(h, m) for h in (9, 10, 11, 12, 14, 15, 16, 17) for m in (0, 30)][1:]
RHYTHM = 6.2  # working days from talk to talk


@dataclass(slots=True)
class Turn:
    """One talk of a story that is still to be told."""

    ago: float
    episode: dict[str, Any]
    contact: Contact


class Talks:
    """Tells the stories of deals."""

    def __init__(self, world: World, speech: Speech) -> None:
        """Read the episodes."""
        self.world, self.chance, self.hours = world, world.chance, world.hours
        self.speech = speech
        self.endings = Endings(world, speech)
        self.pools = talks(world.language)
        self.colour = world.words("colour")
        self.busy: dict[tuple[int, int], set[time]] = defaultdict(set)
        self.had: list[dict[str, Any]] = []  # what this deal has talked about in its stage

    def tell(self, affair: Affair) -> None:
        """Put the whole story of a deal on its timeline, and its next step after it."""
        turns = self._turns(affair)
        last = self._opening(affair, turns)
        for turn, following in zip(turns, [*turns[1:], None], strict=True):
            self._attempt(affair, turn, last)
            last = self._talk(affair, turn, following, last)
        for stage, ago in enumerate(affair.course.entered[1:], start=1):
            tell_move(self.world, affair, (stage - 1, stage), self.hours.back(ago))
        if affair.course.ended is None:
            self._plan(affair, last)
        else:
            self.endings.end(affair, last)

    def _turns(self, affair: Affair) -> list[Turn]:
        """Choose when they talked in each stage, about what and who with."""
        turns = []
        for stage, (began, ended) in enumerate(affair.course.spans):
            is_last = stage == affair.course.stage
            if is_last and affair.course.ended is None:
                ended = self._last_talk(affair, began)
            moments = self._moments(began, ended, is_ended=is_last and not affair.is_open)
            pool = self.pools[STAGES[stage]]
            self.had = episodes.told(self.chance, pool, len(moments), is_last=is_last)
            # The last moments are taken: where a stage ends something has to be said.
            told = zip(moments[-len(self.had) :], self.had, strict=True)
            turns += [Turn(ago, episode, self._who(affair)) for ago, episode in told]
        return turns

    def _moments(self, began: float, ended: float, *, is_ended: bool) -> list[float]:
        """Spread talks over a stage; the last one moves the deal on, or comes before the end."""
        number = max(1, min(round((began - ended) / RHYTHM * self.chance.uniform(0.5, 1.5)), 5))
        gap = (began - ended) / number
        early = [ended + gap * (n + self.chance.uniform(-0.3, 0)) for n in range(1, number)]
        last = gap * self.chance.uniform(0.3, 0.6) if is_ended else min(0.02, gap / 3)
        return [*reversed(early), ended + last]

    def _last_talk(self, affair: Affair, began: float) -> float:
        """Choose how long ago they last talked: before the next step was due, at any rate."""
        due = affair.due or 0
        least = 0.3 if due >= 0 else 0.6 - due
        return min(began * 0.97, self.chance.uniform(least, least + 9))

    def _who(self, affair: Affair) -> Contact:
        main, *others = affair.contacts
        return self.chance.choice(others) if others and self.chance.hit(0.2) else main

    def _opening(self, affair: Affair, turns: list[Turn]) -> datetime:
        """Begin with how the interest came to us."""
        at = self.hours.back(affair.course.entered[0])
        episode = self.chance.choice(self.pools[f"opening_{affair.deal.channel}"])
        turn = Turn(affair.course.entered[0], episode, affair.contacts[0])
        tell_opening(self.world, affair, at)
        slots = self._slots(affair, turn.contact, at)
        if self.chance.hit(0.5):
            affair.deal.about = self.speech.say(self.chance.choice(self.colour["abouts"]), slots)
        self._say(affair, turn, at, self._text(affair, episode, slots, turns[0], at))
        return at

    def _talk(self, affair: Affair, turn: Turn, following: Turn | None, last: datetime) -> datetime:
        """Have a talk that finishes the step planned at the one before."""
        at = self.hours.back(turn.ago)
        slots = self._slots(affair, turn.contact, at)
        text = self._text(affair, turn.episode, slots, following, at)
        step = self.world.add(
            Step,
            deal=affair.deal,
            kind=self._step_kind(turn.episode),
            text=self.speech.say(turn.episode["step"], slots),
            owner=affair.whose(at).user,
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

    def _plan(self, affair: Affair, last: datetime) -> None:
        """Plan the next step, as the law wants it."""
        pool = self.pools[STAGES[affair.course.stage]]
        episode = episodes.planned(self.chance, pool, self.had)
        slots = self._slots(affair, affair.contacts[0], last)
        due = affair.due or 0
        is_timed = episode["kind"] == "meeting" or self.chance.hit(0.2)
        at = self._time(affair.seller, due) if is_timed else None
        step = self.world.add(
            Step,
            deal=affair.deal,
            kind=self._step_kind(episode),
            text=self.speech.say(episode["step"], slots),
            owner=affair.seller.user,
            due_at=self.hours.day(due, at or time(12)),
            has_time=at is not None,
            planned_at=last,
        )
        affair.deal.next_step_id = step.pk

    def _time(self, seller: Seller, due: int) -> time | None:
        """Choose a time of the day that is free, and today still to come."""
        busy = self.busy[seller.user.pk, due]
        free = [at for at in TIMES if at not in busy and (due or at > self.world.now.time())]
        if not free:
            return None
        busy.add(at := self.chance.choice(free))
        return at

    def _step_kind(self, episode: dict[str, Any]) -> str:
        return str(episode.get("step_kind") or episode["kind"]).replace("message", "letter")

    def _attempt(self, affair: Affair, turn: Turn, last: datetime) -> None:
        """Sometimes they had to be called twice."""
        if turn.episode["kind"] != "call" or not self.chance.hit(0.16):
            return
        at = self.hours.back(turn.ago + self.chance.uniform(0.1, 1.2))
        if at <= last:
            return
        slots = self._slots(affair, turn.contact, at)
        text = self.speech.say(self.chance.choice(self.colour["missed"]), slots)
        who = turn.contact.person
        line(self.world, affair, "call", at, person=who, was_reached=False, text=text)

    def _text(
        self, affair: Affair, episode: dict[str, Any], slots: Kept, following: Turn | None, at: Any
    ) -> str:
        """Say what was talked about, sometimes a detail, and what was agreed."""
        said = [self.chance.choice(episode["texts"])]
        if episode["kind"] in MINUTES and self.chance.hit(0.5):
            details = affair.product if self.chance.hit(0.35) else self.colour
            said.append(self.chance.choice(details["details"]))
        if following and self.chance.hit(0.7):
            slots["day"] = self.speech.day(self.hours.back(following.ago).date(), at.date())
            said.append(following.episode["agreed"])
        return self.speech.say(" ".join(said), slots)

    def _slots(self, affair: Affair, contact: Contact, at: datetime) -> Kept:
        return self.speech.about(affair, contact, affair.whose(at))

    def _say(
        self, affair: Affair, turn: Turn, at: datetime, text: str, step: Step | None = None
    ) -> None:
        minutes = MINUTES.get(turn.episode["kind"])
        line(
            self.world,
            affair,
            turn.episode["kind"],
            at,
            person=turn.contact.person,
            step=step,
            is_inbound=turn.episode.get("inbound", False),
            minutes=minutes and max(round(self.chance.spread(minutes, 0.5)), 2),
            text=text,
        )
