"""Put companies and people into the basket, and take them out of it."""

from datetime import datetime

from django.utils.translation import gettext as _

from interes.clients.actions.create_company import refuse_a_second_one
from interes.clients.events import CompanyRemoved, CompanyRestored, PersonRemoved, PersonRestored
from interes.clients.models import Company, Person
from interes.foundation import events
from interes.foundation.acts import act
from interes.foundation.refusals import Refusal
from interes.team.actions import ensure
from interes.team.models import User


class NotInTheBasket(Refusal):
    """It is here already, or was removed meanwhile."""


class MergedAway(Refusal):
    """The record became another one; taking the merge apart brings it back."""


@act
def remove_company(*, company_id: int, by: User, at: datetime) -> Company:
    """Put a company into the basket; its closed deals and its story go along.

    Raises NotInTheBasket, NotAllowed, and what other rooms refuse: open deals stop it.
    """
    company = _company(company_id)
    ensure(by, "clients.remove", company)
    if company.removed_at is not None:
        raise NotInTheBasket(_("It is in the basket already."))
    company.removed_at = at
    company.save(update_fields=["removed_at"])
    events.publish(CompanyRemoved(company_id=company.pk, at=at))
    return company


@act
def restore_company(*, company_id: int, by: User) -> Company:
    """Take a company out of the basket, with what went along.

    Raises NotInTheBasket, MergedAway, KnownAlready, NotAllowed.
    """
    company = _company(company_id)
    ensure(by, "clients.remove", company)
    removed_at = _when(company)
    if company.inn:
        refuse_a_second_one(Company(pk=company.pk, inn=company.inn, kpp=company.kpp))
    company.removed_at = None
    company.save(update_fields=["removed_at"])
    events.publish(CompanyRestored(company_id=company.pk, removed_at=removed_at))
    return company


@act
def remove_person(*, person_id: int, by: User, at: datetime) -> Person:
    """Put a person into the basket; raises NotInTheBasket, NotAllowed."""
    person = _person(person_id)
    ensure(by, "clients.remove", person)
    if person.removed_at is not None:
        raise NotInTheBasket(_("It is in the basket already."))
    person.removed_at = at
    person.save(update_fields=["removed_at"])
    events.publish(PersonRemoved(person_id=person.pk, at=at))
    return person


@act
def restore_person(*, person_id: int, by: User) -> Person:
    """Take a person out of the basket; raises NotInTheBasket, MergedAway, NotAllowed."""
    person = _person(person_id)
    ensure(by, "clients.remove", person)
    removed_at = _when(person)
    person.removed_at = None
    person.save(update_fields=["removed_at"])
    events.publish(PersonRestored(person_id=person.pk, removed_at=removed_at))
    return person


def _when(record: Company | Person) -> datetime:
    if record.removed_at is None:
        raise NotInTheBasket(_("It is not in the basket."))
    if record.merged_into_id is not None:
        raise MergedAway(_("It was joined with another record: take the two apart there."))
    return record.removed_at


def _company(key: int) -> Company:
    locked = Company.objects.select_for_update(of=("self",)).select_related("owner")
    return locked.get(pk=key)


def _person(key: int) -> Person:
    return Person.objects.select_for_update(of=("self",)).select_related("owner").get(pk=key)
