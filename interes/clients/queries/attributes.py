"""What is known of companies and people, as lists, files, the API and the history call it."""

from collections.abc import Callable

from django.utils.translation import gettext_lazy as _

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
    Attribute(name="name", label=_("Name"), kind=Kind.TEXT, path="name", required=True),
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
    Attribute(name="owner", label=_("Owner"), kind=Kind.USER, path="owner_id", shown="owner__name"),
    Attribute(
        name="head_company",
        label=_("Head company"),
        kind=Kind.COMPANY,
        path="head_company_id",
        shown="head_company__name",
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
_CONTACTS = (
    Attribute(
        name="phone", label=_("Phone"), kind=Kind.PHONE, path="contact_points__value", many=True
    ),
    Attribute(
        name="email", label=_("E-mail"), kind=Kind.EMAIL, path="contact_points__value", many=True
    ),
    Attribute(
        name="messenger",
        label=_("Messenger"),
        kind=Kind.MESSENGER,
        path="contact_points__value",
        many=True,
    ),
    Attribute(
        name="website",
        label=_("Website"),
        kind=Kind.WEBSITE,
        path="contact_points__value",
        many=True,
    ),
)


def company_attributes() -> tuple[Attribute, ...]:
    """Return what is known of a company, the company's own fields last."""
    return (*_COMPANY, *_CONTACTS, *custom_attributes("company"))


def person_attributes() -> tuple[Attribute, ...]:
    """Return what is known of a person; posts are records of their own."""
    return (*_PERSON, *_CONTACTS, *custom_attributes("person"))
