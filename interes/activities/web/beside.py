"""Lines of a list whose record is read beside it, at the address of the list itself."""

from collections.abc import Callable, Sequence
from typing import Any

from django.urls import reverse

from interes.ui.lists import Address, Cell, Line

type Row = dict[str, Any]


def lines_beside(
    rows: Sequence[Row],
    at: Address,
    *,
    name: Callable[[Row], str],
    note: Callable[[Row], str],
    cells: Callable[[Row], Sequence[Cell]],
    edited_at: str = "",
) -> list[Line]:
    """Write rows out; `edited_at` names the address where a cell is edited, if it can be."""
    after = at.get("after")
    return [
        Line(
            id=row["id"],
            name=name(row),
            href=at.with_(open=row["id"], after=after),
            note=note(row),
            page=at.with_(open=row["id"], after=after),
            cells=tuple(cells(row)),
            edit=reverse(edited_at, args=[row["id"], "FIELD"]) if edited_at else "",
            act=str(row["id"]) if edited_at else "",
        )
        for row in rows
    ]
