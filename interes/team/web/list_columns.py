"""Choose and order the columns of a list."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from interes.foundation.attributes import Attribute, Kind
from interes.team import actions
from interes.team.queries import choice_of, columns_of, visitor
from interes.team.web.listed import list_named, standing
from interes.ui.lists import ListOf
from interes.ui.lists.columns import MOST
from interes.ui.pages import done, page, requires

TEMPLATE = "team/list_columns.html"


@require_http_methods(["GET", "POST"])
@requires("lists.use")
def list_columns(request: HttpRequest, listed: str) -> HttpResponse:
    """Tick the columns, in the order they shall stand; for this view or for every day."""
    one, by = list_named(request, listed), visitor(request)
    at = standing(request, one)
    if request.method == "POST":
        names = _wanted(request, one)
        if "for_me" in request.POST:
            actions.choose_columns(listed=one.name, columns=names, by=by)
            return done(request, at.with_(cols=""), _("Your columns are kept."))
        return done(request, at.with_(cols=",".join(names)))
    now = columns_of(one, at.query, choice_of(by, one.name))
    context = {
        "one": one,
        "at": at,
        "chosen": now[1:],
        "others": [column for column in _offered(one) if column not in now],
        "first": now[0],
        "most": MOST,
    }
    return page(request, TEMPLATE, context, parts=("dialog_body",))


def _offered(one: ListOf) -> list[Attribute]:
    return [column for column in one.fields().attributes if column.kind != Kind.LONG]


def _wanted(request: HttpRequest, one: ListOf) -> list[str]:
    """Return the ticked columns by the numbers that say their places."""
    known = {column.name for column in one.fields().attributes} - {one.first}
    ticked = [name for name in request.POST.getlist("column") if name in known]
    if "usual" in request.POST:
        return []
    places = {name: request.POST.get(f"place_{name}", "") for name in ticked}

    def place(name: str) -> tuple[float, int]:
        said = places[name].replace(",", ".")
        number = float(said) if said.replace(".", "", 1).isdecimal() and len(said) < MOST else 1e3
        return number, ticked.index(name)

    return sorted(ticked, key=place)[: MOST - 1]
