"""The companies the demo company sells to."""

from decimal import Decimal
from typing import Any

from interes.clients.models import Company, Relation, Site
from interes.demo import requisites
from interes.demo.clients import SIZES, Client
from interes.demo.russian import latin
from interes.demo.staff import Seller
from interes.demo.ways import add_way, number
from interes.demo.world import World

HOW_MANY = 400
SHARES = (0.26, 0.42, 0.2, 0.12)
PEOPLE = {"micro": (3, 15), "small": (16, 100), "medium": (101, 250), "large": (260, 6000)}
MEDIAN = {"micro": 9, "small": 40, "medium": 160, "large": 700}
REACH = {
    "micro": {"local": 9, "regional": 1},
    "small": {"local": 6, "regional": 4, "national": 1},
    "medium": {"local": 2, "regional": 6, "national": 3},
    "large": {"regional": 4, "national": 6, "transnational": 2},
}
NEAR = 0.85  # how many clients are worked by the branch they are near
PAYS = {"unknown": 5, "reliable": 6, "slow": 2, "risky": 0.6}


def found(world: World, sellers: list[Seller]) -> list[Client]:
    """Make the companies with their sites and holdings."""
    taken: set[str] = set()
    clients = [_client(world, sellers, taken) for _ in range(HOW_MANY)]
    for client in clients:
        _sites(world, client)
    _holdings(world, clients)
    _relations(world, clients)
    return clients


def new_client(world: World, seller: Seller, facts: dict[str, Any]) -> Client:
    """Make one company; what `facts` leave open is drawn."""
    place = _place(world, facts.get("city"))
    company = world.add(
        Company,
        name=facts["name"],
        country=place.get("country", "RU"),
        industry=facts["industry"],
        region=place["region"],
        city=place["city"],
        address=_address(world, place, facts["size"]),
        size=facts["size"],
        owner=seller.user,
        about=facts.get("about") or _about(world, place),
        created_at=world.hours.back(world.hours.longest),
        **_business(world, facts["size"]),
    )
    trader = _name_legally(world, company, place, facts.get("form"))
    client = Client(company, place, seller, _host(company, place), trader)
    _switchboard(world, client)
    return client


def _about(world: World, place: dict[str, Any]) -> str:
    abouts = world.words("industries")["abouts"]
    return str(world.chance.choice(abouts)).format(**place) if world.chance.hit(0.35) else ""


def _client(world: World, sellers: list[Seller], taken: set[str]) -> Client:
    chance, facts = world.chance, world.words("industries")
    kind = chance.choices(facts["industries"], [i["weight"] for i in facts["industries"]])[0]
    tilt = [s * kind["size"] ** (n - 1) for n, s in enumerate(SHARES)]
    size = chance.choices(SIZES, tilt)[0]
    name, place = _name(world, kind, taken), _place(world, None)
    home = [s for s in sellers if (s.department == "regions") == ("department" in place)]
    near = home if chance.hit(NEAR) else sellers
    seller = chance.choices(near, [s.load for s in near])[0]
    facts = {"name": name, "industry": kind["name"], "size": size, "city": place["city"]}
    return new_client(world, seller, facts)


def _place(world: World, city: str | None) -> dict[str, Any]:
    cities: list[dict[str, Any]] = world.words("places")["cities"]
    if city:
        return next(place for place in cities if place["city"] == city)
    return world.chance.choices(cities, [place["weight"] for place in cities])[0]


def _name(world: World, kind: dict[str, Any], taken: set[str]) -> str:
    facts, chance = world.words("industries"), world.chance
    while True:
        word, geo = chance.choice(facts["words"]), chance.choice(facts["geo"])
        name: str = chance.choice(kind["names"]).format(word=word, geo=geo)
        if name.lower() not in taken and word != facts["words"][0]:
            taken.add(name.lower())
            return name


def _address(world: World, place: dict[str, Any], size: str) -> str:
    chance, facts = world.chance, world.words("places")
    text: str = facts["house"].format(
        city=place["city"], street=chance.choice(facts["streets"]), house=chance.randint(1, 120)
    )
    if size in ("micro", "small") and chance.hit(0.8):
        text += facts["office"].format(office=chance.randint(101, 912))
    return text


