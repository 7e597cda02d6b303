"""Views of a list: keep one, rename, share, order, begin with one, take away."""

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from interes.foundation.edits import Seen
from interes.foundation.keyset import Count, capped_count
from interes.foundation.refusals import Refusal
from interes.team import actions, queries
from interes.team.models import SavedView, User
from interes.team.queries import may, visitor
from interes.team.web.listed import list_named, standing
from interes.ui import formats
from interes.ui.forms import seen_facts
from interes.ui.lists import ListOf
from interes.ui.pages import block, done, ours, page, refused, requires

COUNTED_TO = 1000
MOST_COUNTED = 12


@require_safe
@requires("lists.use")
def view_counts(request: HttpRequest, listed: str) -> HttpResponse:
    """Draw the tabs again with how many rows each view has, when the page stands already."""
    one, by = list_named(request, listed), visitor(request)
    state = queries.list_state(by, one, standing(request, one))
    views = list(queries.views_of(by, one.name)[:MOST_COUNTED])
    counts = {view.pk: count for view in views if (count := _count(by, one, view))}
    context = {"list": state, "counts": counts}
    return HttpResponse(block(request, "team/list_tabs.html", "tabs", context))


def _count(by: User, one: ListOf, view: SavedView) -> str:
    at = queries.query_of(view)
    try:
        count: Count = capped_count(one.found(by, at), COUNTED_TO)
    except Refusal:
        return ""
    return f"{formats.number(count.number)}{'+' if count.is_capped else ''}"


@require_http_methods(["GET", "POST"])
@requires("lists.use")
def new_view(request: HttpRequest, listed: str) -> HttpResponse:
    """Keep the list as it stands under a name."""
    one, by = list_named(request, listed), visitor(request)
    at = standing(request, one)
    context = {"one": one, "at": at, "refusal": "", "may_share": may(by, "views.share")}
    if request.method == "POST":
        try:
            view = actions.save_view(
                listed=one.name,
                name=request.POST.get("name", ""),
                query=queries.kept_query(at.query),
                is_shared="is_shared" in request.POST,
                by=by,
                at=timezone.now(),
            )
        except Refusal as refusal:
            context |= {"refusal": str(refusal)}
            return page(request, "team/view_new.html", context, parts=("dialog_body",), status=422)
        told = _("“%(view)s” stands above the list now.") % {"view": view.name}
        return done(request, queries.view_url(one, view), told)
    return page(request, "team/view_new.html", context, parts=("dialog_body",))


@require_http_methods(["GET", "POST"])
@requires("lists.use")
def change_view(request: HttpRequest, listed: str, view_id: int) -> HttpResponse:
    """Let a view mean what the list shows now, or call it otherwise."""
    one, by = list_named(request, listed), visitor(request)
    view, at = _view(by, one, view_id), standing(request, one)
    context: dict[str, Any] = {"one": one, "at": at, "view": view, "refusal": ""}
    context |= seen_facts(view, ("name", "query"), request.POST)
    if request.method != "POST":
        return page(request, "team/view_change.html", context, parts=("dialog_body",))
    try:
        kept = queries.kept_query(at.query) if "keep" in request.POST else None
        name = request.POST.get("name", "")
        seen = Seen.in_form(request.POST)
        view = actions.change_view(view_id=view.pk, name=name, query=kept, by=by, seen=seen)
    except Refusal as refusal:
        context |= {"refusal": str(refusal)} | seen_facts(view, (), request.POST, refusal)
        return page(request, "team/view_change.html", context, parts=("dialog_body",), status=422)
    return done(request, queries.view_url(one, view), _("The view is changed."))


@require_safe
@requires("lists.use")
def views(request: HttpRequest, listed: str) -> HttpResponse:
    """Show all views of a list, to arrange them."""
    one, by = list_named(request, listed), visitor(request)
    choice = queries.choice_of(by, one.name)
    rows = [
        {
            "view": view,
            "may_change": queries.may_change_view(by, view),
            "href": queries.view_url(one, view),
        }
        for view in queries.views_of(by, one.name).select_related("owner")
    ]
    context = {
        "one": one,
        "at": standing(request, one),
        "rows": rows,
        "usual": choice.view_id if choice else None,
        "may_share": may(by, "views.share"),
    }
    return page(request, "team/views.html", context, parts=("dialog_body",))


def _view(by: User, one: ListOf, view_id: int) -> SavedView:
    view = queries.views_of(by, one.name).filter(pk=view_id).first()
    if view is None:
        raise Http404
    return view


def _arranged(
    request: HttpRequest, one: ListOf, does: Callable[[], str], undo: str = ""
) -> HttpResponse:
    to = ours(request.POST.get("next", ""), one.url)
    try:
        return done(request, to, does(), undo=undo)
    except Refusal as refusal:
        return refused(request, to, str(refusal))


@require_POST
@requires("lists.use")
def move_view(request: HttpRequest, listed: str, view_id: int) -> HttpResponse:
    """Put a view one place further to the left, or to the right."""
    one, by = list_named(request, listed), visitor(request)
    view, up = _view(by, one, view_id), "up" in request.POST

    def does() -> str:
        actions.move_view(view_id=view.pk, up=up, by=by)
        return ""

    return _arranged(request, one, does)


@require_POST
@requires("lists.use")
def share_view(request: HttpRequest, listed: str, view_id: int) -> HttpResponse:
    """Show a view to everyone, or keep it to oneself again."""
    one, by = list_named(request, listed), visitor(request)
    view = _view(by, one, view_id)

    def does() -> str:
        shared = actions.share_view(view_id=view.pk, is_shared=not view.is_shared, by=by).is_shared
        return _("Everyone sees this view now.") if shared else _("Only you see this view now.")

    return _arranged(request, one, does)


@require_POST
@requires("lists.use")
def begin_with(request: HttpRequest, listed: str, view_id: int) -> HttpResponse:
    """Begin the list with a view from now on, or with everything again."""
    one, by = list_named(request, listed), visitor(request)
    view, choice = _view(by, one, view_id), queries.choice_of(by, one.name)
    is_usual = choice is not None and choice.view_id == view.pk

    def does() -> str:
        chosen = None if is_usual else view.pk
        actions.begin_with_view(view_id=chosen, listed=one.name, by=by)
        if chosen is None:
            return _("The list begins with everything.")
        return _("The list begins with “%(view)s”.") % {"view": view.name}

    return _arranged(request, one, does)


@require_POST
@requires("lists.use")
def remove_view(request: HttpRequest, listed: str, view_id: int) -> HttpResponse:
    """Take a view away; it can be put back."""
    one, by = list_named(request, listed), visitor(request)
    view = _view(by, one, view_id)

    def does() -> str:
        actions.remove_view(view_id=view.pk, by=by, at=timezone.now())
        return _("“%(view)s” is taken away.") % {"view": view.name}

    return _arranged(request, one, does, reverse("team:put_view_back", args=[one.name, view.pk]))


@require_POST
@requires("lists.use")
def put_view_back(request: HttpRequest, listed: str, view_id: int) -> HttpResponse:
    """Put a view back that was taken away."""
    one, by = list_named(request, listed), visitor(request)
    view = SavedView.objects.filter(pk=view_id, listed=one.name).first()
    if view is None:
        raise Http404

    def does() -> str:
        actions.remove_view(view_id=view.pk, by=by, at=None)
        return _("The view is back.")

    return _arranged(request, one, does)
