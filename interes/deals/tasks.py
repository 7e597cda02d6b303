"""What the worker does for the deals room: brings deals back, lets them climb, judges them."""

import logging
from itertools import islice

from django.db import OperationalError
from django.utils import timezone
from procrastinate.contrib.django import app

from interes.deals import actions, queries
from interes.foundation.filling import is_being_filled
from interes.foundation.remembering import remembering

# An import may bring thousands of late deals: the longest forgotten climb first, the rest soon.
MOST_AT_ONCE = 1000

logger = logging.getLogger(__name__)


@app.periodic(cron="* * * * * */5")
@app.task(queueing_lock="appraise", lock="appraise", name="deals.appraise")
def appraise(timestamp: int = 0) -> None:
    """Look at deals that were changed, or that the clock has changed; imports go first."""
    del timestamp
    now = timezone.now()
    while not is_being_filled() and actions.appraise_marked(at=now):
        pass
    while actions.appraise_turning(at=now):
        pass


@app.periodic(cron="40 3 * * *")
@app.task(queueing_lock="appraise_all", lock="appraise", name="deals.appraise_all")
def appraise_all(timestamp: int = 0) -> None:
    """Count anew how long deals live, and look at all open ones."""
    del timestamp
    now = timezone.now()
    actions.count_cycles(at=now)
    actions.appraise_all(at=now)


@app.periodic(cron="* * * * *")
@app.task(queueing_lock="judge_anew", lock="judge_anew", name="deals.judge_anew")
def judge_anew(timestamp: int = 0) -> None:
    """Judge the open deals whose answers, facts or settings have changed, a piece at a time."""
    del timestamp
    while actions.judge_stale():
        pass


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
        for deal_id in list(islice(queries.to_climb(now), MOST_AT_ONCE)):
            try:
                actions.climb(deal_id=deal_id, at=now)
            except OperationalError:
                logger.exception("Deal %s did not climb; it is tried again soon", deal_id)
