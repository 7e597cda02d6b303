"""What is known of a deal, changed in place: click a value, write, Enter."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from interes.clients import queries as clients
from interes.deals import actions, queries
from interes.deals.models import Deal
from interes.deals.web import filters, reading
from interes.foundation.edits import ChangedMeanwhile, as_seen
from interes.foundation.refusals import Refusal
from interes.team.models import User
from interes.team.queries import visitor
from interes.ui import formats
from interes.ui.pages import block, done, is_part, page, requires

TEMPLATE = "deals/fact.html"
# These show in more than one place of the page, so the page is drawn anew.
SEEN_ELSEWHERE = {"amount", "company", "title"}


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that is known of a deal: its name, how it is shown, written and read."""

    name: str
    label: str | Promise
    control: str
    show: Callable[[Deal], str]
    read: Callable[[Mapping[str, str], User], Any]


FACTS = {
    fact.name: fact
    for fact in (
        Fact(
            "title",
            gettext_lazy("What they want"),
            "text",
            lambda deal: deal.title,
            lambda data, _user: reading.line(data, "title", needed=True),
        ),
        Fact(
            "company",
            gettext_lazy("Company"),
            "company",
            lambda deal: str(deal.company or ""),
            lambda data, user: clients.chosen_company(user, data),
        ),
        Fact(
            "amount",
            gettext_lazy("Sum"),
            "sum",
            lambda deal: "" if deal.amount is None else formats.money(deal.amount, deal.currency),
            lambda data, _user: actions.read_amount(data),
        ),
        Fact(
            "product",
            gettext_lazy("Product"),
            "text",
            lambda deal: deal.product,
            lambda data, _user: reading.line(data, "product"),
        ),
        Fact(
            "expected_date",
            gettext_lazy("Expected"),
            "date",
            lambda deal: formats.day_year(deal.expected_date) if deal.expected_date else "",
            lambda data, _user: reading.day(data, "expected_date"),
        ),
        Fact(
            "kind",
            gettext_lazy("Kind"),
            "choice",
            lambda deal: deal.get_kind_display(),
            lambda data, _user: reading.choice(data, "kind"),
        ),
        Fact(
            "channel",
            gettext_lazy("Channel"),
            "choice",
            lambda deal: deal.get_channel_display(),
            lambda data, _user: reading.choice(data, "channel"),
        ),
        Fact(
            "source",
            gettext_lazy("Source"),
            "choice",
            lambda deal: str(deal.source or ""),
            lambda data, _user: reading.source(data),
        ),
        Fact(
            "about",
            gettext_lazy("About"),
            "long",
            lambda deal: deal.about,
            lambda data, _user: data.get("about", "").replace("\r\n", "\n").strip(),
        ),
    )
}


def shown(deal: Deal) -> list[tuple[Fact, str]]:
    """Return the facts of a deal as its page lists them; the title stands above them."""
    return [(fact, fact.show(deal)) for fact in FACTS.values() if fact.name != "title"]


@require_http_methods(["GET", "POST"])
@requires("deals.change")
def edit(request: HttpRequest, deal_id: int, field: str) -> HttpResponse:
    """Show the small form of one fact, or keep what was written."""
    fact = FACTS.get(field)
    if fact is None:
        raise Http404
    deal = _found(request, deal_id)
    if request.method != "POST":
        part = "value" if "shown" in request.GET else "form_part"
        return _answer(request, deal, fact, part)
    try:
        _keep(fact, deal, request.POST, visitor(request))
    except Refusal as refusal:
        fresh = _found(request, deal_id)
        return _answer(request, fresh, fact, "form_part", refusal)
    in_cell = "cell" in request.GET
    if not is_part(request) or (fact.name in SEEN_ELSEWHERE and not in_cell):
        return done(request, reverse("deals:deal", args=[deal_id]))
    return _answer(request, _found(request, deal_id), fact, "value")


def _found(request: HttpRequest, deal_id: int) -> Deal:
    deals = queries.seen_by(visitor(request)).select_related("company", "source", "owner")
    return get_object_or_404(deals, pk=deal_id)


def _keep(fact: Fact, deal: Deal, data: Mapping[str, str], by: User) -> None:
    value, was = fact.read(data, by), data.get("was")
    if fact.name == "amount":
        actions.change_sum(
            deal_id=deal.pk, amount=value, currency=actions.read_currency(data), by=by, was=was
        )
    else:
        actions.change(deal_id=deal.pk, field=fact.name, value=value, by=by, was=was)


def _answer(
    request: HttpRequest, deal: Deal, fact: Fact, part: str, refusal: Refusal | None = None
) -> HttpResponse:
    context = {
        "deal": deal,
        "fact": fact,
        "shown": fact.show(deal),
        "may_change": True,
        "was": _as_seen(fact, deal),
        "data": request.POST if refusal else _as_written(fact, deal),
        "options": _options(fact),
        "currencies": actions.CURRENCIES,
        "error": _told(refusal, fact, deal),
        "changed": isinstance(refusal, ChangedMeanwhile),
    }
    status = 422 if refusal else 200
    if is_part(request):
        # A cell of a list shows the value and its small form without the name.
        part = _IN_CELL[part] if "cell" in request.GET else part
        return HttpResponse(block(request, TEMPLATE, part, context), status=status)
    return page(request, TEMPLATE, context, status=status)


_IN_CELL = {"value": "cell", "form_part": "cell_form"}


def _told(refusal: Refusal | None, fact: Fact, deal: Deal) -> str:
    """Return the refusal in words; a value that a colleague wrote is shown as people read it."""
    if not isinstance(refusal, ChangedMeanwhile):
        return str(refusal or "")
    sentence = _(
        "Someone changed this meanwhile. It now says: %(now)s. Save yours, or leave theirs."
    )
    return sentence % {"now": fact.show(deal) or "—"}


def _as_seen(fact: Fact, deal: Deal) -> str:
    return actions.sum_as_seen(deal) if fact.name == "amount" else as_seen(deal, fact.name)


def _as_written(fact: Fact, deal: Deal) -> dict[str, str]:
    """Return what stands in the controls before anything is changed."""
    told = {fact.name: as_seen(deal, fact.name)}
    if fact.name == "amount":
        told["amount_currency"] = deal.currency
    if fact.name == "company":
        told["company_text"] = str(deal.company or "")
    return told


def _options(fact: Fact) -> list[tuple[str, str]]:
    if fact.name == "source":
        return [("", _("Not known")), *filters.sources()[:-1]]
    return reading.choices(fact.name) if fact.control == "choice" else []
