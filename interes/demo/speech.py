"""How facts of a deal become words in a sentence."""

import re
from datetime import date
from decimal import Decimal

from interes.demo.clients import Contact
from interes.demo.deals import Affair
from interes.demo.staff import Seller
from interes.demo.words import Kept
from interes.demo.world import World

MILLION = 1_000_000
BEGINNING = re.compile(r"(?:^|[.!?] )[a-zа-яё]")
NEAR = 6  # days that are called by their weekday


class Speech:
    """Fills the slots of sentences."""

    def __init__(self, world: World) -> None:
        """Remember the words for days, people and sums."""
        self.world, self.chance = world, world.chance
        self.facts = world.words("speech")
        self.products = world.words("products")
        rivals = [r | {"is": self._quoted(r["name"])} for r in world.words("ends")["rivals"]]
        self.vary = self.facts["vary"] | {"rival": rivals}

    def about(self, affair: Affair, contact: Contact, seller: Seller) -> Kept:
        """Return what can be said of a deal and a person of it; some of it differs each time."""
        product, amount = affair.product, affair.deal.amount or Decimal(0)
        slots = Kept(
            company=self._quoted(affair.client.company.name),
            city=affair.client.place["city"],
            where=affair.client.place["where"],
            product=product["what"],
            product_of=product["of"],
            thing=product["thing"],
            about=product["about"],
            size=affair.sizes[0],
            volume=affair.sizes[1],
            sum=self.money(amount),
            lower=self.money(amount * Decimal("0.93")),
            **self._person(contact),
            **self.facts["seller"]["she" if seller.is_woman else "he"],
        )
        for slot, choices in self.vary.items():
            self._choose(slots, slot, self.chance.choice(choices))
        return slots

    def name_rival(self, slots: Kept, rival: dict[str, str]) -> None:
        """Let the sentence speak of this rival."""
        self._choose(slots, "rival", rival | {"is": self._quoted(rival["name"])})

    def _choose(self, slots: Kept, slot: str, choice: str | dict[str, str]) -> None:
        """Fill a slot, and those of its cases if it has some."""
        if isinstance(choice, str):
            slots[slot] = choice
            return
        for case, form in choice.items():
            slots[slot if case == "is" else f"{slot}_{case}"] = form

    def _quoted(self, name: str) -> str:
        return name if "«" in name else str(self.facts["quoted"]).format(name=name)

    def _person(self, contact: Contact) -> dict[str, str]:
        words: dict[str, str] = dict(self.facts["client"]["she" if contact.is_woman else "he"])
        post = contact.title
        lower = post if post[1:2].isupper() else post[:1].lower() + post[1:]
        by = contact.cases.by
        joined = self.facts["with"][
            "before" if by[:2] in self.facts["with"]["clusters"] else "else"
        ]
        words["with"] = joined.format(by=by)
        return contact.cases._asdict() | words | {"post": lower}

    def say(self, text: str, slots: Kept) -> str:
        """Return sentences with their slots filled and capitals at their starts."""
        return BEGINNING.sub(lambda found: found.group().upper(), text.format_map(slots))

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
        return self._on(due)

    def _on(self, day: date) -> str:
        return str(self.facts["on"]).format(day=day.day, month=self.facts["months"][day.month - 1])
