"""Take in an interest from anywhere: company, person, deal and next step in one act."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import TypedDict, Unpack

from interes.clients import actions as clients
from interes.clients.models import Company, Person, Source
from interes.deals import actions as deals
from interes.deals.actions import Plan
from interes.deals.models import Deal
from interes.foundation.acts import act
from interes.foundation.refusals import Refusal
from interes.team.models import User


@dataclass(frozen=True, slots=True)
class Caller:
    """Who spoke for the company: someone we know, or a name, and how to reach them."""

    known: Person | None = None
    name: str = ""
    phone: str = ""
    email: str = ""

    def __bool__(self) -> bool:
        """Tell whether anything is known of them."""
        return bool(self.known or self.name or self.phone or self.email)


class Facts(TypedDict, total=False):
    """What is known of the deal from the start."""

    title: str
    channel: str
    source: Source | None
    product: str
    answers: Mapping[int, str]
    amount: Decimal | None
    currency: str


@act
def add_interest(
    *,
    by: User,
    at: datetime,
    company: Company | str,
    caller: Caller,
    step: Plan,
    **deal: Unpack[Facts],
) -> Deal:
    """Open a deal for a company and a person, each known or new.

    Raises what making a company, a person and a deal raises, each naming its field here.
    """
    source = deal.get("source")
    client = _company(company, by=by, at=at, source=source)
    person = _person(caller, client, by=by, at=at)
    return deals.open_deal(
        by=by, at=at, company=client, step=step, people=[person.pk] if person else [], **deal
    )


def _company(company: Company | str, *, by: User, at: datetime, source: Source | None) -> Company:
    if isinstance(company, Company):
        return company
    with _at_field("company_text"):
        return clients.create_company(by=by, at=at, name=company, source=source)


def _person(caller: Caller, company: Company, *, by: User, at: datetime) -> Person | None:
    if not caller:
        return None
    contacts = {"phone": caller.phone, "email": caller.email}
    if caller.known is None:
        with _at_field("person_text", instead_of="name"):
            return clients.create_person(
                by=by, at=at, name=caller.name, company=company, contacts=contacts
            )
    for kind, value in contacts.items():
        if value.strip():
            clients.add_contact_point(by=by, kind=kind, value=value, person=caller.known)
    return caller.known


@contextmanager
def _at_field(field: str, *, instead_of: str = "") -> Iterator[None]:
    """Let a refusal of a lower room name the field of this form."""
    try:
        yield
    except Refusal as refusal:
        if refusal.field == instead_of or not instead_of:
            refusal.field = field
        raise
