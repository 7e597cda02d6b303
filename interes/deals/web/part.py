"""What is known of a person's part: the card as a form, roles by one press, places and lines."""

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from interes.deals import actions, queries
from interes.deals.models import Deal, DealPerson, Influence
from interes.deals.web import role_words
from interes.deals.web.dialogs import form_page, next_page
from interes.foundation.edits import Seen, seen_together
from interes.foundation.keys import key_in
from interes.foundation.refusals import Refusal
from interes.team.queries import visitor
from interes.ui.pages import done, refused, requires

TEXTS = ("influence", "mode", "win", "result", "evidence")


@require_http_methods(["GET", "POST"])
@requires("deals.change")
def edit(request: HttpRequest, deal_id: int, person_id: int) -> HttpResponse:
    """Write the card of a person: roles, influence, attitude, what they gain, how we know."""
    _seen(request, deal_id)
    part = queries.part_of(deal_id, person_id)
    if part is None:
        raise Http404

    def act() -> tuple[str, str, str]:
        actions.tell_part(
            deal_id=deal_id,
            person_id=person_id,
            facts=_facts(request),
            by=visitor(request),
            seen=Seen.in_form(request.POST),
        )
        notice = _("Written down: %(name)s") % {"name": part.person.name}
        return next_page(request, _map(deal_id)), notice, ""

    context = {
        "part": part,
        "back": request.GET.get("next", ""),
        "values": as_known(part),
        "chosen_roles": request.POST.getlist("roles") if request.POST else part.roles,
        "attitudes": role_words.attitudes(),
        "role_choices": DealPerson.Role.choices,
        "weights": DealPerson.Weight.choices,
        "modes": DealPerson.Mode.choices,
        "as_seen": seen_together(part, actions.PART_FACTS),
    }
    return form_page(request, "deals/part.html", context, act)


def as_known(part: DealPerson) -> dict[str, str]:
    """Return the fields of the form as the card stands now."""
    known = {name: str(getattr(part, name)) for name in TEXTS}
    if part.attitude is None:
        return known | {"attitude": "0", "attitude_unknown": "on"}
    return known | {"attitude": str(part.attitude)}


def _facts(request: HttpRequest) -> dict[str, Any]:
    told: dict[str, Any] = {name: request.POST.get(name, "") for name in TEXTS}
    told["roles"] = request.POST.getlist("roles")
    told["attitude"] = None
    if "attitude_unknown" not in request.POST:
        told["attitude"] = _whole(request.POST.get("attitude", ""))
    return told


def _whole(text: str) -> int:
    number = key_in(text.removeprefix("-"))
    if number is None:
        raise actions.PartUnclear(_("The attitude goes from −5 to +5."), field="attitude")
    return -number if text.startswith("-") else number


@require_POST
@requires("deals.change")
def role(request: HttpRequest, deal_id: int, person_id: int) -> HttpResponse:
    """Give a person a role, or take it away, by one press."""
    plays = request.POST.get("plays") == "yes"
    wanted = request.POST.get("role", "")

    def act() -> str:
        actions.set_role(
            deal_id=deal_id, person_id=person_id, role=wanted, plays=plays, by=visitor(request)
        )
        word = role_words.roles()[wanted]
        if plays:
            return _("Role given: %(role)s") % {"role": word}
        return _("Role taken away: %(role)s") % {"role": word}

    return _act(request, deal_id, act)


@require_POST
@requires("deals.change")
def place(request: HttpRequest, deal_id: int, person_id: int) -> HttpResponse:
    """Keep where the card of a person was put on the map."""
    _seen(request, deal_id)
    x, y = (key_in(request.POST.get(name, "")) for name in ("x", "y"))
    try:
        actions.place_person(
            deal_id=deal_id, person_id=person_id, x=x or 0, y=y or 0, by=visitor(request)
        )
    except Refusal as refusal:
        return HttpResponse(str(refusal), status=409, content_type="text/plain; charset=utf-8")
    return HttpResponse(status=204)


@require_http_methods(["GET", "POST"])
@requires("deals.change")
def tie(request: HttpRequest, deal_id: int) -> HttpResponse:
    """Draw a line between two people of the deal, or take it away."""
    deal = _seen(request, deal_id)
    people = queries.people_of(deal)

    def act() -> tuple[str, str, str]:
        ends = {name: key_in(request.POST.get(name, "")) for name in ("from_person", "to_person")}
        for name, key in ends.items():
            if key is None:
                raise actions.PartUnclear(_("Choose a person."), field=name)
        actions.tie(
            deal_id=deal_id,
            from_person_id=ends["from_person"] or 0,
            to_person_id=ends["to_person"] or 0,
            kind=request.POST.get("kind", ""),
            by=visitor(request),
        )
        return _map(deal_id), _("Line drawn"), ""

    context = {
        "deal": deal,
        "options": [(str(one.person_id), one.name) for one in people],
        "kinds": Influence.Kind.choices,
        "values": {"from_person": request.GET.get("person", ""), "kind": Influence.Kind.REPORTS},
    }
    return form_page(request, "deals/tie.html", context, act)


@require_POST
@requires("deals.change")
def untie(request: HttpRequest, deal_id: int) -> HttpResponse:
    """Take a line away."""

    def act() -> str:
        ends = [key_in(request.POST.get(name, "")) or 0 for name in ("from_person", "to_person")]
        actions.untie(
            deal_id=deal_id, from_person_id=ends[0], to_person_id=ends[1], by=visitor(request)
        )
        return _("Line taken away")

    return _act(request, deal_id, act)


def _act(request: HttpRequest, deal_id: int, act: Callable[[], str]) -> HttpResponse:
    _seen(request, deal_id)
    back = next_page(request, _map(deal_id))
    try:
        notice = act()
    except Refusal as refusal:
        return refused(request, back, str(refusal))
    return done(request, back, notice)


def _seen(request: HttpRequest, deal_id: int) -> Deal:
    deals = queries.seen_by(visitor(request)).select_related("company")
    return get_object_or_404(deals, pk=deal_id)


def _map(deal_id: int) -> str:
    return reverse("deals:map", args=[deal_id])
