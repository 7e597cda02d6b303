"""How the rows get into the database: by COPY, in one transaction, under its laws."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from django.db import connection, models

from interes.deals.models import Deal


def first_id(model: type[models.Model]) -> int:
    """Return the number the next row of a table would get."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT nextval(pg_get_serial_sequence(%s, 'id'))", [model._meta.db_table])
        return int(cursor.fetchone()[0])


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
        cursor.execute(
            "SELECT setval(pg_get_serial_sequence(%s, 'id'), %s)", [table, rows[-1].pk]
        )


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


def analyze() -> None:
    """Let the planner know the new size of the tables."""
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
