"""Views of lists that people keep, and how each person likes their lists."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from .user import User


class SavedView(models.Model):
    """A list as somebody kept it: its filters, columns and order, under a name.

    `query` is what stands in the address behind the question mark.
    """

    listed = models.CharField(max_length=40)
    name = models.CharField(_("name"), max_length=60)
    query = models.TextField(blank=True)
    owner = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    is_shared = models.BooleanField(_("seen by everyone"), default=False)
    place = models.PositiveIntegerField(default=0)
    made_at = models.DateTimeField()
    removed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        """A view has a name; those of one list are asked for together."""

        db_table = "saved_view"
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(name=""), name="saved_view_has_a_name"),
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["listed", "place", "id"],
                condition=Q(removed_at=None),
                name="saved_view_of_list",
            ),
        ]

    def __str__(self) -> str:
        """Return the name."""
        return self.name


class ListChoice(models.Model):
    """The columns and the view that a person begins a list with."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    listed = models.CharField(max_length=40)
    columns = ArrayField(models.CharField(max_length=60), default=list, blank=True)
    view = models.ForeignKey(
        SavedView, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        """One choice for each list."""

        db_table = "list_choice"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["user", "listed"], name="list_choice_once"),
        ]

    def __str__(self) -> str:
        """Return whose choice of which list."""
        return f"{self.user_id} · {self.listed}"
