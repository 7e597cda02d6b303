"""A handful of records that were written twice, as happens in every base."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

from interes.activities.models import Activity
from interes.clients.actions import compare_changed
from interes.clients.models import Company, ContactPoint, Person, Post
from interes.demo.russian import latin
from interes.demo.ways import add_way, number
from interes.demo.world import World

# Every so many companies one is in the base twice; the ways it happens take turns.
EVERY = 41
EVERY_PERSON = 97
_SHORT = {
    "Александр": "Саша",
    "Дмитрий": "Дима",
    "Екатерина": "Катя",
    "Елена": "Лена",
    "Мария": "Маша",
    "Наталья": "Наташа",
    "Сергей": "Серёжа",
    "Татьяна": "Таня",
}
_SAID = {
    "ru": "Звонили сами, спрашивали прайс. Сказали, что с нами уже работали.",
    "en": "They called and asked for prices. They said they had worked with us before.",
}
_ABOUT = {"ru": "Визитка с выставки", "en": "A card from the fair"}


def write_twice(world: World) -> None:
    """Add second records of some companies and people, each spoilt in its own way."""
    known = [one for one in world.all(Company) if one.legal_form != "ИП" and one.inn]
    ways = (_in_latin, _mistyped, _with_the_inn, _by_its_first_word, _misheard)
    for turn, company in enumerate(list(known)[7::EVERY]):
        _second_company(world, company, ways[turn % len(ways)](company))
    people = [(post.person, post) for post in world.all(Post) if post.until_date is None]
    for turn, (person, post) in enumerate(people[11::EVERY_PERSON]):
        _second_person(world, person, post, turn)


def find(at: datetime) -> None:
    """Find them, as the worker would within a minute."""
    while compare_changed(at=at):
        pass


def _in_latin(company: Company) -> dict[str, Any]:
    words = (latin(word).capitalize() for word in company.name.split())
    name = " ".join(word for word in words if word)
    return {"name": name or company.name, "city": company.city, "shared": "website"}


def _mistyped(company: Company) -> dict[str, Any]:
    name, place = company.name, len(company.name) // 2
    swapped = f"{name[:place]}{name[place + 1 : place + 2]}{name[place]}{name[place + 2 :]}"
    return {"name": swapped, "city": company.city, "shared": "phone"}


def _with_the_inn(company: Company) -> dict[str, Any]:
    return {"name": company.name.upper(), "inn": company.inn, "legal_form": company.legal_form}


def _by_its_first_word(company: Company) -> dict[str, Any]:
    return {"name": company.name.split()[0], "city": company.city, "shared": "email"}


def _misheard(company: Company) -> dict[str, Any]:
    name = company.name.replace("о", "а", 1).replace("e", "i", 1)
    return {"name": name, "legal_form": company.legal_form, "city": company.city, "shared": "phone"}


def _second_company(world: World, company: Company, facts: dict[str, Any]) -> None:
    shared, place = facts.pop("shared", ""), {"city": company.city, **_codes(world, company)}
    at = _lately(world)
    second = world.add(
        Company,
        industry=company.industry,
        about=_ABOUT.get(world.language, _ABOUT["en"]),
        owner=None,
        created_at=at,
        changed_at=at,
        **facts,
    )
    for point in _ways(world, company=company):
        if point.kind == shared:
            add_way(world, point.kind, point.value, company=second)
    add_way(world, "phone", number(world, place, "phone"), company=second)
    world.add(
        Activity,
        kind="call",
        at=at,
        by=company.owner,
        company=second,
        is_inbound=True,
        text=_SAID.get(world.language, _SAID["en"]),
    )


def _codes(world: World, company: Company) -> dict[str, Any]:
    cities: list[dict[str, Any]] = world.words("places")["cities"]
    return next(place for place in cities if place["city"] == company.city)


def _second_person(world: World, person: Person, post: Post, turn: int) -> None:
    at, names = _lately(world), _named(person, turn)
    second = world.add(Person, owner=person.owner, created_at=at, changed_at=at, **names)
    if turn % 2:
        for point in _ways(world, person=person)[:1]:
            add_way(world, point.kind, point.value, person=second)
    world.add(Post, person=second, company=post.company, title=post.title)


def _named(person: Person, turn: int) -> dict[str, Any]:
    short = _SHORT.get(person.first_name)
    if short:
        return {"last_name": person.last_name, "first_name": short}
    match turn % 3:
        case 0:
            return {"last_name": person.last_name, "first_name": f"{person.first_name[0]}."}
        case 1:
            return {"last_name": person.first_name, "first_name": person.last_name}
        case _:
            last = f"{person.last_name[:2]}{person.last_name[3:]}"
            return {"last_name": last, "first_name": person.first_name}


def _ways(world: World, **holder: Any) -> list[ContactPoint]:
    [(name, record)] = holder.items()
    points: Iterator[ContactPoint] = iter(world.all(ContactPoint))
    return [point for point in points if getattr(point, f"{name}_id") == record.pk]


def _lately(world: World) -> Any:
    return world.now - timedelta(
        days=world.chance.randint(2, 20), minutes=world.chance.randint(0, 300)
    )
