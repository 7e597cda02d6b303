"""How the rows get into the database: by COPY, in one transaction, under its laws."""

from collections.abc import Sequence
from datetime import datetime

import pghistory
from django.db import connection, models

from interes.deals.models import Deal

# Deals, steps and closures name each other; everything else is checked table by table, because
# PostgreSQL gets slower with every check that waits for the end of the transaction.
LAWS = (
    "deal_next_step_is_its_planned_step",
    "deal_closure_is_of_its_outcome",
    "step_planned_is_the_next_of_its_deal",
)


def first_id(model: type[models.Model]) -> int:
    """Return the number the next row of a table would get, without taking it."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT coalesce(pg_sequence_last_value(pg_get_serial_sequence(%s, 'id')), 0) + 1",
            [model._meta.db_table],
        )
        return int(cursor.fetchone()[0])


def begin() -> None:
    """Check everything at once but the laws that need several tables."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute(f"SET CONSTRAINTS {', '.join(LAWS)} DEFERRED")


def check_laws() -> None:
    """Let the database check what waited till deals, steps and closures are all there."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


def finish() -> None:
    """Give the rest of the transaction its usual constraints back."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")


def copy(model: type[models.Model], rows: Sequence[models.Model], *, user: int | None) -> None:
    """Write rows that have their numbers already, as the act of a person."""
    table = model._meta.db_table
    fields = [f for f in model._meta.concrete_fields if not getattr(f, "generated", False)]
    columns = ", ".join(f'"{field.column}"' for field in fields)
    with _signed(user), connection.cursor() as cursor:
        # pghistory tells the database who acts in statements that change something, and would not
        # see COPY; without it each trigger of the history ends in an exception, which is slow.
        cursor.execute(f'LOCK TABLE "{table}" IN SHARE ROW EXCLUSIVE MODE')
        with cursor.copy(f'COPY "{table}" ({columns}) FROM STDIN') as out:
            for row in rows:
                out.write_row(
                    [f.get_db_prep_save(getattr(row, f.attname), connection) for f in fields]
                )


def count_on(model: type[models.Model], last: int) -> None:
    """Let the next row get the number after the last one written."""
    table = model._meta.db_table
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT setval(pg_get_serial_sequence(%s, 'id'), %s) WHERE %s > 0", [table, last, last]
        )


def move(moves: Sequence[tuple[Deal, int, datetime]], *, user: int | None) -> None:
    """Move deals to their next stage, each from where it stands; the trigger keeps the moves."""
    with _signed(user), connection.cursor() as cursor:
        cursor.execute(
            "UPDATE deal SET stage_id = v.stage, stage_since = v.at"
            " FROM unnest(%s::bigint[], %s::bigint[], %s::timestamptz[]) v (id, stage, at)"
            " WHERE deal.id = v.id",
            [[d.pk for d, _, _ in moves], [s for _, s, _ in moves], [at for _, _, at in moves]],
        )


def analyze() -> None:
    """Let the planner know the new size of the tables."""
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def _signed(user: int | None) -> pghistory.context:
    """Sign what is written as the act of a person, or of nobody."""
    return pghistory.context(act="demo", **({"user": user} if user else {}))
