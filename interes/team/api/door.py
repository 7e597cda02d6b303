"""The door of the API: whose token it is, what it opens, how often, and what was sent before."""

import re
from collections.abc import Callable
from hashlib import sha256
from typing import Any

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.utils import timezone, translation
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext as _

from interes.team import actions
from interes.team.models import SentRequest, Token
from interes.team.queries import may, token_of
from interes.team.rules import Pace, opens
from interes.ui.api import Problem, Wrong, is_api, problem
from interes.ui.api.operations import SAFE

type Answer = Callable[[HttpRequest], HttpResponse]

BAD_REQUEST = 400
KEY = re.compile(r"[!-~]{1,255}")
_KEPT_HEADERS = ("ETag", "Location", "Content-Type", "Link")


def bearer(answer: Answer) -> Answer:
    """Let a program act as the owner of its token; cookies of a browser open nothing here."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if not is_api(request):
            return answer(request)
        token = _token(request)
        request.token = token  # type: ignore[attr-defined]
        request.user = AnonymousUser() if token is None else token.owner
        if token is None:
            return answer(request)
        if "Accept-Language" not in request.headers:
            translation.activate(token.owner.language)
        pace = actions.count_request(
            token=token, at=timezone.now(), limit=settings.API_REQUESTS_A_MINUTE
        )
        return _at_this_pace(too_many(pace) if pace.is_over else answer(request), pace)

    return middleware


def too_many(pace: Pace) -> HttpResponse:
    """Answer that the program must wait."""
    detail = _("Wait for %(seconds)s s, then go on.") % {"seconds": pace.seconds}
    return problem(Problem("too-many-requests", detail, headers={"Retry-After": str(pace.seconds)}))


def refusal(request: HttpRequest, view: Any) -> HttpResponse | None:
    """Return why this program may not do this, or None if it may."""
    asked = view.requires.get("GET" if request.method == "HEAD" else request.method)
    if asked is None:
        return None  # the view answers that it does not do that
    token: Token | None = getattr(request, "token", None)
    if token is None:
        return _no_token(request)
    verb, room = asked
    if not opens(token.scopes, room, writes=request.method not in SAFE):
        scope = f"{room}:{'read' if request.method in SAFE else 'write'}"
        detail = _("This token does not open it: it lacks %(scope)s.") % {"scope": scope}
        return problem(Problem("not-allowed", detail))
    if not may(token.owner, verb):
        return problem(Problem("not-allowed", _("Ask the administrator if you need it.")))
    return None


def once(answer: Answer) -> Answer:
    """Answer the same request with the same Idempotency-Key as it was answered the first time."""

    def middleware(request: HttpRequest) -> HttpResponse:
        key = request.headers.get("Idempotency-Key") if is_api(request) else None
        token: Token | None = getattr(request, "token", None)
        if key is None or request.method != "POST" or token is None:
            return answer(request)
        if not KEY.fullmatch(key):
            sentence = _("A key has 1 to 255 Latin letters, digits and signs, without spaces.")
            return problem(Problem("wrong-value", sentence, [Wrong("Idempotency-Key", sentence)]))
        return _answered_once(request, token, key, answer)

    return middleware


def _answered_once(request: HttpRequest, token: Token, key: str, answer: Answer) -> HttpResponse:
    said = f"{request.method} {request.get_full_path()}\n".encode() + _body(request)
    # One transaction with what is asked for, so that neither is ever kept without the other.
    with transaction.atomic():
        sent, is_first, is_same = actions.take_request(
            token=token, key=key, said=said, at=timezone.now()
        )
        if not is_same:
            return problem(Problem("key-used-otherwise", _("Take a new key for a new request.")))
        if not is_first:
            return _again(sent)
        response = answer(request)
        if response.status_code >= BAD_REQUEST:
            # What was refused did nothing: it may be mended and sent again with its key.
            transaction.set_rollback(True)
        else:
            kept = {name: response[name] for name in _KEPT_HEADERS if name in response}
            actions.keep_request(
                sent=sent, status=response.status_code, headers=kept, answer=response.content
            )
    return response


def _body(request: HttpRequest) -> bytes:
    """Return what was sent; of files, which were read already, their digests."""
    if not request.FILES:
        return request.body if request.content_type == "application/json" else b""
    told = [str(sorted(request.POST.lists())).encode()]
    files: dict[str, Any] = dict(request.FILES.items())
    for name, file in sorted(files.items()):
        digest = sha256()
        for piece in file.chunks():
            digest.update(piece)
        file.seek(0)
        told.append(f"{name} {file.name} {digest.hexdigest()}".encode())
    return b"\n".join(told)


def _again(sent: SentRequest) -> HttpResponse:
    headers = {**sent.headers, "Idempotency-Replayed": "true"}
    return HttpResponse(bytes(sent.answer), status=sent.status, headers=headers)


def _token(request: HttpRequest) -> Token | None:
    way, _space, text = request.headers.get("Authorization", "").partition(" ")
    if way.lower() != "bearer" or not text.strip():
        return None
    return token_of(actions.digest_of(text.strip()), timezone.now())


def _no_token(request: HttpRequest) -> HttpResponse:
    if "Authorization" in request.headers:
        detail = _("This token opens nothing: it is mistyped, revoked or out of date.")
    else:
        detail = _("Send “Authorization: Bearer” and a token; people make them in their profile.")
    return problem(Problem("no-token", detail, headers={"WWW-Authenticate": 'Bearer realm="API"'}))


def _at_this_pace(response: HttpResponse, pace: Pace) -> HttpResponse:
    patch_vary_headers(response, ["Accept-Language", "Authorization"])
    response.headers.setdefault("Cache-Control", "private, no-cache")
    response.headers["RateLimit-Limit"] = str(pace.limit)
    response.headers["RateLimit-Remaining"] = str(max(0, pace.left))
    response.headers["RateLimit-Reset"] = str(pace.seconds)
    return response
