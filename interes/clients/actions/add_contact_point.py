"""Note one more way to reach a company or a person."""

from django.utils.translation import gettext as _

from interes.clients.models import Company, ContactPoint, Person
from interes.clients.rules import normal_contact
from interes.foundation.acts import act
from interes.foundation.refusals import Refusal
from interes.team.actions import ensure
from interes.team.models import User


class ContactUnclear(Refusal):
    """What was written can't be a contact of this kind."""


@act
def add_contact_point(
    *,
    by: User | None,
    kind: str,
    value: str,
    company: Company | None = None,
    person: Person | None = None,
    note: str = "",
) -> ContactPoint:
    """Note a phone, e-mail, messenger or website; the same one again changes nothing.

    Raises ContactUnclear, NotAllowed.
    """
    ensure(by, "clients.change", company or person)
    text = " ".join(value.split())
    normal = normal_contact(kind, text)
    if kind not in ContactPoint.Kind.values or normal is None:
        raise ContactUnclear(how_to_write(kind), field=kind)
    point, _made = ContactPoint.objects.get_or_create(
        kind=kind,
        normal=normal,
        company=company,
        person=person,
        defaults={"value": text, "note": note.strip()},
    )
    return point


def keep_contact_points(
    contacts: dict[str, str], *, company: Company | None = None, person: Person | None = None
) -> None:
    """Note the contacts of a record that was just made; empty ones are left out."""
    for kind, value in contacts.items():
        if value.strip():
            add_contact_point(by=None, kind=kind, value=value, company=company, person=person)


def how_to_write(kind: str) -> str:
    """Return how a contact of this kind is written."""
    match kind:
        case ContactPoint.Kind.PHONE:
            return _("Write the number with its city code, for example +7 495 123-45-67.")
        case ContactPoint.Kind.EMAIL:
            return _("Write the whole e-mail, for example clara@nordwind.ru.")
        case ContactPoint.Kind.WEBSITE:
            return _("Write the address of the site, for example nordwind.ru.")
        case _kind:
            return _("Write how to find them there, for example @clara.")
