"""People keep their own profile."""

from typing import TypedDict, Unpack

from django.utils.translation import gettext as _

from interes.foundation.acts import act
from interes.foundation.edits import refuse_if_changed
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
def change_profile(*, by: User, was: str | None = None, **facts: Unpack[Facts]) -> User:
    """Change what a person says about themselves; what is not given stays.

    `was` is their ABOUT as they saw it. Raises ChangedMeanwhile, NotAllowed.
    """
    ensure(by, "profile.change")
    refuse_if_changed(User.objects.select_for_update().get(pk=by.pk), ABOUT, was)
    for field in Facts.__annotations__:
        if field in facts:
            setattr(by, field, facts[field])  # type: ignore[literal-required]
    by.save(update_fields=list(facts))
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
