"""The demo companies the tests look at: thought up once, nothing of them written."""

from datetime import UTC, datetime
from functools import cache
from typing import Any

import pytest

from interes.demo.load import think_up
from interes.demo.world import World

# A Monday in November, twenty to twelve in Moscow.
MORNING = datetime(2026, 11, 23, 8, 40, tzinfo=UTC)
TIMES = {
    "Monday morning": MORNING,
    "nine on the dot": datetime(2026, 11, 24, 6, 0, tzinfo=UTC),
    "late evening": datetime(2026, 6, 10, 20, 30, tzinfo=UTC),
    "Saturday": datetime(2027, 2, 13, 10, 0, tzinfo=UTC),
    "New Year's holidays": datetime(2027, 1, 4, 10, 0, tzinfo=UTC),
}


@cache
def thought_up(language: str = "ru", time: str = "Monday morning") -> World:
    """Think a company up; the same one for every test that asks for it."""
    return think_up(language, now=TIMES[time])


@pytest.fixture
def russian(db: None) -> World:
    """The Russian company on a Monday morning."""
    return thought_up()


@pytest.fixture
def english(db: None) -> World:
    """The English company on a Monday morning."""
    return thought_up("en")


@pytest.fixture(params=sorted(TIMES))
def any_time(request: pytest.FixtureRequest, db: None) -> World:
    """The Russian company as it looks at different times."""
    return thought_up(time=request.param)


def values_of(row: Any) -> tuple[object, ...]:
    """Return what a row keeps, without what the database works out by itself."""
    fields = (f for f in row._meta.concrete_fields if not f.generated)
    return tuple(getattr(row, field.attname) for field in fields)


__all__ = ["MORNING", "any_time", "english", "russian", "thought_up", "values_of"]
