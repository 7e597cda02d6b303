"""Tags in forms: what is asked and how it is read."""

from django.db.models import Model
from django.utils.translation import gettext_lazy

from interes.clients.queries import tags_in_use
from interes.foundation.attributes import Choices, Words
from interes.team.models import User
from interes.ui.lists import Control


def tag_control(model: type[Model]) -> Control:
    """Return what asks for tags to put on records of a table."""
    return _control(model, gettext_lazy("Tags to put on"))


def untag_control(model: type[Model]) -> Control:
    """Return what asks for tags to take off records of a table."""
    return _control(model, gettext_lazy("Tags to take off"))


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
