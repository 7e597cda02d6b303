"""Do one act with many records: each by its own rights, the whole as one act that can be undone."""

import logging
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

import pghistory
from django.db import DatabaseError, transaction
from django.utils.translation import gettext as _

from interes.foundation import undoing
from interes.foundation.acts import act
from interes.foundation.keeping import Kept
from interes.foundation.refusals import Refusal
from interes.foundation.undoing import Undone, in_words
from interes.team.actions.ensure import NotAllowed, ensure
from interes.team.models import BulkJob, User
from interes.team.queries import may
from interes.ui.lists import BulkAct, ListOf, known
from interes.ui.stays import why

logger = logging.getLogger(__name__)

AT_ONCE = 200
PIECE = 50
MOST = 100_000
MOST_TOLD = 1000


class NothingSelected(Refusal):
    """No row was selected, or too many."""


class NotNow(Refusal):
    """The job can't be stopped or taken back as it stands."""


@act
def begin_bulk(  # noqa: PLR0913 - what the job is, and who began it
    *,
    one: ListOf,
    what: BulkAct,
    keys: Sequence[int],
    form: Mapping[str, str],
    back: str,
    by: User,
    at: datetime,
) -> BulkJob:
    """Note what is to be done with which records, and check what the form says.

    Raises NothingSelected, NotAllowed, or what the act says of its form.
    """
    ensure(by, what.verb)
    if not keys:
        raise NothingSelected(_("Select at least one row."))
    if len(keys) > MOST:
        sentence = _("These are too many rows at once: %(most)s at most.") % {"most": MOST}
        raise NothingSelected(sentence)
    what.read(form, by, at)
    told = {control.name: form.get(control.name, "") for control in what.controls}
    told |= {name: value for name, value in form.items() if name.startswith(_asked(what))}
    return BulkJob.objects.create(
        listed=one.name, act=what.name, by=by, at=at, told=told, back=back, keys=list(keys)
    )


def _asked(what: BulkAct) -> tuple[str, ...]:
    return tuple(f"{control.name}_" for control in what.controls)


def work_bulk(*, job_id: int, at: datetime) -> BulkJob:
    """Do all that is left of a job, a piece at a time; whoever is killed may begin again."""
    while _piece(job_id=job_id, at=at):
        pass
    return BulkJob.objects.get(pk=job_id)


def _piece(*, job_id: int, at: datetime) -> bool:
    """Do the next records in one transaction with the note that they are done."""
    with transaction.atomic():
        job = BulkJob.objects.select_for_update(of=("self",)).select_related("by").get(pk=job_id)
        if not job.is_busy:
            return False
        if job.is_stopping or job.done >= job.total:
            return _finish(job, at)
        with pghistory.context(act=_signed(job), user=job.by_id, bulk=job.pk):
            _do(job, job.keys[job.done : job.done + PIECE])
        job.state = BulkJob.State.RUNNING
        job.save(update_fields=["state", "done", "changed", "refused"])
    return True


def _finish(job: BulkJob, at: datetime) -> bool:
    job.state = BulkJob.State.STOPPED if job.done < job.total else BulkJob.State.DONE
    job.finished_at = at
    job.save(update_fields=["state", "finished_at"])
    return False


def _act_of(job: BulkJob) -> BulkAct:
    one = known(job.listed)
    what = one.act(job.act) if one else None
    if what is None:
        raise NotNow(_("This can't be done with these rows any more."))
    return what


def _signed(job: BulkJob) -> str:
    return _act_of(job).signed


def _do(job: BulkJob, keys: Sequence[int]) -> None:
    what = _act_of(job)
    told = what.read(job.told, job.by, job.at)
    for key in keys:
        try:
            with transaction.atomic():
                job.changed += _one(what, key, told, job)
        except Refusal as refusal:
            job.refused.append([key, str(refusal), refusal.can_be_filled])
        except DatabaseError:
            # One record that breaks a law of the base must not stop the others for ever.
            logger.exception("Record %s of the bulk job %s", key, job.pk)
            job.refused.append([key, _("The base does not allow this change.")])
    job.done += len(keys)


def _one(what: BulkAct, key: int, told: Any, job: BulkJob) -> bool:
    one = known(job.listed)
    assert one is not None
    # Whatever was removed since the rows were chosen is not there any more.
    model = one.fields().model
    kept = {"removed_at": None} if issubclass(model, Kept) else {}
    if not model._default_manager.filter(pk=key, **kept).exists():
        raise NothingSelected(_("It is not here any more."))
    return what.run(key, told, job.by, job.at)


@act
def stop_bulk(*, job_id: int, by: User) -> BulkJob:
    """Let a job stop after the piece it is at; raises NotAllowed, NotNow."""
    job = _of(job_id, by)
    if not job.is_busy:
        raise NotNow(_("It is over already."))
    BulkJob.objects.filter(pk=job_id).update(is_stopping=True)
    return job


def undo_bulk(*, job_id: int, by: User, at: datetime) -> Undone:
    """Take back all that a job did; what people changed since stays and is listed.

    Raises NotAllowed, NotNow, CantUndo.
    """
    with transaction.atomic():
        job = BulkJob.objects.select_for_update(of=("self",)).select_related("by").get(pk=job_id)
        _check_mine(job, by)
        if job.is_busy:
            raise NotNow(_("Stop it first."))
        if job.state == BulkJob.State.UNDONE:
            raise NotNow(_("It was taken back already."))
        undone = undoing.undo(by=by, at=at, bulk=job.pk)
        job.state = BulkJob.State.UNDONE
        job.kept = [
            [one.model._meta.model_name, one.key, one.label, f"{one.stands} ({why(one)})"]
            for one in in_words(undone.kept[:MOST_TOLD])
        ]
        job.save(update_fields=["state", "kept"])
    return undone


def _of(job_id: int, by: User) -> BulkJob:
    job = BulkJob.objects.select_related("by").get(pk=job_id)
    _check_mine(job, by)
    return job


def _check_mine(job: BulkJob, by: User) -> None:
    if job.by_id != by.pk and not may(by, "settings.change"):
        raise NotAllowed(_("Only those who began it or an administrator can do this."))
