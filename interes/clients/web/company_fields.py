"""The facts of a company: how each is called, shown and edited in place."""

from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from babel import Locale
from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from interes.clients import actions, queries
from interes.clients.models import Company
from interes.clients.web import in_place
from interes.team.models import User
from interes.team.queries import colleagues, visitor
from interes.ui import formats
from interes.ui.pages import requires

LABELS = {
    "name": _("Short name"),
    "legal_name": _("Legal name"),
    "legal_form": _("Legal form"),
    "country": _("Country"),
    "inn": _("INN"),
    "kpp": _("KPP"),
    "ogrn": _("OGRN"),
    "status": _("Status"),
    "owner": _("Manager"),
    "industry": _("Industry"),
    "source": _("Source"),
    "region": _("Region"),
    "city": _("City"),
    "address": _("Address"),
    "size": _("Size"),
    "employees": _("People employed"),
    "revenue": _("Revenue a year"),
    "coverage": _("Coverage"),
    "solvency": _("How they pay"),
    "head_company": _("Head company"),
    "about": _("About"),
}
WORK = ("status", "owner", "source", "solvency")
REQUISITES = ("legal_form", "name", "legal_name", "inn", "kpp", "ogrn", "country")
PORTRAIT = (
    "industry",
    "region",
    "city",
    "address",
    "size",
    "employees",
    "revenue",
    "coverage",
    "head_company",
)
# These stand in the heading too.
_IN_THE_HEADING = frozenset({"name", "legal_form", "status", "inn", "kpp", "city", "owner"})


@dataclass(frozen=True, slots=True)
class Line:
    """One fact as the page writes it."""

    field: str
    label: str
    value: str
    edit: str


def lines(company: Company, names: tuple[str, ...]) -> list[Line]:
    """Return the facts in their order, each with the address of its small form."""
    return [
        Line(name, str(LABELS[name]), shown(company, name), _address(company, name))
        for name in names
    ]


def shown(company: Company, field: str) -> str:
    """Return a fact in the words of the reader."""
    value = getattr(company, field)
    if value is None or value == "":
        return ""
    match field:
        case "revenue":
            return formats.money(value)
        case "employees":
            return formats.number(value)
        case "country":
            return formats.country(str(value))
        case "status" | "size" | "coverage" | "solvency":
            return str(getattr(company, f"get_{field}_display")())
        case _:
            return str(value)


def _address(company: Company, field: str) -> str:
    return reverse("clients:company_field", args=[company.pk, field])


@requires("clients.change")
def company_field(request: HttpRequest, company_id: int, field: str) -> HttpResponse:
    """Edit one fact of a company in place."""
    known = queries.seen_by(visitor(request)).select_related("owner", "source", "head_company")
    company = known.filter(pk=company_id).first()
    if company is None or field not in LABELS:
        raise Http404
    return in_place.answer(request, _editing(request, company, field))


def _editing(request: HttpRequest, company: Company, field: str) -> in_place.Editing:
    by = visitor(request)
    plain = in_place.Editing(
        record=company,
        field=field,
        label=str(LABELS[field]),
        here=_address(company, field),
        home=_home(company.pk),
        shown=lambda changed: shown(changed, field),
        save=lambda value, was: _save(company, field, value, was, by),
        reloads=field in _IN_THE_HEADING,
    )
    return replace(plain, **_help(field, by))


def _help(field: str, by: User) -> dict[str, Any]:
    """Return what helps to write the field."""
    match field:
        case "owner":
            return {"choose": {"queryset": colleagues(by), "empty_label": _("Nobody")}}
        case "source":
            return {"choose": {"queryset": queries.sources(), "empty_label": _("Not known")}}
        case "country":
            return {"choose": {"widget": forms.Select(choices=_countries())}}
        case "city" | "industry":
            return {"words": queries.words_in_use()[field]}
        case "head_company":
            source = reverse("clients:company_options")
            pick = partial(queries.chosen_company, by, name=field)
            return {"source": source, "pick": pick}
        case _:
            return {}


def _countries() -> list[tuple[str, str]]:
    """Return the countries in the language of the reader."""
    names = Locale.parse(get_language() or "ru").territories
    known = [(code, name) for code, name in names.items() if code.isalpha() and len(code) == 2]
    return sorted(known, key=lambda pair: pair[1])


def _home(company_id: int) -> str:
    return reverse("clients:company", args=[company_id])


def _save(company: Company, field: str, value: Any, was: str, by: User) -> Company:
    if field == "owner":
        return actions.assign_company(company_id=company.pk, to=value, by=by, was=was)
    return actions.change_company(company_id=company.pk, field=field, value=value, by=by, was=was)
