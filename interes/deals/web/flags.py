"""The flags of a deal: taken up in one click, answered, and set."""

from datetime import date, timedelta
from decimal import Decimal, InvalidOperation
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from interes.deals import actions, queries
from interes.deals.models import Deal, Step
from interes.deals.queries import FlagShown
from interes.deals.rules import Flag, FlagNorms
from interes.deals.web import casting
from interes.deals.web.dialogs import form_page, taken_up
from interes.foundation.keys import key_in
from interes.foundation.refusals import Refusal
from interes.team.queries import visitor
from interes.ui.pages import requires

DAYS = ("silent_days", "new_days", "sum_days", "go_on_days")
CHANCES = ("known_chance", "sum_chance")


class FlagIsDown(Refusal):
    """What the flag was about is settled already, or the deal is closed."""


@require_POST
@requires("deals.change")
def make_next_step(request: HttpRequest, deal_id: int) -> HttpResponse:
    """Let what a flag asks for become the next step; the old words stay in the history."""
    deal = _deal(request, deal_id)
    usual = reverse("deals:deal", args=[deal_id])
    return taken_up(request, usual, lambda: _take_up(request, deal))


def _take_up(request: HttpRequest, deal: Deal) -> Step:
    wanted, today = request.POST.get("flag", ""), timezone.localdate()
    found = next((one for one in queries.flags_of(deal, today) if one.flag == wanted), None)
    if found is None or not found.step or deal.next_step_id is None:
        raise FlagIsDown(_("This is settled already. Look at the deal again."))
    return actions.change_step(
        step_id=deal.next_step_id,
        plan=_plan(deal, found, today),
        by=visitor(request),
        because=found.word,
    )


def _plan(deal: Deal, flag: FlagShown, today: date) -> actions.Plan:
    """Return the step that helps: by the rhythm, or with the person to ask if one is known."""
    if flag.flag == Flag.OUT_OF_RHYTHM:
        return queries.proposed(deal, now=timezone.localtime()).plan
    worries = casting.worries_of(deal, queries.people_of(deal), queries.people_norms(), today)
    worry = casting.worry_behind(flag.flag, worries)
    text, kind = (worry.told.step, worry.flag.kind) if worry else (flag.step, flag.kind)
    day = queries.next_noon(deal.company, timezone.localtime())
    return actions.Plan(text=text[:300], due_at=day, kind=kind)


@require_http_methods(["GET", "POST"])
@requires("deals.change")
def answer(request: HttpRequest, deal_id: int, flag: str) -> HttpResponse:
    """Say what changes, so that a flag is silent for a time."""
    deal = _deal(request, deal_id)
    words = dict(queries.flag_choices())
    if flag not in words:
        raise Http404
    today = timezone.localdate()
    shown = next((one for one in queries.flags_of(deal, today) if one.flag == flag), None)
    context = {
        "deal": deal,
        "flag": flag,
        "word": words[flag],
        "why": shown.why if shown else "",
        "values": {"until": (today + timedelta(days=queries.flag_norms().go_on_days)).isoformat()},
    }

    def act() -> tuple[str, str, str]:
        actions.answer_flag(
            deal_id=deal_id,
            flag=flag,
            text=request.POST.get("text", ""),
            until=_day(request.POST.get("until", "")),
            by=visitor(request),
            at=timezone.localtime(),
        )
        return reverse("deals:deal", args=[deal_id]), _("Kept. The flag is silent until then."), ""

    return form_page(request, "deals/flag_answer.html", context, act)


@require_http_methods(["GET", "POST"])
@requires("settings.change")
def norms(request: HttpRequest) -> HttpResponse:
    """Set when the flags of deals are raised, and which are used."""
    known = queries.flag_norms()

    def act() -> tuple[str, str, str]:
        actions.set_flag_norms(facts=_sent(request), by=visitor(request))
        return reverse("deals:flag_norms"), _("Saved."), ""

    context = {
        "values": _values(known),
        "flags": queries.flag_choices(),
        "used": _used(request, known),
    }
    return form_page(request, "deals/flag_norms.html", context, act)


def _values(known: FlagNorms) -> dict[str, str]:
    chances = {name: f"{getattr(known, name) * 100:.0f}" for name in CHANCES}
    return {name: str(getattr(known, name)) for name in DAYS} | chances


def _used(request: HttpRequest, known: FlagNorms) -> list[str]:
    if request.method == "POST":
        return request.POST.getlist("used")
    return [flag for flag, _word in queries.flag_choices() if flag not in known.off]


def _sent(request: HttpRequest) -> dict[str, Any]:
    said = {name: request.POST.get(name, "").strip() for name in (*DAYS, *CHANCES)}
    days = {name: 0 if said[name] == "0" else key_in(said[name]) or -1 for name in DAYS}
    used = set(request.POST.getlist("used"))
    off = [flag for flag, _word in queries.flag_choices() if flag not in used]
    return {**days, **{name: _share(said[name]) for name in CHANCES}, "off": off}


def _share(said: str) -> Decimal:
    """Return per cents as a share; what is no number is no share either."""
    try:
        share = Decimal(said.replace(",", ".").removesuffix("%").strip()) / 100
    except InvalidOperation:
        return Decimal(-1)
    return share.quantize(Decimal("0.01")) if abs(share) <= 1 else Decimal(-1)


def _day(said: str) -> date | None:
    try:
        return date.fromisoformat(said) if said else None
    except ValueError:
        return date.min


def _deal(request: HttpRequest, deal_id: int) -> Deal:
    known = queries.seen_by(visitor(request))
    related = ("company", "next_step", "owner", "stage", "situation", "standing")
    return get_object_or_404(known.select_related(*related), pk=deal_id)
