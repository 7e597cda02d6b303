"""What somebody's word means when a company buys (M5.1)."""

from collections.abc import Mapping
from typing import Literal

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

# The same for programs.
type BuyingRole = Literal["economic", "user", "technical", "coach"]


class Role(models.TextChoices):
    """The part somebody plays in a client's decision."""

    ECONOMIC = "economic", _("Economic buyer")
    USER = "user", pgettext_lazy("role in a deal", "User")
    TECHNICAL = "technical", _("Technical buyer")
    COACH = "coach", pgettext_lazy("role in a deal", "Coach")


# The letter of each role on a card; the legend says what they mean.
LETTERS: Mapping[str, str | Promise] = {
    "economic": pgettext_lazy("letter of the economic buyer", "E"),
    "user": pgettext_lazy("letter of the user", "U"),
    "technical": pgettext_lazy("letter of the technical buyer", "T"),
    "coach": pgettext_lazy("letter of the coach", "C"),
}
