"""Bring in people who work at clients, with all ways to reach them."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import partial
from typing import ClassVar

from interes.clients.models import Person as OurPerson
from interes.clients.queries import laws
from interes.exchange.actions.importing import contacts, posts
from interes.exchange.actions.importing.bring import Who, bring
from interes.exchange.actions.importing.described import (
    CUSTOM,
    Additive,
    custom_facts,
    tag_marks,
    write_many,
)
from interes.exchange.actions.importing.identity import identify
from interes.exchange.actions.importing.known_people import known_people, signs_of_person
from interes.exchange.actions.importing.links import person_key, user_of
from interes.exchange.actions.importing.work import Wish, Work
from interes.exchange.actions.importing.writing import copy_new
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
    given: ClassVar[Texts] = {}
    assumed: ClassVar[Texts] = {}

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
    who = identify(THING, OurPerson, everyone, partial(signs_of_person, work), known_people, work)
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
