"""Take a way to reach someone away, and put it back."""

from interes.clients.actions.putting_back import put_back
from interes.clients.models import ContactPoint
from interes.foundation.acts import act
from interes.team.actions import ensure
from interes.team.models import User


@act
def remove_contact_point(*, contact_point_id: int, by: User) -> ContactPoint:
    """Take away a contact that is not theirs any more; the history remembers it."""
    point = ContactPoint.objects.select_for_update().get(pk=contact_point_id)
    ensure(by, "clients.change", point.company or point.person)
    point.delete()
    point.pk = contact_point_id
    return point


@act
def put_contact_point_back(*, contact_point_id: int, by: User) -> ContactPoint:
    """Put back a contact that was removed, as it was; raises NothingToPutBack."""
    ensure(by, "clients.change")
    return put_back(ContactPoint, contact_point_id)
