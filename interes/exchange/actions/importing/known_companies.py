"""By what companies are told from each other, and which of ours have any of it."""

from collections.abc import Collection, Iterable

from django.db.models import Q

from interes.clients.models import Company as OurCompany
from interes.clients.models import ContactPoint
from interes.clients.queries import laws
from interes.exchange.actions.importing import contacts
from interes.exchange.actions.importing.matching import (
    Candidate,
    Register,
    Signs,
    marks_by_sort,
)
from interes.exchange.rules.importing.records import Company

WAYS = ("email", "phone", "website")


def signs_of_company(record: Company) -> Signs:
    """Tell a company by its INN, else by how it is reached, else by name and city."""
    core = laws.core_name(record.name)
    marks = [("inn", record.inn or "")]
    for way in WAYS:
        of_kind = (contact for contact in record.contacts if contact.kind == way)
        marks += [(way, contacts.normal(way, contact.value)) for contact in of_kind]
    marks.append(("name", core))
    place = laws.person_word(record.city or "")
    told = [mark for mark in marks if mark[1]]
    return Signs(core, told, record.inn or "", record.kpp or "", place)


def known_companies(wanted: Iterable[Signs]) -> tuple[Register, dict[int, Candidate]]:
    """Find every company we have by any of the marks."""
    marks = marks_by_sort(wanted)
    reached = _reached({value for way in WAYS for value in marks[way]})
    found = _found(Q(core_name__any_of=marks["name"]))
    if marks["inn"]:
        found |= _found(Q(inn__any_of=marks["inn"]) & ~Q(inn=""))
    if reached:
        found |= _found(Q(pk__any_of={number for number, _way, _value in reached}))
    register = Register()
    for one in found.values():
        register.put(("name", one.name), one)
        register.put(("inn", one.inn), one)
    for number, way, value in reached:
        register.put((way, value), found.get(number))
    return register, found


def _found(which: Q) -> dict[int, Candidate]:
    rows = OurCompany.objects.filter(which, removed_at=None)
    return {
        number: Candidate(number, core, inn, kpp, laws.person_word(city))
        for number, core, inn, kpp, city in rows.values_list(
            "id", "core_name", "inn", "kpp", "city"
        )
    }


def _reached(normals: Collection[str]) -> list[tuple[int, str, str]]:
    if not normals:
        return []
    points = ContactPoint.objects.filter(normal__any_of=normals, company__isnull=False)
    return list(points.values_list("company_id", "kind", "normal"))
