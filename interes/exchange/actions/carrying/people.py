"""Bring in people who work at clients, with all ways to reach them."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from interes.clients.models import ContactPoint, Post
from interes.clients.models import Person as OurPerson
from interes.clients.queries import laws
from interes.exchange.actions.carrying import contacts, posts
from interes.exchange.actions.carrying.bring import Who, bring
from interes.exchange.actions.carrying.described import (
    CUSTOM,
    Additive,
    custom_facts,
    tag_marks,
    write_many,
)
from interes.exchange.actions.carrying.identity import identify
from interes.exchange.actions.carrying.links import company_of, person_key, user_of
from interes.exchange.actions.carrying.matching import Candidate, Register, Signs
from interes.exchange.actions.carrying.work import Wish, Work
from interes.exchange.actions.carrying.writing import copy_new
from interes.exchange.models import Imported
from interes.exchange.rules.importing.merging import Texts, as_text
from interes.exchange.rules.importing.records import Contact, Link, Person

NAMES = ("last_name", "first_name", "middle_name")
FIELDS = (*NAMES, "birthday", "about", "owner_id")
THING = Imported.Thing.PERSON.value
PART = 80


class Hand(Additive[OurPerson, Person]):
    """How people are written."""

    thing = THING
    holder = "person_id"
    followers: frozenset[str] = frozenset()
    given: Texts = {}
    assumed: Texts = {}

    def make(self, wishes: Sequence[Wish[Person]]) -> None:
        """Keep new people with all ways to reach them."""
        at = self.work.at
        copy_new(OurPerson, [self.row(wish, at) for wish in wishes])
        contacts.make(wishes, self.holder)

    def locked(self, ids: Collection[int]) -> Mapping[int, OurPerson]:
        """Return the people, locked."""
        return OurPerson.objects.select_for_update().in_bulk(list(ids))

    def now(self, record: OurPerson) -> Texts:
        """Return what they hold."""
        said = {name: as_text(getattr(record, name)) for name in FIELDS}
        return said | {f"{CUSTOM}{k}": as_text(v) for k, v in record.custom.items()}

    def change(self, changes: Sequence[tuple[OurPerson, Wish[Person], frozenset[str]]]) -> None:
        """Write some facts."""
        write_many(OurPerson, changes, self.work.at)

    def called(self, record: Person) -> str:
        """Return the name."""
        return record.name


def bring_people(records: Sequence[tuple[int, Person]], links: Iterable[Link], work: Work) -> None:
    """Write the described people and those only named; keep our person for every key."""
    described = {record.key for _line, record in records}
    named = {
        key: _named(key, link)
        for link in links
        if link.name and (key := person_key(link)) not in described | work.ids.person.keys()
    }
    everyone = [*records, *((0, record) for record in named.values())]
    who = identify(THING, OurPerson, everyone, lambda r: _signs(r, work), _register, work)
    work.ids.person |= who.ids
    work.ends.note("clients_people_by_name", times=sum(key in who.new for key in named))
    work.ends.note("joined_clients_people", times=len(who.joined))
    _write([(n, r) for n, r in everyone if n or r.key in who.new], who, work)


def _named(key: str, link: Link) -> Person:
    last, first, middle = laws.person_names(link.name)
    email = (Contact("email", link.email),) if link.email else ()
    return Person(
        key=key,
        last_name=last,
        first_name=first,
        middle_name=middle,
        contacts=email,
        by_the_way=True,
    )


def _write(records: Sequence[tuple[int, Person]], who: Who, work: Work) -> None:
    wishes = []
    for line, record in records:
        if record.key in who.ids:
            adds = contacts.normals(record.contacts) | tag_marks(record.tags)
            facts = _facts(record, work)
            wishes.append(Wish(record, line, who.ids[record.key], facts, adds))
    bring(Hand(work), wishes, who, work)
    posts.bring_posts(wishes, work)


def _facts(record: Person, work: Work) -> dict[str, object]:
    facts: dict[str, object] = {name: getattr(record, name)[:PART] or None for name in NAMES}
    if not (record.last_name or record.first_name):
        facts["last_name"] = facts["middle_name"] or "?"
    facts |= {"birthday": record.birthday, "about": record.about}
    facts["owner_id"] = user_of(record.owner, work)
    facts |= custom_facts(record.custom)
    return {name: value for name, value in facts.items() if value is not None}


def _signs(record: Person, work: Work) -> Signs:
    """Tell people by how they are reached, else by the name at one company."""
    marks: list[tuple[str, str]] = []
    for kind in ("email", "phone"):
        of_kind = (c for c in record.contacts if c.kind == kind)
        marks += [(kind, contacts.normal(kind, contact.value)) for contact in of_kind]
    name = _core(record.last_name, record.first_name)
    for post in record.posts:
        company = company_of(post.company, work)
        if company and " " in name:
            marks.append(("name_and_company", f"{name}|{company}"))
    return Signs(name, marks)


def _core(last: str, first: str) -> str:
    return " ".join(sorted(filter(None, (laws.person_word(last), laws.person_word(first)))))


def _register(wanted: Iterable[Signs]) -> tuple[Register, dict[int, Candidate]]:
    """Find every person we have by any of the marks."""
    normals, companies = set(), set()
    for signs in wanted:
        for sort, value in signs.marks:
            if sort == "name_and_company":
                companies.add(int(value.rpartition("|")[2]))
            else:
                normals.add(value)
    reached = _reached(normals)
    working = _working(companies)
    found: dict[int, Candidate] = {}
    people = OurPerson.objects.filter(
        removed_at=None, pk__in={row[0] for row in reached} | {row[0] for row in working}
    )
    rows = people.values_list("id", "last_name", "first_name") if reached or working else ()
    for number, last, first in rows:
        found[number] = Candidate(number, _core(last, first))
    register = Register()
    for number, kind, value in reached:
        if number in found:
            register.put((kind, value), found[number])
    for number, company in working:
        if number in found:
            mark = ("name_and_company", f"{found[number].name}|{company}")
            register.put(mark, found[number])
    return register, found


def _reached(normals: Collection[str]) -> list[tuple[int, str, str]]:
    if not normals:
        return []
    points = ContactPoint.objects.filter(normal__in=normals, person__isnull=False)
    return list(points.values_list("person_id", "kind", "normal"))


def _working(companies: Collection[int]) -> list[Any]:
    if not companies:
        return []
    rows = Post.objects.filter(company__in=companies, until_date=None)
    return list(rows.values_list("person_id", "company_id"))
