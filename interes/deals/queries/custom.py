"""Deals carry added fields as clients do."""

from interes.clients.queries import Holder, add_holder
from interes.deals.queries.seen_by import seen_by

HOLDER = Holder(seen_by, "deals:deal", "deals.change")
add_holder("deal", HOLDER)
