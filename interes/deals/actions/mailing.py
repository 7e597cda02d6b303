"""Put clients on the mailing list when they are not called any more, and take them off (M4.4)."""

from datetime import datetime

from interes.deals.models import Deal, DealPerson, MailingMark
from interes.foundation.acts import act
from interes.team.actions import ensure
from interes.team.models import User


@act
def put_on_mailing_list(*, deal_id: int, by: User, at: datetime) -> list[MailingMark]:
    """Mark the company of a deal and the people who take part in it; once each.

    The mark is not a consent. Raises NotAllowed.
    """
    deal = Deal.objects.select_related("owner").get(pk=deal_id)
    ensure(by, "deals.change", deal)
    people = DealPerson.objects.filter(deal=deal).values_list("person_id", flat=True)
    whom = [{"company_id": deal.company_id}] if deal.company_id else []
    whom += [{"person_id": person} for person in people.order_by("id")]
    marks = (
        MailingMark.objects.get_or_create(
            **one, taken_off_at=None, defaults={"deal": deal, "by": by, "at": at}
        )
        for one in whom
    )
    return [mark for mark, is_new in marks if is_new]


@act
def take_off_mailing_list(*, mark_id: int, by: User, at: datetime) -> MailingMark:
    """Take a company or a person off the list; the row stays. Raises NotAllowed."""
    ensure(by, "clients.change")
    mark = MailingMark.objects.select_for_update().get(pk=mark_id)
    if mark.taken_off_at is None:
        mark.taken_off_at = at
        mark.save(update_fields=["taken_off_at"])
    return mark
