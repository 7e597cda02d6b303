"""The tokens of people."""

from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from interes.team.models import Token, User
from interes.team.queries.may import may


def token_of(digest: str, at: datetime) -> Token | None:
    """Return the token with this digest if it works at this moment."""
    token = Token.objects.select_related("owner", "owner__department").filter(digest=digest).first()
    return token if token is not None and token.works(at) else None


def own_tokens(user: User) -> QuerySet[Token]:
    """Return a person's tokens, those that still work first."""
    return Token.objects.filter(owner=user).order_by("revoked_at", "-made_at")[:200]


def all_tokens(user: User) -> QuerySet[Token, Any]:
    """Return everyone's tokens for an administrator, nothing for others."""
    tokens = Token.objects.select_related("owner").order_by("-made_at", "-id")
    return tokens if may(user, "tokens.all") else tokens.none()
