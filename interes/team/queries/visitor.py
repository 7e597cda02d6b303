"""Who is at the page."""

from django.http import HttpRequest

from interes.team.models import User


def visitor(request: HttpRequest) -> User:
    """Return the person at the page; the policy lets nobody in who has not signed in."""
    assert isinstance(request.user, User)
    return request.user
