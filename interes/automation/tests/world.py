"""What the tests of rules have in common."""

from datetime import timedelta
from typing import Any

from interes.automation import actions
from interes.automation.actions import RuleFacts
from interes.automation.models import Rule
from interes.team.models import User
from tests.cast import NOON

BEFORE = NOON - timedelta(days=30)


def a_rule(by: User, kind: str, *acts: dict[str, Any], **facts: Any) -> Rule:
    """Return a rule that has been on for a month."""
    told = {"name_ru": f"Правило {Rule.objects.count() + 1}", "acts": list(acts)} | facts
    rule = actions.add_rule(facts=RuleFacts(kind=kind, **told), by=by, at=BEFORE)
    return actions.use_rule(rule_id=rule.pk, is_active=True, by=by, at=BEFORE)


def unfold(at=NOON) -> int:
    """Let the worker do everything that waits; return how much it was."""
    number = 0
    while actions.unfold_next(at=at):
        number += 1
        assert number < 1000, "the rules do not end"
    return number


NOTE = {"act": "note", "text": "Правило сработало"}


def a_step(text: str = "Позвонить", days: int = 2, **facts: Any) -> dict[str, Any]:
    """Return an act that plans a step."""
    return {"act": "plan_step", "kind": "call", "text": text, "days": days} | facts


def a_to_do(text: str = "Проверить", **facts: Any) -> dict[str, Any]:
    """Return an act that makes a to-do for the owner."""
    return {"act": "to_do", "text": text, "days": 1, "whom": "owner"} | facts


def a_tag(*add: str, **facts: Any) -> dict[str, Any]:
    """Return an act that puts tags on."""
    return {"act": "tag", "add": list(add), "remove": []} | facts
