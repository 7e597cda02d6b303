"""Records that a program names by their numbers."""

from typing import Any

from django.db.models import Model, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext as _

from interes.clients import queries as clients
from interes.deals import queries as deals
from interes.team.models import User
from interes.team.queries import colleagues, visitor
from interes.ui.api import Problem, Wrong


def check_about(request: HttpRequest, sent: Any) -> dict[str, int | None]:
    """Return whom it is about, by the names of the columns; raises Problem if nobody is so."""
    me = visitor(request)
    known: dict[str, QuerySet[Any]] = {
        "company": clients.seen_by(me),
        "person": clients.people_seen_by(me),
        "deal": deals.seen_by(me),
    }
    for field, seen in known.items():
        one_of(seen, field, getattr(sent, field))
    return {f"{field}_id": getattr(sent, field) for field in known}


def a_user(request: HttpRequest, field: str, key: int | None) -> User | None:
    """Return the colleague of this number, or None if none was named."""
    return one_of(colleagues(visitor(request)), field, key)


def one_of[M: Model](known: QuerySet[M, Any], field: str, key: int | None) -> M | None:
    """Return the record of this number; raises Problem if there is none that may be named."""
    if key is None:
        return None
    found: M | None = known.filter(pk=key).first()
    if found is None:
        sentence = _("There is no such record: %(number)s.") % {"number": key}
        raise Problem("refused", sentence, [Wrong(field, sentence)])
    return found
