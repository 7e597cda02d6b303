"""Correct the words of a talk."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from interes.activities import actions, queries
from interes.activities.models import Activity
from interes.foundation.edits import Seen
from interes.foundation.refusals import Refusal
from interes.team.queries import visitor
from interes.ui.forms import seen_facts
from interes.ui.pages import done, page, requires


@require_http_methods(["GET", "POST"])
@requires("activities.change")
def correct(request: HttpRequest, activity_id: int) -> HttpResponse:
    """Show the words of a talk in a form, or save them."""
    activity = get_object_or_404(queries.seen_by(visitor(request)), pk=activity_id)
    facts = {"activity": activity, "said": activity.text, "refusal": "", "back": _page_of(activity)}
    facts |= seen_facts(activity, ("text",), request.POST)
    if request.method != "POST":
        return page(request, "activities/talk.html", facts, parts={"dialog_body"})
    try:
        actions.change_talk(
            activity_id=activity_id,
            text=request.POST.get("said", "").replace("\r\n", "\n"),
            by=visitor(request),
            seen=Seen.in_form(request.POST),
        )
    except Refusal as refusal:
        facts |= {"said": request.POST.get("said", ""), "refusal": str(refusal)}
        facts |= seen_facts(activity, ("text",), request.POST, refusal)
        return page(request, "activities/talk.html", facts, parts={"dialog_body"}, status=422)
    return done(request, _page_of(activity), _("The words are corrected."))


def _page_of(activity: Activity) -> str:
    if activity.deal_id:
        return reverse("deals:deal", args=[activity.deal_id])
    if activity.company_id:
        return reverse("clients:company", args=[activity.company_id])
    return reverse("clients:person", args=[activity.person_id])
