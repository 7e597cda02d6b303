"""Change what is known of a person, one field at a time."""

from typing import Any

from django.utils.translation import gettext as _

from interes.clients.actions.change_company import NotChangeable
from interes.clients.actions.facts import NameMissing, accepted
from interes.clients.models import Person
from interes.foundation.acts import act
from interes.foundation.edits import set_field
from interes.team.actions import ensure
from interes.team.models import User

PERSON_CHANGEABLE = frozenset({"last_name", "first_name", "middle_name", "birthday", "about"})


@act
def change_person(
    *, person_id: int, field: str, value: Any, by: User, was: str | None = None
) -> Person:
    """Write one field of a person; `was` is what was seen before.

    Raises ChangedMeanwhile, NotChangeable, NameMissing, NotAllowed.
    """
    if field not in PERSON_CHANGEABLE:
        raise NotChangeable(_("This can't be changed here."), field=field)
    person = Person.objects.select_for_update().get(pk=person_id)
    ensure(by, "clients.change", person)
    kept = accepted(field, value)
    names = {"last_name": person.last_name, "first_name": person.first_name} | {field: kept}
    if not (names["last_name"] or names["first_name"]):
        raise NameMissing(_("Write at least a first name."), field=field)
    set_field(person, field, kept, was=was)
    return person
