"""Take a company into the base."""

from datetime import datetime
from decimal import Decimal
from typing import Any, TypedDict, Unpack

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from interes.clients.actions.add_contact_point import keep_contact_points
from interes.clients.actions.facts import accepted
from interes.clients.events import CompanyCreated
from interes.clients.models import Company, Source
from interes.clients.rules import split_legal_form
from interes.foundation import events
from interes.foundation.acts import act
from interes.foundation.refusals import Refusal
from interes.team.actions import ensure
from interes.team.models import User


class KnownAlready(Refusal):
    """There is a company with these requisites; `company_id` says which."""

    def __init__(self, known: Company) -> None:
        """Name the company that is here already."""
        sentence = _("%(company)s with this INN and KPP is here already.") % {"company": known}
        super().__init__(sentence, field="inn")
        self.company_id = known.pk


class Facts(TypedDict, total=False):
    """What may be known of a company from the start."""

    legal_name: str
    legal_form: str
    country: str
    inn: str
    kpp: str
    ogrn: str
    industry: str
    region: str
    city: str
    address: str
    size: str
    employees: int | None
    revenue: Decimal | None
    coverage: str
    solvency: str
    status: str
    source: Source | None
    head_company: Company | None
    about: str
    custom: dict[str, Any]
    imported_key: str | None


@act
def create_company(
    *,
    by: User | None,
    at: datetime,
    name: str,
    owner: User | None = None,
    contacts: dict[str, str] | None = None,
    **facts: Unpack[Facts],
) -> Company:
    """Make a company; `contacts` is a phone, an e-mail, a website by their kinds.

    `custom` are added fields as `read_custom_form` gives them.
    A legal form written with the name goes to its own place. Raises KnownAlready, RequisiteWrong,
    NameMissing, ContactUnclear, NotAllowed.
    """
    ensure(by, "clients.create")
    form, bare = split_legal_form(accepted("name", name))
    country = facts.get("country", "RU")
    known = {field: accepted(field, value, country=country) for field, value in facts.items()}
    known["legal_form"] = known.get("legal_form") or form
    company = Company(name=bare, owner=owner or by, created_at=at, **known)
    refuse_a_second_one(company)
    keep_once(company)
    keep_contact_points(contacts or {}, company=company)
    by_id = by.pk if by else None
    events.publish(CompanyCreated(company_id=company.pk, by_id=by_id, at=at))
    return company


def refuse_a_second_one(company: Company) -> None:
    """Raise KnownAlready if another company has the same INN and KPP."""
    if not company.inn:
        return
    same = Company.objects.filter(inn=company.inn, kpp=company.kpp).exclude(pk=company.pk).first()
    if same is not None:
        raise KnownAlready(same)


def keep_once(company: Company) -> None:
    """Save a new company; the database finds the twin that someone makes at the same moment."""
    try:
        with transaction.atomic():
            company.save(force_insert=True)
    except IntegrityError:
        refuse_a_second_one(company)
        raise
