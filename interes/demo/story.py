"""Two years of work: who had which deals, and what came of them."""

from interes.clients.models import Company, Source
from interes.demo.companies import Client
from interes.demo.deals import HOW_MANY, Affair, Deals
from interes.demo.staff import Seller
from interes.demo.talks import Talks
from interes.demo.world import World

# When the next steps of a seller's open deals are due: late, today, tomorrow, later.
LATE = (-1, -2, -3, -6)
TODAY = 6


def tell_everything(world: World, sellers: list[Seller], clients: list[Client]) -> None:
    """Make all deals with their stories."""
    for name in world.words("sources")["new"]:
        world.sources[name] = world.add(Source, name_ru=name, name_en=name)
    deals, talks = Deals(world, clients, sellers), Talks(world)
    affairs = [deals.open(s, due) for s in sellers for due in _dues(world, s)]
    affairs += [deals.closed() for _ in range(HOW_MANY - len(affairs))]
    for affair in affairs:
        talks.tell(affair)
    _settle(world, clients, affairs)


def _dues(world: World, seller: Seller) -> list[int]:
    """Spread the next steps of a seller's open deals over the days around today."""
    late = LATE[: max(1, seller.opens // 10)]
    today = [0] * min(TODAY, max(1, seller.opens // 5))
    rest = seller.opens - len(late) - len(today)
    later = [min(round(world.chance.spread(5, 0.8)) + 1, 45) for _ in range(max(rest, 0))]
    return [*late, *today, *later] if seller.opens else []


def _settle(world: World, clients: list[Client], affairs: list[Affair]) -> None:
    """Say since when we know each company, and how far we have come with it."""
    by_company: dict[int, list[Affair]] = {}
    for affair in affairs:
        by_company.setdefault(affair.client.company.pk, []).append(affair)
    for client in clients:
        own = by_company.get(client.company.pk, [])
        oldest = max((a.course.entered[0] for a in own), default=None)
        if oldest is None:
            oldest = world.chance.uniform(5, world.hours.longest - 1)
        client.company.created_at = world.hours.back(oldest)
        client.company.changed_at = client.company.created_at
        client.company.status = _status(own)
        for contact in client.contacts:
            contact.person.created_at = contact.person.changed_at = client.company.created_at


def _status(own: list[Affair]) -> str:
    wins = [a.course.ended for a in own if a.course.is_won and a.course.ended is not None]
    if wins:
        return Company.Status.CLIENT if min(wins) < 280 else Company.Status.FORMER  # noqa: PLR2004
    lost = [a for a in own if a.course.ended is not None]
    is_hopeless = len(lost) > 1 and len(lost) == len(own)
    return Company.Status.UNPROMISING if is_hopeless else Company.Status.PROSPECT
