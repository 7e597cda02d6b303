"""Tags of one record, put on and taken off where it stands; and all records that have one."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from interes.foundation.filters import Condition, Group, serialise
from interes.foundation.refusals import Refusal
from interes.team.queries import visitor
from interes.team.web.listed import list_named
from interes.ui.lists import BulkAct, ListOf
from interes.ui.pages import block, is_part, ours, refused, requires

TEMPLATE = "team/tags.html"
ACTS = {"add": "tag", "remove": "untag"}


@require_POST
@requires("lists.use")
def tag(request: HttpRequest, listed: str, record_id: int) -> HttpResponse:
    """Put tags on a record (`add`, with commas between them), or take one off (`remove`)."""
    one = list_named(request, listed)
    way = "remove" if "remove" in request.POST else "add"
    what = one.act(ACTS[way])
    back = ours(request.headers.get("Referer", "").partition(request.get_host())[2], one.url)
    if what is None or not _is_there(one, record_id):
        raise Http404
    try:
        _do(request, what, record_id, request.POST.get(way, ""))
    except Refusal as refusal:
        if not is_part(request):
            return refused(request, back, str(refusal))
        return _drawn(request, one, record_id, str(refusal))
    return _drawn(request, one, record_id) if is_part(request) else redirect(back)


def _is_there(one: ListOf, key: int) -> bool:
    found = one.fields().model._default_manager.filter(pk=key, removed_at=None)
    return found.exists()


def _do(request: HttpRequest, what: BulkAct, key: int, text: str) -> None:
    by, now = visitor(request), timezone.now()
    what.run(key, what.read({"tags": text}, by, now), by, now)


def _drawn(request: HttpRequest, one: ListOf, key: int, refusal: str = "") -> HttpResponse:
    tags = one.fields().model._default_manager.values_list("tags", flat=True).get(pk=key)
    context = {"listed": one.name, "key": key, "tags": tags, "refusal": refusal}
    html = block(request, TEMPLATE, "tags", context)
    return HttpResponse(html, status=422 if refusal else 200)


@require_safe
@requires("lists.use")
def tags_offered(request: HttpRequest, listed: str) -> HttpResponse:
    """Return the tags in use, to be offered while one is written."""
    one = list_named(request, listed)
    tags = one.attribute("tags")
    words = [word for _key, word in one.fields().offered(tags)] if tags else []
    return HttpResponse(block(request, TEMPLATE, "offered", {"words": words}))


@require_safe
@requires("lists.use")
def tagged(request: HttpRequest, listed: str) -> HttpResponse:
    """Go to the list of all records that have a tag."""
    one = list_named(request, listed)
    tree = Group("and", (Condition("tags", "in", (request.GET.get("tag", "").strip() or "-",)),))
    told = request.GET.copy()
    told.clear()
    told["where"] = serialise(tree)
    return redirect(f"{one.url}?{told.urlencode()}")
