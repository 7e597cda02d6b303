"""The API of the team room: who works here, and whose token this is."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from ninja import Query

from interes.foundation.keyset import Order
from interes.team.api import schemas
from interes.team.queries import seen_by, visitor
from interes.ui.api import Page, Problem, Room, answered, one_page, read_filters
from interes.ui.api.types import AskedKey

users = Room("team", "users")

_FIELDS = ("id", "name", "email", "phone", "post", "role", "department_id", "is_active")
_ORDERS = (Order("id", "id"), Order("name", "name"))


def _told(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    for row in rows:
        row["department"] = row.pop("department_id")
    return rows


@users.get("/me", "team.see", answer=schemas.Me, example=schemas.ME)
def read_me(request: HttpRequest) -> HttpResponse:
    """Say whose token this is and what it opens."""
    me, token = visitor(request), request.token  # type: ignore[attr-defined]
    row = _told(list(seen_by(me).filter(pk=me.pk).values(*_FIELDS)))[0]
    kept = {"name": token.name, "scopes": token.scopes, "expires_at": token.expires_at}
    return answered(request, {**row, "language": me.language, "token": kept})


@users.get("/users", "team.see", answer=Page[schemas.User], example=[schemas.USER])
def list_users(request: HttpRequest, wanted: Query[schemas.UsersWanted]) -> HttpResponse:
    """List the people who work here."""
    found = read_filters(request, seen_by(visitor(request)).order_by(), wanted)
    return one_page(request, found.values(*_FIELDS), wanted, _ORDERS, _told)


@users.get("/users/{user_id}", "team.see", answer=schemas.User, example=schemas.USER)
def read_user(request: HttpRequest, user_id: AskedKey) -> HttpResponse:
    """Read one person of ours."""
    rows = list(seen_by(visitor(request)).filter(pk=user_id).values(*_FIELDS))
    if not rows:
        raise Problem("not-found")
    return answered(request, _told(rows)[0])
