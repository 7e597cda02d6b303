"""Change what is known of a company, one field at a time."""

from typing import Any

from django.utils.translation import gettext as _

from interes.clients.actions.create_company import refuse_a_second_one
from interes.clients.actions.facts import accepted
from interes.clients.models import Company
from interes.clients.rules import split_legal_form
from interes.foundation.acts import act
from interes.foundation.edits import set_field
from interes.foundation.refusals import Refusal
from interes.team.actions import ensure
from interes.team.models import User

CHANGEABLE = frozenset(
    {
        "name",
        "legal_name",
        "legal_form",
        "country",
        "inn",
        "kpp",
        "ogrn",
        "industry",
        "region",
        "city",
        "address",
        "size",
        "employees",
        "revenue",
        "coverage",
        "solvency",
        "status",
        "source",
        "head_company",
        "about",
    }
)


class NotChangeable(Refusal):
    """The field is not one that people write."""


class HeadOfItself(Refusal):
    """A company would stand above its own head company."""


@act
def change_company(
    *, company_id: int, field: str, value: Any, by: User, was: str | None = None
) -> Company:
    """Write one field of a company; `was` is what the person saw before.

    Raises ChangedMeanwhile, NotChangeable, KnownAlready, RequisiteWrong, NameMissing,
    HeadOfItself, NotAllowed.
    """
    if field not in CHANGEABLE:
        raise NotChangeable(_("This can't be changed here."), field=field)
    company = Company.objects.select_for_update().get(pk=company_id)
    ensure(by, "clients.change", company)
    kept = accepted(field, value, country=company.country)
    if field == "head_company":
        _check_head(company, kept)
    if field == "name":
        form, kept = split_legal_form(kept)
        if form:
            set_field(company, "legal_form", form, was=None)
    if field in {"inn", "kpp"}:
        refuse_a_second_one(Company(pk=company.pk, **_pair(company) | {field: kept}))
    set_field(company, field, kept, was=was)
    return company


def _pair(company: Company) -> dict[str, str]:
    return {"inn": company.inn, "kpp": company.kpp}


def _check_head(company: Company, head: Company | None) -> None:
    above, seen = head, {company.pk}
    while above is not None:
        if above.pk in seen:
            sentence = _("%(company)s can't stand above itself.") % {"company": above}
            raise HeadOfItself(sentence, field="head_company")
        seen.add(above.pk)
        above = above.head_company
