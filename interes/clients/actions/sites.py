"""Branches, shops, plants and offices of a client."""

from typing import Any

from django.utils.translation import gettext as _

from interes.clients.actions.change_company import NotChangeable
from interes.clients.actions.facts import accepted
from interes.clients.models import Company, Site
from interes.foundation.acts import act
from interes.foundation.edits import set_field
from interes.foundation.refusals import Refusal
from interes.team.actions import ensure
from interes.team.models import User

SITE_CHANGEABLE = frozenset({"name", "city", "address", "seats"})


class SiteNamedSo(Refusal):
    """The company has a site of this name."""


@act
def add_site(
    *,
    company: Company,
    name: str,
    by: User,
    city: str = "",
    address: str = "",
    seats: int | None = None,
) -> Site:
    """Note a site of a company; raises SiteNamedSo, NameMissing, NotAllowed."""
    ensure(by, "clients.change", company)
    text = accepted("name", name)
    _refuse_a_namesake(company.pk, text)
    return Site.objects.create(
        company=company,
        name=text,
        city=accepted("city", city),
        address=accepted("address", address),
        seats=seats,
    )


@act
def change_site(*, site_id: int, field: str, value: Any, by: User, was: str | None = None) -> Site:
    """Write one field of a site.

    Raises ChangedMeanwhile, NotChangeable, SiteNamedSo, NameMissing, NotAllowed.
    """
    if field not in SITE_CHANGEABLE:
        raise NotChangeable(_("This can't be changed here."), field=field)
    site = Site.objects.select_for_update().select_related("company").get(pk=site_id)
    ensure(by, "clients.change", site.company)
    kept = accepted(field, value)
    if field == "name" and kept != site.name:
        _refuse_a_namesake(site.company_id, kept)
    set_field(site, field, kept, was=was)
    return site


def _refuse_a_namesake(company_id: int, name: str) -> None:
    if Site.objects.filter(company_id=company_id, name=name).exists():
        raise SiteNamedSo(_("There is a site of this name already."), field="name")
