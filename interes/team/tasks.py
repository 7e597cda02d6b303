"""Later work of the team room: acts with more rows than a page waits for."""

from django.utils import timezone, translation
from procrastinate.contrib.django import app

from interes.team import actions
from interes.team.models import BulkJob


@app.task(name="team.work_bulk", lock="bulk")
def work_bulk(job_id: int) -> None:
    """Do a job with many records, in the language of the one who began it."""
    job = BulkJob.objects.select_related("by").get(pk=job_id)
    with translation.override(job.by.language):
        actions.work_bulk(job_id=job_id, at=timezone.now())
