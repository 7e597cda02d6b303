"""The doors of the knowledge room in the menu."""

from django.utils.translation import gettext_lazy as _

from interes.ui import navigation

navigation.add(
    _("Arguments"),
    "knowledge:arguments",
    "bulb",
    order=66,
    verb="knowledge.see",
    go="KeyA",
    group="knowledge",
)
navigation.add(
    _("Cases"),
    "knowledge:cases",
    "star",
    order=67,
    verb="knowledge.see",
    group="knowledge",
)
