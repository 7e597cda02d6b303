"""A worker with one job that falls asleep the first time; run by a test as a program."""

import contextlib
import sys
import time

import django

django.setup()

from django.db import connection  # noqa: E402
from procrastinate.contrib.django import app  # noqa: E402
from procrastinate.exceptions import AlreadyEnqueued  # noqa: E402

from interes.config import tasks  # noqa: E402
from interes.config.server import worker  # noqa: E402

worker.HEARTBEAT, tasks.SILENT_FOR = 0.3, 1.0


@app.task(name="nap", lock="nap", queueing_lock="nap")
def nap() -> None:
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO nap DEFAULT VALUES RETURNING (SELECT count(*) FROM nap)")
        (begun_before,) = cursor.fetchone()
    if not begun_before:
        time.sleep(60)


if __name__ == "__main__":
    if "defer" in sys.argv:
        with connection.cursor() as cursor:
            cursor.execute("CREATE TABLE nap (at timestamptz DEFAULT now())")
        nap.defer()
    elif "again" in sys.argv:
        nap.defer()
    else:
        with contextlib.suppress(AlreadyEnqueued):
            soon = tasks.rescue_stalled_jobs.configure(schedule_in={"seconds": 2})
            soon.defer(timestamp=0)
        worker.run()
