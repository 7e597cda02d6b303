"""The list of deals, with the chosen one at its side."""

from datetime import UTC, date, datetime
from typing import Any

from django.db.models import DateField, DateTimeField, QuerySet, TextField, Value
from django.db.models.functions import Coalesce
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_safe

from interes.clients import queries as clients
from interes.deals import queries
from interes.deals.models import Deal
from interes.deals.models.deal import NO_SUM
from interes.deals.web import filters
from interes.deals.web.record import record
from interes.foundation.keys import key_in
from interes.foundation.keyset import Order, capped_count
from interes.team.queries import visitor
from interes.ui.lists import Address, address, listing
from interes.ui.pages import page, requires

TEMPLATE = "deals/deals.html"
FILTERS = (
    *("pipeline", "stage", "owner", "source", "channel", "company", "person", "product"),
    *("sum_from", "sum_to", "expected", "late", "dragging", "q"),
)
# What a deal lacks is sorted after everything it could be.
NEVER = Value(datetime(9999, 1, 1, tzinfo=UTC), output_field=DateTimeField())
NO_DAY = Value(date(9999, 1, 1), output_field=DateField())
ORDERS = [
    Order("created", "created_at", descending=True),
    Order("sum", Coalesce("amount", Value(NO_SUM))),
    Order("company", Coalesce("company__sort_name", Value(""), output_field=TextField())),
    Order("expected", Coalesce("expected_date", NO_DAY)),
    Order("due", Coalesce("next_step__due_at", NEVER)),
]
COUNTED_TO = 10_000


@require_safe
@requires("deals.see")
def deals(request: HttpRequest) -> HttpResponse:
    """List the deals that the filters mean."""
    at = address(request)
    if request.headers.get("HX-Target", "").endswith("#detail"):
        return page(request, TEMPLATE, _chosen(request, at), parts={"detail"})
    rows = _rows(request, at)
    if request.headers.get("HX-Target", "").endswith("#rows"):
        return page(request, TEMPLATE, rows, parts={"rows"})
    return page(request, TEMPLATE, rows | _chosen(request, at) | _choices(request, at))


def _rows(request: HttpRequest, at: Address) -> dict[str, Any]:
    found = _found(request, at)
    shown = listing(request, queries.values(found), ORDERS)
    today, stages = timezone.localdate(), list(queries.all_stages())
    return {
        "at": at,
        "wanted": filters.wanted(request, FILTERS),
        "list": shown,
        "rows": [queries.deal_row(row, today) for row in shown.rows],
        "count": capped_count(found, COUNTED_TO),
        "state": _state(at),
        "stages": filters.stages(stages),
        "tones": filters.tones(stages),
    }


def _found(request: HttpRequest, at: Address) -> QuerySet[Deal]:
    wanted = filters.wanted(request, FILTERS).told
    now = timezone.localtime()
    found = queries.narrowed(
        queries.seen_by(visitor(request)), wanted, user=visitor(request), now=now
    )
    state = _state(at)
    return found if state == "all" else found.filter(state=state)


def _state(at: Address) -> str:
    return at.get("state") if at.get("state") in {"won", "refused", "all"} else "open"


def _chosen(request: HttpRequest, at: Address) -> dict[str, Any]:
    key = key_in(at.get("deal"))
    deal = record(visitor(request), key) if key else None
    return {"at": at, "chosen": deal}


def _choices(request: HttpRequest, at: Address) -> dict[str, Any]:
    state = _state(at)
    words = [
        ("open", pgettext("deals", "Open")),
        ("won", pgettext("deals", "Won")),
        ("refused", pgettext("deals", "Refused")),
        ("all", pgettext("deals", "All")),
    ]
    return {
        "tabs": [
            (word, at.with_(state="" if one == "open" else one, deal=""), one == state, None)
            for one, word in words
        ],
        "owners": filters.owner_views(visitor(request))[:-1]
        + filters.people(visitor(request), at.get("owner")),
        "chips": _chips(request, at),
        "sources": filters.sources(),
        "channels": filters.channels(),
        "expected": filters.expected(),
    }


def _chips(request: HttpRequest, at: Address) -> list[tuple[str, str]]:
    """Return the filters that other pages set, by name, with the address without each."""
    user, found = visitor(request), []
    company, person = key_in(at.get("company")), key_in(at.get("person"))
    if company:
        one = clients.seen_by(user).filter(pk=company).first()
        found.append((str(one or _("Unknown company")), at.with_(company="")))
    if person:
        who = clients.people_seen_by(user).filter(pk=person).first()
        found.append((who.name if who else _("Unknown person"), at.with_(person="")))
    return found
