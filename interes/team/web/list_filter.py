"""Build the filter of a list: conditions, groups, and the same as text for those who like it."""

from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict
from django.utils import timezone
from django.utils.translation import gettext as _

from interes.foundation import filters
from interes.foundation.filters import Condition, Fields, Group, Unreadable
from interes.foundation.refusals import Refusal
from interes.team.queries import reader, visitor
from interes.team.web import filter_form
from interes.team.web.listed import list_named, standing
from interes.ui.lists import Address
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
        if added := _added(request.POST, fields):
            tree = _with(tree, added, request.POST)
        if not _is_redrawn(request):
            _check(request, tree, fields)
    except Refusal as trouble:
        refusal = str(trouble)
    if request.method == "POST" and not _is_redrawn(request) and not refusal:
        wanted = filters.serialise(filter_form.whole(tree))
        return done(request, at.with_(where=wanted, open="", deal=""))
    return _draw(request, one, at, tree, refusal)


def _is_redrawn(request: HttpRequest) -> bool:
    """Tell whether the form is only drawn anew: a row more, a row less, another operator."""
    return bool({"redraw", "drop"} & set(request.POST))


def _tree(request: HttpRequest, at: Address, fields: Fields) -> Group:
    if request.method != "POST":
        return filters.parse(at.get("where"))
    if text := request.POST.get("text", "").strip():
        return filters.parse(text)
    return filter_form.tree_of(request.POST, fields)


def _added(data: QueryDict, fields: Fields) -> Condition | None:
    """Return the condition that is asked for by name: its label as it is offered, or its name."""
    said = data.get("add", "").strip().lower()
    for name, asked in fields.by_name.items():
        if said and said in {name, asked.title.lower()}:
            return Condition(name, filter_form.first_op(asked))
    if said:
        sentence = _("Nothing here is called “%(name)s”. Choose from the list.") % {"name": said}
        raise Unreadable(sentence, field="add")
    return None


def _with(tree: Group, added: Condition, data: QueryDict) -> Group:
    """Put a new condition into the tree: beside the others, or as a group of its own."""
    if data.get("redraw") == "group":
        rest = tree.parts if tree.way == "and" else (tree,)
        if all(isinstance(part, Condition) for part in rest) and rest:
            rest = (Group("and", rest),)
        return Group("and", (*rest, Group("or", (added,))))
    return Group(tree.way, (*tree.parts, added))


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
