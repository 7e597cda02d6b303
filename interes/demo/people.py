"""The people who work at clients."""

from datetime import date, timedelta
from typing import Any

from interes.clients.models import Person, Post
from interes.demo.clients import Client, Contact
from interes.demo.russian import Cases, decline, latin, patronymic, surname
from interes.demo.ways import add_way, number
from interes.demo.world import World

HOW_MANY = ((1, 2), (1, 3), (2, 4), (3, 5))
MOVED = 0.07


def meet(world: World, clients: list[Client]) -> None:
    """Make the people of all companies, and let some of them have moved between companies."""
    names: set[str] = set()
    for client in clients:
        least, most = HOW_MANY[client.rank]
        for place in range(world.chance.randint(least, most)):
            client.contacts.append(_contact(world, client, place, names))
    for client in clients:
        if client.contacts and world.chance.hit(MOVED * 2):
            _move_here(world, client, world.chance.choice(clients))


def new_contact(world: World, client: Client, facts: dict[str, Any]) -> Contact:
    """Make a person with a post and the ways to reach them."""
    is_woman, title = facts["woman"], facts["title"]
    person = world.add(
        Person,
        last_name=facts["last"],
        first_name=facts["first"],
        middle_name=facts["middle"],
        about=facts.get("about", ""),
        birthday=facts.get("birthday"),
        owner=client.seller.user,
        created_at=client.company.created_at,
    )
    since = client.company.created_at.date() - timedelta(days=world.chance.randint(30, 2400))
    world.add(Post, person=person, company=client.company, title=title, from_date=since)
    _ways(world, client, person)
    cases = _cases(world, person, is_woman=is_woman)
    return Contact(person, title, is_woman, facts.get("decides", False), cases)


def _contact(world: World, client: Client, place: int, taken: set[str]) -> Contact:
    facts, chance = world.words("names"), world.chance
    post, trader = _post(world, client, place), client.trader if place == 0 else None
    names = trader or _fresh_names(world, taken)
    ending = "а" if names["woman"] else ""
    about = chance.choice(facts["notes"]).format(A=ending) if chance.hit(0.2) else ""
    birthday = None
    if chance.hit(0.3):
        birthday = date(chance.randint(1962, 1998), chance.randint(1, 12), chance.randint(1, 28))
    return new_contact(world, client, names | post | {"about": about, "birthday": birthday})


def _post(world: World, client: Client, place: int) -> dict[str, Any]:
    facts, held = world.words("names"), {c.title for c in client.contacts}
    if client.trader and place == 0:
        return {"title": facts["sole_trader"], "decides": True}
    known = [p for p in facts["posts"] if p["size"] <= client.rank and p["title"] not in held]
    post = world.chance.choices(known, [p["weight"] for p in known])[0]
    return {"title": post["title"], "decides": post["decides"]}


def _fresh_names(world: World, taken: set[str]) -> dict[str, Any]:
    """Draw a name that nobody has yet, so that nobody looks like somebody's double."""
    while True:
        names = _names(world)
        key = f"{names['last']} {names['first']}"
        if key not in taken:
            taken.add(key)
            return names


def _names(world: World) -> dict[str, Any]:
    facts, chance = world.words("names"), world.chance
    is_woman = chance.hit(0.45)
    first = chance.choice(facts["women"] if is_woman else facts["men"])
    last = chance.choice(facts["surnames"])
    middle = ""
    if "fathers" in facts:
        last = surname(last, is_woman=is_woman)
        middle = patronymic(chance.choice(facts["fathers"]), is_woman=is_woman)
    return {"last": last, "first": first, "middle": middle, "woman": is_woman}


def _cases(world: World, person: Person, *, is_woman: bool) -> Cases:
    if world.language == "ru":
        return decline(person.first_name, person.middle_name, is_woman=is_woman)
    return Cases(*[person.first_name] * 5)


def _ways(world: World, client: Client, person: Person) -> None:
    chance = world.chance
    if chance.hit(0.75):
        add_way(world, "phone", number(world, client.place, "mobile"), person=person)
        if chance.hit(0.25):
            add_way(world, "messenger", f"@{_login(person)}", person=person)
    if chance.hit(0.85):
        add_way(world, "email", f"{_login(person)}@{client.host}", person=person)


def _login(person: Person) -> str:
    return f"{latin(person.first_name)[:1]}.{latin(person.last_name)}"


def _move_here(world: World, client: Client, former: Client) -> None:
    """Let one of the client's people have worked elsewhere before (M1.3)."""
    if former is client:
        return
    contact = world.chance.choice(client.contacts)
    post = next(p for p in world.all(Post) if p.person is contact.person)
    moved = world.hours.back(world.chance.uniform(20, 400)).date()
    post.from_date = moved
    world.add(
        Post,
        person=contact.person,
        company=former.company,
        title=world.chance.choice([c.title for c in former.contacts]),
        from_date=moved - timedelta(days=world.chance.randint(300, 2000)),
        until_date=moved - timedelta(days=world.chance.randint(1, 30)),
    )
