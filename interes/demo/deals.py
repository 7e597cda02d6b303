"""The deals of the demo company, from the first contact to where they stand now."""

from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from typing import Any

from interes.deals.models import Deal, DealPerson
from interes.demo.clients import Client, Contact
from interes.demo.courses import Course, Courses
from interes.demo.russian import counted
from interes.demo.staff import Seller
from interes.demo.world import World

HOW_MANY = 1500
WIN_SHARE = 0.35
CHANNELS = {"inbound": 44, "outbound": 30, "online": 26}
SLOW = (0.7, 0.9, 1.2, 1.7)  # the larger the client, the longer they decide
WISHES = (1.2, 1.1, 0.9, 0.8)  # … and the less often they say yes


@dataclass(slots=True)
class Affair:
    """A deal with what its story needs."""

    deal: Deal
    client: Client
    seller: Seller
    product: dict[str, Any]
    sizes: tuple[str, str]
    course: Course
    contacts: list[Contact] = field(default_factory=list)
    due: int | None = None  # working days from today to its next step, if it is open
    former: Seller | None = None  # who had it before …
    handed_at: datetime | None = None  # … until then

    @property
    def is_open(self) -> bool:
        """Tell whether the deal is still being worked."""
        return self.course.ended is None

    def whose(self, at: datetime) -> Seller:
        """Return who worked on the deal at a moment."""
        if self.former and self.handed_at and at < self.handed_at:
            return self.former
        return self.seller


class Deals:
    """Makes deals, one by one."""

    def __init__(self, world: World, clients: list[Client], sellers: list[Seller]) -> None:
        """Remember whose clients are whose."""
        self.world, self.chance, self.sellers = world, world.chance, sellers
        self.courses = Courses(world)
        self.products = world.words("products")["products"]
        self.clients = {s.user.pk: [c for c in clients if c.seller is s] for s in sellers}
        self.everyone = clients

    def closed(self) -> Affair:
        """Make a deal that has ended."""
        seller = self.chance.choices(self.sellers, [s.load for s in self.sellers])[0]
        client = self._client(seller)
        wish = WIN_SHARE * seller.skill * WISHES[client.rank]
        course = self.courses.closed(is_won=self.chance.hit(wish), slow=SLOW[client.rank])
        return self._affair(client, seller, course)

    def open(self, seller: Seller, due: int) -> Affair:
        """Make an open deal whose next step is due so many working days from today."""
        client = self._client(seller)
        since = 0.2 if due >= 0 else 1.5 - due
        course = self.courses.open(slow=SLOW[client.rank], since=since)
        affair = self._affair(client, seller, course)
        affair.due = due
        return affair

    def _client(self, seller: Seller) -> Client:
        near = self.clients[seller.user.pk]
        pool = near if near and self.chance.hit(0.85) else self.everyone
        return self.chance.choices(pool, [1 + c.rank * 1.4 for c in pool])[0]

    def _affair(self, client: Client, seller: Seller, course: Course) -> Affair:
        product = self.chance.choices(self.products, [p["weight"] for p in self.products])[0]
        number = max(round(self.chance.spread(product["amounts"][client.rank], 0.45)), 1)
        sizes = self._sizes(product, number)
        title = self.chance.choice(product["title"]).format(size=sizes[0], volume=sizes[1])
        amount = Decimal(round(number * product["price"] * self.chance.spread(1, 0.15) / 100)) * 100
        facts = {"title": title, "product": product["name"], "amount": amount}
        deal = self.make(client, seller, course, facts)
        moves = zip(self.world.stages[1:], course.entered[1:], strict=False)
        self.world.move(deal, [(s.pk, self.world.hours.back(at)) for s, at in moves])
        affair = Affair(deal, client, seller, product, sizes, course)
        self.join(affair, self.chance.some(client.contacts, self.chance.randint(1, 3)))
        return affair

    def _sizes(self, product: dict[str, Any], number: int) -> tuple[str, str]:
        """Return how much it is, after a preposition ("на 1 комнату") and alone ("1 комната")."""
        units = product["unit"]
        if self.world.language == "ru":
            alone = [product.get("one", units[0]), *units[1:]]
            return counted(number, units), counted(number, alone)
        text = f"{number} {units[0 if number == 1 else 1]}"
        return text, text

    def make(self, client: Client, seller: Seller, course: Course, facts: dict[str, Any]) -> Deal:
        """Make the row of a deal in its first stage."""
        world, hours = self.world, self.world.hours
        first = world.stages[0]
        began = hours.back(course.entered[0])
        channel = facts.pop("channel", None) or self.chance.weighted(CHANNELS)
        return world.add(
            Deal,
            kind="order" if self.chance.hit(0.3) else "interest",
            channel=channel,
            source=self._source(channel),
            company=client.company,
            currency=world.words("products")["currency"],
            owner=seller.user,
            pipeline_id=first.pipeline_id,
            stage_id=first.pk,
            stage_since=began,
            created_at=began,
            changed_at=hours.back(course.ended or course.entered[-1]),
            expected_date=self._expected(course),
            **facts,
        )

    def join(self, affair: Affair, contacts: list[Contact]) -> None:
        """Let people of the client take part; the first one is the main contact."""
        affair.contacts = contacts
        for number, contact in enumerate(contacts):
            self.world.add(DealPerson, deal=affair.deal, person=contact.person, is_main=number == 0)

    def serve(self, affair: Affair) -> None:
        """Say that the deal grew out of an earlier one (M3.1)."""
        affair.deal.channel, affair.deal.source = "service", self._source("service")

    def _source(self, channel: str) -> Any:
        shares = self.world.words("sources")["shares"][channel]
        return self.world.sources.get(self.chance.weighted(shares))

    def _expected(self, course: Course) -> Any:
        if course.ended is not None:
            return self.world.hours.back(course.ended).date()
        ahead = round(self.chance.spread((7 - course.stage) * 5, 0.4))
        return self.world.hours.day(ahead + 1).date()
