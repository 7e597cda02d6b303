"""Tokens: give a program a key, and take it away."""

import secrets
from collections.abc import Sequence
from datetime import datetime
from hashlib import sha256

from django.utils.translation import gettext as _

from interes.foundation.acts import act
from interes.foundation.refusals import Refusal
from interes.team.actions.ensure import ensure
from interes.team.models import Token, User
from interes.team.rules import SCOPES

BEGINNING = "interes_"
SHOWN = len(BEGINNING) + 6
MOST = 50


class TokenUnclear(Refusal):
    """A token without a name, or one that would open nothing."""


@act
def make_token(
    *, by: User, at: datetime, name: str, scopes: Sequence[str], expires_at: datetime | None = None
) -> tuple[Token, str]:
    """Make a token and return it with its text, which is told this once and never again.

    Raises TokenUnclear, NotAllowed.
    """
    ensure(by, "tokens.own")
    _check(by, at, name, scopes, expires_at)
    text = BEGINNING + secrets.token_urlsafe(32)
    token = Token.objects.create(
        owner=by,
        name=" ".join(name.split()),
        prefix=text[:SHOWN],
        digest=digest_of(text),
        scopes=[scope for scope in SCOPES if scope in scopes],
        made_at=at,
        expires_at=expires_at,
    )
    return token, text


@act
def revoke_token(*, token_id: int, by: User, at: datetime) -> Token:
    """Stop a token at once: one's own, or as an administrator anyone's. Raises NotAllowed."""
    token = Token.objects.select_for_update(of=("self",)).select_related("owner").get(pk=token_id)
    ensure(by, "tokens.own" if token.owner_id == by.pk else "tokens.all")
    token.revoked_at = token.revoked_at or at
    token.save(update_fields=["revoked_at"])
    return token


def digest_of(text: str) -> str:
    """Return what is kept of a token; it is random enough to need no salt."""
    return sha256(text.encode()).hexdigest()


def _check(
    by: User, at: datetime, name: str, scopes: Sequence[str], expires_at: datetime | None
) -> None:
    if not name.strip():
        raise TokenUnclear(_("Say what the token is for."), field="name")
    if not set(scopes) & set(SCOPES):
        raise TokenUnclear(_("Choose at least one thing it opens."), field="scopes")
    if expires_at is not None and expires_at <= at:
        raise TokenUnclear(_("Choose a day after today."), field="expires_at")
    if Token.objects.filter(owner=by, revoked_at=None).count() >= MOST:
        raise TokenUnclear(_("You have too many tokens. Revoke those you do not need."))
