"""Branches and departments of our own company."""

from collections.abc import Callable
from typing import Any, cast

from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, resolve_url
from django.utils.translation import gettext as _

from interes.foundation.refusals import Refusal
from interes.team import actions, queries
from interes.team.models import Branch, Department, User
from interes.team.web.forms import BranchForm, DepartmentForm
from interes.ui.forms import explain, sentence
from interes.ui.pages import done, page, requires


@requires("settings.see")
def structure(request: HttpRequest) -> HttpResponse:
    """Show the branches with their departments."""
    return page(request, "team/structure.html", {"branches": queries.structure()})


@requires("settings.change")
def new_branch(request: HttpRequest) -> HttpResponse:
    """Add a branch."""
    entry = BranchForm(request.POST or None)
    return _answer(request, entry, actions.add_branch, _("New branch"))


@requires("settings.change")
def branch(request: HttpRequest, branch_id: int) -> HttpResponse:
    """Rename a branch, or say where it is."""
    known = get_object_or_404(Branch, pk=branch_id)
    entry = BranchForm(request.POST or None, initial={"name": known.name, "city": known.city})
    return _answer(request, entry, actions.change_branch, known.name, branch_id=branch_id)


@requires("settings.change")
def new_department(request: HttpRequest) -> HttpResponse:
    """Add a department."""
    entry = DepartmentForm(request.POST or None, initial={"branch": request.GET.get("branch")})
    return _answer(request, entry, actions.add_department, _("New department"))


@requires("settings.change")
def department(request: HttpRequest, department_id: int) -> HttpResponse:
    """Rename a department, or move it to another branch."""
    known = get_object_or_404(Department, pk=department_id)
    facts = {"name": known.name, "branch": known.branch_id}
    entry = DepartmentForm(request.POST or None, initial=facts)
    return _answer(
        request, entry, actions.change_department, known.name, department_id=department_id
    )


def _answer(
    request: HttpRequest, entry: Form, act: Callable[..., object], title: str, **which: Any
) -> HttpResponse:
    """Do the act with what the form holds, or show the form (again)."""
    if entry.is_valid():
        try:
            act(by=cast("User", request.user), **which, **entry.cleaned_data)
        except Refusal as refusal:
            explain(entry, refusal)
        else:
            return done(request, resolve_url("team:structure"), _("Saved."))
    context = {"entry": entry, "refusal": sentence(entry), "heading": title}
    status = 422 if entry.errors else 200
    return page(request, "team/structure_form.html", context, parts=("dialog_body",), status=status)
