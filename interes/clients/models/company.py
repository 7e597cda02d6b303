"""A company we sell to, and its sites."""

from typing import ClassVar

import pghistory
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Upper
from django.utils.translation import gettext_lazy as _

from interes.clients.models.sorting import made_by, sort_key
from interes.clients.models.source import Source
from interes.foundation.keeping import Described, next_version
from interes.team.models import User


@pghistory.track(exclude=["sort_name", "core_name", "version"])
class Company(Described):
    """A company we sell to, or may sell to (M1.2)."""

    class Status(models.TextChoices):
        """How far we have come with them."""

        PROSPECT = "prospect", _("Prospect")
        CLIENT = "client", _("Client")
        FORMER = "former", _("Former client")
        UNPROMISING = "unpromising", _("Unpromising")

    class Size(models.TextChoices):
        """How many people work there."""

        MICRO = "micro", _("up to 15 people")
        SMALL = "small", _("16–100 people")
        MEDIUM = "medium", _("101–250 people")
        LARGE = "large", _("over 250 people")

    class Coverage(models.TextChoices):
        """How far their own business reaches."""

        LOCAL = "local", _("Local")
        REGIONAL = "regional", _("Regional")
        NATIONAL = "national", _("National")
        TRANSNATIONAL = "transnational", _("Transnational")

    class Solvency(models.TextChoices):
        """How surely they pay."""

        UNKNOWN = "unknown", _("Not known")
        RELIABLE = "reliable", _("Pays reliably")
        SLOW = "slow", _("Pays late")
        RISKY = "risky", _("Only prepaid")

    name = models.CharField(_("short name"), max_length=200)
    legal_name = models.CharField(_("legal name"), max_length=400, blank=True)
    legal_form = models.CharField(_("legal form"), max_length=40, blank=True)
    country = models.CharField(_("country"), max_length=2, default="RU")
    inn = models.CharField(_("INN"), max_length=20, blank=True)
    kpp = models.CharField(_("KPP"), max_length=9, blank=True)
    ogrn = models.CharField(_("OGRN"), max_length=15, blank=True)
    industry = models.CharField(_("industry"), max_length=80, blank=True)
    region = models.CharField(_("region"), max_length=80, blank=True)
    city = models.CharField(_("city"), max_length=80, blank=True)
    address = models.CharField(_("address"), max_length=300, blank=True)
    size = models.CharField(_("size"), max_length=8, choices=Size, blank=True)
    employees = models.PositiveIntegerField(_("people employed"), null=True, blank=True)
    revenue = models.DecimalField(
        _("revenue a year"), max_digits=18, decimal_places=2, null=True, blank=True
    )
    coverage = models.CharField(_("coverage"), max_length=16, choices=Coverage, blank=True)
    solvency = models.CharField(
        _("solvency"), max_length=8, choices=Solvency, default=Solvency.UNKNOWN
    )
    status = models.CharField(_("status"), max_length=12, choices=Status, default=Status.PROSPECT)
    source = models.ForeignKey(
        Source, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    owner = models.ForeignKey(
        User, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    head_company = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    # The company this one turned out to be: a merge leaves the second record in the basket.
    merged_into = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="+", editable=False
    )
    about = models.TextField(_("about"), blank=True)
    # Empty means null, so that only imported ones must be unique.
    imported_key = models.CharField(  # noqa: DJ001
        max_length=200, null=True, blank=True, editable=False
    )
    created_at = models.DateTimeField()
    changed_at = models.DateTimeField(auto_now=True)
    sort_name = sort_key("name")
    # What it is compared by (rules/likeness_letters.py).
    core_name = made_by("core_name", "name")

    class Meta:
        """Requisites have their shapes; the control digits are a rule (rules/requisites.py)."""

        db_table = "company"
        triggers: ClassVar = [next_version()]
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(name=""), name="company_has_a_name"),
            models.CheckConstraint(
                condition=~Q(country="RU") | Q(inn__regex=r"^(\d{10}|\d{12})?$"),
                name="company_inn_shape",
            ),
            models.CheckConstraint(
                condition=Q(kpp__regex=r"^(\d{4}[0-9A-Z]{2}\d{3})?$"), name="company_kpp_shape"
            ),
            models.CheckConstraint(
                condition=Q(ogrn__regex=r"^(\d{13}|\d{15})?$"), name="company_ogrn_shape"
            ),
            models.CheckConstraint(
                condition=~Q(head_company=models.F("id")), name="company_is_not_its_own_head"
            ),
            models.UniqueConstraint(fields=["imported_key"], name="company_imported_once"),
            models.UniqueConstraint(
                fields=["inn", "kpp"],
                condition=~Q(inn="") & Q(removed_at=None),
                name="company_inn_kpp_once",
            ),
            models.CheckConstraint(
                condition=Q(merged_into=None) | Q(removed_at__isnull=False),
                name="company_merged_is_removed",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["sort_name", "id"], name="company_by_name"),
            models.Index(fields=["-created_at", "-id"], name="company_by_age"),
            models.Index(fields=["owner", "sort_name", "id"], name="company_by_owner"),
            models.Index(fields=["city", "id"], name="company_by_city"),
            models.Index(fields=["industry", "id"], name="company_by_industry"),
            models.Index(fields=["changed_at", "id"], name="company_by_change"),
            models.Index(
                OpClass("inn", "text_pattern_ops"), name="company_inn_prefix", condition=~Q(inn="")
            ),
            GinIndex(OpClass("sort_name", "gin_trgm_ops"), name="company_name_trgm"),
            models.Index(fields=["core_name"], name="company_by_core_name"),
            GinIndex(fields=["tags"], name="company_tags"),
            models.Index(
                fields=["-id"],
                condition=~Q(tags=[]) & Q(removed_at=None),
                name="company_tagged",
            ),
            # A filter asks for words in any letter case.
            models.Index(Upper("city"), F("id"), name="company_city_any_case"),
            models.Index(Upper("industry"), F("id"), name="company_industry_any_case"),
            GinIndex(OpClass("custom", "jsonb_path_ops"), name="company_custom"),
            models.Index(
                fields=["-removed_at", "-id"],
                condition=Q(removed_at__isnull=False),
                name="company_basket",
            ),
        ]

    def __str__(self) -> str:
        """Return the everyday name with the legal form: ООО «Ромашка»."""
        return titled(self.legal_form, self.name)


def titled(legal_form: str, name: str) -> str:
    """Return a company's name as it is written in a talk: ООО «Ромашка», Nordwind GmbH."""
    is_russian = legal_form.isupper() and not legal_form.isascii()
    if not is_russian:
        return f"{name} {legal_form}" if legal_form and legal_form not in name else name
    if name.startswith(legal_form):
        return name
    return f"{legal_form} {name}" if legal_form == "ИП" or "«" in name else f"{legal_form} «{name}»"


@pghistory.track()
class Site(models.Model):
    """A branch, shop, plant or office of a client."""

    company = models.ForeignKey(Company, on_delete=models.PROTECT, related_name="sites")
    name = models.CharField(_("name"), max_length=120)
    city = models.CharField(_("city"), max_length=80, blank=True)
    address = models.CharField(_("address"), max_length=300, blank=True)
    seats = models.PositiveIntegerField(_("seats"), null=True, blank=True)

    class Meta:
        """A company has no two sites of one name."""

        db_table = "site"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["company", "name"], name="site_name_once"),
        ]

    def __str__(self) -> str:
        """Return the name."""
        return self.name
