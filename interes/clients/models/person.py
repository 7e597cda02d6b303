"""People who work at clients, and their posts over time."""

from typing import ClassVar

import pghistory
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from interes.clients.models.company import Company
from interes.clients.models.sorting import sort_key
from interes.foundation.keeping import Described, next_version
from interes.team.models import User


@pghistory.track(exclude=["sort_name", "version"])
class Person(Described):
    """Someone who works at a client; kept apart from the company, because people move (M1.3)."""

    last_name = models.CharField(_("last name"), max_length=80, blank=True)
    first_name = models.CharField(_("first name"), max_length=80, blank=True)
    middle_name = models.CharField(_("patronymic"), max_length=80, blank=True)
    birthday = models.DateField(_("birthday"), null=True, blank=True)
    about = models.TextField(_("about"), blank=True)
    owner = models.ForeignKey(
        User, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    # The person this one turned out to be: a merge leaves the second record in the basket.
    merged_into = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="+", editable=False
    )
    # Empty means null, so that only imported ones must be unique.
    imported_key = models.CharField(  # noqa: DJ001
        max_length=200, null=True, blank=True, editable=False
    )
    created_at = models.DateTimeField()
    changed_at = models.DateTimeField(auto_now=True)
    sort_name = sort_key("last_name", "first_name", "middle_name")

    class Meta:
        """A person has at least one name."""

        db_table = "person"
        triggers: ClassVar = [next_version()]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~Q(last_name="", first_name=""), name="person_has_a_name"
            ),
            models.UniqueConstraint(fields=["imported_key"], name="person_imported_once"),
            models.CheckConstraint(
                condition=Q(merged_into=None) | Q(removed_at__isnull=False),
                name="person_merged_is_removed",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["sort_name", "id"], name="person_by_name"),
            models.Index(fields=["changed_at", "id"], name="person_by_change"),
            GinIndex(OpClass("sort_name", "gin_trgm_ops"), name="person_name_trgm"),
            GinIndex(fields=["tags"], name="person_tags"),
            models.Index(
                fields=["-id"],
                condition=~Q(tags=[]) & Q(removed_at=None),
                name="person_tagged",
            ),
            GinIndex(OpClass("custom", "jsonb_path_ops"), name="person_custom"),
            models.Index(
                fields=["-removed_at", "-id"],
                condition=Q(removed_at__isnull=False),
                name="person_basket",
            ),
        ]

    def __str__(self) -> str:
        """Return the whole name, last name first."""
        return self.name

    @property
    def name(self) -> str:
        """Return the whole name, last name first."""
        return " ".join(p for p in (self.last_name, self.first_name, self.middle_name) if p)

    @property
    def address_name(self) -> str:
        """Return how to address them: first name and patronymic, else what there is."""
        return " ".join(p for p in (self.first_name, self.middle_name) if p) or self.last_name


@pghistory.track()
class Post(models.Model):
    """A post a person holds, or held, in a company."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="posts")
    company = models.ForeignKey(Company, on_delete=models.PROTECT, related_name="posts")
    title = models.CharField(_("post"), max_length=160, blank=True)
    from_date = models.DateField(_("since"), null=True, blank=True)
    until_date = models.DateField(_("until"), null=True, blank=True)

    class Meta:
        """A person holds a post in a company once at a time; it ends after it began."""

        db_table = "post"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["person", "company"],
                condition=Q(until_date=None),
                name="post_held_once_at_a_time",
            ),
            models.CheckConstraint(
                condition=Q(from_date=None)
                | Q(until_date=None)
                | Q(until_date__gte=F("from_date")),
                name="post_ends_after_it_began",
            ),
        ]

    def __str__(self) -> str:
        """Return the title of the post."""
        return self.title
