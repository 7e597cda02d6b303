"""What the exchange room does when it hears news: hand imports to the worker."""

from functools import partial

from django.db import transaction

from interes.exchange import events, tasks
from interes.exchange.models import ImportRun
from interes.foundation.events import on


@on(events.ImportToCarryOut)
def let_the_worker_write(event: events.ImportToCarryOut) -> None:
    """Enqueue the writing as soon as the start is kept."""
    transaction.on_commit(partial(_hand_over, event.run_id))


@on(events.ImportToUndo)
def let_the_worker_take_back(event: events.ImportToUndo) -> None:
    """Enqueue the undo as soon as it is asked for."""
    transaction.on_commit(partial(_hand_over, event.run_id))


def _hand_over(run_id: int) -> None:
    tasks.hand_to_worker(ImportRun.objects.get(pk=run_id))
