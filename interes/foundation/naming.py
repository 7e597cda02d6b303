"""Names that a company's own settings carry in both languages."""

from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _


class Named(models.Model):
    """Something with a name in Russian and, if anyone wrote it, in English."""

    name_ru = models.CharField(_("name in Russian"), max_length=120)
    name_en = models.CharField(_("name in English"), max_length=120, blank=True)

    class Meta:
        """Only a base for settings."""

        abstract = True

    def __str__(self) -> str:
        """Return the name in the language of the reader."""
        return self.name

    @property
    def name(self) -> str:
        """Return the name in the active language, else the one there is."""
        return in_language(self.name_ru, self.name_en)


def in_language(ru: str, en: str) -> str:
    """Return the name for the active language, falling back to the other one."""
    return (ru or en) if (get_language() or "ru").startswith("ru") else (en or ru)
