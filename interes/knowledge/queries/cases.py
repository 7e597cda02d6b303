"""Cases as we keep them, with both wordings: for our own eyes."""

from collections.abc import Mapping
from typing import Any

from django.db.models import Q, QuerySet

from interes.knowledge.models import Case, ReferenceNorm
from interes.knowledge.rules import Spared

SOUGHT = ("title", "open_wording", "anonymous_wording", "figures", "company__name")
CASE_VALUES = (
    *("id", "title", "company_id", "business_lines", "open_wording", "anonymous_wording"),
    *("figures", "may_be_named", "consent_on", "consent_by", "is_active"),
)


def cases_to_set() -> QuerySet[Case]:
    """Return every case, also those out of use."""
    return Case.objects.select_related("company").order_by("-is_active", "title", "id")


def cases_narrowed(wanted: Mapping[str, str]) -> QuerySet[Case]:
    """Return the cases that the filters of the page let through."""
    cases = cases_to_set()
    for word in wanted.get("q", "").split():
        found = Q()
        for field in SOUGHT:
            found |= Q(**{f"{field}__icontains": word})
        cases = cases.filter(found)
    named = {"yes": True, "no": False}.get(wanted.get("named", ""))
    return cases if named is None else cases.filter(may_be_named=named)


def cases_of(company_id: int) -> QuerySet[Case]:
    """Return the cases of a company."""
    return cases_to_set().filter(company=company_id)


def case_records(cases: QuerySet[Case]) -> list[dict[str, Any]]:
    """Return cases as programs of ours read them."""
    rows = cases.values(*CASE_VALUES)
    return [{name.removesuffix("_id"): value for name, value in row.items()} for row in rows]


def spared() -> Spared:
    """Return how often a client may be named; without a setting the usual."""
    norm = ReferenceNorm.objects.first()
    return Spared() if norm is None else Spared(norm.most, norm.days)
