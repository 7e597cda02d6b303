"""What the worker does for the deals room: brings closed deals back on their day."""

from django.utils import timezone
from procrastinate.contrib.django import app

from interes.deals import actions


@app.periodic(cron="*/10 * * * *")
@app.task(queueing_lock="bring_back", lock="bring_back", name="deals.bring_back")
def bring_back(timestamp: int = 0) -> None:
    """Offer closed deals whose day has come to their owners, one by one."""
    del timestamp
    now = timezone.localtime()
    while actions.bring_back(today=now.date(), at=now):
        pass
