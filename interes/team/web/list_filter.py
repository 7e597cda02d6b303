"""Build the filter of a list: conditions, groups, and the same as text for those who like it."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from interes.foundation import filters
from interes.foundation.filters import Fields, Group
from interes.foundation.refusals import Refusal
from interes.team.queries import reader, visitor
from interes.team.web.listed import list_named, standing
from interes.ui.lists import Address, filter_form
from interes.ui.lists import filter_building as building
from interes.ui.pages import done, page, requires

TEMPLATE = "team/list_filter.html"


@requires("lists.use")
def list_filter(request: HttpRequest, listed: str) -> HttpResponse:
    """Draw the filter of a list, add to it, and show the list narrowed by it."""
    one = list_named(request, listed)
    at, fields = standing(request, one), one.fields()
    tree, refusal = Group(), ""
    try:
        tree = _tree(request, at, fields)
        tree = building.with_added(tree, request.POST, fields)
        if not building.is_redrawn(request.POST):
            _check(request, tree, fields)
    except Refusal as trouble:
        refusal = str(trouble)
    if request.method == "POST" and not building.is_redrawn(request.POST) and not refusal:
        wanted = filters.serialise(filter_form.whole(tree))
        return done(request, at.with_(where=wanted, open="", deal=""))
    return _draw(request, one, at, tree, refusal)


def _tree(request: HttpRequest, at: Address, fields: Fields) -> Group:
    if request.method != "POST":
        return filters.parse(at.get("where"))
    return building.sent_tree(request.POST, fields)


def _check(request: HttpRequest, tree: Group, fields: Fields) -> None:
    now = timezone.localtime()
    filters.matching(filter_form.whole(tree), fields, reader(visitor(request), now))


def _draw(request: HttpRequest, one: Any, at: Address, tree: Group, refusal: str) -> HttpResponse:
    fields = one.fields()
    context = {
        "one": one,
        "at": at,
        "form": filter_form.drawn(tree, fields),
        "text": filters.serialise(tree),
        "offered_names": sorted(asked.title for asked in fields.by_name.values()),
        "refusal": refusal,
        "examples": [
            (words, at.with_(where=said, open="", deal="")) for words, said in one.examples
        ],
    }
    status = 422 if refusal and request.method == "POST" else 200
    return page(request, TEMPLATE, context, parts=("dialog_body", "builder"), status=status)
