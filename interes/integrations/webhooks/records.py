"""The records that messages are about, as the API tells them."""

from collections.abc import Callable
from typing import Any

from interes.activities import queries as activities
from interes.clients import queries as clients
from interes.deals import queries as deals

_RECORDS: dict[str, Callable[[int], dict[str, Any] | None]] = {
    "company": clients.company_record,
    "person": clients.person_record,
    "deal": deals.deal_record,
    "step": deals.step_record,
    "activity": activities.activity_record,
    "to_do": activities.to_do_record,
}


def record_of(noun: str, key: int) -> dict[str, Any] | None:
    """Return a record as it stands now, also from the basket."""
    ask = _RECORDS.get(noun)
    return ask(key) if ask else None
