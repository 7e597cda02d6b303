"""Take a person into the base."""

from datetime import date, datetime
from typing import Any, TypedDict, Unpack

from django.utils.translation import gettext as _

from interes.clients.actions.add_contact_point import keep_contact_points
from interes.clients.actions.facts import NameMissing, accepted
from interes.clients.models import Company, Person, Post
from interes.clients.rules import person_names
from interes.foundation.acts import act
from interes.team.actions import ensure
from interes.team.models import User


class PersonFacts(TypedDict, total=False):
    """What may be known of a person from the start."""

    birthday: date | None
    about: str
    custom: dict[str, Any]
    imported_key: str | None


@act
def create_person(
    *,
    by: User | None,
    at: datetime,
    name: str,
    company: Company | None = None,
    post: str = "",
    contacts: dict[str, str] | None = None,
    **facts: Unpack[PersonFacts],
) -> Person:
    """Make a person by the whole name, at work in a company if one is given.

    Raises NameMissing, ContactUnclear, NotAllowed.
    """
    ensure(by, "clients.create")
    last, first, middle = person_names(name)
    if not (last or first):
        raise NameMissing(_("Write at least a first name."), field="name")
    known = {field: accepted(field, value) for field, value in facts.items()}
    person = Person.objects.create(
        last_name=last, first_name=first, middle_name=middle, owner=by, created_at=at, **known
    )
    if company is not None:
        Post.objects.create(person=person, company=company, title=accepted("title", post))
    keep_contact_points(contacts or {}, person=person)
    return person
