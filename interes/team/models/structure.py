"""Where people sit: branches and their departments."""

from typing import ClassVar

import pghistory
from django.db import models
from django.utils.translation import gettext_lazy as _


@pghistory.track()
class Branch(models.Model):
    """A branch of our own company, in one city."""

    name = models.CharField(_("name"), max_length=120, unique=True)
    city = models.CharField(_("city"), max_length=80, blank=True)

    class Meta:
        """Table name free of the room."""

        db_table = "branch"

    def __str__(self) -> str:
        """Return the name."""
        return self.name


@pghistory.track()
class Department(models.Model):
    """A department of a branch: people who share a head."""

    name = models.CharField(_("name"), max_length=120)
    branch = models.ForeignKey(
        Branch, verbose_name=_("Branch"), null=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        """A branch has no two departments of one name."""

        db_table = "department"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["branch", "name"], name="department_name_once", nulls_distinct=False
            )
        ]

    def __str__(self) -> str:
        """Return the name."""
        return self.name
