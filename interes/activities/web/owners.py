"""Whose talks and to-dos a list shows: the choices of its filter."""

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from interes.foundation.keys import key_in
from interes.team import queries as team
from interes.team.models import User

type Options = list[tuple[str, str]]


def owners(user: User, chosen: str = "") -> Options:
    """Return one's own, the department's, everybody's, and each colleague.

    The chosen one is among them even if they don't work here any more.
    """
    views = [("mine", pgettext("whose talks", "Mine")), ("all", pgettext("whose talks", "All"))]
    if user.department_id:
        views.insert(1, ("department", _("My department")))
    known = Q(is_active=True) | Q(pk=key_in(chosen) or 0)
    people = team.seen_by(user).filter(known).select_related(None)
    return views + [(str(one.pk), one.name) for one in people]
