"""Remember which records a person opened lately, in a cookie of their browser."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from interes.foundation.keys import key_in

COOKIE = "opened"
MOST = 8
A_MONTH = 60 * 60 * 24 * 30
_KINDS = {
    "clients:company": ("company", "company_id"),
    "clients:person": ("person", "person_id"),
    "deals:deal": ("deal", "deal_id"),
}

type Answer = Callable[[HttpRequest], HttpResponse]


def remember_what_is_opened(answer: Answer) -> Answer:
    """Put every record page that was shown whole on top of the list (a middleware)."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = answer(request)
        key = _record(request)
        if key and request.method == "GET" and response.status_code == 200:
            _remember(request, response, key)
        return response

    return middleware


def opened_lately(request: HttpRequest) -> list[tuple[str, int]]:
    """Return kind and number of the records opened in this browser by this person, newest first."""
    owner, _colon, keys = request.COOKIES.get(COOKIE, "").partition(":")
    if owner != str(request.user.pk):
        return []
    pairs = (key.partition("-") for key in keys.split("."))
    return [(kind, key) for kind, _dash, number in pairs if (key := key_in(number))][:MOST]


def _record(request: HttpRequest) -> tuple[str, int] | None:
    match = request.resolver_match
    if match is None or match.view_name not in _KINDS or "HX-Target" in request.headers:
        return None
    kind, name = _KINDS[match.view_name]
    return kind, match.kwargs[name]


def _remember(request: HttpRequest, response: HttpResponse, key: tuple[str, int]) -> None:
    keys = [key, *(one for one in opened_lately(request) if one != key)][:MOST]
    text = ".".join(f"{kind}-{number}" for kind, number in keys)
    response.set_cookie(
        COOKIE,
        f"{request.user.pk}:{text}",
        max_age=A_MONTH,
        httponly=True,
        secure=settings.SESSION_COOKIE_SECURE,
        samesite="Lax",
    )
