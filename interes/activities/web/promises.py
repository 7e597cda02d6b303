"""Promises: write one down, mark how it ended, ask for more time."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from interes.activities import actions, queries
from interes.activities.models import Activity, Promise
from interes.activities.rules import term
from interes.activities.web import promised
from interes.clients import queries as clients
from interes.clients.models import Company
from interes.deals import queries as deals
from interes.foundation.keys import key_in
from interes.foundation.refusals import Refusal
from interes.team.queries import visitor
from interes.ui.asking import form_page
from interes.ui.pages import done, ours, refused, requires

ABOUT = ("company", "person", "deal", "activity")
FORM = "activities/promise_form.html"


@require_http_methods(["GET", "POST"])
@requires("activities.log")
def new(request: HttpRequest) -> HttpResponse:
    """Write down what was promised, to or by whom the address names."""
    me, source = visitor(request), request.POST if request.method == "POST" else request.GET
    about = _about(request, source)
    company = _company(about)
    back = ours(source.get("next", ""), reverse("activities:promises"))

    def act() -> tuple[str, str, str]:
        line = {part: request.POST.get(part, "").strip() for part in promised.PARTS}
        one = actions.promise(
            by=me,
            at=timezone.now(),
            told=promised.read_promise(line, company),
            between=actions.Between(**{f"{name}_id": key for name, key in about.items()}),
        )
        return back, _("Promised: %(what)s") % {"what": one.text}, ""

    people = queries.people_to_talk_to(me, company.pk if company else None, about["deal"])
    usual = next((one.id for one in people if one.takes_part), "")
    context = {
        "about": about,
        "back": back,
        "offered": queries.promise_chips(company, timezone.localtime()),
        "people": people,
        "values": {"side": "ours", "person": about["person"] or usual},
    }
    return form_page(request, FORM, context, act)


def _about(request: HttpRequest, source: Any) -> dict[str, int | None]:
    """Return whom it is about, as far as they are there and may be seen."""
    me = visitor(request)
    known: dict[str, Any] = {
        "company": clients.seen_by(me),
        "person": clients.people_seen_by(me),
        "deal": deals.seen_by(me),
        "activity": queries.seen_by(me).filter(kind__in=Activity.TALKS),
    }
    about: dict[str, int | None] = {}
    for name in ABOUT:
        key = key_in(source.get(name))
        about[name] = key and known[name].filter(pk=key).values_list("pk", flat=True).first()
    return about | _of_talk(about["activity"], about)


def _of_talk(key: int | None, about: dict[str, int | None]) -> dict[str, int | None]:
    """Return whom the talk was with, where nobody is named."""
    names = ("company", "person", "deal")
    fields = [f"{name}_id" for name in names]
    talk = Activity.objects.filter(pk=key or 0).values_list(*fields).first()
    return {} if talk is None else {n: about[n] or k for n, k in zip(names, talk, strict=True)}


def _company(about: dict[str, int | None]) -> Company | None:
    key = about["company"]
    if about["deal"]:
        key = deals.deal_record(about["deal"])["company"]  # type: ignore[index]
    return Company.objects.filter(pk=key or 0).first()


@require_POST
@requires("activities.change")
def kept(request: HttpRequest, promise_id: int) -> HttpResponse:
    """Mark a promise as kept; `when=term` tells that it was in time, though known only now."""
    one, now = found(request, promise_id), timezone.now()
    in_time = request.POST.get("when") == "term" and one.made_at <= one.due_at <= now
    words = _("Kept: %(what)s") if in_time or now <= one.due_at else _("Kept late: %(what)s")
    try:
        actions.keep_promise(
            promise_id=promise_id,
            by=visitor(request),
            at=now,
            kept_at=one.due_at if in_time else None,
        )
    except Refusal as refusal:
        return refused(request, back_of(request), str(refusal))
    return _answer(request, one, words)


@require_POST
@requires("activities.change")
def broken(request: HttpRequest, promise_id: int) -> HttpResponse:
    """Mark a promise as broken."""
    one = found(request, promise_id)
    try:
        actions.break_promise(promise_id=promise_id, by=visitor(request), at=timezone.now())
    except Refusal as refusal:
        return refused(request, back_of(request), str(refusal))
    return _answer(request, one, _("Not kept: %(what)s"))


@require_POST
@requires("activities.change")
def reopen(request: HttpRequest, promise_id: int) -> HttpResponse:
    """Take back how a promise ended."""
    found(request, promise_id)
    try:
        actions.reopen_promise(promise_id=promise_id, by=visitor(request), at=timezone.now())
    except Refusal as refusal:
        return refused(request, back_of(request), str(refusal))
    return done(request, back_of(request), _("The promise is open again."))


@require_http_methods(["GET", "POST"])
@requires("activities.change")
def more_time(request: HttpRequest, promise_id: int) -> HttpResponse:
    """Ask for more time: until when, why, and who was told."""
    one, now = found(request, promise_id), timezone.localtime()
    clock = queries.clock_of_side(one.side, one.company)

    def act() -> tuple[str, str, str]:
        said = {name: request.POST.get(name, "").strip() for name in ("date", "time")}
        due_at = promised.read_term(said["date"], said["time"], one.side, one.company)
        if due_at is None:
            raise actions.PromiseUnclear(_("Choose the day."), field="due_at")
        actions.postpone_promise(
            promise_id=promise_id,
            due_at=due_at,
            because=request.POST.get("because", ""),
            told=request.POST.get("told", ""),
            by=visitor(request),
            at=now,
        )
        return back_of(request), _("The new term is kept."), ""

    later = timezone.localtime(term(max(now, one.due_at), float(one.kind.hours), clock))
    values = {"date": f"{later:%Y-%m-%d}", "time": f"{later:%H:%M}"}
    values["told"] = one.person.name if one.person else ""
    context = {"one": one, "values": values, "back": back_of(request), "is_late": now > one.due_at}
    return form_page(request, "activities/promise_more_time.html", context, act)


@require_http_methods(["GET", "POST"])
@requires("activities.change")
def drop(request: HttpRequest, promise_id: int) -> HttpResponse:
    """Let go of a promise that nobody needs any more, and say why."""
    one = found(request, promise_id)

    def act() -> tuple[str, str, str]:
        because = request.POST.get("because", "")
        actions.drop_promise(
            promise_id=promise_id, because=because, by=visitor(request), at=timezone.now()
        )
        undo = reverse("activities:reopen_promise", args=[promise_id])
        return back_of(request), _("Dropped: %(what)s") % {"what": one.text}, undo

    context = {"one": one, "back": back_of(request)}
    return form_page(request, "activities/promise_drop.html", context, act)


def found(request: HttpRequest, promise_id: int) -> Promise:
    """Return the promise, if it is there and may be seen."""
    known = queries.promises_seen_by(visitor(request))
    return get_object_or_404(known.select_related("kind", "company", "person"), pk=promise_id)


def back_of(request: HttpRequest) -> str:
    """Return the page that the act was done on, or the list."""
    source = request.POST if request.method == "POST" else request.GET
    return ours(source.get("next", ""), reverse("activities:promises"))


def _answer(request: HttpRequest, one: Promise, words: str) -> HttpResponse:
    undo = reverse("activities:reopen_promise", args=[one.pk])
    return done(request, back_of(request), words % {"what": one.text}, undo=undo)
