"""The list of deals, with the chosen one at its side."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext
from django.views.decorators.http import require_safe

from interes.clients import queries as clients
from interes.deals import queries
from interes.deals.web import filters
from interes.deals.web.deal_list import FILTERS, LIST, ORDERS, lines, state_of
from interes.deals.web.record import record
from interes.foundation.keys import key_in
from interes.foundation.keyset import capped_count
from interes.team.queries import begins_with, list_state, may, visitor
from interes.ui.lists import Address, address, listing
from interes.ui.pages import is_part, page, requires

TEMPLATE = "deals/deals.html"
COUNTED_TO = 10_000
_FORGOTTEN = {"free": gettext_lazy("Free to take"), "me": gettext_lazy("Climbed to me")}


@require_safe
@requires("deals.see")
def deals(request: HttpRequest) -> HttpResponse:
    """List the deals that the filters mean."""
    at = address(request)
    if not is_part(request) and (usual := begins_with(visitor(request), LIST, request.GET)):
        return redirect(usual)
    if request.headers.get("HX-Target", "").endswith("#detail"):
        return page(request, TEMPLATE, _chosen(request, at), parts={"detail"})
    rows = _rows(request, at)
    if request.headers.get("HX-Target", "").endswith("#rows"):
        return page(request, TEMPLATE, rows | {"is_part": True}, parts={"rows"})
    return page(request, TEMPLATE, rows | _chosen(request, at) | _choices(request, at))


def _rows(request: HttpRequest, at: Address) -> dict[str, Any]:
    state = list_state(visitor(request), LIST, at)
    shown = listing(request, LIST.rows(state.found, state.columns), ORDERS)
    stages = list(queries.all_stages())
    return {
        "at": at,
        "is_part": False,
        "wanted": filters.wanted(request, FILTERS),
        "list": state,
        "listing": shown,
        "lines": lines(shown.rows, state.columns, at),
        "count": capped_count(state.found, COUNTED_TO),
        "state": state_of(at.query),
        "stages": filters.stages(stages),
        "tones": filters.tones(stages),
    }


def _chosen(request: HttpRequest, at: Address) -> dict[str, Any]:
    key = key_in(at.get("deal"))
    deal = record(visitor(request), key) if key else None
    return {"at": at, "chosen": deal}


def _choices(request: HttpRequest, at: Address) -> dict[str, Any]:
    state = state_of(at.query)
    words = [
        ("open", pgettext("deals", "Open")),
        ("won", pgettext("deals", "Won")),
        ("refused", pgettext("deals", "Refused")),
        ("all", pgettext("deals", "All")),
    ]
    return {
        "tabs": [
            (
                word,
                at.with_(state="" if one == "open" else one, deal="", climbed=""),
                one == state and not at.get("climbed"),
                None,
            )
            for one, word in words
        ]
        + _forgotten(request, at),
        "verdicts": queries.verdict_choices(),
        "flags": queries.flag_choices(),
        "owners": [
            *filters.owner_views(visitor(request))[:-1],
            filters.at_work(),
            *filters.people(visitor(request), at.get("owner")),
        ],
        "chips": _chips(request, at),
    }


def _forgotten(request: HttpRequest, at: Address) -> list[tuple[str, str, bool, None]]:
    """Return the deals that nobody looks after, as tabs: free for everyone, climbed to a head."""
    words = dict(_FORGOTTEN)
    if not may(visitor(request), "deals.take_anytime"):
        del words["me"]
    here = reverse("deals:list")
    return [
        (str(word), f"{here}?climbed={one}", at.get("climbed") == one, None)
        for one, word in words.items()
    ]


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
    return found + _rival_chips(at) + _quiet_chips(request, at)


def _rival_chips(at: Address) -> list[tuple[str, str]]:
    """Return the rival that an address names: met, lost to, or beaten."""
    words = {"rival": _("Rival"), "lost_to": _("Lost to"), "beaten": _("Won against")}
    said = {name: at.get(name) for name in words if at.get(name)}
    known = dict(queries.rival_choices()) if said else {}
    return [
        (f"{words[name]}: {known.get(key, key)}", at.with_(**{name: "", "deal": ""}))
        for name, key in said.items()
    ]


def _quiet_chips(request: HttpRequest, at: Address) -> list[tuple[str, str]]:
    """Return what an address says beside its filter: links and views keep such words."""
    worker = at.get("worker")
    people = filters.people(visitor(request), worker) if worker else []
    words: dict[str, tuple[Any, dict[str, Any]]] = {
        "worker": (_("Works on it"), dict(people)),
        "source": (_("Source"), dict(filters.sources()) if at.get("source") else {}),
        "channel": (_("Channel"), dict(filters.channels())),
        "expected": (_("Expected"), dict(filters.expected())),
        "product": (_("Product"), {}),
        "sum_from": (_("Sum from"), {}),
        "sum_to": (_("Sum to"), {}),
        "climbed": (_("Forgotten"), {"head": _("Climbed to the head")}),
    }
    return [
        (f"{label}: {known.get(at.get(name), at.get(name))}", at.with_(**{name: "", "deal": ""}))
        for name, (label, known) in words.items()
        if at.get(name) and at.get(name) not in _FORGOTTEN
    ]
