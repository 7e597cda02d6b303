"""Later work of the automation room: what rules do, and what the clock brings."""

from django.utils import timezone
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob
from procrastinate.exceptions import AlreadyEnqueued

from interes.automation import actions
from interes.foundation.filling import is_being_filled
from interes.foundation.remembering import remembering

UNFOLD = "automation.unfold"


@app.task(name=UNFOLD, queueing_lock=UNFOLD)
def unfold() -> None:
    """Do what the rules say about everything that waits, the oldest first."""
    while _unfold_one():
        pass


def _unfold_one() -> bool:
    with remembering():
        return actions.unfold_next(at=timezone.localtime())


def hand_to_worker() -> None:
    """Let the worker begin at once, if it is not told already."""
    if ProcrastinateJob.objects.filter(queueing_lock=UNFOLD, status="todo").exists():
        return
    try:
        unfold.defer()
    except AlreadyEnqueued:
        return


@app.periodic(cron="* * * * *")
@app.task(name="automation.find_waiting", queueing_lock="automation.find_waiting")
def find_waiting(timestamp: int = 0) -> None:
    """Do what was left behind, such as by a worker that was killed."""
    del timestamp
    while _unfold_one():
        pass


@app.periodic(cron="*/10 * * * *")
@app.task(name="automation.watch", queueing_lock="automation.watch", lock="automation.watch")
def watch(timestamp: int = 0) -> None:
    """Bring what only the clock knows; an import is let through first."""
    del timestamp
    if is_being_filled():
        return
    if actions.watch(at=timezone.localtime()):
        hand_to_worker()
