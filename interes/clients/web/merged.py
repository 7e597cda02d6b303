"""What the pages of a company and a person say of merges."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from interes.clients import queries
from interes.clients.models import Noun
from interes.ui.pages import done

_PAGES = {Noun.COMPANY: "clients:company", Noun.PERSON: "clients:person"}


def where_it_went(request: HttpRequest, noun: Noun, key: int) -> HttpResponse:
    """Lead from the address of a merged record to the one it is now; raises Http404."""
    survivor = queries.survivor_of(noun, key)
    if survivor is None:
        raise Http404
    notice = _("%(record)s was merged into this record.") % {"record": queries.name_of(noun, key)}
    return done(request, reverse(_PAGES[noun], args=[survivor]), notice)


def merged_here(noun: Noun, key: int) -> dict[str, Any]:
    """Return what was merged into the record, for its page."""
    return {"merged": queries.merged_into(noun, key)}
