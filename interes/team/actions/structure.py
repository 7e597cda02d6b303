"""Arrange our own company: branches and departments."""

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from interes.foundation.acts import act
from interes.foundation.edits import Seen, agreed, write
from interes.foundation.refusals import Refusal
from interes.team.actions.ensure import ensure
from interes.team.models import Branch, Department, User


class NameTaken(Refusal):
    """There is one of this name already."""


@act
def add_branch(*, by: User, name: str, city: str = "") -> Branch:
    """Add a branch.

    Raises NameTaken, NotAllowed.
    """
    ensure(by, "settings.change")
    _check_name_is_free(Branch.objects.filter(name__iexact=name.strip()))
    return Branch.objects.create(name=name.strip(), city=city.strip())


@act
def change_branch(
    *, branch_id: int, by: User, name: str, city: str = "", seen: Seen | None = None
) -> Branch:
    """Rename a branch, or say where it is.

    Raises ChangedByBoth, NameTaken, NotAllowed.
    """
    ensure(by, "settings.change")
    branch = Branch.objects.select_for_update().get(pk=branch_id)
    _check_name_is_free(Branch.objects.filter(name__iexact=name.strip()).exclude(pk=branch_id))
    write(branch, agreed(branch, {"name": name.strip(), "city": city.strip()}, seen))
    return branch


@act
def add_department(*, by: User, name: str, branch: Branch | None) -> Department:
    """Add a department to a branch, or to the company as a whole.

    Raises NameTaken, NotAllowed.
    """
    ensure(by, "settings.change")
    _check_name_is_free(Department.objects.filter(name__iexact=name.strip(), branch=branch))
    return Department.objects.create(name=name.strip(), branch=branch)


@act
def change_department(
    *,
    department_id: int,
    by: User,
    name: str,
    branch: Branch | None,
    seen: Seen | None = None,
) -> Department:
    """Rename a department, or move it to another branch.

    Raises NameTaken, NotAllowed.
    """
    ensure(by, "settings.change")
    department = Department.objects.select_for_update().get(pk=department_id)
    same = Department.objects.filter(name__iexact=name.strip(), branch=branch)
    _check_name_is_free(same.exclude(pk=department_id))
    write(department, agreed(department, {"name": name.strip(), "branch": branch}, seen))
    return department


def _check_name_is_free(
    same: QuerySet[Branch] | QuerySet[Department],
) -> None:
    if same.exists():
        raise NameTaken(_("There is one of this name already."), field="name")
