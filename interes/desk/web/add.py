"""Add an interest from anywhere: who, what they want, and what is next."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import resolve_url
from django.utils import timezone
from django.utils.translation import gettext as _

from interes.clients.models import Company, Person
from interes.deals import actions as deals
from interes.deals.actions import Plan
from interes.deals.models import Deal
from interes.desk import actions
from interes.desk.queries.who_is_meant import NEW, Meant, company_meant, person_meant
from interes.desk.web.forms import CHANNELS, AddForm
from interes.foundation.refusals import Refusal
from interes.team.queries import visitor
from interes.ui.forms import explain, sentence
from interes.ui.pages import done, page, requires


@requires("deals.create")
def add(request: HttpRequest) -> HttpResponse:
    """Show the form; when it is sent, take the interest in or say what is missing."""
    entry = AddForm(request.POST or None, initial=request.GET.dict())
    company = company_meant(visitor(request), request.POST)
    person = person_meant(visitor(request), request.POST)
    plan, errors = _plan(request)
    if entry.is_valid() and plan is not None and not (company.twins or person.twins):
        deal = _added(request, entry, plan, _who(entry, company, person))
        if deal is not None:
            return _kept(request, deal)
    return _form(request, entry, errors, {"company": company, "person": person})


def _added(request: HttpRequest, entry: AddForm, plan: Plan, who: dict[str, Any]) -> Deal | None:
    try:
        return actions.add_interest(
            by=visitor(request),
            at=timezone.now(),
            step=plan,
            answers=deals.read_answers(request.POST),
            **who,
            **_what(entry),
        )
    except Refusal as refusal:
        explain(entry, refusal)
        return None


def _kept(request: HttpRequest, deal: Deal) -> HttpResponse:
    return done(request, resolve_url("deals:deal", deal.pk), _("The interest is kept."))


def _plan(request: HttpRequest) -> tuple[Plan | None, dict[str, str]]:
    """Return the next step, or what is wrong with it at which field."""
    if request.method != "POST":
        return None, {}
    try:
        return deals.read_plan(request.POST, now=timezone.localtime()), {}
    except Refusal as refusal:
        return None, {refusal.field: str(refusal)}


def _who(entry: AddForm, company: Meant[Company], person: Meant[Person]) -> dict[str, Any]:
    said = entry.cleaned_data
    caller = actions.Caller(person.known, said["person_text"], said["phone"], said["email"])
    return {"company": company.known or said["company_text"], "caller": caller}


def _what(entry: AddForm) -> dict[str, Any]:
    said = entry.cleaned_data
    names = ("title", "channel", "source", "product", "amount")
    return {name: said[name] for name in names} | {"currency": said["amount_currency"]}


def _form(
    request: HttpRequest, entry: AddForm, errors: dict[str, str], meant: dict[str, Meant[Any]]
) -> HttpResponse:
    errors = {name: " ".join(map(str, said)) for name, said in entry.errors.items()} | errors
    for name, one in meant.items():
        if one.twins:
            errors[f"{name}_choice"] = _("There is someone like this already. Is it the same?")
    context = {
        "entry": entry,
        "said": request.POST if entry.is_bound else entry.initial,
        "errors": errors,
        "refusal": sentence(entry),
        "meant": meant,
        "new": NEW,
        "channels": CHANNELS,
        "currencies": deals.CURRENCIES,
        "sources": [(source.pk, source.name) for source in entry.fields["source"].queryset],  # type: ignore[attr-defined]
    }
    status = 422 if entry.is_bound else 200
    return page(request, "desk/add.html", context, parts=("dialog_body",), status=status)
