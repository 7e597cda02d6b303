"""From when a planned step is late by so many working hours of the client."""

from datetime import datetime

from interes.clients.models import Company
from interes.deals.queries.clocks import clock_of
from interes.deals.rules import climbing


def late_by(due_at: datetime, *, has_time: bool, hours: int, company: Company | None) -> datetime:
    """Return the moment, counted as forgotten deals climb."""
    clock = clock_of(company)
    return climbing(due_at, has_time=has_time, norm_hours=hours, clock=clock).head_at
