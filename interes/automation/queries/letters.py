"""What the places of a text are filled with, and to whom a letter goes."""

from dataclasses import dataclass

from django.db.models import QuerySet

from interes.automation.models import Letter
from interes.clients.models import Company, ContactPoint, Person
from interes.deals.models import Deal, DealPerson
from interes.team.models import User
from interes.ui import formats

MOST_SHOWN = 10


@dataclass(frozen=True, slots=True)
class GoesTo:
    """A person, if one is known, and the address."""

    person_id: int | None = None
    address: str = ""


def letter_facts(deal: Deal | None, company: Company | None) -> dict[str, str]:
    """Return what the places in texts of rules stand for."""
    record = deal or company
    owner = record.owner if record else None
    contact = _contact(deal)
    return {
        "company": str(company or ""),
        "contact": contact.address_name if contact else "",
        "deal": deal.title if deal else "",
        "product": deal.product if deal else "",
        "sum": formats.money(deal.amount, deal.currency) if deal and deal.amount else "",
        "owner": owner.name if owner else "",
        "owner_phone": owner.phone if owner else "",
        "owner_email": (owner.email or "") if owner else "",
    }


def letter_goes_to(deal: Deal | None, company: Company | None) -> GoesTo:
    """Return to whom a letter goes: the main contact, else the company itself."""
    contact = _contact(deal)
    address = _email(person=contact) if contact else ""
    if not address and company:
        address = _email(company=company)
    return GoesTo(contact.pk if contact else None, address)


def letters_seen() -> QuerySet[Letter]:
    """Return the letters with everything their page shows."""
    return Letter.objects.select_related("owner", "rule", "deal", "company", "person")


def letters_to_send(user: User) -> list[Letter]:
    """Return the letters that wait for this person, the oldest first."""
    waiting = Letter.objects.filter(owner=user, sent_at=None, to_do__done_at=None)
    waiting = waiting.filter(to_do__removed_at=None).select_related("deal", "company")
    return list(waiting.order_by("id")[:MOST_SHOWN])


def _contact(deal: Deal | None) -> Person | None:
    if deal is None:
        return None
    parts = DealPerson.objects.filter(deal=deal, person__removed_at=None).select_related("person")
    part = parts.order_by("-is_main", "id").first()
    return part.person if part else None


def _email(**whose: Person | Company | None) -> str:
    known = ContactPoint.objects.filter(kind="email", **whose).order_by("id")
    return known.values_list("value", flat=True).first() or ""
