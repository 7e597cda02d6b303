"""What happens around every page: language, origin of changes, and the one policy at the door."""

from collections.abc import Callable
from typing import Any
from zoneinfo import ZoneInfo

import pghistory
from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import DisallowedHost, ImproperlyConfigured
from django.http import HttpRequest, HttpResponse
from django.shortcuts import resolve_url
from django.utils import timezone, translation

from interes.config.errors import forbidden, unreadable
from interes.foundation.remembering import remembering
from interes.team.api.door import refusal
from interes.team.queries import may
from interes.team.web.sign_in import ask_again
from interes.ui.api import is_api
from interes.ui.pages import PUBLIC, WHOSE, is_part

type Answer = Callable[[HttpRequest], HttpResponse]

SAFE = ("GET", "HEAD", "OPTIONS")


def own_names_only(answer: Answer) -> Answer:
    """Refuse a request under a name that is not ours; Django asks only now and then.

    Whether we are ready anybody may ask by any name: probes know only addresses.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        try:
            if request.path != "/healthz":
                request.get_host()
        except DisallowedHost:
            said = "The pages have another name; INTERES_URL says which.\n"
            return HttpResponse(said, status=400, content_type="text/plain")
        return answer(request)

    return middleware


def language_of_the_person(answer: Answer) -> Answer:
    """Speak the language of the person, or of their browser before they sign in."""

    def middleware(request: HttpRequest) -> HttpResponse:
        chosen = "" if is_api(request) else _chosen(request)
        known = dict(settings.LANGUAGES)
        language = chosen if chosen in known else translation.get_language_from_request(request)
        with translation.override(language), timezone.override(ZoneInfo(settings.TIME_ZONE)):
            request.LANGUAGE_CODE = language
            response = answer(request)
            response.headers.setdefault("Content-Language", translation.get_language() or language)
        return response

    return middleware


def _chosen(request: HttpRequest) -> str:
    return getattr(request.user, "language", "") or request.COOKIES.get("language", "")


def readable_only(answer: Answer) -> Answer:
    """Refuse text with a zero byte, which no person types and PostgreSQL does not keep."""

    def middleware(request: HttpRequest) -> HttpResponse:
        said = (*request.GET.lists(), *request.POST.lists())
        texts = [request.path, *(text for name, values in said for text in (name, *values))]
        return unreadable(request) if any("\0" in text for text in texts) else answer(request)

    return middleware


def asked_once(answer: Answer) -> Answer:
    """Remember, while one page is made, the answers that are the same all over it."""

    def middleware(request: HttpRequest) -> HttpResponse:
        with remembering():
            return answer(request)

    return middleware


def from_where(answer: Answer) -> Answer:
    """Sign the changes of this request in the history with who and at which address."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if request.method in SAFE:
            return answer(request)
        user = getattr(request.user, "pk", None)
        with pghistory.context(user=user, url=request.path, **_face(request)):
            return answer(request)

    return middleware


def _face(request: HttpRequest) -> dict[str, str]:
    """Say through which face the change came in, and of a program by which token."""
    if not is_api(request):
        return {"via": "page"}
    return {"via": "api", "token": getattr(getattr(request, "token", None), "name", "")}


class policy:  # noqa: N801 - named in settings like its function neighbours
    """Ask the one policy before every view; a view that declares nothing stays shut."""

    def __init__(self, answer: Answer) -> None:
        """Keep the rest of the chain."""
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Let pages ask `request.may("deals.move", deal)` of the person who is here."""
        request.may = lambda verb, thing=None: may(request.user, verb, thing)  # type: ignore[attr-defined]
        return self.answer(request)

    def process_view(
        self, request: HttpRequest, view: Any, _args: Any, _kwargs: Any
    ) -> HttpResponse | None:
        """Open, send to sign in, or refuse."""
        verb = getattr(view, "requires", None)
        if verb is None:
            raise ImproperlyConfigured(f"{view.__module__}.{view.__name__} declares no rule")
        if verb == PUBLIC:
            return None
        if isinstance(verb, dict):
            return refusal(request, view)
        if not request.user.is_authenticated:
            return _to_sign_in(request)
        return None if may(request.user, verb) else forbidden(request)


def _to_sign_in(request: HttpRequest) -> HttpResponse:
    if is_part(request):
        if request.method not in SAFE:
            # What was written must not be lost with the page: the page tells it and waits.
            return HttpResponse(status=401)
        # A part of a page must not be replaced by the sign-in form: the whole page goes there.
        return HttpResponse(status=204, headers={"HX-Redirect": resolve_url(settings.LOGIN_URL)})
    if request.method == "POST" and WHOSE in request.POST:
        return ask_again(request)
    return redirect_to_login(request.get_full_path(), resolve_url(settings.LOGIN_URL))
