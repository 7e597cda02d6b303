"""Jobs of the house itself: rescue of lost jobs and cleaning."""

import logging

from django.core.management import call_command
from django.utils import timezone
from procrastinate import JobContext, builtin_tasks
from procrastinate.contrib.django import app
from procrastinate.exceptions import UniqueViolation
from procrastinate.jobs import Job, Status
from procrastinate.manager import JobManager

from interes.desk.actions import forget_notices
from interes.integrations.mail import post as letters
from interes.integrations.webhooks import post
from interes.team.actions import forget_drafts, forget_forms, forget_requests

SILENT_FOR = 20.0
KEPT_HOURS = 24 * 14

logger = logging.getLogger(__name__)


@app.periodic(cron="* * * * * */10")
@app.task(queueing_lock="rescue", pass_context=True)
async def rescue_stalled_jobs(context: JobContext, timestamp: int) -> None:
    """Give the jobs of a killed worker back to the living; otherwise they stay 'doing' for ever."""
    del timestamp
    manager = context.app.job_manager
    for job in await manager.get_stalled_jobs(seconds_since_heartbeat=SILENT_FOR):
        logger.warning("Job %s (%s) lost its worker and starts again", job.id, job.task_name)
        await _start_again(manager, job)


async def _start_again(manager: JobManager, job: Job) -> None:
    """Give one job back; if the same work waits already, the lost job makes way for it."""
    try:
        await manager.retry_job(job)
    except UniqueViolation:
        await manager.finish_job(job, status=Status.FAILED, delete_job=False)


@app.periodic(cron="17 4 * * *")
@app.task(queueing_lock="clean")
def clean(timestamp: int) -> None:
    """Forget what expired or is over: sessions, forms, requests, what was told and sent."""
    del timestamp
    call_command("clearsessions")
    forget_forms(at=timezone.now())
    forget_drafts(at=timezone.now())
    forget_requests(at=timezone.now())
    post.forget(at=timezone.now())
    letters.forget(at=timezone.now())
    forget_notices(at=timezone.now())


@app.periodic(cron="27 4 * * *")
@app.task(queueing_lock="forget_jobs", pass_context=True)
async def forget_finished_jobs(context: JobContext, timestamp: int) -> None:
    """Forget jobs that went well long ago; failed ones stay to be looked at."""
    del timestamp
    await builtin_tasks.remove_old_jobs(context, max_hours=KEPT_HOURS)
