"""What a rule would have done in the last month: looked up, never done."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.utils.translation import gettext as _

from interes.automation.models import Rule
from interes.automation.queries.fitting import companies_that_fit, deals_that_fit
from interes.automation.queries.happened import Event, happened
from interes.automation.queries.names import act_words
from interes.automation.queries.wording import Wording
from interes.automation.rules import fits
from interes.clients.models import Company
from interes.deals.models import Deal
from interes.foundation.remembering import remembering

LATELY = timedelta(days=30)
# So many events are looked at, and so many of those that fit are shown.
MOST, SHOWN = 5000, 50
# What can't be done with a deal that has just been closed.
_OF_OPEN_DEALS = frozenset({"plan_step", "assign", "situate"})
_CLOSING = frozenset({"deal_won", "deal_refused", "deal_came_back"})


@dataclass(frozen=True, slots=True)
class Would:
    """One record, when the rule would have answered, and what it would have done."""

    at: datetime
    deal_id: int | None
    company_id: int | None
    name: str
    company: str
    acts: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class DryRun:
    """How often it would have answered, and the latest times in full."""

    events: int
    fitting: int
    is_cut: bool
    acts: tuple[tuple[str, int], ...]
    rows: tuple[Would, ...]


def dry_run(rule: Rule, now: datetime) -> DryRun:
    """Return what a rule would have done; raises Unreadable if its conditions can't be read.

    Conditions are asked of the records as they are now: what they were then is not looked up.
    """
    with remembering():
        events = happened(rule, now - LATELY, now, MOST + 1)
        is_cut = len(events) > MOST
        wanted = [one for one in events[:MOST] if fits(rule.kind, rule.given, one.facts)]
        fitting = _fitting(rule, wanted, now)
        told = Counter(str(spec["act"]) for spec in rule.acts)
        words = act_words()
        return DryRun(
            events=min(len(events), MOST),
            fitting=len(fitting),
            is_cut=is_cut,
            acts=tuple((words[act], n * len(fitting)) for act, n in told.items()),
            rows=tuple(_rows(rule, fitting[:SHOWN])),
        )


def _fitting(rule: Rule, events: list[Event], now: datetime) -> list[Event]:
    deals = {one.deal_id for one in events if one.deal_id}
    companies = {one.company_id or 0 for one in events if not one.deal_id}
    fit = Deal.objects.filter(deals_that_fit(rule, now), pk__in=deals)
    known = set(fit.values_list("pk", flat=True))
    alone = Company.objects.filter(companies_that_fit(rule, now), pk__in=companies)
    lone = set(alone.values_list("pk", flat=True))
    return [
        one for one in events if (one.deal_id in known if one.deal_id else one.company_id in lone)
    ]


def _rows(rule: Rule, events: list[Event]) -> Iterator[Would]:
    deals = Deal.objects.in_bulk({one.deal_id for one in events if one.deal_id})
    companies = Company.objects.in_bulk({one.company_id for one in events if one.company_id})
    words = Wording()
    acts = tuple((words.act(spec), _trouble(rule, spec)) for spec in rule.acts)
    for one in events:
        deal = deals.get(one.deal_id or 0)
        company = str(companies.get(one.company_id or 0) or "")
        name = deal.title if deal else company
        yield Would(one.at, one.deal_id, one.company_id, name, company if deal else "", acts)


def _trouble(rule: Rule, spec: dict[str, Any]) -> str:
    """Say what would be refused for certain."""
    if rule.kind in _CLOSING and spec["act"] in _OF_OPEN_DEALS:
        return _("would be refused: the deal is closed then")
    return ""
