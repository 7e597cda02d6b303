"""Doors of the exchange room in the main menu."""

from django.utils.translation import gettext_lazy as _

from interes.exchange.web import exports
from interes.ui import navigation, panels

navigation.add(
    _("Import"), "exchange:imports", "upload", order=80, verb="import", group="settings_programs"
)
navigation.add(
    _("Exports"),
    "exchange:exports",
    "download",
    order=82,
    verb="exports.all",
    group="settings_programs",
)
for place in ("settings", "today"):
    panels.add(place, _("More than usual"), "exchange:exports", draw=exports.unusual)
