"""Everything the page of one company shows, in a fixed number of queries."""

from dataclasses import dataclass

from django.db.models import F, Prefetch, Q, QuerySet
from django.utils.translation import gettext as _

from interes.clients.models import Company, ContactPoint, Post, Relation, Site, Source
from interes.clients.queries.seen_by import seen_by
from interes.team.models import User

_MOST = 60


@dataclass(frozen=True, slots=True)
class Related:
    """Another company, and what it is to this one."""

    relation_id: int
    company_id: int
    name: str
    word: str
    attitude: str
    attitude_word: str


@dataclass(frozen=True, slots=True)
class CompanyFacts:
    """A company and what belongs to it."""

    company: Company
    contacts: list[ContactPoint]
    posts: list[Post]
    former_posts: list[Post]
    sites: list[Site]
    related: list[Related]
    subsidiaries: list[Company]


def company_facts(user: User, company_id: int) -> CompanyFacts | None:
    """Return the company with its people, contacts, sites and relations, or None."""
    known = seen_by(user).select_related("owner", "source", "head_company")
    company = known.filter(pk=company_id).first()
    if company is None:
        return None
    if company.head_company is not None and company.head_company.removed_at is not None:
        company.head_company = None
    posts = list(_posts(company))
    return CompanyFacts(
        company,
        contacts_of(company=company),
        [post for post in posts if post.until_date is None],
        [post for post in posts if post.until_date is not None],
        list(company.sites.order_by("name")[:_MOST]),
        _related(company),
        list(seen_by(user).filter(head_company=company).order_by("sort_name")[:_MOST]),
    )


def contacts_of(**holder: object) -> list[ContactPoint]:
    """Return the ways to reach a company or a person, phones first."""
    order = {kind: n for n, kind in enumerate(ContactPoint.Kind.values)}
    points = ContactPoint.objects.filter(**holder).order_by("id")
    return sorted(points, key=lambda point: order[point.kind])


def _posts(company: Company) -> QuerySet[Post]:
    points = Prefetch("person__contact_points", ContactPoint.objects.order_by("id"))
    known = company.posts.filter(person__removed_at=None)
    posts = known.select_related("person").prefetch_related(points)
    return posts.order_by(F("until_date").desc(nulls_first=True), "person__sort_name")[:_MOST]


def _related(company: Company) -> list[Related]:
    both = Relation.objects.filter(Q(company=company) | Q(other=company))
    both = both.filter(company__removed_at=None, other__removed_at=None)
    rows = both.select_related("company", "other").order_by("kind", "id")[:_MOST]
    return [_seen_from(company, row) for row in rows]


def _seen_from(company: Company, row: Relation) -> Related:
    is_ours = row.company_id == company.pk
    other = row.other if is_ours else row.company
    return Related(
        row.pk,
        other.pk,
        str(other),
        row.get_kind_display() if is_ours else _other_way(row),
        row.attitude,
        row.get_attitude_display(),
    )


def _other_way(row: Relation) -> str:
    """Say what the company that wrote the relation down is to the other one."""
    match row.kind:
        case Relation.Kind.SERVED_THROUGH:
            return _("Serves through this company")
        case Relation.Kind.PARTNER:
            return _("Is a partner of this company")
        case _:
            return row.get_kind_display()


def sources() -> QuerySet[Source]:
    """Return the sources that can be chosen."""
    return Source.objects.filter(is_active=True).order_by("id")


def all_sources() -> QuerySet[Source]:
    """Return every source, the ones in use first."""
    return Source.objects.order_by("-is_active", "id")
