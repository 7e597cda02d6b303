"""What was being written to a record while it was merged follows it a minute later."""

from datetime import datetime, timedelta
from typing import Any

from django.db import transaction

from interes.clients.actions.merge_companies import bring_sites
from interes.clients.actions.merging import bring_contacts
from interes.clients.actions.merging_posts import bring_posts
from interes.clients.events import CompaniesMerged, PeopleMerged
from interes.clients.models import Company, Noun, Person
from interes.foundation.events import publish

# Whoever began to write before a merge has ended long ago.
_SOON = timedelta(hours=1)


@transaction.atomic
def bring_stragglers(*, at: datetime) -> int:
    """Bring to the kept records what was saved to the others at the moment of their merge.

    Such a row waited for the merge and then named a record that is in the basket. Returns how
    many merged records were looked at.
    """
    companies, people = _lately_merged(Company, at), _lately_merged(Person, at)
    for other in companies:
        bring_contacts(Noun.COMPANY, other.merged_into, [other])
        bring_sites(other.merged_into, [other])
        bring_posts("company", other.merged_into, [other])
        publish(CompaniesMerged(other.merged_into_id, other.pk, None, at))
    for other in people:
        bring_contacts(Noun.PERSON, other.merged_into, [other])
        bring_posts("person", other.merged_into, [other])
        publish(PeopleMerged(other.merged_into_id, other.pk, None, at))
    return len(companies) + len(people)


def _lately_merged(model: Any, at: datetime) -> list[Any]:
    """Return the records merged within the last hour into ones that are here."""
    rows = model.objects.select_for_update(of=("self",)).select_related("merged_into")
    merged = rows.filter(merged_into__isnull=False, merged_into__removed_at=None)
    lately = merged.filter(removed_at__gte=at - _SOON)
    return list(lately.order_by("pk"))
