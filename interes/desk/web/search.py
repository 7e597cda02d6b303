"""Find anything: the palette's answer, and a page of its own for whoever has no scripts."""

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from interes.desk.queries.commands import Command, commands_like, is_named_exactly
from interes.desk.queries.search import EACH, KINDS, MOST, Found, by_keys, search
from interes.desk.rules import is_phone
from interes.desk.web.opened import opened_lately
from interes.team.queries import visitor
from interes.ui import navigation
from interes.ui.pages import page, requires

GROUPS = ("main", "day", "knowledge", "low", *navigation.SETTINGS)
LONGEST = 100


@require_safe
@requires("search")
def find(request: HttpRequest) -> HttpResponse:
    """Answer with what fits `q`, or with what was opened lately if nothing is asked yet."""
    asked = " ".join(request.GET.get("q", "").split())[:LONGEST]
    kind = request.GET.get("kind", "")
    kind = kind if kind in KINDS else ""
    found = _found(request, asked, kind) if asked else _lately(request)
    is_all = bool(asked) and not kind
    commands = commands_like(visitor(request), asked, _doors(request)) if is_all else []
    meant = [one for one in commands if is_named_exactly(one, asked)]
    context: dict[str, Any] = {
        "asked": asked,
        "is_phone": is_phone(asked),
        "kind": kind,
        "records": _by_kind(found),
        "each": EACH,
        "most": MOST,
        "lately": [] if asked else found,
        "meant": meant,
        "commands": [one for one in commands if one not in meant],
    }
    return page(request, "desk/search.html", context, parts=("found",))


def _found(request: HttpRequest, asked: str, kind: str) -> list[Found]:
    return search(visitor(request), asked, kind=kind, each=MOST if kind else EACH)


def _lately(request: HttpRequest) -> list[Found]:
    keys = opened_lately(request)
    return by_keys(visitor(request), keys) if keys else []


def _by_kind(found: list[Found]) -> list[tuple[str, list[Found]]]:
    """Put what is of one kind together, the kind of the best one first."""
    kinds = dict.fromkeys(one.kind for one in found)
    return [(kind, [one for one in found if one.kind == kind]) for kind in kinds]


def _doors(request: HttpRequest) -> Iterator[Command]:
    for group in GROUPS:
        for door, _here in navigation.doors(request, group):
            yield Command(door.label, door.url_name, door.icon, door.verb)
