"""What came of an act with many records."""

from dataclasses import dataclass

from interes.team.models import BulkJob, User
from interes.team.queries.may import may
from interes.ui.lists import BulkAct, ListOf, known

SHOWN = 200


@dataclass(frozen=True, slots=True)
class RefusedRow:
    """A record that was not changed, and why."""

    key: int
    name: str
    why: str
    fill: str = ""


@dataclass(frozen=True, slots=True)
class BulkReport:
    """A job with the names of what was refused."""

    job: BulkJob
    one: ListOf | None
    what: BulkAct | None
    refused: tuple[RefusedRow, ...]
    kept: tuple[RefusedRow, ...]

    @property
    def share(self) -> int:
        """Return how much of it is done, in percent."""
        return self.job.done * 100 // max(self.job.total, 1)

    @property
    def unchanged(self) -> int:
        """Return how many were as wanted already."""
        return self.job.done - self.job.changed - len(self.job.refused)


def bulk_report(user: User, job_id: int) -> BulkReport | None:
    """Return a job of this person (an administrator sees all), or None."""
    job = BulkJob.objects.select_related("by").filter(pk=job_id).first()
    if job is None or (job.by_id != user.pk and not may(user, "settings.change")):
        return None
    one = known(job.listed)
    refused = [(key, why, *rest) for key, why, *rest in job.refused[:SHOWN]]
    kept = [(key, f"{label}: {stands}") for _model, key, label, stands in job.kept[:SHOWN]]
    names = _names(one, [key for key, *_why in (*refused, *kept)])
    what = one.act(job.act) if one else None
    return BulkReport(
        job=job,
        one=one,
        what=what,
        refused=tuple(
            RefusedRow(key, names.get(key, f"№ {key}"), why, _form(what, key, job, rest))
            for key, why, *rest in refused
        ),
        kept=tuple(RefusedRow(key, names.get(key, f"№ {key}"), stands) for key, stands in kept),
    )


def _form(what: BulkAct | None, key: int, job: BulkJob, rest: list[bool]) -> str:
    """Return the address of the form that asks for what this record lacks, if there is one."""
    return what.fill(key, job.told) if what and what.fill and any(rest) else ""


def _names(one: ListOf | None, keys: list[int]) -> dict[int, str]:
    if one is None or not keys:
        return {}
    found = one.fields().model._base_manager.filter(pk__in=keys)
    return {record.pk: str(record) for record in found}
