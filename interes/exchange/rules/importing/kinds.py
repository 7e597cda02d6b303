"""Which files are known: told by their columns, never by their names.

A new kind of file is one function from a row to a record and one line in KINDS.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from interes.exchange.rules.importing import opportunities
from interes.exchange.rules.importing.opportunities import Today
from interes.exchange.rules.importing.records import AnyRecord, Origin
from interes.exchange.rules.importing.tables import Table, Unreadable

type Read = Callable[[Mapping[str, str], Origin, Today], AnyRecord]
type Remarks = Callable[[Mapping[str, str]], Iterable[tuple[str, str]]]


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of file: the columns it must have, and how its rows become records.

    Without `read` the rows only describe other files and are skipped. `remarks` gives what was
    read otherwise than written: code of the remark, what about.
    """

    code: str
    needs: frozenset[str]
    read: Read | None = None
    remarks: Remarks | None = None


KINDS = (
    Kind(
        "opportunities.deals",
        frozenset({"opportunity_id", "sales_agent", "deal_stage", "close_date", "close_value"}),
        opportunities.opportunity,
    ),
    Kind(
        "opportunities.companies",
        frozenset({"account", "sector", "revenue", "employees"}),
        opportunities.account,
        opportunities.account_remarks,
    ),
    Kind(
        "opportunities.people",
        frozenset({"sales_agent", "manager", "regional_office"}),
        opportunities.agent,
    ),
    Kind(
        "opportunities.products",
        frozenset({"product", "series", "sales_price"}),
        opportunities.product,
    ),
    Kind("dictionary", frozenset({"table", "field", "description"})),
)


def recognise(table: Table) -> Kind:
    """Return the kind of the file; raises Unreadable with the columns seen if it is none."""
    columns = {name.replace(" ", "_") for name in table.columns}
    for kind in KINDS:
        if kind.needs <= columns:
            return kind
    nearest = min(KINDS, key=lambda kind: len(kind.needs - columns) / len(kind.needs))
    raise Unreadable(
        "unknown",
        file=table.name,
        columns=", ".join(table.columns)[:300],
        missing=", ".join(sorted(nearest.needs - columns)) if nearest.needs & columns else "",
    )
