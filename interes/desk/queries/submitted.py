"""What became of a form that was sent."""

from uuid import UUID

from interes.deals.models import Deal
from interes.desk.models import Submission
from interes.team.models import User


def deal_of_form(user: User, key: UUID) -> Deal | None:
    """Return the deal that this person's form with this key has made already."""
    sent = Submission.objects.filter(pk=key, user=user).select_related("deal").first()
    return sent.deal if sent else None
