"""What the knowledge room does when clients announce something: cases follow a merge."""

from interes.clients.events import CompaniesMerged
from interes.foundation.events import on
from interes.knowledge.models import Case


@on(CompaniesMerged)
def bring_the_cases(event: CompaniesMerged) -> None:
    """Give the kept company the cases of the other one.

    A wording without the name that names the kept one is not told any more (`references`).
    """
    Case.objects.filter(company_id=event.other_id).update(company_id=event.kept_id)
