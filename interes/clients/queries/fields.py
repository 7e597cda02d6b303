"""What companies and people can be asked about in a filter."""

from django.db.models import Model
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from interes.clients.models import Company, Person
from interes.clients.queries.attributes import company_attributes, person_attributes
from interes.clients.queries.tags import tags_in_use
from interes.clients.queries.words_in_use import words_in_use
from interes.foundation.attributes import Attribute, Choices, Kind
from interes.foundation.filters import Fields, related_to
from interes.foundation.keys import key_in
from interes.team.models import User

_NAMED = {Kind.COMPANY: Company, Kind.PERSON: Person}


# What a list of people shows beyond what is written of a person itself.
PERSON_WORK = (
    Attribute(
        name="name",
        label=gettext_lazy("Name"),
        kind=Kind.TEXT,
        path="sort_name",
        shown="last_name first_name middle_name",
        sought="sort_name",
        computed=True,
    ),
    Attribute(
        name="post",
        label=gettext_lazy("Post"),
        kind=Kind.TEXT,
        path="posts__title",
        many=True,
        only=(("until_date", None),),
        computed=True,
    ),
    Attribute(
        name="company",
        label=gettext_lazy("Company"),
        kind=Kind.COMPANY,
        path="posts__company_id",
        shown="posts__company__name",
        sought="posts__company__sort_name",
        many=True,
        only=(("until_date", None),),
        computed=True,
    ),
)


def company_fields() -> Fields:
    """Return what a filter of companies may ask about."""
    return _fields("company", Company, company_attributes())


def person_fields() -> Fields:
    """Return what a filter of people may ask about."""
    return _fields("person", Person, (*PERSON_WORK, *person_attributes()))


def _fields(
    noun: str, model: type[Company] | type[Person], attributes: tuple[Attribute, ...]
) -> Fields:
    return Fields(
        noun=noun,
        model=model,
        attributes=attributes,
        related=related_to(noun),
        people=colleague_choices,
        named=named,
        offered=lambda attribute: words_offered(model, attribute),
    )


def words_offered(model: type[Model], attribute: Attribute) -> Choices:
    """Return words that stand in the base, to begin with: tags, cities, industries."""
    if attribute.kind == Kind.TAGS:
        return [(tag, tag) for tag in tags_in_use(model)]
    if model is Company and attribute.name in {"city", "industry"}:
        return [(word, word) for word in words_in_use()[attribute.name]]
    return ()


def colleague_choices() -> Choices:
    """Return everyone who owns or may own records, by their numbers; the leavers last."""
    rows = User.objects.order_by("-is_active", "name").values_list("pk", "name")
    return [(str(key), name) for key, name in rows]


def named(kind: Kind, key: str) -> str:
    """Return the name of a company or a person that a filter names by its number."""
    model, number = _NAMED.get(kind), key_in(key)
    found = model._base_manager.filter(pk=number).first() if model and number else None
    return str(found) if found else _("no longer here")
