"""The log: what rules did, what was refused and why, and the way back."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from interes.automation import actions, queries
from interes.automation.models import Run
from interes.automation.queries import Wording, done_words, held_words
from interes.foundation.keyset import Order
from interes.foundation.naming import in_language
from interes.foundation.refusals import Refusal
from interes.team.queries import may, visitor
from interes.ui.lists import listing
from interes.ui.pages import done, ours, page, refused, requires

ORDERS = (Order("new", "id", descending=True),)
FILTERS = ("rule", "outcome", "deal", "company")


@require_safe
@requires("automation.see")
def log(request: HttpRequest) -> HttpResponse:
    """Show what rules did lately."""
    wanted = {name: request.GET.get(name, "")[:20] for name in FILTERS}
    listed = listing(request, queries.runs(wanted), ORDERS)
    words = Wording()
    context = {
        "list": listed,
        "lines": [line_of(row, words) for row in listed.rows],
        "wanted": wanted,
        "rules": [(str(one.pk), one.name) for one in queries.every_rule()],
        "outcomes": [(key, str(word)) for key, word in Run.Outcome.choices],
        "stuck": queries.stuck(),
        "may_change": may(visitor(request), "automation.change"),
    }
    return page(request, "automation/log.html", context, parts=("rows",))


def line_of(row: dict[str, Any], words: Wording) -> dict[str, Any]:
    """Return one run in words."""
    held = held_words()
    said = [
        {
            "is_done": line["is_done"],
            "what": held.get(line["act"]) or words.act(line.get("spec") or line),
            "of": done_words(line.get("facts") or {}),
            "why": line.get("why", ""),
        }
        for line in row["lines"]
    ]
    outcome = dict(Run.Outcome.choices)[row["outcome"]]
    name = in_language(row["rule_ru"], row["rule_en"])
    return row | {"said": said, "rule": name, "outcome_word": str(outcome)}


@require_POST
@requires("automation.change")
def undo(request: HttpRequest, firing_id: int) -> HttpResponse:
    """Take back what a rule did for one record."""
    get_object_or_404(Run, pk=firing_id)
    back = ours(request.POST.get("next", ""), reverse("automation:log"))
    try:
        actions.undo_run(run_id=firing_id, by=visitor(request), at=timezone.now())
    except Refusal as refusal:
        return refused(request, back, str(refusal))
    return done(request, back, _("Taken back."))
