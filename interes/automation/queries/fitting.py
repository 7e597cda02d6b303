"""Which records the conditions of a rule hold for: the same filters as those of the lists."""

from datetime import datetime

from django.db.models import Q

from interes.automation.models import Occasion, Rule
from interes.clients.models import Company
from interes.clients.queries import company_fields
from interes.deals.models import Deal
from interes.deals.queries import deal_fields
from interes.foundation import filters
from interes.team.queries import reader


def deals_that_fit(rule: Rule, now: datetime) -> Q:
    """Return the question that a rule asks about deals; raises Unreadable."""
    asked = Q(removed_at=None)
    if rule.deal_where:
        asked &= filters.where(rule.deal_where, deal_fields(), reader(rule.author, now))
    if rule.company_where:
        fitting = Company.objects.filter(companies_that_fit(rule, now))
        asked &= Q(company__in=fitting)
    return asked


def companies_that_fit(rule: Rule, now: datetime) -> Q:
    """Return the question that a rule asks about companies; raises Unreadable."""
    asked = Q(removed_at=None)
    if rule.company_where:
        asked &= filters.where(rule.company_where, company_fields(), reader(rule.author, now))
    return asked


def holds(rule: Rule, occasion: Occasion, now: datetime) -> bool:
    """Tell whether the conditions hold for the record of an occasion; raises Unreadable."""
    if occasion.deal_id:
        return Deal.objects.filter(deals_that_fit(rule, now), pk=occasion.deal_id).exists()
    return Company.objects.filter(
        companies_that_fit(rule, now), pk=occasion.company_id or 0
    ).exists()
