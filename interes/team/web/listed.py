"""What the pages of list tools share: which list is meant, and how it stood."""

from django.http import Http404, HttpRequest, QueryDict

from interes.team.queries import may, visitor
from interes.ui import lists
from interes.ui.lists import Address, ListOf


def list_named(request: HttpRequest, listed: str) -> ListOf:
    """Return the list, if there is one and the person may see it."""
    one = lists.known(listed)
    if one is None or not may(visitor(request), one.verb):
        raise Http404
    return one


def standing(request: HttpRequest, one: ListOf) -> Address:
    """Return the address of the list as it stood when its tool was opened (`at`)."""
    told = request.POST.get("at", request.GET.get("at", ""))
    return Address(one.url, QueryDict(told))
