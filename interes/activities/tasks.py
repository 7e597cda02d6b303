"""What the worker does for the activities room: watches the terms of promises."""

from django.utils import timezone
from procrastinate.contrib.django import app

from interes.activities import actions


@app.periodic(cron="* * * * *")
@app.task(queueing_lock="watch_promises", lock="watch_promises", name="activities.watch_promises")
def watch_promises(timestamp: int = 0) -> None:
    """Tell of every promise that is due soon, and of every one that was not kept in time."""
    del timestamp
    now = timezone.now()
    while actions.tell_due_promise(at=now):
        pass
    while actions.tell_broken_promise(at=now):
        pass
