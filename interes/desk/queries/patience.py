"""Questions that may take long are given up in time: whoever types does not wait for them."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from django.db import OperationalError, connection, transaction

PATIENCE = 150


def asked_in_time(
    sql: str, told: Sequence[Any], settings: Sequence[tuple[str, str]] = ()
) -> list[Any]:
    """Return the rows of a question, or none if they do not come within PATIENCE, in ms."""
    rows: list[Any] = []
    with _given_up(), transaction.atomic(), connection.cursor() as cursor:
        every = [("statement_timeout", str(PATIENCE)), *settings]
        calls = ", ".join(["set_config(%s, %s, true)"] * len(every))
        cursor.execute(f"SELECT {calls}", [part for pair in every for part in pair])
        cursor.execute(sql, told)
        rows = cursor.fetchall()
        cursor.execute("SELECT set_config('statement_timeout', '0', true)")
    return rows


@contextmanager
def _given_up() -> Iterator[None]:
    try:
        yield
    except OperationalError as trouble:
        # Anything else than the end of our patience is a trouble to be told.
        if "statement timeout" not in str(trouble):
            raise
