"""What the worker does for the deals room: brings deals back, lets them climb."""

import logging

from django.db import OperationalError
from django.utils import timezone
from procrastinate.contrib.django import app

from interes.deals import actions, queries
from interes.foundation.remembering import remembering

logger = logging.getLogger(__name__)


@app.periodic(cron="*/10 * * * *")
@app.task(queueing_lock="bring_back", lock="bring_back", name="deals.bring_back")
def bring_back(timestamp: int = 0) -> None:
    """Offer closed deals whose day has come to their owners, one by one."""
    del timestamp
    now = timezone.localtime()
    while actions.bring_back(today=now.date(), at=now):
        pass


@app.periodic(cron="*/5 * * * *")
@app.task(queueing_lock="climb", lock="climb", name="deals.climb")
def climb(timestamp: int = 0) -> None:
    """Let forgotten deals climb, each in a transaction of its own; norms are asked for once."""
    del timestamp
    now = timezone.localtime()
    with remembering():
        for deal_id in list(queries.to_climb(now)):
            try:
                actions.climb(deal_id=deal_id, at=now)
            except OperationalError:
                logger.exception("Deal %s did not climb; it is tried again soon", deal_id)
