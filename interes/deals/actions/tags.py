"""Put tags on deals, and take them off."""

from collections.abc import Iterable

from interes.deals.actions import planning
from interes.deals.models import Deal
from interes.foundation.acts import act
from interes.foundation.tags import with_tags
from interes.team.actions import ensure
from interes.team.models import User


@act
def tag_deal(*, deal_id: int, add: Iterable[str], by: User, remove: Iterable[str] = ()) -> Deal:
    """Put tags on a deal and take others off; raises TagUnclear, NotAllowed."""
    deal = planning.locked(deal_id)
    ensure(by, "deals.change", deal)
    tags = with_tags(deal.tags, add=add, remove=remove)
    if tags != deal.tags:
        deal.tags = tags
        deal.save(update_fields=["tags", "changed_at"])
    return deal
