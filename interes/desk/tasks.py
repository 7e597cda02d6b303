"""What the worker does for the desk room: lets search find what imports brought."""

from procrastinate.contrib.django import app

from interes.desk import actions
from interes.foundation.filling import is_being_filled


@app.periodic(cron="* * * * * */5")
@app.task(queueing_lock="search words", lock="search words")
def keep_words(timestamp: int = 0) -> None:
    """Keep the words of everything that waits for it; an import is let through first."""
    del timestamp
    while not is_being_filled() and actions.keep_words():
        pass
