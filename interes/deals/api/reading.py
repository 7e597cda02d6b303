"""What the operations of deals share: the deal that is named, and the records it names."""

from typing import Any

from django.db import transaction
from django.db.models import Model, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext as _

from interes.clients import queries as clients
from interes.deals import actions, queries
from interes.deals.api import schemas
from interes.deals.models import Deal, Stage
from interes.deals.rules import Plan
from interes.team.queries import colleagues, visitor
from interes.ui.api import Problem, Wrong, match


def record(key: int) -> dict[str, Any]:
    """Return a deal as it is told; raises Problem."""
    found = queries.deal_record(key)
    if found is None:
        raise Problem("not-found")
    return found


def seen(request: HttpRequest, key: int) -> Deal:
    """Return a deal that this person sees; raises Problem."""
    deal = queries.seen_by(visitor(request)).filter(pk=key).first()
    if deal is None:
        raise Problem("not-found")
    return deal


def locked(request: HttpRequest, key: int, *, always: bool = False) -> Deal:
    """Return a deal, locked until the act is over, if it is as the program has seen it.

    An act need not say which version it has seen, but if it does, it is heard.
    """
    assert transaction.get_connection().in_atomic_block
    known = queries.seen_by(visitor(request)).select_for_update(of=("self",))
    deal = known.filter(pk=key).first()
    if deal is None:
        raise Problem("not-found")
    if always or "If-Match" in request.headers:
        match(request, record(key))
    return deal


def one_of[M: Model](known: QuerySet[M, Any], field: str, key: int | None) -> M | None:
    """Return the record of this number; raises Problem if there is none that may be named."""
    if key is None:
        return None
    found: M | None = known.filter(pk=key).first()
    if found is None:
        sentence = _("There is no such record: %(number)s.") % {"number": key}
        raise Problem("refused", sentence, [Wrong(field, sentence)])
    return found


def plan(request: HttpRequest, sent: schemas.PlannedStep, field: str) -> Plan:
    """Return the step as the room plans it; raises Problem."""
    owner = one_of(colleagues(visitor(request)), f"{field}.owner", sent.owner)
    return actions.Plan(
        text=sent.text,
        due_at=sent.due_at,
        kind=sent.kind,
        has_time=sent.has_time,
        owner_id=owner.pk if owner else None,
    )


def named(request: HttpRequest, facts: dict[str, Any]) -> dict[str, Any]:
    """Return the facts with the records that they name by their numbers; raises Problem."""
    me = visitor(request)
    known: dict[str, Any] = {
        "source": lambda: clients.sources(),
        "company": lambda: clients.seen_by(me),
        "owner": lambda: colleagues(me),
        "stage": lambda: Stage.objects.filter(is_active=True, pipeline__is_active=True),
    }
    for field in known.keys() & facts.keys():
        facts[field] = one_of(known[field](), field, facts[field])
    people = clients.people_seen_by(me)
    for person in facts.get("people", ()):
        one_of(people, "people", person)
    return facts
