"""Deals carry added fields as clients do, and can be named in them."""

from collections.abc import Collection, Mapping

from interes.clients.queries import (
    Holder,
    Option,
    add_holder,
    by_column,
    by_number,
    chosen_of,
    first_that_fit,
)
from interes.deals.models import Deal
from interes.deals.queries.seen_by import seen_by
from interes.team.models import User

SHOWN = 8


def deal_options(user: User, text: str, size: int = SHOWN) -> list[Option]:
    """Return the deals to choose from, the newest first."""
    found = seen_by(user).filter(removed_at=None).select_related("company")
    if text.strip():
        found = found.filter(title__icontains=text.strip())
    newest = found.order_by("-created_at", "-id")[:size]
    return [Option(one.pk, one.title, str(one.company or "")) for one in newest]


def chosen_deal(user: User, data: Mapping[str, str], name: str = "deal") -> Deal | None:
    """Return the deal that a picker names; raises NotFoundByName."""
    seen = seen_by(user).filter(removed_at=None)
    return chosen_of(seen, data, name, lambda text: deal_options(user, text))


def deals_called(texts: Collection[str]) -> Mapping[str, set[int]]:
    """Return the deals that each text fits: by the title as it is written, or by the number."""
    rows = Deal.objects.filter(removed_at=None)
    return first_that_fit(texts, (by_column(rows, "title", texts, str), by_number(rows, texts)))


HOLDER = Holder(
    Deal, seen_by, "deals:deal", "deals.change", chosen_deal, "deals:options", deals_called
)
add_holder("deal", HOLDER)
