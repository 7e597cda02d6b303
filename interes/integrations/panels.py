"""The doors to other systems in the menu."""

from django.utils.translation import gettext_lazy as _

from interes.ui import navigation

navigation.add(
    _("Webhooks"),
    "integrations:webhooks",
    "bolt",
    order=90,
    verb="webhooks.change",
    group="settings_programs",
)
navigation.add(
    _("E-mail"),
    "integrations:mail",
    "mail",
    order=91,
    verb="mail.change",
    group="settings_programs",
)
