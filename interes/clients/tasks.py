"""What the worker does for the clients room: finds doubles among what was changed."""

from time import monotonic

from django.utils import timezone
from procrastinate.contrib.django import app

from interes.clients import actions
from interes.foundation.filling import is_being_filled

# A little less than the minute after which the next one comes.
PATIENCE = 50.0


@app.periodic(cron="* * * * *")
@app.task(queueing_lock="compare", lock="compare")
def compare(timestamp: int = 0) -> None:
    """Compare what was changed since the last time, while a minute lasts; settle late writers.

    An import is let through first.
    """
    del timestamp
    actions.bring_stragglers(at=timezone.now())
    if is_being_filled():
        return
    actions.make_keys()
    until = monotonic() + PATIENCE
    while monotonic() < until and not is_being_filled():
        if not actions.compare_changed(at=timezone.now()):
            return
