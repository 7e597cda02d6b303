"""Put tags on companies and people, and take them off."""

from collections.abc import Iterable

from interes.clients.models import Company, Person
from interes.foundation.acts import act
from interes.foundation.tags import with_tags
from interes.team.actions import ensure
from interes.team.models import User


@act
def tag_company(
    *, company_id: int, add: Iterable[str], by: User, remove: Iterable[str] = ()
) -> Company:
    """Put tags on a company and take others off; raises TagUnclear, NotAllowed."""
    company = Company.objects.select_for_update().get(pk=company_id)
    return _tag(company, add, remove, by)


@act
def tag_person(
    *, person_id: int, add: Iterable[str], by: User, remove: Iterable[str] = ()
) -> Person:
    """Put tags on a person and take others off; raises TagUnclear, NotAllowed."""
    person = Person.objects.select_for_update().get(pk=person_id)
    return _tag(person, add, remove, by)


def _tag[R: (Company, Person)](record: R, add: Iterable[str], remove: Iterable[str], by: User) -> R:
    ensure(by, "clients.change", record)
    tags = with_tags(record.tags, add=add, remove=remove)
    if tags != record.tags:
        record.tags = tags
        record.save(update_fields=["tags", "changed_at"])
    return record
