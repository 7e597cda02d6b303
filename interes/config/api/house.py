"""The one API of the house, and what it answers when something can't be done."""

from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.db import DataError, IntegrityError
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from ninja import NinjaAPI
from ninja.errors import HttpError, ValidationError
from ninja.openapi.schema import OpenAPISchema

from interes.clients import actions as clients
from interes.config.api import document
from interes.config.api.reader import Reader
from interes.config.api.rooms import ROOMS
from interes.deals import actions as deals
from interes.foundation.edits import ChangedMeanwhile
from interes.foundation.refusals import Refusal
from interes.team.actions import NotAllowed
from interes.ui.api import Problem, Wrong, problem
from interes.ui.api.sentences import wrong_fields
from interes.ui.api.types import UNLIVED

# Refusals that say that something else stands there already.
CONFLICTS = (
    ChangedMeanwhile,
    clients.KnownAlready,
    clients.SiteNamedSo,
    clients.WorksThere,
    deals.AlreadyClosed,
    deals.AlreadyFinished,
    deals.StillOpen,
)


class House(NinjaAPI):
    """The API with a document that has an example of everything."""

    def get_openapi_schema(self, **how: Any) -> OpenAPISchema:
        """Return the document of the API."""
        return document.finished(super().get_openapi_schema(**how), self)


api = House(
    title="Interes",
    version="1",
    description=document.ABOUT,
    parser=Reader(),
    urls_namespace="api",
    openapi_url=None,
    docs_url=None,
)
for room in ROOMS:
    api.add_router("", room.router)


@api.exception_handler(Problem)
def told(_request: HttpRequest, fault: Problem) -> HttpResponse:
    """Answer what an operation says itself."""
    return problem(fault)


@api.exception_handler(Refusal)
def refused(_request: HttpRequest, fault: Refusal) -> HttpResponse:
    """Answer the sentence of a refusal, at its field."""
    code = "refused"
    if isinstance(fault, NotAllowed):
        code = "not-allowed"
    elif isinstance(fault, CONFLICTS):
        code = "conflict"
    errors = [Wrong(field, sentence) for field, sentence in fault.at_fields]
    known = getattr(fault, "company_id", None)
    return problem(Problem(code, str(fault), errors, **({"record": known} if known else {})))


@api.exception_handler(ValidationError)
def wrong(_request: HttpRequest, fault: ValidationError) -> HttpResponse:
    """Answer which fields are wrong, and how."""
    errors = wrong_fields(fault.errors)
    fits = all(error["type"] == UNLIVED for error in fault.errors)
    return problem(Problem("refused" if fits else "wrong-value", errors[0].message, errors))


@api.exception_handler(HttpError)
def unreadable(_request: HttpRequest, fault: HttpError) -> HttpResponse:
    """Answer that the body can't be read, as the reader of bodies has said."""
    if isinstance(fault.__cause__, Problem):
        return problem(fault.__cause__)
    return problem(Problem("unreadable"))


@api.exception_handler(Http404)
@api.exception_handler(ObjectDoesNotExist)
def missing(_request: HttpRequest, _fault: Exception) -> HttpResponse:
    """Answer that there is no such record, or none that this person sees."""
    return problem(Problem("not-found"))


@api.exception_handler(DataError)
def too_much(_request: HttpRequest, _fault: DataError) -> HttpResponse:
    """Answer that a value does not fit into the database."""
    return problem(Problem("refused", _("A value does not fit.")))


@api.exception_handler(IntegrityError)
def in_the_way(_request: HttpRequest, _fault: IntegrityError) -> HttpResponse:
    """Answer that a law of the base stands in the way; nothing of the act is kept."""
    return problem(Problem("conflict"))


__all__ = ["api"]
