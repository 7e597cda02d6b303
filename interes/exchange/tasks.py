"""Later work of the exchange room."""

from django.utils import timezone
from procrastinate.contrib.django import app

from interes.exchange.actions import exporting


@app.task(name="exchange.write_export")
def write_export(run_id: int) -> None:
    """Write the file of an export that is too large to wait for."""
    exporting.write_export(run_id=run_id)


@app.periodic(cron="37 * * * *")
@app.task(queueing_lock="forget_exports", name="exchange.forget_exports")
def forget_exports(timestamp: int) -> None:
    """Delete the files of exports that nobody fetches any more."""
    del timestamp
    exporting.forget_files(at=timezone.now())