def _business(world: World, size: str) -> dict[str, Any]:
    chance, (least, most) = world.chance, PEOPLE[size]
    employees = round(min(max(chance.spread(MEDIAN[size]), least), most))
    a_head = world.words("products")["revenue_a_head"]
    return {
        "employees": employees,
        "revenue": Decimal(round(employees * chance.spread(a_head, 0.5) / 1e5)) * 100_000,
        "coverage": chance.weighted(REACH[size]),
        "solvency": chance.weighted(PAYS),
    }


def _name_legally(
    world: World, company: Company, place: dict[str, Any], form: str | None
) -> dict[str, Any] | None:
    """Give a company its requisites; return who it is if it is a sole trader."""
    forms = world.words("forms")
    form = form or world.chance.weighted(forms[place.get("country", "RU")][company.size])
    company.legal_form = form
    if form == "ИП":
        return _make_sole_trader(world, company, place["code"])
    quoted = company.name if "«" in company.name else f"«{company.name}»"
    company.legal_name = forms["whole"][form].format(name=company.name, quoted=quoted)
    if company.country == "RU":
        company.inn = requisites.company_inn(world.chance, place["code"])
        company.kpp = requisites.kpp(company.inn)
        company.ogrn = requisites.company_ogrn(world.chance, place["code"])
    return None


def _make_sole_trader(world: World, company: Company, region: str) -> dict[str, Any]:
    names = world.words("names")
    last = world.chance.choice(names["surnames"])
    first, middle = world.chance.choice(names["men"]), world.chance.choice(names["sole_fathers"])
    company.name = f"{last} {first[0]}. {middle[0]}."
    company.legal_name = f"Индивидуальный предприниматель {last} {first} {middle}"
    company.inn = requisites.person_inn(world.chance, region)
    company.ogrn = requisites.person_ogrn(world.chance, region)
    return {"last": last, "first": first, "middle": middle, "woman": False}


def _host(company: Company, place: dict[str, Any]) -> str:
    stem = latin(company.name)[:24]
    if company.legal_form == "ИП" or not stem:
        stem = f"ip-{stem}"
    return f"{stem}{'' if len(stem) > 6 else '-' + latin(place['city'])}.example"


def _switchboard(world: World, client: Client) -> None:
    add_way(world, "phone", number(world, client.place, "phone"), company=client.company)
    add_way(world, "email", f"info@{client.host}", company=client.company)
    if client.company.size != "micro" or world.chance.hit(0.5):
        add_way(world, "website", f"www.{client.host}", company=client.company)


def _sites(world: World, client: Client) -> None:
    chance, company = world.chance, client.company
    kinds = world.words("industries")["industries"]
    names = next(k["sites"] for k in kinds if k["name"] == company.industry)
    wanted = (0, chance.randint(0, 1), chance.randint(0, 2), chance.randint(1, 4))[client.rank]
    for name in chance.some(names, wanted):
        world.add(
            Site,
            company=company,
            name=name,
            city=company.city,
            address=_address(world, client.place, "large"),
            seats=round(chance.spread(12 * (client.rank + 1))),
        )


def _holdings(world: World, clients: list[Client]) -> None:
    """Give some of the largest companies subsidiaries of the same industry."""
    heads = [c for c in clients if c.company.size == "large"][:14]
    for head in heads:
        free = [
            c
            for c in clients
            if c.company.industry == head.company.industry
            and 0 < c.rank < 3
            and c.company.head_company is None
        ]
        for part in world.chance.some(free, world.chance.randint(1, 3)):
            part.company.head_company = head.company


def _relations(world: World, clients: list[Client]) -> None:
    chance = world.chance
    by_industry: dict[str, list[Client]] = {}
    for client in clients:
        by_industry.setdefault(client.company.industry, []).append(client)
    seen = set()
    for _ in range(110):
        kind = chance.weighted({"competitor": 6, "adjacent": 3, "partner": 2, "served_through": 1})
        one = chance.choice(clients)
        near = by_industry[one.company.industry] if kind == "competitor" else clients
        other = chance.choice(near)
        if one is other or (pair := frozenset((one.company.pk, other.company.pk))) in seen:
            continue
        seen.add(pair)
        mood = {"unknown": 4, "hostile": 2, "neutral": 3, "friendly": 1 if kind[0] == "c" else 5}
        world.add(
            Relation,
            company=one.company,
            other=other.company,
            kind=kind,
            attitude=chance.weighted(mood),
        )
