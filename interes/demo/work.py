"""Two years of work: who had which deals, and what came of them."""

from interes.clients.models import Company, Source
from interes.demo.after import Aftercare, plan_to_dos
from interes.demo.clients import Client
from interes.demo.deals import HOW_MANY, Affair, Deals
from interes.demo.speech import Speech
from interes.demo.staff import Seller
from interes.demo.stories import Stories
from interes.demo.talks import Talks
from interes.demo.world import World

# When the next steps of a seller's open deals are due: late, today, tomorrow, later.
LATE = (-1, -2, -4)
RECENT = 280  # working days since the last win after which a client is a former one


def tell_everything(world: World, sellers: list[Seller], clients: list[Client]) -> None:
    """Make all deals with their stories, and what was done beside them."""
    for facts in world.words("sources")["new"]:
        source = world.add(Source, **facts)
        world.sources |= {source.name_ru: source, source.name_en: source}
    speech = Speech(world)
    deals, talks = Deals(world, clients, sellers), Talks(world, speech)
    told = Stories(world, deals, talks.endings, clients).tell(sellers)
    affairs = [deals.open(s, due) for s in sellers for due in _dues(world, s, told)]
    affairs += [deals.closed() for _ in range(HOW_MANY - len(affairs) - len(told))]
    _grow(world, deals, affairs)
    _hand_over(world, sellers, clients, affairs)
    for affair in affairs:
        talks.tell(affair)
    _settle(world, clients, [*told, *affairs])
    Aftercare(world, speech).tell([*told, *affairs])
    plan_to_dos(world, sellers, clients)


def _dues(world: World, seller: Seller, told: list[Affair]) -> list[int]:
    """Spread the next steps of a seller's open deals over the days around today."""
    own = [a.due for a in told if a.seller is seller and a.due is not None]
    late = list(LATE)[: max(seller.opens // 10 - sum(due < 0 for due in own), 0)]
    today = [0] * max(min(seller.opens // 5, 7) - sum(due == 0 for due in own), 0)
    rest = seller.opens - len(own) - len(late) - len(today)
    later = [min(round(world.chance.spread(4.5, 0.8)) + 1, 45) for _ in range(max(rest, 0))]
    return [*late, *today, *later] if seller.opens else []


def _grow(world: World, deals: Deals, affairs: list[Affair]) -> None:
    """Let clients who have bought come back for more: that is our service channel."""
    won: dict[int, float] = {}
    for affair in sorted(affairs, key=lambda a: -a.course.entered[0]):
        key, course = affair.client.company.pk, affair.course
        if won.get(key, 0) > course.entered[0] and world.chance.hit(0.5):
            deals.serve(affair)
        if course.is_won and course.ended is not None:
            won[key] = max(won.get(key, 0), course.ended)


def _hand_over(
    world: World, sellers: list[Seller], clients: list[Client], affairs: list[Affair]
) -> None:
    """Give the deals of the one who left to colleagues, and their clients too (M7.5)."""
    left = next(s for s in sellers if not s.user.is_active)
    handed = world.hours.back(34.4)
    heirs = [s for s in sellers if s.department == left.department and s is not left]
    for affair in affairs:
        is_older = affair.course.entered[0] > 40
        if affair.seller in heirs and affair.course.ended is None and is_older:
            affair.former, affair.handed_at = left, handed
    for client in (c for c in clients if c.seller is left):
        client.seller = world.chance.choice(heirs)
        client.company.owner = client.seller.user
        for contact in client.contacts:
            contact.person.owner = client.seller.user


def _settle(world: World, clients: list[Client], affairs: list[Affair]) -> None:
    """Say since when we know each company, and how far we have come with it."""
    by_company: dict[int, list[Affair]] = {}
    for affair in affairs:
        by_company.setdefault(affair.client.company.pk, []).append(affair)
    for client in clients:
        own = by_company.get(client.company.pk, [])
        oldest = max((a.course.entered[0] for a in own), default=0.0)
        oldest = oldest or world.chance.uniform(5, world.hours.longest - 1)
        known = world.hours.back(oldest)
        client.company.created_at = known
        touched = min((a.course.ended or a.course.entered[-1] for a in own), default=oldest)
        client.company.changed_at = world.hours.back(touched)
        client.company.status = _status(own)
        if own:
            client.company.source = own[0].deal.source
        for contact in client.contacts:
            contact.person.created_at = contact.person.changed_at = known


def _status(own: list[Affair]) -> str:
    wins = [a.course.ended for a in own if a.course.is_won and a.course.ended is not None]
    if wins:
        return Company.Status.CLIENT if min(wins) < RECENT else Company.Status.FORMER
    lost = [a for a in own if a.course.ended is not None]
    is_hopeless = len(lost) > 1 and len(lost) == len(own)
    return Company.Status.UNPROMISING if is_hopeless else Company.Status.PROSPECT
