"""What the worker does for the clients room: finds doubles among what was changed."""

from time import monotonic

from django.utils import timezone
from procrastinate.contrib.django import app

from interes.clients import actions

# A little less than the minute after which the next one comes.
PATIENCE = 50.0


@app.periodic(cron="* * * * *")
@app.task(queueing_lock="compare", lock="compare")
def compare(timestamp: int = 0) -> None:
    """Compare what was changed since the last time, while a minute lasts; settle late writers."""
    del timestamp
    actions.bring_stragglers(at=timezone.now())
    actions.make_keys()
    until = monotonic() + PATIENCE
    while actions.compare_changed(at=timezone.now()) and monotonic() < until:
        pass
