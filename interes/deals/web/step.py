"""Planning the next step of a deal anew."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from interes.deals import actions, queries
from interes.deals.models import Step
from interes.deals.web import filters
from interes.deals.web.dialogs import form_page
from interes.foundation.edits import Seen, seen_together
from interes.team.queries import visitor
from interes.ui.pages import requires


@require_http_methods(["GET", "POST"])
@requires("deals.change")
def change(request: HttpRequest, step_id: int) -> HttpResponse:
    """Write the planned step anew: another day, person or wording."""
    steps = queries.steps_seen_by(visitor(request)).select_related("deal", "deal__company")
    step = get_object_or_404(steps, pk=step_id)
    back = reverse("deals:deal", args=[step.deal_id])

    def act() -> tuple[str, str, str]:
        now = timezone.localtime()
        plan = actions.read_plan(request.POST, now=now)
        seen = Seen.in_form(request.POST)
        actions.change_step(
            step_id=step_id,
            plan=plan,
            by=visitor(request),
            seen=seen,
            because=request.POST.get("because", ""),
        )
        return back, _("The next step is planned anew."), ""

    context = {
        "step": step,
        "values": as_planned(step),
        "people": filters.people(visitor(request)),
        "as_seen": seen_together(step, actions.STEP_FACTS),
        "why": queries.why_of(step.why, timezone.localdate(), moved_because=step.moved_because),
    }
    return form_page(request, "deals/step.html", context, act)


def as_planned(step: Step) -> dict[str, str]:
    """Return the fields of the form as the step stands now."""
    due = timezone.localtime(step.due_at)
    return {
        "step_kind": step.kind,
        "step_text": step.text,
        "step_when": "date",
        "step_date": due.date().isoformat(),
        "step_time": f"{due:%H:%M}" if step.has_time else "",
        "step_owner": str(step.owner_id),
    }
