"""What is done beside deals: care for clients who have bought, notes, to-dos."""

from datetime import time

from interes.activities.models import Activity, ToDo
from interes.demo.clients import Client
from interes.demo.deals import Affair
from interes.demo.speech import Speech
from interes.demo.staff import Seller
from interes.demo.world import World

EVERY = 110  # working days between calls to a client who has bought


class Aftercare:
    """Keeps in touch with clients after the deal."""

    def __init__(self, world: World, speech: Speech) -> None:
        """Read what is said then."""
        self.world, self.chance, self.speech = world, world.chance, speech
        self.facts = world.words("colour")

    def tell(self, affairs: list[Affair]) -> None:
        """Call those who bought, and write down what was noticed about the others."""
        for affair in affairs:
            ended = affair.course.ended
            if ended is None or not affair.course.is_won:
                if self.chance.hit(0.25):
                    self._note(affair)
                continue
            ago = ended - self.chance.uniform(4, 12)
            while ago > 0.1:
                self._care(affair, ago)
                ago -= self.chance.spread(EVERY, 0.4)

    def _care(self, affair: Affair, ago: float) -> None:
        care = self.chance.choice(self.facts["care"])
        contact = self.chance.choice(affair.contacts)
        at = self.world.hours.back(ago)
        slots = self.speech.about(affair, contact, affair.client.seller)
        is_call = care["kind"] == "call"
        self.world.add(
            Activity,
            kind=care["kind"],
            at=at,
            by=affair.client.seller.user,
            company=affair.client.company,
            person=contact.person,
            is_inbound=care.get("inbound", False),
            minutes=max(round(self.chance.spread(5, 0.5)), 2) if is_call else None,
            text=self.speech.say(self.chance.choice(care["texts"]), slots),
        )

    def _note(self, affair: Affair) -> None:
        began, ended = affair.course.entered[0], affair.course.ended or 0.0
        at = self.world.hours.back(self.chance.uniform(ended, began))
        slots = self.speech.about(affair, affair.contacts[0], affair.whose(at))
        text = self.speech.say(self.chance.choice(self.facts["notes"]), slots)
        self.world.add(
            Activity,
            kind="note",
            at=at,
            by=affair.whose(at).user,
            company=affair.client.company,
            deal=affair.deal,
            text=text,
        )


def plan_to_dos(world: World, sellers: list[Seller], clients: list[Client]) -> None:
    """Give everyone to-dos: some done, one late, some for today and the days after."""
    facts, chance = world.words("colour"), world.chance
    for seller in (s for s in sellers if s.user.is_active):
        own = [c for c in clients if c.seller is seller]
        texts = chance.some(facts["to_dos"], 7)
        for text, due in zip(texts, (-9, -4, -1, 0, 0, 2, 5), strict=False):
            client = chance.choice(own)
            made = world.hours.back(max(-due, 0) + chance.uniform(1.2, 6))
            is_done = due < -1
            world.add(
                ToDo,
                text=text.format(company=client.company.name),
                owner=seller.user,
                due_at=world.hours.day(due, time(12)),
                company=client.company if "{company}" in text else None,
                made_at=made,
                done_at=world.hours.back(-due + 0.3) if is_done else None,
            )
