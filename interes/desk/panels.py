"""Doors of the desk room in the main menu."""

from django.utils.translation import gettext_lazy as _

from interes.ui import navigation

navigation.add(_("Today"), "desk:today", "sun", order=10, verb="deals.see", go="KeyT")
