"""Promises as the lines of a form: what is offered, what was written."""

from datetime import date, datetime, time
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from interes.activities import queries
from interes.activities.actions import Promised, PromiseUnclear
from interes.activities.rules import end_of
from interes.clients.models import Company
from interes.foundation.keys import key_in

PARTS = ("side", "kind", "text", "date", "time")
MOST_LINES = 20
YEARS = range(2000, 2101)


def lines_of(data: Any) -> list[dict[str, str]]:
    """Return the lines that a form has sent; `data` is a QueryDict, or None if it is fresh."""
    if data is None or not hasattr(data, "getlist"):
        return []
    columns = {part: data.getlist(f"promise_{part}") for part in PARTS}
    most = min(max(map(len, columns.values())), MOST_LINES)
    rows = [
        {part: said[n].strip() if n < len(said) else "" for part, said in columns.items()}
        for n in range(most)
    ]
    # The line for those who have no scripts says nothing until they write into it.
    return [row for row in rows if row["side"] or row["text"]]


def read_promises(data: Any, company: Company | None) -> list[Promised]:
    """Return what was promised in a talk; raises PromiseUnclear."""
    return [read_promise(line, company) for line in lines_of(data)]


def read_promise(line: dict[str, str], company: Company | None) -> Promised:
    """Return one promise as a form has sent it; raises PromiseUnclear."""
    return Promised(
        side=line["side"],
        kind_id=key_in(line["kind"]),
        text=line["text"],
        due_at=read_term(line["date"], line["time"], line["side"], company),
    )


def read_term(day: str, clock: str, side: str, company: Company | None) -> datetime | None:
    """Return the term that is written, in the zone of the reader; None if there is none.

    A day without an hour means the close of that day, where it is to be kept.
    """
    if not day:
        return None
    try:
        on, at = date.fromisoformat(day), time.fromisoformat(clock) if clock else None
    except ValueError:
        raise PromiseUnclear(_("Write the term as a day and a time."), field="due_at") from None
    if on.year not in YEARS:
        raise PromiseUnclear(_("This day is too far away."), field="due_at")
    if at is None:
        return end_of(on, queries.clock_of_side(side, company))
    return datetime.combine(on, at.replace(tzinfo=None), timezone.get_current_timezone())
