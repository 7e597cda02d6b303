"""How far an undo of an import would reach, told before it is done."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q, Sum

from interes.clients.models import Company, Person
from interes.deals.models import Deal
from interes.exchange.models import Imported, ImportRun
from interes.exchange.queries.target_words import number_of
from interes.team.models import User

GOES = ("company", "person", "deal", "talk", "to_do")
_TABLES: dict[str, type[Any]] = {"company": Company, "person": Person, "deal": Deal}


@dataclass(frozen=True, slots=True)
class Reach:
    """How many records of which sort go to the basket, rows go back, and records changed since."""

    made: Mapping[str, int]
    rows_changed: int
    changed_since: int

    @property
    def said(self) -> list[str]:
        """Return them in words: "12 companies"; what is kept as settings stays."""
        return [number_of(thing, n) for thing, n in self.made.items() if thing in GOES]

    @property
    def staying(self) -> int:
        """Count the colleagues that it made: nobody who may own work by now is taken away."""
        return self.made.get("user", 0)

    @property
    def staying_said(self) -> str:
        """Return them in words."""
        return staying_said(self.staying)


def staying_said(number: int) -> str:
    """Say what no undo takes away: colleagues, who may have been given work."""
    return number_of("user", number) if number else ""


def reach_of(run_id: int) -> Reach:
    """Return what an undo would take back; raises ImportRun.DoesNotExist."""
    run = ImportRun.objects.get(pk=run_id)
    made = Imported.objects.filter(made_in=run, record__isnull=False).values("thing")
    counted = made.annotate(n=Count("record", distinct=True)).values_list("thing", "n")
    return Reach(
        made={**dict(counted.order_by("thing")), "user": _newcomers(run)},
        rows_changed=run.files.aggregate(n=Sum("changed"))["n"] or 0,
        changed_since=sum(_changed_since(run, thing) for thing in _TABLES),
    )


def _newcomers(run: ImportRun) -> int:
    """Count the colleagues who came with the run; whom it only found by name were here before."""
    named = Imported.objects.filter(made_in=run, thing="user").values("record")
    return User.objects.filter(pk__in=named, joined_at__gte=run.at).count()


def _changed_since(run: ImportRun, thing: str) -> int:
    """Count the records that this import wrote and somebody changed after it."""
    written = Imported.objects.filter(Q(made_in=run) | Q(changed_in=run), thing=thing)
    records = _TABLES[thing]._default_manager.filter(pk__in=written.values("record"))
    ended = run.finished_at or run.beat_at or run.at
    return int(records.filter(changed_at__gt=ended, removed_at=None).count())
