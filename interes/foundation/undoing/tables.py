"""The tables whose changes can be taken back, as the rooms describe them when the house opens."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from functools import cached_property
from typing import Any, TypeGuard

from django.apps import apps
from django.db import connection
from django.db.models import Field, ForeignKey, GeneratedField, JSONField, Model

# Counted and stamped by the database and by Django; nobody writes them, so nobody takes them back.
SELF_WRITTEN = frozenset({"version", "changed_at"})


class Removal(StrEnum):
    """What becomes of a record when the act that made it is taken back."""

    BASKET = "basket"
    DELETE = "delete"
    PART = "part"


@dataclass(frozen=True, kw_only=True)
class Tracked:
    """A table with a history, and how its rows hang together with those of other tables.

    Fields that stand `together` go back together or not at all. What is part `of` another record
    shares its fate if one act made both. A row `follows` a record as long as any of the named
    fields of that record can't go back. `lawful` is SQL over `t` (the row now) and `b` (as it was
    before) that must hold for the fields named by `law_of`. Who may take changes back must be
    allowed the `verb` for the row, or for the record it is part of.
    """

    model: type[Model]
    removal: Removal
    verb: str = "settings.change"
    together: Sequence[tuple[str, ...]] = ()
    of: Sequence[str] = ()
    follows: tuple[str, tuple[str, ...]] | None = None
    law_of: tuple[str, ...] = ()
    lawful: str = ""

    @property
    def name(self) -> str:
        """Return the name of the table."""
        return self.model._meta.db_table

    @cached_property
    def event(self) -> str:
        """Return the table of its history."""
        kind: type[Model] = self.model.pgh_event_model  # type: ignore[attr-defined]
        return kind._meta.db_table

    @cached_property
    def columns(self) -> list[str]:
        """Return the columns that people and acts write, without the key."""
        kind: type[Model] = self.model.pgh_event_model  # type: ignore[attr-defined]
        kept = {column_of(one) for one in kind._meta.concrete_fields}
        return [
            column_of(one)
            for one in self.model._meta.concrete_fields
            if column_of(one) in kept and not (one.primary_key or _writes_itself(one))
        ]

    @property
    def has_basket(self) -> bool:
        """Tell whether its rows can be put into the basket."""
        return self.removal == Removal.BASKET

    @cached_property
    def stamps_changes(self) -> bool:
        """Tell whether its rows say when they were changed last."""
        return any(one.name == "changed_at" for one in self.model._meta.concrete_fields)

    @cached_property
    def groups(self) -> dict[str, tuple[str, ...]]:
        """Return, for each column, the columns that go back together with it."""
        groups: dict[str, tuple[str, ...]] = {column: (column,) for column in self.columns}
        for names in self.together:
            columns = tuple(self.column(name) for name in names)
            groups |= dict.fromkeys(columns, columns)
        return groups

    def column(self, name: str) -> str:
        """Return the column of a field."""
        return next(column_of(one) for one in self.model._meta.concrete_fields if one.name == name)

    def field_of(self, column: str) -> str:
        """Return the name of the field that a column holds."""
        fields = self.model._meta.concrete_fields
        return next(one.name for one in fields if column_of(one) == column)

    @cached_property
    def by_key(self) -> set[str]:
        """Return the columns that hold many values under keys, each of which goes back alone."""
        fields = self.model._meta.concrete_fields
        return {
            column_of(one) for one in fields if isinstance(one, JSONField) and one.name == "custom"
        }

    @cached_property
    def sets(self) -> set[str]:
        """Return the columns that hold several words, each of which goes back alone."""
        fields = self.model._meta.concrete_fields
        return {column_of(one) for one in fields if one.get_internal_type() == "ArrayField"}

    @cached_property
    def links(self) -> list[tuple[str, str, str]]:
        """Return its foreign keys: the column, the table it names, and the column there."""
        return [
            (column_of(one), one.related_model._meta.db_table, column_of(one.target_field))
            for one in self.model._meta.concrete_fields
            if is_link(one)
        ]


def column_of(one: "Field[Any, Any]") -> str:
    """Return the column that keeps a field."""
    return str(one.column)


def is_link(one: "Field[Any, Any]") -> TypeGuard["ForeignKey[Any, Any]"]:
    """Tell whether a field names a row of another table and the database minds it."""
    return isinstance(one, ForeignKey) and bool(getattr(one, "db_constraint", True))


def _writes_itself(one: "Field[Any, Any]") -> bool:
    return isinstance(one, GeneratedField) or one.name in SELF_WRITTEN


_tables: dict[type[Model], Tracked] = {}
type Settling = Callable[[set[str], datetime], None]
_settling: list[Settling] = []
_knots: list[str] = []


def register(model: type[Model], *, removal: str = "delete", **facts: Any) -> None:
    """Let the changes of a table be taken back; `facts` are fields of `Tracked`."""
    _tables[model] = Tracked(model=model, removal=Removal(removal), **facts)


def settle(act: Settling) -> Settling:
    """Run the decorated function at the end of each undo, before the laws are checked.

    It is told which tables were touched: it may read `undo_<table>` (obj: the rows) of these.
    """
    _settling.append(act)
    return act


def knot(*constraints: str) -> None:
    """Name constraints between tables that name each other: they are checked at the very end."""
    _knots.extend(constraints)


def knots() -> list[str]:
    """Return the constraints that are checked at the very end."""
    return list(_knots)


def settling() -> list[Settling]:
    """Return what the rooms do at the end of an undo."""
    return list(_settling)


def tracked(model: type[Model]) -> Tracked:
    """Return how a table is described; raises KeyError if no room did."""
    return _tables[model]


def parents_first() -> list[Tracked]:
    """Return the tables so that each stands behind those that its rows name."""
    ordered: list[Tracked] = []
    names = {one.name: one for one in _tables.values()}

    def put(one: Tracked) -> None:
        if one in ordered:
            return
        for _column, parent, _key in one.links:
            if parent in names and parent != one.name:
                put(names[parent])
        ordered.append(one)

    for one in sorted(_tables.values(), key=lambda table: table.name):
        put(one)
    return ordered


def leaners(table: Tracked) -> Iterable[tuple[str, str, Tracked | None]]:
    """Return who names rows of this table: their table, the column, and how it is described."""
    for model in apps.get_models():
        known = _tables.get(model)
        for one in model._meta.concrete_fields if _has_table(model) else ():
            if not is_link(one) or one.related_model is not table.model:
                continue
            if known or table.removal == Removal.DELETE:
                yield model._meta.db_table, column_of(one), known


def _has_table(model: type[Model]) -> bool:
    return model._meta.managed and not model._meta.proxy


def quoted(name: str) -> str:
    """Return a name as SQL needs it."""
    return connection.ops.quote_name(name)
