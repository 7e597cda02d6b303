"""The worker: does the jobs, and takes over those of a worker that died."""

import asyncio
import threading

HEARTBEAT = 5.0
# Jobs wake the worker by NOTIFY; the poll is for retries and for a notice that got lost.
POLL = 1.0
PATIENCE = 1.5


def run() -> None:
    """Work until SIGTERM or SIGINT; a job that does not end soon after is left to be rescued."""
    from procrastinate.contrib.django import app
    from procrastinate.contrib.django.django_connector import DjangoConnector

    from interes.integrations.mail import post as letters
    from interes.integrations.webhooks import post

    assert isinstance(app.connector, DjangoConnector)
    # What a daemon was telling when the worker stops is told again by the next one.
    for name, run_for in (("post", post.run), ("letters", letters.run)):
        threading.Thread(target=run_for, args=[threading.Event()], name=name, daemon=True).start()

    async def work() -> None:
        async with app.open_async():
            await app.run_worker_async(
                concurrency=2,
                fetch_job_polling_interval=POLL,
                update_heartbeat_interval=HEARTBEAT,
                stalled_worker_timeout=3 * HEARTBEAT,
                shutdown_graceful_timeout=PATIENCE,
            )

    with app.replace_connector(app.connector.get_worker_connector()):
        asyncio.run(work())
