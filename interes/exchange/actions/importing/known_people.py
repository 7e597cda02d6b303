"""By what people are told from each other, and which of ours have any of it."""

from collections.abc import Collection, Iterable

from interes.clients.models import ContactPoint, Post
from interes.clients.models import Person as OurPerson
from interes.clients.queries import laws
from interes.exchange.actions.importing import contacts
from interes.exchange.actions.importing.links import company_of
from interes.exchange.actions.importing.matching import (
    Candidate,
    Register,
    Signs,
    marks_by_sort,
)
from interes.exchange.actions.importing.work import Work
from interes.exchange.rules.importing.records import Person

WAYS = ("email", "phone")
AT_WORK = "name_and_company"


def signs_of_person(work: Work, record: Person) -> Signs:
    """Tell people by how they are reached, else by the whole name at one company."""
    name, marks = _core(record.last_name, record.first_name), []
    for way in WAYS:
        of_kind = (contact for contact in record.contacts if contact.kind == way)
        marks += [(way, contacts.normal(way, contact.value)) for contact in of_kind]
    companies = (company_of(post.company, work) for post in record.posts)
    marks += [(AT_WORK, f"{name}|{number}") for number in companies if number and " " in name]
    return Signs(name, marks)


def known_people(wanted: Iterable[Signs]) -> tuple[Register, dict[int, Candidate]]:
    """Find every person we have by any of the marks."""
    marks = marks_by_sort(wanted)
    reached = _reached({value for way in WAYS for value in marks[way]})
    working = _working({int(value.rpartition("|")[2]) for value in marks[AT_WORK]})
    found = _found({row[0] for row in reached} | {row[0] for row in working})
    register = Register()
    for number, way, value in reached:
        register.put((way, value), found.get(number))
    for number, company in working:
        one = found.get(number)
        register.put((AT_WORK, f"{one.name if one else ''}|{company}"), one)
    return register, found


def _core(last: str, first: str) -> str:
    return " ".join(sorted(filter(None, (laws.person_word(last), laws.person_word(first)))))


def _found(ids: Collection[int]) -> dict[int, Candidate]:
    if not ids:
        return {}
    rows = OurPerson.objects.filter(removed_at=None, pk__any_of=ids)
    return {
        number: Candidate(number, _core(last, first))
        for number, last, first in rows.values_list("id", "last_name", "first_name")
    }


def _reached(normals: Collection[str]) -> list[tuple[int, str, str]]:
    if not normals:
        return []
    points = ContactPoint.objects.filter(normal__any_of=normals, person__isnull=False)
    return list(points.values_list("person_id", "kind", "normal"))


def _working(companies: Collection[int]) -> list[tuple[int, int]]:
    if not companies:
        return []
    rows = Post.objects.filter(company__in=companies, until_date=None)
    return list(rows.values_list("person_id", "company_id"))
