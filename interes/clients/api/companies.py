"""Companies for programs."""

from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from ninja import Query

from interes.clients import actions, queries
from interes.clients.api import examples, schemas
from interes.clients.api.naming import a_company, a_source, a_user
from interes.clients.models import Company
from interes.foundation.keyset import Order
from interes.team.queries import visitor
from interes.ui.api import (
    Page,
    Problem,
    Room,
    answered,
    customs,
    match,
    one_page,
    read_filters,
    tags,
)
from interes.ui.api.types import AskedKey

companies = Room("clients", "companies")

ORDERS = (
    Order("id", "id"),
    Order("name", "sort_name"),
    Order("created_at", "created_at"),
    Order("changed_at", "changed_at"),
)
# The country decides how an INN is read; requisites are compared as they stand at the end.
_DESCRIBED = {"tags", "custom"}
_FIRST = {"country": 0, "name": 1, "kpp": 2, "inn": 3}


@companies.get(
    "/companies", "clients.see", answer=Page[schemas.Company], example=[examples.COMPANY]
)
def list_companies(request: HttpRequest, wanted: Query[schemas.CompaniesWanted]) -> HttpResponse:
    """List companies."""
    me = visitor(request)
    found = queries.wanted_companies(me, queries.Wanted(text=wanted.q or ""))
    found = read_filters(request, found, wanted, queries.company_fields())
    rows = found.order_by().values(*queries.COMPANY_VALUES)
    return one_page(request, rows, wanted, ORDERS, queries.company_records)


@companies.post(
    "/companies",
    "clients.create",
    answer=schemas.Company,
    status=201,
    example=examples.COMPANY,
    sent=examples.NEW_COMPANY,
)
def create_company(request: HttpRequest, sent: schemas.NewCompany) -> HttpResponse:
    """Take a company into the base.

    The same INN and KPP twice is refused with 409; `record` of the answer says which company has
    them.
    """
    me, facts = visitor(request), _facts(request, sent)
    contacts = facts.pop("contacts", [])
    described = {name: facts.pop(name) for name in _DESCRIBED & facts.keys()}
    with transaction.atomic():
        company = actions.create_company(by=me, at=timezone.now(), **facts)
        for one in contacts:
            actions.add_contact_point(by=me, company=company, **one.model_dump())
        _describe(request, company, described)
    return answered(request, _record(company.pk), status=201, at=f"{request.path}/{company.pk}")


@companies.get(
    "/companies/{company_id}", "clients.see", answer=schemas.Company, example=examples.COMPANY
)
def read_company(request: HttpRequest, company_id: AskedKey) -> HttpResponse:
    """Read one company."""
    return answered(request, _record(_seen(request, company_id).pk))


@companies.patch(
    "/companies/{company_id}",
    "clients.change",
    answer=schemas.Company,
    example=examples.COMPANY,
    sent={"city": "Тверь", "status": "client"},
    versioned=True,
)
def change_company(
    request: HttpRequest, company_id: AskedKey, sent: schemas.CompanyChange
) -> HttpResponse:
    """Change what is named, and nothing else."""
    me, facts = visitor(request), _facts(request, sent)
    with transaction.atomic():
        company = _locked(request, company_id)
        _describe(request, company, {name: facts.pop(name) for name in _DESCRIBED & facts.keys()})
        for field in sorted(facts, key=lambda name: _FIRST.get(name, 9)):
            actions.change_company(company_id=company_id, field=field, value=facts[field], by=me)
    return answered(request, _record(company_id))


@companies.post(
    "/companies/{company_id}/assign",
    "clients.assign",
    answer=schemas.Company,
    example=examples.COMPANY,
    sent={"owner": 3},
)
def assign_company(
    request: HttpRequest, company_id: AskedKey, sent: schemas.Assignment
) -> HttpResponse:
    """Make someone the personal manager, or nobody."""
    _seen(request, company_id)
    to = a_user(request, "owner", sent.owner)
    actions.assign_company(company_id=company_id, to=to, by=visitor(request))
    return answered(request, _record(company_id))


@companies.delete(
    "/companies/{company_id}", "clients.remove", answer=None, status=204, versioned=True
)
def remove_company(request: HttpRequest, company_id: AskedKey) -> HttpResponse:
    """Put a company into the basket, from which it can be taken out again; nothing is lost."""
    with transaction.atomic():
        _locked(request, company_id)
        actions.remove_company(company_id=company_id, by=visitor(request), at=timezone.now())
    return HttpResponse(status=204)


@companies.post(
    "/companies/{company_id}/restore",
    "clients.remove",
    answer=schemas.Company,
    example=examples.COMPANY,
)
def restore_company(request: HttpRequest, company_id: AskedKey) -> HttpResponse:
    """Take a company out of the basket."""
    actions.restore_company(company_id=company_id, by=visitor(request))
    return answered(request, _record(company_id))


def _facts(request: HttpRequest, sent: schemas.CompanyChange) -> dict[str, Any]:
    """Return what was written, with the records that it names by their numbers."""
    facts = sent.said()
    named = {"source": a_source, "owner": a_user, "head_company": a_company}
    for field in named.keys() & facts.keys():
        facts[field] = named[field](request, field, facts[field])
    return facts


def _seen(request: HttpRequest, key: int) -> Company:
    company = queries.seen_by(visitor(request)).filter(pk=key).first()
    if company is None:
        raise Problem("not-found")
    return company


def _locked(request: HttpRequest, key: int) -> Company:
    """Lock a company until its change is over, if it is as the program has seen it."""
    known = queries.seen_by(visitor(request)).select_for_update(of=("self",))
    company = known.filter(pk=key).first()
    if company is None:
        raise Problem("not-found")
    match(request, _record(key))
    return company


def _describe(request: HttpRequest, company: Company, said: dict[str, Any]) -> None:
    me = visitor(request)
    if "tags" in said:
        wanted = tags(company.tags, said["tags"])
        actions.tag_company(company_id=company.pk, by=me, **wanted)
    if said.get("custom"):
        actions.set_customs(record=company, values=customs(said["custom"]), by=me)


def _record(key: int) -> dict[str, Any]:
    record = queries.company_record(key)
    if record is None:
        raise Problem("not-found")
    return record
