"""Records that a program names by their numbers."""

from typing import Any

from django.db.models import Model, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext as _

from interes.clients import queries
from interes.clients.models import Company, Person, Source
from interes.team.models import User
from interes.team.queries import colleagues, visitor
from interes.ui.api import Problem, Wrong


def a_user(request: HttpRequest, field: str, key: int | None) -> User | None:
    """Return the colleague of this number, or None if none was named."""
    return one_of(colleagues(visitor(request)), field, key)


def a_company(request: HttpRequest, field: str, key: int | None) -> Company | None:
    """Return the company of this number, or None if none was named."""
    return one_of(queries.seen_by(visitor(request)), field, key)


def a_person(request: HttpRequest, field: str, key: int | None) -> Person | None:
    """Return the person of this number, or None if none was named."""
    return one_of(queries.people_seen_by(visitor(request)), field, key)


def a_source(_request: HttpRequest, field: str, key: int | None) -> Source | None:
    """Return the source of this number, or None if none was named."""
    return one_of(queries.sources(), field, key)


def one_of[M: Model](known: QuerySet[M, Any], field: str, key: int | None) -> M | None:
    """Return the record of this number; raises Problem if there is none that may be named."""
    if key is None:
        return None
    record: M | None = known.filter(pk=key).first()
    if record is None:
        sentence = _("There is no such record: %(number)s.") % {"number": key}
        raise Problem("refused", sentence, [Wrong(field, sentence)])
    return record
