"""Tags for many records at once: what is asked, and what is done."""

from collections.abc import Callable
from datetime import datetime

from django.db.models import Model
from django.utils.translation import gettext_lazy

from interes.clients.queries import tags_in_use
from interes.foundation.attributes import Choices, Words
from interes.foundation.tags import read_tags_of
from interes.team.models import User
from interes.ui.lists import BulkAct, Control

type Tags = tuple[str, ...]
# Puts some tags on one record, takes others off, and returns the tags it has then.
type Tag = Callable[[int, Tags, Tags, User], list[str]]


def tag_acts(model: type[Model], *, signed: str, tag: Tag) -> tuple[BulkAct, BulkAct]:
    """Return the acts that put tags on many records of a table, and take them off."""

    def changes(key: int, add: Tags, remove: Tags, by: User) -> bool:
        before: list[str] = model._default_manager.values_list("tags", flat=True).get(pk=key)
        return tag(key, add, remove, by) != before

    def put_on(key: int, tags: Tags, by: User, _at: datetime) -> bool:
        return changes(key, tags, (), by)

    def take_off(key: int, tags: Tags, by: User, _at: datetime) -> bool:
        return changes(key, (), tags, by)

    return (
        BulkAct(
            name="tag",
            label=gettext_lazy("Tag"),
            icon="tag",
            verb="clients.change",
            signed=signed,
            read=read_tags_of,
            run=put_on,
            controls=(_control(model, gettext_lazy("Tags to put on")),),
        ),
        BulkAct(
            name="untag",
            label=gettext_lazy("Take tags off"),
            icon="minus",
            verb="clients.change",
            signed=signed,
            read=read_tags_of,
            run=take_off,
            controls=(_control(model, gettext_lazy("Tags to take off")),),
        ),
    )


def _control(model: type[Model], label: Words) -> Control:
    def offered(_user: User) -> Choices:
        return [(tag, tag) for tag in tags_in_use(model)]

    return Control(
        name="tags",
        label=label,
        kind="tags",
        choices=offered,
        help=gettext_lazy("Several with commas between them: exhibition, winter order"),
    )
