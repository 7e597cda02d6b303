"""Bring in the people who sell: branches, departments under their heads, users without a login."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import ClassVar

from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.utils import translation
from django.utils.translation import gettext as _

from interes.exchange.actions.importing.bring import Who, bring
from interes.exchange.actions.importing.identity import known, standing
from interes.exchange.actions.importing.links import user_key
from interes.exchange.actions.importing.work import Wish, Work
from interes.exchange.actions.importing.writing import copy_new, new_ids
from interes.exchange.models import Imported
from interes.exchange.rules.importing.merging import Texts, as_text
from interes.exchange.rules.importing.records import Link, User
from interes.exchange.rules.importing.values import squeezed
from interes.team.models import Branch, Department
from interes.team.models import User as OurUser

FIELDS = ("name", "role", "department_id", "phone", "post")
THING = Imported.Thing.USER.value


@cache
def _closed() -> str:
    return make_password(None)


class Hand:
    """How users are written: they can own records, but not sign in."""

    thing = THING
    followers: frozenset[str] = frozenset()
    given: ClassVar[Texts] = {"role": "seller"}
    assumed: ClassVar[Texts] = {}

    def __init__(self, work: Work) -> None:
        """Keep the chunk it works in."""
        self.work = work

    def make(self, wishes: Sequence[Wish[User]]) -> None:
        """Keep users without a password; the e-mail serves to find them, and to let them in."""
        language = settings.LANGUAGE_CODE[:2]
        given = {"password": _closed(), "language": language, "joined_at": self.work.at}
        taken = _taken({wish.record.email.lower() for wish in wishes})
        rows = []
        for wish in wishes:
            email = wish.record.email.lower() or None
            free = email if email not in taken else None
            rows.append({**given, **wish.facts, "id": wish.id, "email": free})
        copy_new(OurUser, rows)

    def locked(self, ids: Collection[int]) -> Mapping[int, OurUser]:
        """Return the users, locked."""
        return OurUser.objects.select_for_update().in_bulk(list(ids))

    def now(self, record: OurUser) -> Texts:
        """Return what they hold."""
        return {name: as_text(getattr(record, name)) for name in FIELDS}

    def change(self, changes: Sequence[tuple[OurUser, Wish[User], frozenset[str]]]) -> None:
        """Write some facts."""
        for record, wish, fields in changes:
            for name in fields:
                setattr(record, name, wish.facts[name])
            record.save(update_fields=[name.removesuffix("_id") for name in fields])

    def add(self, wishes: Sequence[tuple[Wish[User], Collection[str]]]) -> Mapping[int, int]:
        """Add nothing: there is not many of anything."""
        del wishes
        return {}

    def called(self, record: User) -> str:
        """Return the name."""
        return record.name


def bring_users(records: Sequence[tuple[int, User]], links: Iterable[Link], work: Work) -> None:
    """Write the described users, their heads, and those whom other records only name."""
    people = {record.key: (line, record) for line, record in _heads(records)}
    work.ends.note("heads", times=len(people))
    people |= {record.key: (line, _as_head(record, people)) for line, record in records}
    named = {
        key: (0, User(key=key, name=link.name or link.email, email=link.email, by_the_way=True))
        for link in links
        if (link.name or link.email)
        and (key := user_key(link)) not in people.keys() | work.ids.user.keys()
    }
    everyone = [*people.values(), *named.values()]
    who = _identify(everyone, work)
    work.ids.user |= who.ids
    work.ends.note("people_by_name", times=sum(key in who.new for key in named))
    work.ends.note("joined_people", times=len(who.joined))
    departments = _Departments(work)
    wishes = [
        Wish(r, line, who.ids[r.key], _facts(r, who, departments))
        for line, r in everyone
        if r.key in who.ids and (not r.by_the_way or r.key in who.new or r.key in who.joined)
    ]
    bring(Hand(work), wishes, who, work)


def _identify(records: Sequence[tuple[int, User]], work: Work) -> Who:
    """Join people with the user of their e-mail, else with the only user of the very same name."""
    who = known(OurUser, records, work)
    strangers = {r.key: r for _n, r in records if r.key not in who.ids}
    if not strangers:
        return who
    by_email, by_name = _ours(strangers.values())
    fresh: dict[str, str] = {}
    numbers = iter(new_ids("app_user", len(strangers)))
    for key, record in strangers.items():
        email, name = record.email.lower(), record.name
        if email and email in by_email:
            who.ids[key], who.joined[key] = by_email[email], "email"
        elif len(by_name.get(name, ())) == 1 and not _another(email, by_name[name][0], by_email):
            who.ids[key], who.joined[key] = by_name[name][0], "name"
        else:
            who.ids[key] = next(numbers)
            who.new.add(key)
            by_name.setdefault(name, []).append(who.ids[key])
            by_email |= {email: who.ids[key]} if email else {}
            fresh[key] = name
    return who


def _another(email: str, number: int, by_email: Mapping[str, int]) -> bool:
    """Tell whether the one of this name is reached under another e-mail."""
    return bool(email) and number in by_email.values()


def _ours(records: Iterable[User]) -> tuple[dict[str, int], dict[str, list[int]]]:
    emails: dict[str, int] = {}
    names: dict[str, list[int]] = {}
    wanted = list(records)
    asked = {record.email.lower() for record in wanted} - {""}
    rows = OurUser.objects.filter(name__in={record.name for record in wanted})
    found = [*rows.values_list("id", "name", "email")]
    found += OurUser.objects.filter(email__in=asked).values_list("id", "name", "email")
    for number, name, email in dict.fromkeys(found):
        names.setdefault(name, []).append(number)
        emails |= {email.lower(): number} if email else {}
    return emails, names


def _taken(emails: set[str]) -> set[str]:
    found = OurUser.objects.filter(email__in=emails - {""}).values_list("email", flat=True)
    return {email.lower() for email in found if email}


def _heads(people: Sequence[tuple[int, User]]) -> Iterable[tuple[int, User]]:
    for _line, person in people:
        if person.head:
            key, name = user_key(person.head), person.head.name
            yield 0, User(key=key, name=name, leads=True, branch=person.branch, head=person.head)


def _as_head(person: User, heads: Mapping[str, tuple[int, User]]) -> User:
    """Let one who stands among the sellers and leads others be a head."""
    if person.key not in heads:
        return person
    return User(
        key=person.key,
        origin=person.origin,
        aliases=person.aliases,
        name=person.name,
        email=person.email,
        phone=person.phone,
        post=person.post,
        leads=True,
        branch=person.branch,
        head=person.head,
    )


def _facts(person: User, who: Who, departments: "_Departments") -> dict[str, object]:
    facts: dict[str, object] = {"name": person.name}
    if not person.by_the_way and person.key not in who.joined:
        facts["role"] = OurUser.Role.HEAD.value if person.leads else OurUser.Role.SELLER.value
    facts |= {name: text for name in ("phone", "post") if (text := getattr(person, name))}
    if person.head or person.department:
        facts["department_id"] = departments.of(person)
    return facts


@dataclass
class _Departments:
    """Finds or makes a department for each head, or of each name, in each branch."""

    work: Work
    found: dict[str, int] = field(default_factory=dict)

    def of(self, person: User) -> int:
        """Return the department somebody sits in."""
        branch = person.branch or ""
        head = user_key(person.head) if person.head else squeezed(person.department or "")
        key = f"department:{squeezed(branch)}:{head}"[:200]
        if key not in self.found:
            self.work.ledger.open_at([key])
            number = self.work.ledger.record_of(key)
            alive, _merged = standing(Department, {number} if number else set())
            self.found[key] = number if number in alive else self._make(key, person, branch)
        return self.found[key]

    def _make(self, key: str, person: User, branch: str) -> int:
        place = Branch.objects.get_or_create(name=branch)[0] if branch else None
        name = person.department or ""
        if not name and person.head:
            with translation.override(settings.LANGUAGE_CODE):
                name = _("Team of %(name)s") % {"name": person.head.name}
        department, _made = Department.objects.get_or_create(name=name, branch=place)
        self.work.ledger.write(Imported.Thing.DEPARTMENT.value, key, department.pk, {})
        return department.pk
