"""Start an import, stop it, carry it on: the worker does the rows."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from interes.exchange.events import ImportToCarryOut
from interes.exchange.models import ImportRun
from interes.foundation import events
from interes.foundation.refusals import Refusal
from interes.team.actions import ensure
from interes.team.models import User

State = ImportRun.State
BEGINNING = frozenset({State.READY})
AGAIN = frozenset({State.STOPPED, State.FAILED})


class NotNow(Refusal):
    """The import is not where this can be done with it."""


def start(*, run_id: int, by: User | None, at: datetime) -> ImportRun:
    """Hand a ready import to the worker; raises NotNow, NotAllowed."""
    sentence = _("Say first what the columns of at least one file mean.")
    return _let_run(run_id, by, at, BEGINNING, sentence)


def resume(*, run_id: int, by: User | None, at: datetime) -> ImportRun:
    """Carry a stopped or failed import on from where it is; raises NotNow, NotAllowed."""
    sentence = _("This import is not one that was stopped: there is nothing to carry on.")
    return _let_run(run_id, by, at, AGAIN, sentence)


@transaction.atomic
def stop(*, run_id: int, by: User | None) -> ImportRun:
    """Ask a running import to stop; what it wrote stays, and it can be carried on.

    It stops after the rows it is writing. Raises NotNow, NotAllowed.
    """
    ensure(by, "import")
    run = _locked(run_id)
    if run.state != State.RUNNING:
        raise NotNow(_("This import is not running: there is nothing to stop."))
    run.is_stop_asked = True
    run.save(update_fields=["is_stop_asked"])
    return run


def begin_running(run: ImportRun, at: datetime) -> None:
    """Note that the rows are being written from now on."""
    run.state, run.is_stop_asked, run.trouble = State.RUNNING, False, ""
    run.started_at, run.beat_at, run.finished_at = run.started_at or at, at, None
    names = ["state", "is_stop_asked", "trouble", "started_at", "beat_at", "finished_at"]
    run.save(update_fields=names)


@transaction.atomic
def _let_run(
    run_id: int, by: User | None, at: datetime, states: frozenset[State], sentence: str
) -> ImportRun:
    ensure(by, "import")
    run = _locked(run_id)
    if run.state not in states:
        raise NotNow(sentence)
    begin_running(run, at)
    events.publish(ImportToCarryOut(run_id=run.pk))
    return run


def _locked(run_id: int) -> ImportRun:
    return ImportRun.objects.select_for_update().get(pk=run_id)
