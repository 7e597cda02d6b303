"""What can be done with many people at once."""

from datetime import datetime

from interes.clients import actions
from interes.clients.models import Person
from interes.clients.web.tagging import Tags, tag_acts
from interes.team.models import User
from interes.ui.lists import BulkAct, into_basket


def _tag(key: int, add: Tags, remove: Tags, by: User) -> list[str]:
    return actions.tag_person(person_id=key, add=add, remove=remove, by=by).tags


def _remove(key: int, by: User, at: datetime) -> None:
    actions.remove_person(person_id=key, by=by, at=at)


ACTS: tuple[BulkAct, ...] = (
    *tag_acts(Person, signed="clients.tag_person", tag=_tag),
    into_basket(verb="clients.remove", signed="clients.remove_person", remove=_remove),
)
