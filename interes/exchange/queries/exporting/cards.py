"""People and companies as address cards."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import batched
from typing import Any

from django.db.models import Prefetch, QuerySet, prefetch_related_objects

from interes.clients.models import Company, Person, Post
from interes.clients.models.company import titled
from interes.exchange.rules.exporting import Card, Place, Work

CHUNK = 500


def cards_of(found: QuerySet[Any, Any]) -> Iterator[Card]:
    """Yield the cards of a list of people or companies, in its order."""
    whole = found.model._base_manager.all()
    for keys in batched(found.values_list("id", flat=True).iterator(CHUNK), CHUNK, strict=False):
        records = {one.pk: one for one in whole.filter(pk__in=keys)}
        ordered = [records[key] for key in keys if key in records]
        yield from people_cards(ordered) if found.model is Person else company_cards(ordered)


def people_cards(people: Sequence[Person]) -> Iterator[Card]:
    """Yield the cards of people, each with the posts held now."""
    held = Post.objects.filter(until_date=None).select_related("company").order_by("id")
    prefetch_related_objects(people, Prefetch("posts", queryset=held), "contact_points")
    for one in people:
        yield Card(
            uid=f"urn:interes:person:{one.pk}",
            last_name=one.last_name,
            first_name=one.first_name,
            middle_name=one.middle_name,
            posts=tuple(Work(str(post.company), post.title) for post in one.posts.all()),
            birthday=one.birthday,
            **_common(one),
        )


def company_cards(companies: Sequence[Company]) -> Iterator[Card]:
    """Yield the cards of companies, with their requisites."""
    prefetch_related_objects(companies, "contact_points", "sites")
    for one in companies:
        yield Card(
            uid=f"urn:interes:company:{one.pk}",
            is_company=True,
            name=titled(one.legal_form, one.name),
            places=tuple(_places(one)),
            more=(("INN", one.inn), ("KPP", one.kpp), ("OGRN", one.ogrn)),
            **_common(one),
        )


def _places(company: Company) -> Iterable[Place]:
    if company.address or company.city:
        yield Place(company.address, company.city, company.region, company.country)
    for site in company.sites.all():
        if site.address or site.city:
            yield Place(site.address, site.city, label=site.name)


def _common(one: Person | Company) -> dict[str, Any]:
    points: dict[str, list[tuple[str, str]]] = {}
    for point in sorted(one.contact_points.all(), key=lambda point: point.pk):
        points.setdefault(point.kind, []).append((point.value, point.note))
    return {
        "phones": tuple(points.get("phone", ())),
        "emails": tuple(points.get("email", ())),
        "messengers": tuple(points.get("messenger", ())),
        "websites": tuple(points.get("website", ())),
        "tags": tuple(one.tags),
        "about": one.about,
        "changed_at": one.changed_at,
    }
