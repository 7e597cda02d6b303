"""Doors of the desk room in the main menu."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from interes.ui import navigation

navigation.add(
    pgettext_lazy("where removed records are", "Basket"),
    "desk:basket",
    "trash",
    order=90,
    verb="basket.see",
    group="low",
)
navigation.add(_("Today"), "desk:today", "sun", order=10, verb="deals.see", go="KeyT")
