"""One address that takes back any act, and the offer of it after each."""

from collections.abc import Callable
from uuid import UUID

import pghistory.runtime
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from interes.desk import actions
from interes.desk.queries import acts
from interes.foundation.refusals import Refusal
from interes.foundation.undoing import Undone
from interes.team.queries import visitor
from interes.ui.pages import block, done, is_part, ours, refused, requires, told_by
from interes.ui.stays import stays_in_words

type Answer = Callable[[HttpRequest], HttpResponse]

SAVED = 200
QUIET = ("desk:undo", "team:draft")


def offer_undo(answer: Answer) -> Answer:
    """Offer to take back whatever a request changed (a middleware).

    What is saved in place has no page to go to: its notice comes along with the answer.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        request.offer_undo = lambda: _address(request)  # type: ignore[attr-defined]
        response = answer(request)
        if _is_saved_in_place(request, response) and (undo := _address(request)):
            response.content += _notice(request, undo)
        return response

    return middleware


def _address(request: HttpRequest) -> str:
    known = getattr(pghistory.runtime._tracker, "value", None)
    if known is None or _is_quiet(request) or not acts.has_changed_anything(known.id):
        return ""
    return reverse("desk:undo", args=[known.id])


def _is_quiet(request: HttpRequest) -> bool:
    return request.resolver_match is not None and request.resolver_match.view_name in QUIET


def _is_saved_in_place(request: HttpRequest, response: HttpResponse) -> bool:
    return (
        request.method == "POST"
        and is_part(request)
        and response.status_code == SAVED
        and told_by(response) is None
        and not response.streaming
        and response.headers.get("Content-Type", "").startswith("text/html")
        and b'class="notice' not in response.content
    )


def _notice(request: HttpRequest, undo: str) -> bytes:
    facts = {"notice_text": _("Saved."), "undo": undo}
    return block(request, "desk/saved.html", "told", facts).encode()


@require_POST
@requires("undo")
def undo(request: HttpRequest, context: UUID) -> HttpResponse:
    """Take an act back, and go back to the page it was offered on."""
    back = ours(request.POST.get("next", "") or _page_before(request), "/")
    try:
        undone = actions.take_back(context=context, by=visitor(request), at=timezone.now())
    except Refusal as refusal:
        return refused(request, back, str(refusal))
    return done(request, back, _told(undone))


def _page_before(request: HttpRequest) -> str:
    """Return the page whose notice was pressed, as the browser names it."""
    came_from, here = request.headers.get("Referer", ""), request.build_absolute_uri("/")
    return came_from.removeprefix(here.rstrip("/")) if came_from.startswith(here) else ""


def _told(undone: Undone) -> str:
    if not undone.kept:
        return _("Taken back.")
    number, names = stays_in_words(undone.kept)
    if not undone.put_back:
        return _("Nothing was taken back. What stays: %(names)s.") % {"names": names}
    sentence = ngettext(
        "Taken back. %(num)s thing stays as it is: %(names)s.",
        "Taken back. %(num)s things stay as they are: %(names)s.",
        number,
    )
    return sentence % {"num": number, "names": names}
