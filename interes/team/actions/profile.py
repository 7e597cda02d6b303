"""People keep their own profile."""

from collections.abc import Mapping
from typing import Any, TypedDict, Unpack

from django.utils.translation import gettext as _

from interes.foundation.acts import act
from interes.foundation.edits import Seen, agreed, write
from interes.foundation.refusals import Refusal
from interes.team.actions.create_user import check_password_strength
from interes.team.actions.ensure import ensure
from interes.team.models import User


class WrongPassword(Refusal):
    """The present password is another."""


class Facts(TypedDict, total=False):
    """What people say about themselves, and how they like their screen."""

    name: str
    phone: str
    post: str
    language: str
    theme: str
    density: str


ABOUT = ("name", "post", "phone")


@act
def change_profile(*, by: User, seen: Seen | None = None, **facts: Unpack[Facts]) -> User:
    """Change what a person says about themselves; what is not given stays.

    `seen` tells of their ABOUT. Raises ChangedByBoth, NotAllowed.
    """
    ensure(by, "profile.change")
    said: Mapping[str, Any] = facts
    known = {name: said[name] for name in Facts.__annotations__ if name in said}
    wanted = agreed(User.objects.select_for_update().get(pk=by.pk), known, seen)
    write(by, wanted)
    return by


@act
def change_password(*, by: User, present: str, new: str) -> User:
    """Change one's own password; all other sessions of the person end.

    Raises WrongPassword, WeakPassword.
    """
    ensure(by, "profile.change")
    if not by.check_password(present):
        raise WrongPassword(_("This is not your present password."), field="present")
    check_password_strength(new, by)
    by.set_password(new)
    by.save(update_fields=["password"])
    return by
