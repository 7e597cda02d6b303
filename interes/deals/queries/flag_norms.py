"""When the flags of deals are raised in this company."""

from interes.deals.models import FlagNorm
from interes.deals.rules import FlagNorms


def flag_norms() -> FlagNorms:
    """Return the norms of this company; without a setting the usual ones."""
    kept = FlagNorm.objects.first()
    return FlagNorms() if kept is None else kept.norms
