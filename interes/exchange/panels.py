"""Doors of the exchange room in the main menu."""

from django.utils.translation import gettext_lazy as _

from interes.ui import navigation

navigation.add(_("Import"), "exchange:imports", "upload", order=80, verb="import", group="settings")
