"""What can be done with many people at once."""

from datetime import datetime

from django.utils.translation import gettext_lazy

from interes.clients import actions
from interes.clients.models import Person
from interes.clients.web.tagging import tag_control, untag_control
from interes.foundation.tags import read_tags_of
from interes.team.models import User
from interes.ui.lists import BulkAct


def _tag(key: int, tags: tuple[str, ...], by: User, _at: datetime) -> bool:
    before = Person.objects.values_list("tags", flat=True).get(pk=key)
    return actions.tag_person(person_id=key, add=tags, by=by).tags != before


def _untag(key: int, tags: tuple[str, ...], by: User, _at: datetime) -> bool:
    before = Person.objects.values_list("tags", flat=True).get(pk=key)
    return actions.tag_person(person_id=key, add=(), remove=tags, by=by).tags != before


def _remove(key: int, _told: None, by: User, at: datetime) -> bool:
    actions.remove_person(person_id=key, by=by, at=at)
    return True


ACTS: tuple[BulkAct, ...] = (
    BulkAct(
        name="tag",
        label=gettext_lazy("Tag"),
        icon="tag",
        verb="clients.change",
        signed="clients.tag_person",
        read=read_tags_of,
        run=_tag,
        controls=(tag_control(Person),),
    ),
    BulkAct(
        name="untag",
        label=gettext_lazy("Take tags off"),
        icon="minus",
        verb="clients.change",
        signed="clients.tag_person",
        read=read_tags_of,
        run=_untag,
        controls=(untag_control(Person),),
    ),
    BulkAct(
        name="remove",
        label=gettext_lazy("Into the basket"),
        icon="trash",
        verb="clients.remove",
        signed="clients.remove_person",
        read=lambda _form, _user, _at: None,
        run=_remove,
        is_danger=True,
    ),
)
