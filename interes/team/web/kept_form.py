"""A form that was sent after the session had ended is not lost.

The sign-in page carries it along, signed: it is filled in again, and not yet sent, for the person
whose page it was drawn for, and for nobody else.
"""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_variables

from interes.ui.pages import drawn_for, is_part, page
from interes.ui.refill import DRAWN, refilled

type Answer = Callable[[HttpRequest], HttpResponse]

FIELD = "kept_form"
LONGEST, MOST_FIELDS = 64_000, 500
LASTS = 2 * 60 * 60
SECRETS = frozenset({"password", "present", FIELD})
SALT = "interes.kept-form"


@sensitive_variables()
def seal(request: HttpRequest) -> str:
    """Return a sent form as the sign-in page carries it; nothing if it can't or need not be."""
    told = _told(request)
    return signing.dumps(told, salt=SALT, compress=True) if told else ""


def keep_for_later(request: HttpRequest) -> bool:
    """Lay a form that came too late to be trusted ready for the person who is here, if theirs."""
    told = _told(request)
    if told is None or told["user"] != str(getattr(request.user, "pk", "")):
        return False
    _lay_ready(request, told)
    return True


def _told(request: HttpRequest) -> dict[str, Any] | None:
    owner = drawn_for(request)
    fields = [
        (name, values)
        for name, values in request.POST.lists()
        if name not in DRAWN and name not in SECRETS
    ]
    size = sum(len(name) + sum(map(len, values)) for name, values in fields)
    if not owner or is_part(request) or size > LONGEST or len(fields) > MOST_FIELDS:
        return None
    return {"user": owner, "path": request.get_full_path(), "fields": fields}


def _lay_ready(request: HttpRequest, told: dict[str, Any]) -> None:
    request.session[FIELD] = told
    messages.info(request, _("Your text is here again. Look it over, then send it once more."))


def carried(request: HttpRequest) -> str:
    """Return the sealed form that the sign-in page brought back, unless somebody wrote on it."""
    sealed = request.POST.get(FIELD, "")
    return sealed if _opened(sealed) else ""


def give_back(request: HttpRequest, user: Any) -> str:
    """Lay the form that was carried ready for its owner; return its address, or nothing."""
    kept = _opened(request.POST.get(FIELD, ""))
    if kept is None or kept["user"] != str(user.pk):
        return ""
    _lay_ready(request, kept)
    return str(kept["path"])


def fill_in_again(answer: Answer) -> Answer:
    """Draw a form that was laid ready with what was written into it (a middleware)."""

    def middleware(request: HttpRequest) -> HttpResponse:
        kept = _laid_ready(request)
        response = answer(request)
        if kept is None:
            return response
        del request.session[FIELD]
        return _filled_in(request, response, kept)

    return middleware


def _laid_ready(request: HttpRequest) -> Any:
    if request.method != "GET" or is_part(request) or not request.user.is_authenticated:
        return None
    kept = request.session.get(FIELD)
    return kept if kept and kept["path"] == request.get_full_path() else None


def _filled_in(request: HttpRequest, response: HttpResponse, kept: Any) -> HttpResponse:
    charset = response.charset or "utf-8"
    html = "" if response.streaming else response.content.decode(charset)
    is_page = response.headers.get("Content-Type", "").startswith("text/html")
    action = kept["path"].partition("?")[0]
    filled = None
    if response.status_code == 200 and is_page:
        filled = refilled(html, kept["path"], kept["fields"]) or refilled(
            html, action, kept["fields"]
        )
    if filled is None:
        # Nobody draws this form alone: its text is shown, to be taken from here.
        shown = [(name, "\n".join(values)) for name, values in kept["fields"] if any(values)]
        return page(request, "team/kept_form.html", {"fields": shown})
    response.content = filled.encode(charset)
    return response


def _opened(sealed: str) -> Any:
    if not sealed:
        return None
    try:
        return signing.loads(sealed, salt=SALT, max_age=LASTS)
    except signing.BadSignature:
        return None
