"""Put many rows into a table at once: COPY, which is several times faster than INSERT."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, wait
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from functools import cache
from typing import Any

import orjson
from django.db import connection, models
from django.db.models.fields import NOT_PROVIDED
from psycopg import sql
from psycopg.types.json import Jsonb

type Row = Mapping[str, Any]


@dataclass(slots=True)
class Behind:
    """Copies that the database takes in while we make the next rows ready, one after another."""

    pool: ThreadPoolExecutor
    under_way: list[Future[None]] = field(default_factory=list)

    def copy(self, into: sql.Composed, lines: Iterable[Sequence[Any]]) -> None:
        """Let rows be copied when those before them are there."""
        self.under_way.append(self.pool.submit(_copy, connection.connection, into, lines))

    def wait(self) -> None:
        """Wait until all rows are there; raises what the database said against any of them.

        The connection is at rest before anything is raised: whoever rolls back needs it.
        """
        under_way, self.under_way = self.under_way, []
        wait(under_way)
        for copy in under_way:
            with connection.wrap_database_errors:
                copy.result()

    def before(self, execute: Callable[..., Any], *statement: Any) -> Any:
        """Carry a statement out when the rows it may ask for are there."""
        self.wait()
        return execute(*statement)


_behind: ContextVar[Behind | None] = ContextVar("behind", default=None)


@contextmanager
def copies_behind() -> Iterator[None]:
    """Let copies go on behind us; every other statement waits for them, and so does the end.

    To be entered inside a transaction: who leaves by an error leaves with the database at rest.
    """
    with ThreadPoolExecutor(1, "copy") as pool:
        behind = Behind(pool)
        mark = _behind.set(behind)
        try:
            with connection.execute_wrapper(behind.before):
                yield
                behind.wait()
        finally:
            _behind.reset(mark)


def copy_new(table: type[models.Model], rows: Sequence[Row]) -> None:
    """Keep new rows, given by the names of their columns; what a row lacks is the default.

    Triggers and constraints see every row as they see any other.
    """
    if not rows:
        return
    shape = _shape(table, with_id="id" in rows[0])
    names = sql.SQL(", ").join(sql.Identifier(name) for name in shape.places)
    into = sql.SQL("COPY {} ({}) FROM STDIN").format(sql.Identifier(table._meta.db_table), names)
    lines = map(shape.line, rows)
    if behind := _behind.get():
        behind.copy(into, lines)
    else:
        with connection.wrap_database_errors:
            connection.ensure_connection()
            _copy(connection.connection, into, lines)


def _copy(raw: Any, into: sql.Composed, lines: Iterable[Sequence[Any]]) -> None:
    with raw.cursor() as cursor, cursor.copy(into) as copy:
        for line in lines:
            copy.write_row(line)


def new_ids(table: str, number: int) -> list[int]:
    """Take numbers of a table before its rows are kept, so that rows can name each other."""
    if not number:
        return []
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT nextval(pg_get_serial_sequence(%s, 'id')) FROM generate_series(1, %s)",
            [table, number],
        )
        return [int(row[0]) for row in cursor.fetchall()]


@dataclass(frozen=True, slots=True)
class _Shape:
    """The columns of a table in their order, what stands in them by default, and which are JSON."""

    places: Mapping[str, int]
    given: tuple[Any, ...]
    json: frozenset[str]

    def line(self, row: Row) -> list[Any]:
        """Return the values of a row in the order of the columns."""
        line, places, json = list(self.given), self.places, self.json
        for name, value in row.items():
            line[places[name]] = as_json(value) if name in json and value is not None else value
        return line


@cache
def _shape(table: type[models.Model], *, with_id: bool) -> _Shape:
    fields: list[models.Field[Any, Any]] = [
        field
        for field in table._meta.concrete_fields
        if not getattr(field, "generated", False) and (with_id or field.column != "id")
    ]
    json = frozenset(str(f.column) for f in fields if isinstance(f, models.JSONField))
    places = {str(field.column): place for place, field in enumerate(fields)}
    return _Shape(places, tuple(_given(field) for field in fields), json)


def _given(field: Any) -> Any:
    given = field.default
    if given is NOT_PROVIDED:
        return None if field.null or field.primary_key else ""
    given = given() if callable(given) else given
    return as_json(given) if isinstance(field, models.JSONField) and given is not None else given


def as_json(value: Any) -> Jsonb:
    """Return a value for a column of JSON; written by a library that does it five times faster."""
    return Jsonb(value, _dumps)


def _dumps(value: Any) -> bytes:
    return orjson.dumps(value, option=orjson.OPT_NON_STR_KEYS)
