"""A company that buys is a client."""

from interes.clients.models import Company
from interes.foundation.acts import act
from interes.foundation.history import act_of, history_of
from interes.team.models import User


@act
def become_client(*, company_id: int, by: User | None) -> None:
    """Mark the company as a client, whatever it was before."""
    del by
    companies = Company.objects.filter(pk=company_id)
    companies.exclude(status=Company.Status.CLIENT).update(status=Company.Status.CLIENT)


@act
def be_what_it_was(*, company_id: int, by: User | None) -> None:
    """Give a company the status it had before winning a deal made it a client.

    A company that someone else had called a client stays one; the history knows whose act it was.
    """
    del by
    company = Company.objects.select_for_update().get(pk=company_id)
    states = history_of(Company).filter(pgh_obj_id=company_id)
    before = states.exclude(status=Company.Status.CLIENT).order_by("-pgh_id").first()
    if before is None or company.status != Company.Status.CLIENT:
        return
    turn = states.filter(pgh_id__gt=before.pgh_id).order_by("pgh_id").first()
    if turn is not None and act_of(turn) == "deals.win":
        company.status = before.status
        company.save(update_fields=["status", "changed_at"])
