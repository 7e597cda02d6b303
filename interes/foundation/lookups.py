"""A lookup for long lists of values: they go to the database as one array, not one by one."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Field, Lookup

if TYPE_CHECKING:
    _Lookup = Lookup[Any]
else:
    _Lookup = Lookup


class AnyOf(_Lookup):
    """`name__any_of=values` means what `name__in=values` means, for thousands of values."""

    lookup_name = "any_of"
    prepare_rhs = False

    def get_db_prep_lookup(  # type: ignore[override]
        self,
        value: Iterable[Any],
        connection: BaseDatabaseWrapper,  # noqa: ARG002
    ) -> tuple[str, list[Any]]:
        """Give the values as one parameter."""
        return "%s", [list(value)]

    def as_sql(self, compiler: Any, connection: BaseDatabaseWrapper) -> tuple[str, tuple[Any, ...]]:
        """Compare the column with the array."""
        column, of_column = self.process_lhs(compiler, connection)
        values, of_values = self.process_rhs(compiler, connection)
        return f"{column} = ANY({values})", (*of_column, *of_values)


Field.register_lookup(AnyOf)
