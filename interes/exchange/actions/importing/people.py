"""Bring in the people who sell: branches, departments under their heads, users without a login."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.utils import translation
from django.utils.translation import gettext as _

from interes.exchange.actions.importing.books import Books
from interes.exchange.actions.importing.bring import Identities, Names, Wish, bring, identify
from interes.exchange.actions.importing.ledger import Ledger
from interes.exchange.models import Imported
from interes.exchange.rules.importing.merging import Texts, as_text
from interes.exchange.rules.importing.records import DealRecord, Link, PersonOfOursRecord
from interes.exchange.rules.importing.values import squeezed
from interes.team.models import Branch, Department, User

FIELDS = ("name", "role", "department_id")


class Hand:
    """How users are written."""

    thing = Imported.Thing.USER.value
    followers: frozenset[str] = frozenset()

    def make(self, wishes: Sequence[Wish[PersonOfOursRecord]]) -> list[User]:
        """Keep users who can own records but not sign in."""
        language = settings.LANGUAGE_CODE[:2]
        users = [
            User(id=wish.id, password=make_password(None), language=language, **wish.facts)
            for wish in wishes
        ]
        return User.objects.bulk_create(users)

    def locked(self, ids: Collection[int]) -> Mapping[int, User]:
        """Return the users, locked."""
        return User.objects.select_for_update().in_bulk(list(ids))

    def now(self, record: User) -> Texts:
        """Return what they hold."""
        return {name: as_text(getattr(record, name)) for name in FIELDS}

    def change(self, record: User, wish: Wish[PersonOfOursRecord], fields: frozenset[str]) -> None:
        """Write some facts."""
        for name in fields:
            setattr(record, name, wish.facts[name])
        record.save(update_fields=[name.removesuffix("_id") for name in fields])


def bring_people(
    described: Sequence[PersonOfOursRecord],
    deals: Sequence[DealRecord],
    books: Books,
) -> Mapping[str, int]:
    """Write the described people, their heads, and owners of deals whom no file describes.

    Return our user for every key.
    """
    people = {person.key: person for person in _heads(described)}
    books.tally.note("heads", times=len(people))
    people |= {person.key: _as_head(person, people) for person in described}
    mentioned = {deal.owner.key: deal.owner for deal in deals if deal.owner.key not in people}
    names = {key: person.name for key, person in people.items()}
    names |= {key: link.name for key, link in mentioned.items()}
    who = identify(User, names, books.ledger, _namesakes)
    undescribed = [_undescribed(link) for key, link in mentioned.items() if key in who.new]
    books.tally.note("people_by_name", times=len(undescribed))
    books.tally.note("joined_people", times=len(who.joined))
    wishes = _wishes([*people.values(), *undescribed], who, books.ledger)
    bring(Hand(), wishes, who, books)
    return who.ids


def _heads(people: Iterable[PersonOfOursRecord]) -> Iterable[PersonOfOursRecord]:
    for person in people:
        if person.head:
            yield PersonOfOursRecord(
                key=person.head.key,
                name=person.head.name,
                leads=True,
                branch=person.branch,
                head=person.head,
            )


def _as_head(
    person: PersonOfOursRecord, heads: Mapping[str, PersonOfOursRecord]
) -> PersonOfOursRecord:
    """Let one who stands among the sellers and leads others be a head."""
    if person.key not in heads:
        return person
    return PersonOfOursRecord(
        key=person.key,
        origin=person.origin,
        name=person.name,
        leads=True,
        branch=person.branch,
        head=person.head,
    )


def _undescribed(link: Link) -> PersonOfOursRecord:
    return PersonOfOursRecord(key=link.key, name=link.name)


def _namesakes(names: Names) -> Mapping[str, int]:
    """Join people with users of the very same name, if there is just one such user."""
    found: dict[str, list[int]] = {}
    for number, name in User.objects.filter(name__in=names.values()).values_list("id", "name"):
        found.setdefault(name, []).append(number)
    return {key: found[name][0] for key, name in names.items() if len(found.get(name, [])) == 1}


def _wishes(
    people: Sequence[PersonOfOursRecord], who: Identities, ledger: Ledger
) -> list[Wish[PersonOfOursRecord]]:
    departments = _Departments(ledger)
    return [Wish(p, who.ids[p.key], _facts(p, who, departments)) for p in people]


def _facts(
    person: PersonOfOursRecord, who: Identities, departments: "_Departments"
) -> dict[str, object]:
    facts: dict[str, object] = {"name": person.name}
    if person.key not in who.joined:  # a colleague we had keeps the role we gave
        facts["role"] = User.Role.HEAD if person.leads else User.Role.SELLER
    if person.head:
        facts["department_id"] = departments.under(person.head, person.branch or "")
    return facts


@dataclass
class _Departments:
    """Finds or makes a department for each head in each branch."""

    ledger: Ledger

    def __post_init__(self) -> None:
        self._found: dict[str, int] = {}

    def under(self, head: Link, branch: str) -> int:
        key = f"department:{squeezed(branch)}:{head.key}"[:200]
        if key not in self._found:
            self.ledger.open_at([key])
            known = Department.objects.filter(pk=self.ledger.record_of(key) or 0).first()
            self._found[key] = known.pk if known else self._make(key, head, branch)
        return self._found[key]

    def _make(self, key: str, head: Link, branch: str) -> int:
        place = Branch.objects.get_or_create(name=branch)[0] if branch else None
        with translation.override(settings.LANGUAGE_CODE):
            name = _("Team of %(name)s") % {"name": head.name}
        department, _made = Department.objects.get_or_create(name=name, branch=place)
        self.ledger.write(Imported.Thing.DEPARTMENT.value, key, department.pk, {})
        return department.pk
