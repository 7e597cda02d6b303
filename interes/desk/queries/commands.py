"""What can be done or gone to by typing its name."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override, pgettext_lazy

from interes.clients.queries.spellings import spellings
from interes.desk.rules import is_meant
from interes.team.models import User
from interes.team.queries import may

MOST = 5


@dataclass(frozen=True, slots=True)
class Command:
    """One thing to do: an address to go to, or to send the choice to (`name` and `value`)."""

    label: str | Promise
    url_name: str
    icon: str
    verb: str
    is_dialog: bool = False
    name: str = ""
    value: str = ""

    @property
    def is_act(self) -> bool:
        """Tell whether it changes something, so that it is sent and not opened."""
        return bool(self.name)


def _switch(label: str | Promise, icon: str, name: str, value: str) -> Command:
    return Command(label, "team:theme", icon, "profile.change", name=name, value=value)


COMMANDS = (
    Command(_("Add an interest"), "desk:add", "plus", "deals.create", is_dialog=True),
    Command(_("New deal"), "deals:new", "briefcase", "deals.create", is_dialog=True),
    Command(_("New company"), "clients:new_company", "building", "clients.create", is_dialog=True),
    Command(_("New person"), "clients:new_person", "user-plus", "clients.create", is_dialog=True),
    Command(_("New to-do"), "activities:new_to_do", "checkbox", "activities.log", is_dialog=True),
    Command(_("Profile"), "team:profile", "user", "profile.change"),
    Command(_("Add a person to the team"), "team:user_new", "users-plus", "users.change"),
    _switch("Русский язык", "language", "language", "ru"),
    _switch("English language", "language", "language", "en"),
    _switch(_("Light theme"), "sun", "theme", "light"),
    _switch(_("Dark theme"), "moon", "theme", "dark"),
    _switch(_("Theme as on this device"), "device-desktop", "theme", "auto"),
    _switch(pgettext_lazy("command", "Compact lines"), "layout-list", "density", "compact"),
    _switch(pgettext_lazy("command", "Comfortable lines"), "list", "density", "comfortable"),
)


def commands_like(user: User, text: str, doors: Iterable[Command] = ()) -> list[Command]:
    """Return the commands this person may give that fit what was typed, in either language."""
    meant = spellings(text)
    fitting = (
        command
        for command in (*doors, *COMMANDS)
        if any(is_meant(typed, label) for typed in meant for label in _labels(command))
    )
    return [command for command in fitting if may(user, command.verb)][:MOST]


def is_named_exactly(command: Command, text: str) -> bool:
    """Tell whether the whole name of the command was typed, so that it is meant before all."""
    return any(typed == label for typed in spellings(text) for label in _labels(command))


def _labels(command: Command) -> set[str]:
    found = set()
    for language in ("ru", "en"):
        with override(language):
            found.add(str(command.label).lower().replace("ё", "е"))
    return found
