"""The doors of the team room in the menu."""

from django.utils.translation import gettext_lazy as _

from interes.ui import navigation

navigation.add(
    _("Settings"), "team:settings", "settings", order=900, verb="settings.see", group="low"
)
navigation.add(
    _("People and roles"),
    "team:users",
    "users",
    order=10,
    verb="settings.see",
    group="settings_team",
)
navigation.add(
    _("Branches and departments"),
    "team:structure",
    "sitemap",
    order=20,
    verb="settings.see",
    group="settings_team",
)
navigation.add(
    _("Tokens of everyone"),
    "team:all_tokens",
    "plug",
    order=80,
    verb="tokens.all",
    group="settings_programs",
)
