"""What the deals room does when clients announce something: deals follow a merge."""

from interes.clients.events import CompaniesMerged, PeopleMerged
from interes.deals.models import Deal, DealPerson
from interes.foundation.events import on


@on(CompaniesMerged)
def bring_the_deals(event: CompaniesMerged) -> None:
    """Give the kept company the deals of the other one, those in the basket too."""
    Deal.objects.filter(company_id=event.other_id).update(company_id=event.kept_id)


@on(PeopleMerged)
def bring_the_parts_in_deals(event: PeopleMerged) -> None:
    """Let the kept person take part where the other one did, once in each deal."""
    for part in DealPerson.objects.filter(person_id=event.other_id).order_by("id"):
        same = DealPerson.objects.filter(deal_id=part.deal_id, person_id=event.kept_id).first()
        if same is None:
            part.person_id = event.kept_id
            part.save(update_fields=["person"])
            continue
        part.delete()
        if part.is_main:
            same.is_main = True
            same.save(update_fields=["is_main"])
