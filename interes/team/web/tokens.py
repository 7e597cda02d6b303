"""Tokens: one's own in the profile, everyone's in the settings."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, resolve_url
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from interes.foundation.keyset import Order
from interes.foundation.refusals import Refusal
from interes.team import actions, queries
from interes.team.models import Token
from interes.team.rules import READ_ONLY, ROOMS, WRITE
from interes.team.web.token_form import ROOM_WORDS, TokenForm
from interes.ui.forms import explain, sentence
from interes.ui.lists import listing
from interes.ui.pages import done, page, refused, requires

_ROW = (
    *("id", "name", "prefix", "scopes", "made_at", "expires_at", "used_at", "revoked_at"),
    *("owner_id", "owner__name", "owner__is_active"),
)
ORDERS = (Order("made", "made_at", descending=True), Order("name", "name"))


@requires("tokens.own")
def own(request: HttpRequest) -> HttpResponse:
    """Show one's own tokens."""
    rows = queries.own_tokens(queries.visitor(request)).values(*_ROW)
    return page(request, "team/tokens.html", {"rows": [_row(row) for row in rows]})


@requires("tokens.all")
def everyones(request: HttpRequest) -> HttpResponse:
    """Show everyone's tokens to an administrator."""
    found = queries.all_tokens(queries.visitor(request)).order_by()
    listed = listing(request, found.values(*_ROW), ORDERS)
    context = {"list": listed, "rows": [_row(row) for row in listed.rows]}
    return page(request, "team/all_tokens.html", context, parts=("rows",))


@requires("tokens.own")
def new(request: HttpRequest) -> HttpResponse:
    """Make a token and show its text, this once."""
    entry = TokenForm(request.POST or None)
    if not entry.is_valid():
        return _form(request, entry)
    now = timezone.now()
    try:
        token, text = actions.make_token(
            by=queries.visitor(request),
            at=now,
            name=entry.cleaned_data["name"],
            scopes=entry.scopes,
            expires_at=entry.until(now),
        )
    except Refusal as refusal:
        explain(entry, refusal)
        return _form(request, entry)
    context = {"token": token, "text": text, "at": request.build_absolute_uri("/api/v1/")}
    response = page(request, "team/token_made.html", context, parts=("dialog_body",))
    response.headers["Cache-Control"] = "no-store"
    return response


@requires("tokens.own")
@require_POST
def revoke(request: HttpRequest, token_id: int) -> HttpResponse:
    """Stop a token at once."""
    me = queries.visitor(request)
    token = get_object_or_404(Token, pk=token_id)
    back = resolve_url("team:tokens" if token.owner_id == me.pk else "team:all_tokens")
    try:
        actions.revoke_token(token_id=token_id, by=me, at=timezone.now())
    except Refusal as refusal:
        return refused(request, resolve_url("team:tokens"), str(refusal))
    return done(request, back, _("“%(name)s” opens nothing any more.") % {"name": token.name})


def _form(request: HttpRequest, entry: TokenForm) -> HttpResponse:
    context = {"entry": entry, "refusal": sentence(entry)}
    status = 422 if entry.errors else 200
    return page(request, "team/token_new.html", context, parts=("dialog_body",), status=status)


def _row(row: dict[str, Any]) -> dict[str, Any]:
    """Return a row with what its token opens in words, and whether it works."""
    is_over = row["expires_at"] is not None and row["expires_at"] <= timezone.now()
    works = row["revoked_at"] is None and not is_over and row["owner__is_active"]
    return row | {"opens": _opened(row["scopes"]), "is_over": is_over, "works": works}


def _opened(scopes: list[str]) -> list[tuple[str, bool]]:
    """Return the rooms in words, and whether the token writes there too."""
    rooms = {scope.partition(":")[0] for scope in scopes}
    return [
        (str(ROOM_WORDS[room]), f"{room}:{WRITE}" in scopes and room not in READ_ONLY)
        for room in ROOMS
        if room in rooms
    ]
