"""What belongs to companies and people: sites, ways to reach them, relations."""

from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from ninja import Query

from interes.clients import actions, queries
from interes.clients.api import examples, schemas
from interes.clients.api.naming import a_company
from interes.clients.models import Company, ContactPoint, Person, Relation, Site
from interes.foundation.keyset import Order
from interes.team.queries import visitor
from interes.ui.api import Page, Problem, Room, Wanted, answered, match, one_page
from interes.ui.api.types import AskedKey

parts = Room("clients", "parts of companies and people")

_BY_ID = (Order("id", "id"),)
_SITE = ("id", "company_id", "name", "city", "address", "seats")
_RELATION = ("id", "company_id", "other_id", "kind", "attitude")
_CONTACT = ("id", "kind", "value", "note")


@parts.get(
    "/companies/{company_id}/sites",
    "clients.see",
    answer=Page[schemas.Site],
    example=[examples.SITE],
)
def list_sites(request: HttpRequest, company_id: AskedKey, wanted: Query[Wanted]) -> HttpResponse:
    """List the sites of a company."""
    found = _company(request, company_id).sites.values(*_SITE)
    return one_page(request, found, wanted, _BY_ID, _told)


@parts.post(
    "/companies/{company_id}/sites",
    "clients.change",
    answer=schemas.Site,
    status=201,
    example=examples.SITE,
    sent={"name": "Warehouse", "city": "Тверь", "seats": 20},
)
def add_site(request: HttpRequest, company_id: AskedKey, sent: schemas.NewSite) -> HttpResponse:
    """Note a site of a company."""
    company = _company(request, company_id)
    site = actions.add_site(company=company, by=visitor(request), **sent.said())
    return answered(request, _site(request, site.pk), status=201, at=f"/api/v1/sites/{site.pk}")


@parts.get("/sites/{site_id}", "clients.see", answer=schemas.Site, example=examples.SITE)
def read_site(request: HttpRequest, site_id: AskedKey) -> HttpResponse:
    """Read one site."""
    return answered(request, _site(request, site_id))


@parts.patch(
    "/sites/{site_id}",
    "clients.change",
    answer=schemas.Site,
    example=examples.SITE,
    sent={"seats": 35},
    versioned=True,
)
def change_site(request: HttpRequest, site_id: AskedKey, sent: schemas.SiteChange) -> HttpResponse:
    """Change what is named of a site."""
    with transaction.atomic():
        Site.objects.select_for_update().filter(pk=site_id).first()
        match(request, _site(request, site_id))
        for field, value in sent.said().items():
            actions.change_site(site_id=site_id, field=field, value=value, by=visitor(request))
    return answered(request, _site(request, site_id))


@parts.post(
    "/companies/{company_id}/contacts",
    "clients.change",
    answer=schemas.Contact,
    status=201,
    example=examples.CONTACT,
    sent={"kind": "phone", "value": "+7 495 123-45-67"},
)
def add_contact_of_company(
    request: HttpRequest, company_id: AskedKey, sent: schemas.NewContact
) -> HttpResponse:
    """Note one more way to reach a company; the same one again changes nothing."""
    company = _company(request, company_id)
    point = actions.add_contact_point(by=visitor(request), company=company, **sent.model_dump())
    return answered(request, _contact(point), status=201)


@parts.post(
    "/people/{person_id}/contacts",
    "clients.change",
    answer=schemas.Contact,
    status=201,
    example=examples.CONTACT,
    sent={"kind": "email", "value": "clara@nordwind.ru"},
)
def add_contact_of_person(
    request: HttpRequest, person_id: AskedKey, sent: schemas.NewContact
) -> HttpResponse:
    """Note one more way to reach a person; the same one again changes nothing."""
    person = _one(queries.people_seen_by(visitor(request)), person_id)
    point = actions.add_contact_point(by=visitor(request), person=person, **sent.model_dump())
    return answered(request, _contact(point), status=201)


@parts.delete("/contacts/{contact_point_id}", "clients.change", answer=None, status=204)
def remove_contact(request: HttpRequest, contact_point_id: AskedKey) -> HttpResponse:
    """Take a contact away; the history remembers it."""
    actions.remove_contact_point(contact_point_id=contact_point_id, by=visitor(request))
    return HttpResponse(status=204)


@parts.get(
    "/companies/{company_id}/relations",
    "clients.see",
    answer=Page[schemas.Relation],
    example=[examples.RELATION],
)
def list_relations(
    request: HttpRequest, company_id: AskedKey, wanted: Query[Wanted]
) -> HttpResponse:
    """List what other companies are to this one, as it was written here."""
    found = _company(request, company_id).relations.values(*_RELATION)
    return one_page(request, found, wanted, _BY_ID, _told)


@parts.post(
    "/companies/{company_id}/relations",
    "clients.change",
    answer=schemas.Relation,
    status=201,
    example=examples.RELATION,
    sent={"other": 15, "kind": "partner", "attitude": "friendly"},
)
def add_relation(
    request: HttpRequest, company_id: AskedKey, sent: schemas.NewRelation
) -> HttpResponse:
    """Note what another company is to this one; said again, the attitude is written anew."""
    company = _company(request, company_id)
    other = a_company(request, "other", sent.other)
    assert other is not None
    relation = actions.add_relation(
        company=company, other=other, kind=sent.kind, attitude=sent.attitude, by=visitor(request)
    )
    rows = Relation.objects.filter(pk=relation.pk).values(*_RELATION)
    return answered(request, _told(list(rows))[0], status=201)


@parts.delete("/relations/{relation_id}", "clients.change", answer=None, status=204)
def remove_relation(request: HttpRequest, relation_id: AskedKey) -> HttpResponse:
    """Take a relation away; the history remembers it."""
    actions.remove_relation(relation_id=relation_id, by=visitor(request))
    return HttpResponse(status=204)


def _company(request: HttpRequest, key: int) -> Company:
    return _one(queries.seen_by(visitor(request)), key)


def _one[M: (Company, Person)](known: QuerySet[M], key: int) -> M:
    record = known.filter(pk=key).first()
    if record is None:
        raise Problem("not-found")
    return record


def _site(request: HttpRequest, key: int) -> dict[str, Any]:
    seen = queries.seen_by(visitor(request)).values("pk")
    rows = _told(list(Site.objects.filter(pk=key, company__in=seen).values(*_SITE)))
    if not rows:
        raise Problem("not-found")
    return rows[0]


def _contact(point: ContactPoint) -> dict[str, Any]:
    return {name: getattr(point, name) for name in _CONTACT}


def _told(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [{name.removesuffix("_id"): value for name, value in row.items()} for row in rows]
