"""Take a person into the team."""

from typing import Any

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from interes.foundation.acts import act
from interes.foundation.refusals import Refusal
from interes.team.actions.ensure import ensure
from interes.team.models import User
from interes.team.queries import find_user


class EmailTaken(Refusal):
    """Someone signs in with this e-mail already."""


class WeakPassword(Refusal):
    """The password is too easy to guess."""


@act
def create_user(
    *, by: User | None, name: str, email: str | None, password: str | None = None, **facts: Any
) -> User:
    """Make a person with a role and a language; without a password they can't sign in.

    Raises EmailTaken, WeakPassword, NotAllowed.
    """
    ensure(by, "users.change")
    if email and find_user(email=email):
        raise EmailTaken(_("Someone signs in with this e-mail already."), field="email")
    if password is not None:
        check_password_strength(password, User(name=name, email=email))
    return User.objects.create_user(email, password, name=name.strip(), **facts)


def check_password_strength(password: str, user: User) -> None:
    """Raise WeakPassword with the first thing that is wrong with it."""
    try:
        validate_password(password, user)
    except ValidationError as weak:
        raise WeakPassword(str(weak.messages[0]), field="password") from weak
