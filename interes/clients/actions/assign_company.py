"""Give a company a personal manager."""

from interes.clients.models import Company
from interes.foundation.acts import act
from interes.foundation.edits import set_field
from interes.team.actions import ensure
from interes.team.models import User


@act
def assign_company(
    *, company_id: int, to: User | None, by: User, was: str | None = None
) -> Company:
    """Make someone the personal manager, or nobody; raises ChangedMeanwhile, NotAllowed."""
    company = (
        Company.objects.select_for_update(of=("self",)).select_related("owner").get(pk=company_id)
    )
    ensure(by, "clients.assign", company)
    set_field(company, "owner", to, was=was)
    return company
