"""Let a rule rest that is refused again and again, and tell the administrators."""

from datetime import datetime

from django.urls import reverse

from interes.automation.models import Rule, Run
from interes.automation.rules import PATIENCE, is_to_pause
from interes.desk import actions as desk
from interes.foundation.acts import act
from interes.team import queries as team


def pause_if_useless(rule: Rule, at: datetime) -> None:
    """Pause a rule whose last runs all did nothing."""
    runs = Run.objects.filter(rule=rule, at__gte=rule.active_since).exclude(outcome="held")
    latest = runs.order_by("-id").values_list("outcome", flat=True)[:PATIENCE]
    if is_to_pause([outcome != Run.Outcome.REFUSED for outcome in latest]):
        pause(rule=rule, at=at)


@act
def pause(*, rule: Rule, at: datetime) -> None:
    """Let a rule rest, and tell every administrator once."""
    rule.paused_at = at
    rule.save(update_fields=["paused_at"])
    desk.notify(
        to=list(team.administrators().values_list("pk", flat=True)),
        kind="rule_paused",
        key=f"rule_paused:{rule.pk}:{at.timestamp():.0f}",
        at=at,
        facts={"rule": {"ru": rule.name_ru, "en": rule.name_en}, "times": PATIENCE},
        link=reverse("automation:rule", args=[rule.pk]),
    )
