"""How late a planned step is, and how long a deal stands in a stage."""

from datetime import date

from interes.foundation.lateness import Lateness, lateness

__all__ = ["Lateness", "days_in_stage", "lateness"]


def days_in_stage(since: date, today: date) -> int:
    """Return how many days ago the deal came into its stage; never negative."""
    return max((today - since).days, 0)
