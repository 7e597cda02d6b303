"""Rivals: what is known of each, the open deals against them, and who won where."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from interes.deals import queries
from interes.deals.rules import LEAST_ENDED, Score
from interes.deals.web import filters
from interes.deals.web.competition import PICTURES
from interes.team.queries import may, visitor
from interes.ui import formats
from interes.ui.pages import page, requires

SHOWN = 5


@require_safe
@requires("deals.see")
def rivals(request: HttpRequest) -> HttpResponse:
    """Show every rival with its open deals and how the others ended."""
    user = visitor(request)
    context = {
        "rows": queries.rival_rows(),
        "pictures": PICTURES,
        "may_change": may(user, "rivals.change"),
        "may_tidy": may(user, "rivals.tidy"),
    }
    return page(request, "deals/rivals.html", context | _who_won(request, None), parts={"who_won"})


@require_safe
@requires("deals.see")
def rival(request: HttpRequest, rival_id: int) -> HttpResponse:
    """Show one rival: what is known, the deals against it, and what was learnt."""
    user = visitor(request)
    one = get_object_or_404(queries.rivals_to_set(), pk=rival_id)
    deals = queries.seen_by(user).filter(state="open", rivals__rival=rival_id)
    rows = list(queries.values(deals).order_by("-amount", "-id")[: SHOWN + 1])
    today = timezone.localdate()
    score = queries.score_of(rival_id)
    context = {
        "rival": one,
        "picture": PICTURES[one.kind],
        "score": score,
        "verdict": verdict(score),
        "deals": [queries.deal_row(row, today) for row in rows[:SHOWN]],
        "has_more": len(rows) > SHOWN,
        "tones": filters.tones(list(queries.all_stages())),
        "worked": queries.lessons(rival_id, won=True),
        "failed": queries.lessons(rival_id, won=False),
        "may_change": may(user, "rivals.change"),
        "may_tidy": may(user, "rivals.tidy"),
    }
    told = context | _who_won(request, rival_id)
    return page(request, "deals/rival.html", told, parts={"who_won"})


def verdict(score: Score) -> str:
    """Say in a sentence how it goes against a rival."""
    told = {"won": score.won, "ended": score.ended, "share": formats.percent(score.share or 0)}
    words = {
        "none": _("No deal against them has ended yet."),
        "few": ngettext(
            "%(ended)s deal has ended, %(won)s won: too few to speak of a share.",
            "%(ended)s deals have ended, %(won)s won: too few to speak of a share.",
            score.ended,
        ),
        "ours": _("We mostly win: %(won)s of %(ended)s (%(share)s)."),
        "even": _("It goes either way: we won %(won)s of %(ended)s (%(share)s)."),
        "theirs": _("They mostly win: we won %(won)s of %(ended)s (%(share)s)."),
    }
    return words[score.verdict] % told


def _who_won(request: HttpRequest, rival_id: int | None) -> dict[str, Any]:
    by = request.GET.get("by", "")
    by = by if by in queries.WHERE else queries.WHERE[0]
    words = {"product": _("By product"), "region": _("By region"), "stage": _("By stage")}
    here = reverse("deals:rival", args=[rival_id]) if rival_id else reverse("deals:rivals")
    return {
        "by": by,
        "ways": [(words[one], f"{here}?by={one}", one == by, None) for one in queries.WHERE],
        "fronts": queries.who_won(by, rival_id),
        "least": LEAST_ENDED,
    }
