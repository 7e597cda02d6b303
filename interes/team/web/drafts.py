"""What people write is kept before they send it, and waits for them on any device."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from interes.team import actions
from interes.team.models import Draft
from interes.team.queries import visitor
from interes.ui.pages import requires, told_by

type Answer = Callable[[HttpRequest], HttpResponse]


@require_http_methods(["GET", "POST"])
@requires("drafts")
def draft(request: HttpRequest) -> HttpResponse:
    """Give the text that was left in a form, or keep the one that is being written."""
    by = visitor(request)
    if request.method == "POST":
        said = request.POST
        actions.keep_draft(
            form=said.get("form", ""), text=said.get("text", ""), by=by, at=timezone.now()
        )
        return HttpResponse(status=204)
    kept = Draft.objects.filter(user=by, form=request.GET.get("form", "")[:200]).first()
    return JsonResponse({"text": kept.text, "at": kept.at.isoformat()} if kept else {})


def forget_what_was_sent(answer: Answer) -> Answer:
    """Forget the draft of a form that was sent and done (a middleware)."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = answer(request)
        if request.method == "POST" and told_by(response) and request.user.is_authenticated:
            actions.drop_draft(form=request.path, by=visitor(request))
        return response

    return middleware
