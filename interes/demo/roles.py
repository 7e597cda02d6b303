"""Maps of the people who decide, in three deals: one whole, one without a yes, one without help."""

from datetime import timedelta
from typing import Any

from interes.activities.models import Activity
from interes.clients.models import Company, Person, Post, Relation
from interes.deals.models import Deal, DealPerson, Influence
from interes.demo.russian import latin
from interes.demo.ways import add_way, number
from interes.demo.world import World

FACTS = ("roles", "influence", "attitude", "mode", "win", "result", "evidence", "x", "y")
# Of how many deals the people are known so well.
MAPS = 3


def cast(world: World) -> None:
    """Say who decides in a few open deals, and who helps us there from outside."""
    facts = world.words("roles")
    names = iter(facts["names"])
    for number_, deal in enumerate(_chosen(world)):
        lacks = facts["lacks"][number_]
        parts = [one for one in facts["parts"] if one["key"] not in lacks]
        _Map(world, deal).draw(parts, names)


def _chosen(world: World) -> list[Deal]:
    """Return the first deals of one seller that are open, of companies with many people."""
    first = next(part.deal for part in world.all(DealPerson) if _suits(part.deal))
    deals = (part.deal for part in world.all(DealPerson) if part.is_main)
    return [deal for deal in deals if _suits(deal) and deal.owner == first.owner][:MAPS]


def _suits(deal: Deal) -> bool:
    has_size = deal.company is not None and deal.company.legal_form != "ИП"
    return deal.state == Deal.State.OPEN and has_size


class _Map:
    """The people of one deal."""

    def __init__(self, world: World, deal: Deal) -> None:
        """Begin with those whom the deal knows already."""
        self.world, self.deal, self.words = world, deal, world.words("roles")
        self.parts: dict[str, DealPerson] = {}

    def draw(self, parts: list[dict[str, Any]], names: Any) -> None:
        """Bring the people in, then draw the lines between them."""
        known = [one for one in self.world.all(DealPerson) if one.deal is self.deal]
        main = next(one for one in known if one.is_main)
        _tell(main, self.words["main"])
        self.parts["main"] = main
        for facts in parts:
            self._bring(facts, next(names))
        for facts in [self.words["main"] | {"key": "main"}, *parts]:
            for kind in ("reports", "moves"):
                self._tie(facts["key"], facts.get(kind, ""), kind)

    def _bring(self, facts: dict[str, Any], names: list[str]) -> None:
        company = self._neighbour() if facts.get("outside") else self.deal.company
        person = self._person(names)
        since = self.world.now.date() - timedelta(days=facts["worked"])
        self.world.add(Post, person=person, company=company, title=facts["post"], from_date=since)
        part = self.world.add(DealPerson, deal=self.deal, person=person, is_main=False)
        _tell(part, facts)
        self.parts[facts["key"]] = part
        if "talk" in facts:
            self._talk(person, facts["talk"])

    def _person(self, names: list[str]) -> Person:
        last, first, middle = names
        person = self.world.add(
            Person,
            last_name=last,
            first_name=first,
            middle_name=middle,
            owner=self.deal.owner,
            created_at=self.deal.created_at,
            changed_at=self.deal.created_at,
        )
        add_way(self.world, "phone", number(self.world, {}, "mobile"), person=person)
        login = f"{latin(first)[:1]}.{latin(last)}"
        add_way(self.world, "email", f"{login}@example.com", person=person)
        return person

    def _neighbour(self) -> Company:
        """Return a company that works beside us at this client, tied to it as such."""
        others = (one for one in self.world.all(Company) if one.legal_form != "ИП")
        other = next(one for one in others if one is not self.deal.company)
        facts = {"kind": "adjacent", "attitude": "friendly"}
        self.world.add(Relation, company=self.deal.company, other=other, **facts)
        return other

    def _talk(self, person: Person, days: int) -> None:
        self.world.add(
            Activity,
            kind="call",
            at=self.world.hours.back(days * 5 / 7),
            by=self.deal.owner,
            company=self.deal.company,
            person=person,
            deal=self.deal,
            minutes=7,
            text=self.words["call"],
        )

    def _tie(self, one: str, other: str, kind: str) -> None:
        if one in self.parts and other in self.parts:
            ends = {"from_part": self.parts[one], "to_part": self.parts[other]}
            self.world.add(Influence, deal=self.deal, kind=kind, **ends)


def _tell(part: DealPerson, facts: dict[str, Any]) -> None:
    for name in FACTS:
        if name in facts:
            setattr(part, name, facts[name])
