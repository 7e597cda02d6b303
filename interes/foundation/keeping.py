"""What every record that people work with carries, so that nothing of it can be lost."""

import pgtrigger
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Value
from django.db.models.functions import JSONObject
from django.utils.translation import gettext_lazy as _


class Kept(models.Model):
    """A record that can be put into the basket, and whose every state has a number.

    Nobody deletes it: `removed_at` takes it out of sight, and it can be put back. `version` is
    raised by the trigger `next_version` with every change, whoever makes it.
    """

    removed_at = models.DateTimeField(_("removed"), null=True, blank=True, editable=False)
    version = models.PositiveIntegerField(default=1, db_default=1, editable=False)

    class Meta:
        """Only a base."""

        abstract = True


class Described(Kept):
    """A record to which a company adds words and fields of its own.

    `custom` maps the number of a field, as text, to its value; the database checks the types.
    """

    tags = ArrayField(
        models.CharField(max_length=60),
        verbose_name=_("tags"),
        default=list,
        db_default=Value([], output_field=ArrayField(models.CharField(max_length=60))),
        blank=True,
    )
    custom = models.JSONField(default=dict, db_default=JSONObject(), blank=True, editable=False)

    class Meta:
        """Only a base."""

        abstract = True


def next_version() -> pgtrigger.Trigger:
    """Return the trigger that counts the changes of a row."""
    return pgtrigger.Trigger(
        name="next_version",
        when=pgtrigger.Before,
        operation=pgtrigger.Update,
        func="NEW.version = OLD.version + 1; RETURN NEW;",
    )
