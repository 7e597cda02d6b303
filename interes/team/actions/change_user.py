"""Change who a person is here: role, department, login, whether they may sign in at all."""

from collections.abc import Mapping
from typing import Any, TypedDict, Unpack

from django.db.models import Q
from django.utils.translation import gettext as _

from interes.foundation.acts import act
from interes.foundation.edits import Seen, agreed, write
from interes.foundation.refusals import Refusal
from interes.team.actions.create_user import EmailTaken, check_password_strength
from interes.team.actions.ensure import ensure
from interes.team.models import Department, User
from interes.team.queries import administrators, find_user


class LastAdministrator(Refusal):
    """Nobody would be left who can sign in and administer."""


class Facts(TypedDict, total=False):
    """What an administrator says about a person."""

    name: str
    email: str | None
    role: str
    department: Department | None
    phone: str
    post: str
    language: str


USER_FACTS = tuple(Facts.__annotations__)


@act
def change_user(
    *, user_id: int, by: User, seen: Seen | None = None, **facts: Unpack[Facts]
) -> User:
    """Change a person; what is not given stays. `seen` tells of their USER_FACTS.

    Raises ChangedByBoth, EmailTaken, LastAdministrator, NotAllowed.
    """
    user = _locked(user_id, by)
    if "email" in facts:
        facts["email"] = (facts["email"] or "").strip().lower() or None
    said: Mapping[str, Any] = facts
    wanted = agreed(user, {name: said[name] for name in USER_FACTS if name in said}, seen)
    if "email" in wanted:
        _check_email_is_free(wanted["email"], user)
    return _saved(user, wanted)


@act
def switch_off(*, user_id: int, by: User) -> User:
    """Stop a person from signing in, at once; what they own stays theirs.

    Raises LastAdministrator, NotAllowed.
    """
    user = _locked(user_id, by)
    return _saved(user, {"is_active": False})


@act
def switch_on(*, user_id: int, by: User) -> User:
    """Let a person sign in again."""
    user = _locked(user_id, by)
    return _saved(user, {"is_active": True})


@act
def set_password(*, user_id: int, password: str, by: User) -> User:
    """Give a person a new password; all their sessions end.

    Raises WeakPassword, NotAllowed.
    """
    user = _locked(user_id, by)
    check_password_strength(password, user)
    user.set_password(password)
    user.save(update_fields=["password"])
    return user


def _locked(user_id: int, by: User) -> User:
    """Return the person, locked together with all administrators.

    Two administrators who demote each other at the same moment wait for each other here, and the
    second one finds that nobody else is left.
    """
    ensure(by, "users.change")
    wanted = Q(pk=user_id) | Q(role=User.Role.ADMINISTRATOR)
    people = User.objects.select_for_update().filter(wanted).order_by("pk")
    return {user.pk: user for user in people}[user_id]


def _saved(user: User, facts: Mapping[str, Any]) -> User:
    write(user, facts)
    if not administrators().exists():
        raise LastAdministrator(
            _("This is the last administrator who can sign in. Make someone else one first.")
        )
    return user


def _check_email_is_free(email: str | None, user: User) -> None:
    other = find_user(email=email) if email else None
    if other is not None and other != user:
        raise EmailTaken(
            _("%(name)s signs in with this e-mail already.") % {"name": other.name}, field="email"
        )
