"""The history of a record for people: who changed what, when, from where, and the way back."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from interes.clients import queries as clients
from interes.deals import queries as deals
from interes.desk import actions
from interes.desk.queries.history_words import Wording
from interes.desk.queries.record_history import PARTS, Act, Asked, acts_on
from interes.foundation.keys import key_in
from interes.foundation.refusals import Refusal
from interes.team import queries as team
from interes.team.models import User
from interes.team.queries import visitor
from interes.ui.pages import done, page, refused, requires
from interes.ui.stays import stays_in_words

SEEN: dict[str, Callable[[User], Any]] = {
    "company": clients.seen_by,
    "person": clients.people_seen_by,
    "deal": deals.seen_by,
}
HOMES = {"company": "clients:company", "person": "clients:person", "deal": "deals:deal"}
VERBS = {"company": "clients.change", "person": "clients.change", "deal": "deals.change"}
TEMPLATE = "desk/history.html"


@require_safe
@requires("history.see")
def of_company(request: HttpRequest, company_id: int) -> HttpResponse:
    """Show how a company changed."""
    return _show(request, "company", company_id)


@require_safe
@requires("history.see")
def of_person(request: HttpRequest, person_id: int) -> HttpResponse:
    """Show how a person changed."""
    return _show(request, "person", person_id)


@require_safe
@requires("history.see")
def of_deal(request: HttpRequest, deal_id: int) -> HttpResponse:
    """Show how a deal changed."""
    return _show(request, "deal", deal_id)


def _show(request: HttpRequest, noun: str, key: int) -> HttpResponse:
    user = visitor(request)
    record = _found(user, noun, key)
    asked = Asked(
        before=_moment(request.GET.get("before", "")) or timezone.now(),
        field=request.GET.get("field", ""),
        user=key_in(request.GET.get("who")),
    )
    acts, before = acts_on(noun, key, asked)
    wording, people = Wording(acts, (PARTS[noun][0][0], key)), _people(user, acts)
    sees_imports = team.may(user, "import")
    told = {k: request.GET[k] for k in ("field", "who") if request.GET.get(k)}
    here = reverse(f"desk:{noun}_history", args=[key])
    lines = [
        {
            "act": act,
            "who": people.get(act.signed.get("user")) or _("Interes"),
            "from_where": _from_where(act),
            "run": act.signed.get("run") if sees_imports else None,
            "said": wording.of(act),
            "at": timezone.localtime(act.at),
        }
        for act in acts
    ]
    context = {
        "record": record,
        "noun": noun,
        "home": reverse(HOMES[noun], args=[key]),
        "lines": [line for line in lines if line["said"]],
        "older": f"{here}?{urlencode(told | {'before': before.isoformat()})}" if before else "",
        "fields": _fields(noun),
        "people": list(team.seen_by(user).values_list("pk", "name")),
        "wanted": {"field": asked.field, "who": asked.user or ""},
        "here": here,
        "may_change": team.may(user, VERBS[noun], record),
    }
    return page(request, TEMPLATE, context, parts={"rows"})


def _found(user: User, noun: str, key: int) -> Any:
    record = SEEN[noun](user).select_related("owner").filter(pk=key).first()
    if record is None:
        raise Http404
    return record


def _moment(text: str) -> datetime | None:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return moment if moment.tzinfo else None


def _people(user: User, acts: list[Act]) -> dict[Any, str]:
    keys = [key for act in acts if (key := act.signed.get("user")) is not None]
    return dict(team.seen_by(user).filter(pk__in=keys).values_list("pk", "name"))


def _from_where(act: Act) -> str:
    """Say by which way the change came, if not by a page like this one."""
    signed = act.signed
    if "undoes" in signed:
        return _("taken back")
    if "rule" in signed:
        return _("by the rule “%(name)s”") % {"name": signed["rule"]}
    if "run" in signed:
        return _("import %(number)s") % {"number": signed["run"]}
    if "bulk" in signed:
        return _("many records at once")
    if signed.get("via") == "api":
        return "API"
    return _("demo data") if signed.get("act") == "demo" and "via" not in signed else ""


def _fields(noun: str) -> list[tuple[str, str]]:
    attributes = {
        "company": clients.company_attributes,
        "person": clients.person_attributes,
        "deal": deals.deal_attributes,
    }[noun]()
    model = PARTS[noun][0][0]
    known = {one.name for one in model._meta.concrete_fields}
    names = [(one.path.removesuffix("_id"), str(one.label)) for one in attributes]
    return [(name, label) for name, label in names if name in known]


@require_POST
@requires("undo")
def put_back(request: HttpRequest, noun: str, key: int) -> HttpResponse:
    """Put one change back, all that an act did here, or the record as it was at a moment."""
    if noun not in SEEN:
        raise Http404
    user = visitor(request)
    _found(user, noun, key)
    here = reverse(f"desk:{noun}_history", args=[key])
    what = _what(noun, key, request.POST)
    try:
        undone = actions.put_back(what=what, by=user, at=timezone.now())
    except Refusal as refusal:
        return refused(request, here, str(refusal))
    told = _("Put back.")
    if undone.kept:
        told = _("Put back. What stays: %(names)s.") % {"names": stays_in_words(undone.kept)[1]}
    return done(request, here, told)


def _what(noun: str, key: int, said: Mapping[str, str]) -> actions.What:
    return actions.What(
        noun=noun,
        key=key,
        context=_uuid(said.get("context", "")),
        table=said.get("table", ""),
        row=key_in(said.get("row")),
        field=said.get("field", ""),
        moment=_moment(said.get("moment", "")),
    )


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
