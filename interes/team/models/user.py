"""A person of ours."""

from typing import Any, ClassVar

import pghistory
from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from interes.team.models.structure import Department


class Users(BaseUserManager["User"]):
    """Finds people by their e-mail when they sign in."""

    def get_by_natural_key(self, username: str | None) -> "User":
        """Return the person with this e-mail, in any letter case."""
        return self.get(email__iexact=username)

    def create_user(self, email: str | None, password: str | None = None, **facts: Any) -> "User":
        """Make a person; without a password they can't sign in."""
        user = User(email=(email or "").strip().lower() or None, **facts)
        user.set_password(password)
        user.save(using=self._db)
        return user


@pghistory.track(exclude=["password", "last_login", "unseen_notices"])
class User(AbstractBaseUser):
    """A person of ours; without an e-mail they own records but can't sign in."""

    class Role(models.TextChoices):
        """What a person is here for."""

        SELLER = "seller", _("Seller")
        HEAD = "head", _("Head of department")
        ADMINISTRATOR = "administrator", _("Administrator")

    class Language(models.TextChoices):
        """The languages of the interface."""

        RUSSIAN = "ru", "Русский"
        ENGLISH = "en", "English"

    class Theme(models.TextChoices):
        """How light the screen is."""

        AUTO = "auto", _("As on this device")
        LIGHT = "light", _("Light")
        DARK = "dark", _("Dark")

    class Density(models.TextChoices):
        """How much fits on the screen."""

        COMPACT = "compact", _("Compact")
        COMFORTABLE = "comfortable", _("Comfortable")

    name = models.CharField(_("name"), max_length=120)
    email = models.EmailField(_("e-mail"), null=True, blank=True, unique=True)
    phone = models.CharField(_("phone"), max_length=40, blank=True)
    post = models.CharField(_("post"), max_length=120, blank=True)
    role = models.CharField(_("role"), max_length=16, choices=Role, default=Role.SELLER)
    department = models.ForeignKey(
        Department,
        verbose_name=_("Department"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    language = models.CharField(
        _("language"), max_length=2, choices=Language, default=Language.RUSSIAN
    )
    theme = models.CharField(_("theme"), max_length=8, choices=Theme, default=Theme.AUTO)
    density = models.CharField(
        _("density"), max_length=12, choices=Density, default=Density.COMPACT
    )
    is_active = models.BooleanField(_("may sign in"), default=True)
    joined_at = models.DateTimeField(auto_now_add=True)
    # Counted by a trigger of the room that makes notices, so that every page knows it at no cost.
    unseen_notices = models.PositiveIntegerField(default=0, db_default=0, editable=False)

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    objects: ClassVar[Users] = Users()

    class Meta:
        """One e-mail signs in one person, in whatever letter case it is typed."""

        db_table = "app_user"
        constraints: ClassVar = [
            models.UniqueConstraint(Lower("email"), name="user_email_any_case_once"),
            models.CheckConstraint(condition=~models.Q(name=""), name="user_has_a_name"),
        ]

    def __str__(self) -> str:
        """Return the name."""
        return self.name

    @property
    def can_sign_in(self) -> bool:
        """Tell whether this person has a login at all."""
        return bool(self.is_active and self.email and self.has_usable_password())
