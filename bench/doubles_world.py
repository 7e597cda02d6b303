"""A base of Russian companies and people with doubles that are known: the same for one seed."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any

from interes.demo import requisites
from interes.demo.chance import Chance
from interes.demo.russian import latin, patronymic, surname
from interes.demo.words import words

SEED = 3_141
# So many of a hundred records are second records of a client that is there already.
TWICE = 8
_SYLLABLES = (
    *("ар", "бел", "вер", "гор", "дан", "зор", "кам", "лем", "мар", "нев", "ор", "пал", "рем"),
    *("сев", "тал", "ур", "фор", "хол", "шан", "эль", "яр", "кон", "вит", "дор", "люм", "пик"),
)
_COMMON = 0.4
_SHORT = {"Александр": "Саша", "Дмитрий": "Дима", "Екатерина": "Катя", "Мария": "Маша"}


@dataclass(frozen=True, slots=True)
class Firm:
    """A company as somebody wrote it down; `truth` is the company that it is."""

    truth: int
    name: str
    legal_name: str = ""
    legal_form: str = ""
    inn: str = ""
    kpp: str = ""
    city: str = ""
    contacts: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Somebody:
    """A person as somebody wrote them down, at work in the firm with this place in the list."""

    truth: int
    last: str
    first: str
    middle: str
    firm: int
    title: str
    birthday: date | None = None
    contacts: tuple[tuple[str, str], ...] = ()


@dataclass(slots=True)
class Base:
    """Everything that is loaded."""

    firms: list[Firm] = field(default_factory=list)
    people: list[Somebody] = field(default_factory=list)


def a_base(size: int) -> Base:
    """Return a base of so many companies and half as many people again."""
    chance, base = Chance(SEED), Base()
    told = {name: words("ru", name) for name in ("industries", "places", "names")}
    originals = size * (100 - TWICE) // 100
    numbers: set[str] = set()
    for number in range(originals):
        firm = _firm(chance, told, number)
        while firm.inn in numbers:
            firm = _firm(chance, told, number)
        numbers.add(firm.inn)
        base.firms.append(firm)
    taken: set[str] = set()
    for number in range(size - originals):
        second = _second(chance, base.firms[chance.randrange(originals)], number)
        # The base itself refuses the same requisites, so they are known once without a KPP.
        base.firms.append(replace(second, inn="") if second.inn in taken else second)
        taken.add(second.inn)
    for number in range(size * 3 // 2):
        base.people.append(_somebody(chance, told, number, chance.randrange(originals)))
    for _ in range(size * 3 // 2 * TWICE // 100):
        base.people.append(_again(chance, base.people[chance.randrange(size * 3 // 2)]))
    return base


def _firm(chance: Chance, told: dict[str, Any], number: int) -> Firm:
    place = chance.choice(told["places"]["cities"])
    name, form = _name(chance, told), chance.choices(["ООО", "АО", "ПАО"], [8, 2, 1])[0]
    inn = requisites.company_inn(chance, place.get("code", "77"))
    host = f"{latin(name)[:20]}{number}.ru"
    ways = [("phone", _phone(chance, place)), ("email", f"info@{host}"), ("website", f"www.{host}")]
    if chance.hit(0.2):
        ways[1] = ("email", f"{latin(name)[:14]}{number}@mail.ru")
    return Firm(
        number,
        name,
        f"{_WHOLE[form]} «{name}»",
        form,
        inn,
        requisites.kpp(inn),
        place["city"],
        tuple(way for way in ways if chance.hit(0.85)),
    )


_WHOLE = {
    "ООО": "Общество с ограниченной ответственностью",
    "АО": "Акционерное общество",
    "ПАО": "Публичное акционерное общество",
}


def _name(chance: Chance, told: dict[str, Any]) -> str:
    if chance.hit(_COMMON):
        kind, facts = chance.choice(told["industries"]["industries"]), told["industries"]
        pattern: str = chance.choice(kind["names"])
        return pattern.format(word=chance.choice(facts["words"]), geo=chance.choice(facts["geo"]))
    made = "".join(chance.choices(_SYLLABLES, k=chance.choice((2, 3, 3))))
    tail = chance.choice(("", "", " Сервис", "-Трейд", "строй", " Логистик", " Плюс"))
    return f"{made.capitalize()}{tail}"


def _phone(chance: Chance, place: dict[str, Any]) -> str:
    return (
        f"+7 ({place.get('dial', '495')}) {chance.randint(200, 999)}-{chance.randint(0, 9999):04}"
    )


def _second(chance: Chance, firm: Firm, number: int) -> Firm:
    """Write a company down once more, with one to three slips."""
    firm = replace(firm, legal_name="" if chance.hit(0.7) else firm.legal_name)
    for slip in chance.sample(_SLIPS, chance.choice((1, 2, 2, 3))):
        firm = slip(chance, firm, number)
    if not (firm.inn or firm.contacts or firm.city):
        firm = replace(firm, city="Москва")
    return replace(firm, kpp="", inn=firm.inn if chance.hit(0.3) else "")


def _in_latin(_chance: Chance, firm: Firm, _number: int) -> Firm:
    name = " ".join(latin(word).capitalize() for word in firm.name.replace("-", " ").split())
    return replace(firm, name=name.strip() or firm.name, legal_form="")


def _mistyped(chance: Chance, firm: Firm, _number: int) -> Firm:
    return replace(firm, name=slipped(chance, firm.name))


def slipped(chance: Chance, text: str) -> str:
    """Return the text with one slip of the hand: two letters swapped, one lost or doubled."""
    place = chance.randrange(max(len(text) - 1, 1))
    before, one, two = text[:place], text[place : place + 1], text[place + 1 : place + 2]
    after = text[place + 2 :]
    slips = (f"{two}{one}", one, f"{one}{one}{two}")
    return f"{before}{chance.choice(slips)}{after}"


def _shouted(_chance: Chance, firm: Firm, _number: int) -> Firm:
    return replace(firm, name=f"{firm.legal_form} «{firm.name.upper()}»".strip(), legal_form="")


def _as_registered(_chance: Chance, firm: Firm, _number: int) -> Firm:
    form = _WHOLE.get(firm.legal_form, "")
    return replace(firm, name=f'{form} "{firm.name}"' if form else firm.name, legal_form="")


def _turned(_chance: Chance, firm: Firm, _number: int) -> Firm:
    return replace(firm, name=" ".join(reversed(firm.name.split())))


def _longer(chance: Chance, firm: Firm, _number: int) -> Firm:
    return replace(firm, name=f"{firm.name} {chance.choice(('Групп', 'Юг', 'Центр', 'ТД'))}")


def _nowhere(_chance: Chance, firm: Firm, _number: int) -> Firm:
    return replace(firm, city="")


def _other_mailbox(_chance: Chance, firm: Firm, number: int) -> Firm:
    ways = tuple((k, v.replace("info@", f"sales{number}@")) for k, v in firm.contacts)
    return replace(firm, contacts=ways)


def _extension(_chance: Chance, firm: Firm, number: int) -> Firm:
    ways = tuple(
        (k, f"{v} доб. {number % 90 + 10}" if k == "phone" else v) for k, v in firm.contacts
    )
    return replace(firm, contacts=ways)


def _unreachable(chance: Chance, firm: Firm, _number: int) -> Firm:
    kept = chance.randrange(len(firm.contacts) + 1)
    return replace(firm, contacts=firm.contacts[:kept])


_SLIPS: tuple[Callable[[Chance, Firm, int], Firm], ...] = (
    *(_in_latin, _mistyped, _mistyped, _shouted, _as_registered, _turned),
    *(_longer, _nowhere, _other_mailbox, _extension, _unreachable, _unreachable),
)


def _somebody(chance: Chance, told: dict[str, Any], number: int, firm: int) -> Somebody:
    names, is_woman = told["names"], chance.hit(0.5)
    last = surname(chance.choice(names["surnames"]), is_woman=is_woman)
    first = chance.choice(names["women" if is_woman else "men"])
    middle = patronymic(chance.choice(names["fathers"]), is_woman=is_woman)
    born = date(1960, 1, 1) + timedelta(days=chance.randrange(16_000)) if chance.hit(0.3) else None
    mobile = f"+7 9{chance.randint(10, 99)} {chance.randint(0, 9_999_999):07}"
    ways = [("phone", mobile), ("email", f"{latin(last)}{number}@mail.ru")]
    kept = tuple(way for way in ways if chance.hit(0.6))
    title = chance.choice(("Директор", "Закупщик", "Главный бухгалтер", "Инженер", "Юрист"))
    return Somebody(number, last, first, middle, firm, title, born, kept)


def _again(chance: Chance, one: Somebody) -> Somebody:
    """Write a person down once more, with a slip or two."""
    for slip in chance.sample(_SLIPS_OF_PEOPLE, chance.choice((1, 2))):
        one = slip(chance, one)
    return one


def _initials(_chance: Chance, one: Somebody) -> Somebody:
    return replace(
        one, first=f"{one.first[:1]}.", middle=f"{one.middle[:1]}." if one.middle else ""
    )


def _without_patronymic(_chance: Chance, one: Somebody) -> Somebody:
    return replace(one, middle="")


def _short(_chance: Chance, one: Somebody) -> Somebody:
    return replace(one, first=_SHORT.get(one.first, one.first), middle="")


def _crossed(_chance: Chance, one: Somebody) -> Somebody:
    return replace(one, last=one.first, first=one.last, middle="")


def _mistyped_name(chance: Chance, one: Somebody) -> Somebody:
    return replace(one, last=slipped(chance, one.last))


def _latin_name(_chance: Chance, one: Somebody) -> Somebody:
    return replace(
        one, last=latin(one.last).capitalize(), first=latin(one.first).capitalize(), middle=""
    )


def _without_contacts(chance: Chance, one: Somebody) -> Somebody:
    kept = chance.randrange(len(one.contacts) + 1)
    return replace(one, contacts=one.contacts[:kept], birthday=None)


_SLIPS_OF_PEOPLE: tuple[Callable[[Chance, Somebody], Somebody], ...] = (
    *(_initials, _without_patronymic, _short, _crossed, _mistyped_name, _latin_name),
    _without_contacts,
)


def true_pairs(truths: list[int]) -> Iterator[tuple[int, int]]:
    """Return the places of the records that are one, by pairs."""
    known: dict[int, list[int]] = {}
    for place, truth in enumerate(truths):
        known.setdefault(truth, []).append(place)
    for places in known.values():
        yield from ((a, b) for n, a in enumerate(places) for b in places[n + 1 :])
