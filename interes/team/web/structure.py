"""Branches and departments of our own company."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, cast

from django.db.models import Model
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, resolve_url
from django.utils.translation import gettext as _

from interes.foundation.edits import ChangedByBoth, Seen
from interes.foundation.refusals import Refusal
from interes.team import actions, queries
from interes.team.models import Branch, Department, User
from interes.team.web.forms import BranchForm, DepartmentForm
from interes.ui.forms import explain, seen_facts, sentence
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
    known_as = Known(known, ("name", "city"), {"branch_id": branch_id})
    return _answer(request, entry, actions.change_branch, known.name, known_as)


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
    known_as = Known(known, ("name", "branch"), {"department_id": department_id})
    return _answer(request, entry, actions.change_department, known.name, known_as)


@dataclass(frozen=True, slots=True)
class Known:
    """The record that a form changes, which of its fields, and how the act names it."""

    record: Model
    fields: Sequence[str]
    key: dict[str, int]


def _answer(
    request: HttpRequest,
    entry: Form,
    act: Callable[..., object],
    title: str,
    known: Known | None = None,
) -> HttpResponse:
    """Do the act with what the form holds, or show the form (again)."""
    seen = _seen(request, known)
    if entry.is_valid():
        try:
            _do(request, entry, act, known)
        except ChangedByBoth as clash:
            seen = _seen(request, known, clash)
        except Refusal as refusal:
            explain(entry, refusal)
        else:
            return done(request, resolve_url("team:structure"), _("Saved."))
    context = {"entry": entry, "refusal": sentence(entry), "heading": title} | seen
    status = 422 if request.method == "POST" else 200
    return page(request, "team/structure_form.html", context, parts=("dialog_body",), status=status)


def _seen(
    request: HttpRequest, known: Known | None, refusal: Refusal | None = None
) -> dict[str, Any]:
    return seen_facts(known.record, known.fields, request.POST, refusal) if known else {}


def _do(request: HttpRequest, entry: Form, act: Callable[..., object], known: Known | None) -> None:
    which: dict[str, Any] = {}
    if known:
        which = known.key | {"seen": Seen.in_form(request.POST)}
    act(by=cast("User", request.user), **which, **entry.cleaned_data)
