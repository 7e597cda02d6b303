"""Do one act with many rows: ask what it needs, do it at once or in the worker, take it back."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from interes.foundation.keys import key_in
from interes.foundation.refusals import Refusal
from interes.team import actions, tasks
from interes.team.models import BulkJob, User
from interes.team.queries import bulk_report, may, visitor
from interes.team.web.listed import list_named, standing
from interes.ui.lists import Address, BulkAct, ListOf
from interes.ui.lists.filter_form import in_words
from interes.ui.pages import done, page, refused, requires

ASKED, JOB = "team/bulk.html", "team/bulk_job.html"


@require_POST
@requires("lists.use")
def bulk(request: HttpRequest, listed: str, act: str) -> HttpResponse:
    """Ask what an act needs and do it with the rows that were ticked, or with all that fit."""
    one, by = list_named(request, listed), visitor(request)
    what = one.act(act)
    if what is None or not may(by, what.verb):
        raise Http404
    at = standing(request, one)
    try:
        keys = _keys(request, one, by, at)
    except Refusal as refusal:
        return refused(request, at.with_(), str(refusal))
    if not keys:
        return refused(request, at.with_(), _("Select at least one row."))
    if what.controls and "sent" not in request.POST:
        return _ask(request, one, what, at, keys)
    return _begin(request, one, what, at, keys)


def _keys(request: HttpRequest, one: ListOf, by: User, at: Address) -> list[int]:
    """Return the records that are meant, of those that the person sees in the list."""
    if request.POST.get("all"):
        found = one.found(by, at.query).order_by("pk")
        return list(found.values_list("pk", flat=True)[: actions.MOST + 1])
    ticked = [key for text in request.POST.getlist("ids") if (key := key_in(text))]
    return list(dict.fromkeys(ticked))


def _ask(
    request: HttpRequest,
    one: ListOf,
    what: BulkAct,
    at: Address,
    keys: Sequence[int],
    trouble: Refusal | None = None,
) -> HttpResponse:
    by = visitor(request)
    context: dict[str, Any] = {
        "one": one,
        "what": what,
        "at": at,
        "number": len(keys),
        "is_long": len(keys) > actions.AT_ONCE,
        "ids": () if request.POST.get("all") else keys,
        "controls": [(control, in_words(control.choices(by))) for control in what.controls],
        "days": _days(),
        "refusal": str(trouble or ""),
        "wrong": trouble.field if trouble else "",
    }
    return page(request, ASKED, context, parts=("dialog_body",), status=422 if trouble else 200)


def _days() -> list[tuple[str, str]]:
    """Return the days that one press chooses."""
    ahead = ((1, _("Tomorrow")), (3, _("In 3 days")), (7, _("In a week")))
    return [(word, (timezone.localdate() + timedelta(days=n)).isoformat()) for n, word in ahead]


def _begin(
    request: HttpRequest, one: ListOf, what: BulkAct, at: Address, keys: Sequence[int]
) -> HttpResponse:
    by, now = visitor(request), timezone.localtime()
    try:
        job = actions.begin_bulk(
            one=one, what=what, keys=keys, form=request.POST.dict(), back=at.with_(), by=by, at=now
        )
    except Refusal as refusal:
        return _ask(request, one, what, at, keys, refusal)
    if job.total > actions.AT_ONCE:
        tasks.work_bulk.defer(job_id=job.pk)
        return done(request, reverse("team:bulk_job", args=[job.pk]))
    job = actions.work_bulk(job_id=job.pk, at=now)
    undo = reverse("team:undo_bulk", args=[job.pk]) if job.changed else ""
    to = reverse("team:bulk_job", args=[job.pk]) if job.refused else at.with_()
    return done(request, to, said_of(job, what), undo=undo)


def said_of(job: BulkJob, what: BulkAct) -> str:
    """Return in a sentence what came of a job."""
    told = {"act": str(what.label)}
    if not job.refused:
        return ngettext("%(act)s: %(num)s changed.", "%(act)s: %(num)s changed.", job.changed) % (
            told | {"num": job.changed}
        )
    return _("%(act)s: %(changed)s changed, %(refused)s not.") % (
        told | {"changed": job.changed, "refused": len(job.refused)}
    )


@require_safe
@requires("lists.use")
def bulk_job(request: HttpRequest, job_id: int) -> HttpResponse:
    """Show how far a job is, what was refused and why."""
    report = bulk_report(visitor(request), job_id)
    if report is None:
        raise Http404
    return page(request, JOB, {"report": report, "job": report.job}, parts=("progress",))


@require_POST
@requires("lists.use")
def stop_bulk(request: HttpRequest, job_id: int) -> HttpResponse:
    """Let a job stop where it is; what is done stays done until it is taken back."""
    here = reverse("team:bulk_job", args=[_known(request, job_id).pk])
    try:
        actions.stop_bulk(job_id=job_id, by=visitor(request))
    except Refusal as refusal:
        return refused(request, here, str(refusal))
    return done(request, here, _("It stops after the rows it is at."))


@require_POST
@requires("lists.use")
def undo_bulk(request: HttpRequest, job_id: int) -> HttpResponse:
    """Take back all that a job did."""
    job = _known(request, job_id)
    here = reverse("team:bulk_job", args=[job.pk])
    try:
        undone = actions.undo_bulk(job_id=job.pk, by=visitor(request), at=timezone.now())
    except Refusal as refusal:
        return refused(request, here, str(refusal))
    if undone.kept:
        told = _("Taken back; %(kept)s stayed as they are, as listed here.")
        return done(request, here, told % {"kept": len({one.key for one in undone.kept})})
    return done(request, job.back or here, _("All of it is as it was before."))


def _known(request: HttpRequest, job_id: int) -> BulkJob:
    report = bulk_report(visitor(request), job_id)
    if report is None:
        raise Http404
    return report.job
