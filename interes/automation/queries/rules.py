"""The rules as the company has set them, and how each of them does."""

from datetime import datetime, timedelta
from typing import Any

from django.db.models import Count, Max, Q, QuerySet, Sum

from interes.automation.models import Rule, Run

LATELY = timedelta(days=30)


def rules_to_set() -> QuerySet[Rule]:
    """Return every rule that was not put away, in their order."""
    return Rule.objects.filter(archived_at=None).select_related("author").order_by("order", "id")


def every_rule() -> QuerySet[Rule]:
    """Return every rule, also those that were put away, in their order."""
    return Rule.objects.order_by("archived_at", "order", "id")


def rules_put_away() -> QuerySet[Rule]:
    """Return the rules that were put away, the latest first."""
    return Rule.objects.filter(archived_at__isnull=False).order_by("-archived_at", "id")


def working_rules(kind: str) -> QuerySet[Rule]:
    """Return the rules that wait for this kind of news, in the order in which they answer."""
    return (
        Rule.objects.filter(kind=kind, active_since__isnull=False, paused_at=None, archived_at=None)
        .select_related("author", "author__department")
        .order_by("order", "id")
    )


def figures(now: datetime) -> dict[int, dict[str, Any]]:
    """Return how each rule did in the last thirty days: fired, done, refused, and when last."""
    lately = Run.objects.filter(at__gt=now - LATELY).values("rule_id")
    counted = lately.annotate(
        fired=Count("id", filter=~Q(outcome="held")),
        refused=Count("id", filter=Q(outcome__in=("refused", "partly"))),
        acts=Sum("number"),
        last=Max("at", filter=~Q(outcome="held")),
    )
    return {row["rule_id"]: dict(row) for row in counted.order_by()}
