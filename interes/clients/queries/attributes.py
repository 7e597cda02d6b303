"""What is known of companies and people, as lists, files, the API and the history call it."""

from collections.abc import Callable

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from interes.clients.models import Company, Source
from interes.clients.queries.custom import custom_attributes
from interes.foundation.attributes import Attribute, Choices, Kind
from interes.foundation.naming import in_language


def source_choices() -> Choices:
    """Return the sources by their numbers."""
    rows = Source.objects.order_by("name_ru").values_list("pk", "name_ru", "name_en")
    return [(str(key), in_language(ru, en)) for key, ru, en in rows]


def _of(name: str, kind: Kind = Kind.TEXT, choices: Choices | None = None) -> Attribute:
    """Describe a plain field of a company by what its model says."""
    field = Company._meta.get_field(name)
    offer: Callable[[], Choices] | None = None if choices is None else lambda: choices
    return Attribute(
        name=name,
        label=field.verbose_name,  # type: ignore[union-attr]
        kind=kind,
        path=name,
        choices=offer,
    )


_COMPANY = (
    Attribute(
        name="name",
        label=pgettext_lazy("of a company", "Name"),
        kind=Kind.TEXT,
        path="name",
        sought="sort_name",
        required=True,
    ),
    _of("legal_name"),
    _of("legal_form"),
    _of("inn"),
    _of("kpp"),
    _of("ogrn"),
    _of("country"),
    _of("region"),
    _of("city"),
    _of("address"),
    _of("industry"),
    _of("size", Kind.CHOICE, Company.Size.choices),
    _of("employees", Kind.NUMBER),
    _of("revenue", Kind.MONEY),
    _of("coverage", Kind.CHOICE, Company.Coverage.choices),
    _of("solvency", Kind.CHOICE, Company.Solvency.choices),
    _of("status", Kind.CHOICE, Company.Status.choices),
    Attribute(
        name="source",
        label=_("Source"),
        kind=Kind.RECORD,
        path="source_id",
        choices=source_choices,
    ),
    Attribute(
        name="owner",
        label=_("Personal manager"),
        kind=Kind.USER,
        path="owner_id",
        shown="owner__name",
    ),
    Attribute(
        name="head_company",
        label=_("Head company"),
        kind=Kind.COMPANY,
        path="head_company_id",
        shown="head_company__name",
        sought="head_company__sort_name",
    ),
    _of("about", Kind.LONG),
    Attribute(name="tags", label=_("Tags"), kind=Kind.TAGS, path="tags"),
    Attribute(
        name="created_at",
        label=_("Created"),
        kind=Kind.MOMENT,
        path="created_at",
        computed=True,
    ),
    Attribute(
        name="changed_at",
        label=_("Changed"),
        kind=Kind.MOMENT,
        path="changed_at",
        computed=True,
    ),
)
_PERSON = (
    Attribute(name="last_name", label=_("Last name"), kind=Kind.TEXT, path="last_name"),
    Attribute(name="first_name", label=_("First name"), kind=Kind.TEXT, path="first_name"),
    Attribute(name="middle_name", label=_("Patronymic"), kind=Kind.TEXT, path="middle_name"),
    Attribute(name="birthday", label=_("Birthday"), kind=Kind.DATE, path="birthday"),
    Attribute(name="owner", label=_("Owner"), kind=Kind.USER, path="owner_id", shown="owner__name"),
    Attribute(name="about", label=_("About"), kind=Kind.LONG, path="about"),
    Attribute(name="tags", label=_("Tags"), kind=Kind.TAGS, path="tags"),
    Attribute(
        name="created_at",
        label=_("Created"),
        kind=Kind.MOMENT,
        path="created_at",
        computed=True,
    ),
    Attribute(
        name="changed_at",
        label=_("Changed"),
        kind=Kind.MOMENT,
        path="changed_at",
        computed=True,
    ),
)


def _reached(name: str, kind: Kind, label: str | Promise) -> Attribute:
    return Attribute(
        name=name,
        label=label,
        kind=kind,
        path="contact_points__value",
        sought="contact_points__normal",
        many=True,
        only=(("kind", name),),
    )


_CONTACTS = (
    _reached("phone", Kind.PHONE, _("Phone")),
    _reached("email", Kind.EMAIL, _("E-mail")),
    _reached("messenger", Kind.MESSENGER, _("Messenger")),
    _reached("website", Kind.WEBSITE, _("Website")),
)


def company_attributes() -> tuple[Attribute, ...]:
    """Return what is known of a company, the company's own fields last."""
    return (*_COMPANY, *_CONTACTS, *custom_attributes("company"))


def person_attributes() -> tuple[Attribute, ...]:
    """Return what is known of a person; posts are records of their own."""
    return (*_PERSON, *_CONTACTS, *custom_attributes("person"))
