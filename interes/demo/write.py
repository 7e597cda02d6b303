"""How the rows get into the database: by COPY, in one transaction, under its laws."""

from collections.abc import Iterable, Sequence
from datetime import datetime

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
    """Return the number the next row of a table would get."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT nextval(pg_get_serial_sequence(%s, 'id'))", [model._meta.db_table])
        return int(cursor.fetchone()[0])


def begin(tables: Iterable[type[models.Model]]) -> None:
    """Keep everybody else from writing till we are done.

    The lock also tells the history whose act this is: pghistory adds the context to statements
    that change something, and would not see COPY. Without it each trigger ends in an exception.
    """
    names = ", ".join(f'"{model._meta.db_table}"' for model in tables)
    with connection.cursor() as cursor:
        cursor.execute(f"LOCK TABLE {names} IN SHARE ROW EXCLUSIVE MODE")
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute(f"SET CONSTRAINTS {', '.join(LAWS)} DEFERRED")


def check_laws() -> None:
    """Let the database check what waited till deals, steps and closures are all there."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


def copy(model: type[models.Model], rows: Sequence[models.Model]) -> None:
    """Write rows that have their numbers already, and move the sequence behind them."""
    if not rows:
        return
    table = model._meta.db_table
    fields = [f for f in model._meta.concrete_fields if not getattr(f, "generated", False)]
    columns = ", ".join(f'"{field.column}"' for field in fields)
    with connection.cursor() as cursor:
        with cursor.copy(f'COPY "{table}" ({columns}) FROM STDIN') as out:
            for row in rows:
                out.write_row(
                    [f.get_db_prep_save(getattr(row, f.attname), connection) for f in fields]
                )
        cursor.execute("SELECT setval(pg_get_serial_sequence(%s, 'id'), %s)", [table, rows[-1].pk])


def move(moves: Iterable[tuple[Deal, int, datetime]]) -> None:
    """Move deals to their next stage, each from where it stands; the trigger keeps the moves."""
    rows = list(moves)
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE deal SET stage_id = v.stage, stage_since = v.at"
            " FROM unnest(%s::bigint[], %s::bigint[], %s::timestamptz[]) v (id, stage, at)"
            " WHERE deal.id = v.id",
            [[d.pk for d, _, _ in rows], [s for _, s, _ in rows], [at for _, _, at in rows]],
        )


def sign_moves() -> None:
    """Say who moved the deals: their owners; the load itself is nobody's act."""
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE stage_move m SET by_id = d.owner_id FROM deal d"
            " WHERE d.id = m.deal_id AND m.by_id IS NULL"
        )


def finish() -> None:
    """Give the rest of the transaction its usual constraints back."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")


def analyze() -> None:
    """Let the planner know the new size of the tables."""
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
