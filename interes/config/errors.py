"""What a person sees when a page can't be shown: what happened, what was kept, what to do."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from interes.team.web.kept_form import keep_for_later
from interes.team.web.sign_in import ask_again
from interes.ui.api import Problem, is_api, problem
from interes.ui.pages import drawn_for, is_part, page, requires

PROBLEMS = {400: "unreadable", 403: "not-allowed", 404: "not-found", 500: "broken"}


def _error(request: HttpRequest, status: int, title: str, text: str) -> HttpResponse:
    if is_api(request):
        return problem(Problem(PROBLEMS[status]))
    context = {"status": status, "title": title, "text": text}
    return page(request, "ui/error.html", context, status=status)


@requires(None)
def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Answer 404."""
    del exception
    return _error(
        request,
        404,
        _("There is nothing here"),
        _("The address may be mistyped, or you are not meant to see it. Search for the name."),
    )


@requires(None)
def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Answer 403."""
    del exception
    return _error(
        request,
        403,
        _("This is not yours to change"),
        _("Ask your head of department or the administrator if you need it."),
    )


@requires(None)
def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Answer 403 for a form whose protection has run out."""
    del reason
    if is_part(request) and not request.user.is_authenticated:
        # Signed out meanwhile: the page tells it, and what was written waits in its form.
        return HttpResponse(status=401)
    if drawn_for(request) and not request.user.is_authenticated:
        return ask_again(request)
    if keep_for_later(request):
        # Signed in anew in another window: the form is drawn once more, and nothing is done yet.
        return redirect(request.get_full_path())
    return _error(
        request,
        403,
        _("The form has waited too long"),
        _("Go back, copy what you wrote, reload the page and send it again."),
    )


@requires(None)
def unreadable(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Answer 400."""
    del exception
    return _error(
        request,
        400,
        _("This can't be read"),
        _("There is something in the address or in the form that no text holds. Write it anew."),
    )


@requires(None)
def broken(request: HttpRequest) -> HttpResponse:
    """Answer 500; nothing here may fail again."""
    return _error(
        request,
        500,
        _("Something broke on our side"),
        _("Nothing was saved by halves. Try again; if it repeats, tell the administrator."),
    )
