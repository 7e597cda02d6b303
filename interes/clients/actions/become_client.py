"""A company that buys is a client."""

from interes.clients.models import Company
from interes.foundation.acts import act
from interes.team.models import User


@act
def become_client(*, company_id: int, by: User | None) -> None:
    """Mark the company as a client, whatever it was before."""
    del by
    companies = Company.objects.filter(pk=company_id)
    companies.exclude(status=Company.Status.CLIENT).update(status=Company.Status.CLIENT)
