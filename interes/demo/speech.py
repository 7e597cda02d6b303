"""How facts of a deal become words in a sentence."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from interes.demo.deals import Affair
from interes.demo.people import Contact
from interes.demo.words import Kept
from interes.demo.world import World

MILLION = 1_000_000
NEAR = 6  # days that are called by their weekday


class Speech:
    """Fills the slots of sentences."""

    def __init__(self, world: World) -> None:
        """Remember the words for days, people and sums."""
        self.world, self.chance = world, world.chance
        self.facts = world.words("speech")
        self.products = world.words("products")

    def about(self, affair: Affair, contact: Contact) -> Kept:
        """Return the slots that stay the same for a deal and a person of it."""
        product, deal = affair.product, affair.deal
        slots = Kept(
            company=affair.client.company.name,
            city=affair.client.place["city"],
            where=affair.client.place["where"],
            product=product["what"],
            product_of=product["of"],
            size=affair.size,
            sum=self.money(deal.amount or Decimal(0)),
            lower=self.money((deal.amount or Decimal(0)) * Decimal("0.93")),
            **self.person(contact),
        )
        slots["a"] = affair.seller.ending
        return slots

    def person(self, contact: Contact) -> dict[str, str]:
        """Return the slots for a person of the client."""
        words: dict[str, str] = dict(self.facts["she" if contact.is_woman else "he"])
        return contact.cases._asdict() | words | {"post": contact.title.lower()}

    def vary(self, slots: Kept, at: datetime) -> Kept:
        """Draw the slots that differ from talk to talk."""
        for slot, choices in self.facts["vary"].items():
            slots[slot] = self.chance.choice(choices)
        slots["term"] = self.chance.choice(self.facts["terms"])
        slots["date"] = self.day_of_month(self.world.hours.day(0).date(), far=at.date())
        return slots

    def say(self, text: str, slots: Kept) -> str:
        """Return the sentence with its slots filled and a capital at its start."""
        said = text.format_map(slots)
        return said[:1].upper() + said[1:]

    def money(self, amount: Decimal) -> str:
        """Return a sum as it is said in a talk: 1,2 million."""
        if amount >= MILLION:
            number, form = f"{amount / MILLION:.1f}".removesuffix(".0"), self.products["million"]
        else:
            number, form = f"{max(round(amount / 1000), 1)}", self.products["thousand"]
        point = self.facts["point"]
        return str(form).format(n=number.replace(".", point))

    def day(self, due: date, said: date) -> str:
        """Return "tomorrow", "on Thursday" or "on 12 December", as said on a day."""
        days = (due - said).days
        if days <= 1:
            return str(self.facts["soon"][max(days, 0)])
        if days < NEAR and due.isocalendar().week == said.isocalendar().week:
            return str(self.facts["weekdays"][due.weekday()])
        return self.day_of_month(due, far=said)

    def day_of_month(self, day: date, *, far: date) -> str:
        """Return a day with its month, counted some way ahead of `far` if it is not after it."""
        del far
        return str(self.facts["on"]).format(day=day.day, month=self.facts["months"][day.month - 1])

    def episode(self, pool: list[dict[str, Any]], used: set[str]) -> dict[str, Any]:
        """Choose an episode that this deal has not had yet, if there is one."""
        fresh = [e for e in pool if e["texts"][0] not in used] or pool
        chosen = self.chance.choice(fresh)
        used.add(chosen["texts"][0])
        return chosen
