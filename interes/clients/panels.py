"""The doors of the clients room in the menu."""

from django.utils.translation import gettext_lazy as _

from interes.clients.web import companies, people
from interes.ui import lists, navigation

navigation.add(
    _("Companies"),
    "clients:companies",
    "building",
    order=40,
    go="KeyC",
    verb="clients.see",
)
navigation.add(
    _("People"),
    "clients:people",
    "users",
    order=50,
    go="KeyP",
    verb="clients.see",
)
navigation.add(
    _("Duplicates"),
    "clients:doubles",
    "copy",
    order=55,
    verb="clients.see",
)
navigation.add(
    _("Sources"),
    "clients:sources",
    "target",
    order=40,
    verb="settings.see",
    group="settings_deals",
)
navigation.add(
    _("Fields"),
    "clients:fields",
    "clipboard-check",
    order=45,
    verb="settings.see",
    group="settings_deals",
)
lists.add(companies.LIST)
lists.add(people.LIST)
