"""The log of rules: every run, narrowed by rule, outcome and record."""

from collections.abc import Mapping
from typing import Any

from django.db.models import F, QuerySet

from interes.automation.models import Occasion, Run
from interes.foundation.keys import key_in


def runs(wanted: Mapping[str, str]) -> QuerySet[Run, dict[str, Any]]:
    """Return the lines of the log as plain values."""
    found = Run.objects.all()
    for name in ("rule", "deal", "company"):
        if key := key_in(wanted.get(name, "")):
            found = found.filter(**{f"{name}_id": key})
    if wanted.get("outcome") in Run.Outcome.values:
        found = found.filter(outcome=wanted["outcome"])
    rows: QuerySet[Run, dict[str, Any]] = found.values(
        *("id", "at", "outcome", "lines", "depth", "context", "undone_at"),
        *("rule_id", "deal_id", "company_id"),
        rule_ru=F("rule__name_ru"),
        rule_en=F("rule__name_en"),
        deal_title=F("deal__title"),
        company_name=F("company__name"),
        undone_name=F("undone_by__name"),
    )
    return rows


def stuck() -> int:
    """Return how many occasions could not be worked through at all."""
    return Occasion.objects.filter(done_at=None, tries__gt=0).count()
