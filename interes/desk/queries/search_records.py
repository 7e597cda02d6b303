"""The lines of an answer: records that a person may see, in the words of a list."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from django.db.models import Case, F, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce, Concat
from django.db.models.query import EmptyQuerySet

from interes.activities import queries as activities
from interes.clients import queries as clients
from interes.clients.models import Post
from interes.deals import queries as deals
from interes.team.models import User

type Row = dict[str, Any]
type Rows = QuerySet[Any, Any]


def companies(user: User, wanted: Q) -> Rows:
    """Return companies: name, form, INN and city."""
    rows = clients.seen_by(user).filter(wanted)
    return rows.values(
        what=Value("company"),
        number=F("pk"),
        called=F("name"),
        form=F("legal_form"),
        said=F("inn"),
        more=F("city"),
        page=Value("company"),
        page_id=F("pk"),
        is_past=Value(False),  # noqa: FBT003 - a value of SQL
    )


def people(user: User, wanted: Q) -> Rows:
    """Return people with their first post."""
    post = Post.objects.filter(person=OuterRef("pk"), until_date=None).order_by("pk")
    rows = clients.people_seen_by(user).filter(wanted)
    return rows.values(
        what=Value("person"),
        number=F("pk"),
        called=Concat("last_name", Value(" "), "first_name", Value(" "), "middle_name"),
        form=Value(""),
        said=Subquery(post.values("title")[:1]),
        more=Subquery(post.values("company__name")[:1]),
        page=Value("person"),
        page_id=F("pk"),
        is_past=Value(False),  # noqa: FBT003 - a value of SQL
    )


def deals_of(user: User, wanted: Q) -> Rows:
    """Return deals with their companies."""
    rows = deals.seen_by(user).filter(wanted)
    return rows.values(
        what=Value("deal"),
        number=F("pk"),
        called=F("title"),
        form=Value(""),
        said=F("company__name"),
        more=Value(""),
        page=Value("deal"),
        page_id=F("pk"),
        is_past=~Q(state="open"),
    )


def to_dos(user: User, wanted: Q) -> Rows:
    """Return to-dos with whom they are about."""
    rows = activities.to_dos_seen_by(user).filter(wanted)
    return rows.values(
        what=Value("to_do"),
        number=F("pk"),
        called=F("text"),
        form=Value(""),
        said=F("owner__name"),
        more=F("company__name"),
        **leads_to(),
        is_past=Q(done_at__isnull=False),
    )


def leads_to() -> dict[str, Any]:
    """Return on whose page a talk or a to-do stands: the deal, else the company or the person."""
    return {
        "page": Case(
            When(deal__isnull=False, then=Value("deal")),
            When(company__isnull=False, then=Value("company")),
            When(person__isnull=False, then=Value("person")),
            default=Value(""),
        ),
        "page_id": Coalesce("deal_id", "company_id", "person_id", Value(0)),
    }


ASKED: Mapping[str, Callable[[User, Q], Rows]] = {
    "company": companies,
    "person": people,
    "deal": deals_of,
    "to_do": to_dos,
}


def by_number(user: User, keys: Mapping[str, Sequence[int]]) -> Iterable[Row]:
    """Return the records of these kinds and numbers in one question."""
    return together(
        [ask(user, Q(pk__in=keys[kind])) for kind, ask in ASKED.items() if keys.get(kind)]
    )


def together(branches: Sequence[Rows]) -> Iterable[Row]:
    """Ask for all kinds in one round trip."""
    found = [branch for branch in branches if not isinstance(branch, EmptyQuerySet)]
    if not found:
        return []
    first, *others = found
    return first.union(*others, all=True) if others else first
