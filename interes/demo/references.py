"""Cases of won clients, who they are to the first prospect, and to whom they were told."""

from datetime import datetime, timedelta
from typing import Any

import pghistory
from django.utils.timezone import localdate

from interes.activities.actions import tell_reference
from interes.clients.models import Company, Relation
from interes.deals.models import Deal, DealPerson
from interes.demo.words import words
from interes.knowledge.models import Case
from interes.knowledge.queries import names_given_away, reference_for
from interes.team.models import User

TOLD = ("title", "anonymous", "figures")
SIZES = ("large", "medium", "small", "micro", "")


def keep(language: str, now: datetime) -> None:
    """Write the cases down, tie their clients to the first prospect, and tell some of them."""
    told = words(language, "cases")["cases"]
    prospect = _first_prospect()
    clients = _clients(prospect)
    said = "\n".join(one[name] for one in told for name in TOLD)
    head = User.objects.filter(role=User.Role.HEAD).order_by("id")[0]
    with pghistory.context(act="demo", user=head.pk):
        cases = [
            _case(one, prospect if one.get("is_own") else _taken(clients, one, said), now)
            for one in told
        ]
        for one, case in zip(told, cases, strict=True):
            if "relation" in one:
                Relation.objects.get_or_create(
                    company=prospect,
                    other=case.company,
                    kind=one["relation"],
                    defaults={"attitude": one["attitude"]},
                )
    _tell(told, cases, now)


def _first_prospect() -> Company:
    """Return the client of the deal whose people are known best."""
    parts = DealPerson.objects.filter(deal__state=Deal.State.OPEN).exclude(roles=[])
    company = parts.select_related("deal__company").order_by("id")[0].deal.company
    assert company is not None
    return company


def _clients(prospect: Company) -> list[Company]:
    """Return clients who bought something, the larger ones first."""
    won = Deal.objects.filter(state=Deal.State.WON).values("company")
    known = Company.objects.filter(pk__in=won, removed_at=None, head_company=None)
    known = known.exclude(pk=prospect.pk).exclude(legal_form="ИП")
    return sorted(known.order_by("id"), key=lambda one: SIZES.index(one.size))


def _taken(clients: list[Company], told: dict[str, Any], said: str) -> Company:
    """Take a client whose name no wording gives away, of the industry of the case if there is."""
    fitting = sorted(clients, key=lambda one: one.industry != told["industry"])
    found = next(one for one in fitting if not names_given_away(said, one))
    clients.remove(found)
    return found


def _case(told: dict[str, Any], company: Company, now: datetime) -> Case:
    consent = {}
    if "consent_by" in told:
        day = localdate(now) - timedelta(days=told["days"])
        consent = {
            "may_be_named": True,
            "consent_on": day,
            "consent_by": told["consent_by"],
        }
    return Case.objects.create(
        title=told["title"],
        company=company,
        business_lines=told["lines"],
        open_wording=told["open"].format(company=company),
        anonymous_wording=told["anonymous"],
        figures=told["figures"],
        **consent,
    )


def _tell(told: list[dict[str, Any]], cases: list[Case], now: datetime) -> None:
    """Tell cases in deals that are being worked, each in the words its client may hear."""
    deals = Deal.objects.filter(state=Deal.State.OPEN, company__isnull=False)
    listeners = iter(deals.select_related("company", "owner").order_by("-amount", "id"))
    for one, case in zip(told, cases, strict=True):
        for number in range(one.get("told", 0)):
            deal = next(listeners)
            found = reference_for(case.pk, deal.company)
            if found is not None:
                at = max(now - timedelta(days=6 * number + 2), deal.created_at)
                tell_reference(
                    deal_id=deal.pk, case_id=case.pk, wording=found.wording, by=deal.owner, at=at
                )
