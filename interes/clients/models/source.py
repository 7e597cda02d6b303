"""Where clients hear of us."""

from typing import ClassVar

import pghistory
from django.db import models
from django.utils.translation import gettext_lazy as _

from interes.foundation.naming import Named


@pghistory.track()
class Source(Named):
    """A campaign, exhibition, tender site, referral … that brings clients (M3.1)."""

    is_active = models.BooleanField(_("can be chosen"), default=True)

    class Meta:
        """A source has one name."""

        db_table = "source"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["name_ru"], name="source_name_once")
        ]
