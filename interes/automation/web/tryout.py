"""The dry run: what a rule would have done in the last month. Nothing is written."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.views.decorators.http import require_safe

from interes.automation import queries
from interes.automation.queries import Wording
from interes.foundation.refusals import Refusal
from interes.team.queries import may, visitor
from interes.ui.pages import page, requires


@require_safe
@requires("automation.see")
def tryout(request: HttpRequest, rule_id: int) -> HttpResponse:
    """Show the records and the acts, with counts."""
    one = get_object_or_404(queries.rules_to_set(), pk=rule_id)
    run, refusal = None, ""
    try:
        run = queries.dry_run(one, timezone.localtime())
    except Refusal as trouble:
        refusal = str(trouble)
    context = {
        "rule": one,
        "said": Wording().of(one),
        "run": run,
        "refusal": refusal,
        "shown": queries.SHOWN,
        "most": queries.MOST,
        "may_change": may(visitor(request), "automation.change"),
    }
    return page(request, "automation/try.html", context)
