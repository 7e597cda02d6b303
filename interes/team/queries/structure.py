"""How our own company is arranged."""

from collections import defaultdict
from dataclasses import dataclass

from django.db.models import Count, QuerySet

from interes.team.models import Branch, Department, User


@dataclass(frozen=True, slots=True)
class DepartmentRow:
    """A department and how many people work in it."""

    id: int
    name: str
    people: int


@dataclass(frozen=True, slots=True)
class BranchRow:
    """A branch and its departments; without an id, the departments of no branch."""

    id: int | None
    name: str
    city: str
    departments: tuple[DepartmentRow, ...]


def departments() -> QuerySet[Department]:
    """Return the departments with their branches, in the order of a list of choices."""
    return Department.objects.select_related("branch").order_by("branch__name", "name")


def structure() -> list[BranchRow]:
    """Return every branch with its departments and how many active people they have."""
    people = dict(
        User.objects.filter(is_active=True, department__isnull=False)
        .values_list("department")
        .annotate(n=Count("pk"))
    )
    inside: dict[int | None, list[DepartmentRow]] = defaultdict(list)
    for key, name, branch in Department.objects.order_by("name").values_list(
        "pk", "name", "branch"
    ):
        inside[branch].append(DepartmentRow(key, name, people.get(key, 0)))
    rows = [
        BranchRow(key, name, city, tuple(inside[key]))
        for key, name, city in Branch.objects.order_by("name").values_list("pk", "name", "city")
    ]
    return [*rows, BranchRow(None, "", "", tuple(inside[None]))] if inside[None] else rows
