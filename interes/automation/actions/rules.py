"""Set the rules: add, change, switch on and off, put in order, copy, put away."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from django.db.models import Max
from django.utils.translation import gettext as _

from interes.automation import queries
from interes.automation.actions.reading_rules import RULE_FACTS, RuleFacts, RuleUnclear, read_rule
from interes.automation.models import Rule
from interes.foundation.acts import act
from interes.foundation.edits import Seen, agreed, write
from interes.team.actions import ensure
from interes.team.models import User

VERB = "automation.change"
MOST_RULES = 200


@act
def add_rule(*, facts: RuleFacts, by: User, at: datetime) -> Rule:
    """Add a rule at the end, switched off; raises RuleUnclear, ActUnclear, NotAllowed."""
    ensure(by, VERB)
    kept = read_rule(facts, by)
    if queries.rules_to_set().count() >= MOST_RULES:
        raise RuleUnclear(_("There are too many rules; put some away first."), field="name_ru")
    order = (Rule.objects.aggregate(m=Max("order"))["m"] or 0) + 1
    return Rule.objects.create(**kept, order=order, author=by, made_at=at)


@act
def change_rule(
    *, rule_id: int, told: Mapping[str, Any], by: User, seen: Seen | None = None
) -> Rule:
    """Set what is told of a rule anew: some of RULE_FACTS.

    Whoever does answers for it from now on: it acts with their rights.
    Raises ChangedByBoth, RuleUnclear, ActUnclear, NotAllowed.
    """
    ensure(by, VERB)
    rule = Rule.objects.select_for_update().get(pk=rule_id)
    kept = read_rule(replace(facts_of(rule), **told), by)
    if rule.is_active and not kept["acts"]:
        sentence = _("Switch the rule off before you take its last act out.")
        raise RuleUnclear(sentence, field="acts")
    wanted = {name: kept[name] for name in told}
    changed = agreed(rule, wanted, seen)
    write(rule, changed | ({"author": by} if changed else {}))
    return rule


@act
def use_rule(*, rule_id: int, is_active: bool, by: User, at: datetime) -> Rule:
    """Switch a rule on or off; what happened before it was on is not its business.

    Switching on also ends a pause. Raises RuleUnclear, NotAllowed.
    """
    ensure(by, VERB)
    rule = Rule.objects.select_for_update().get(pk=rule_id)
    if is_active and not rule.acts:
        raise RuleUnclear(_("Say first what the rule does."), field="acts")
    if rule.is_active != is_active or rule.paused_at:
        write(rule, {"active_since": at if is_active else None, "paused_at": None})
    return rule


@act
def order_rule(*, rule_id: int, up: bool, by: User) -> Rule:
    """Let a rule change places with its neighbour; raises NotAllowed."""
    ensure(by, VERB)
    rules = list(queries.rules_to_set().select_for_update(of=("self",)))
    place = next((n for n, one in enumerate(rules) if one.pk == rule_id), None)
    if place is None:
        return Rule.objects.get(pk=rule_id)
    other = max(place - 1, 0) if up else min(place + 1, len(rules) - 1)
    rules[place], rules[other] = rules[other], rules[place]
    for number, one in enumerate(rules, start=1):
        if one.order != number:
            write(one, {"order": number})
    return rules[other]


@act
def copy_rule(*, rule_id: int, by: User, at: datetime) -> Rule:
    """Add a rule like this one, switched off; raises NotAllowed."""
    facts = facts_of(Rule.objects.get(pk=rule_id))
    ru, en = _copied(facts.name_ru), _copied(facts.name_en)
    return add_rule(facts=replace(facts, name_ru=ru, name_en=en), by=by, at=at)


def _copied(name: str) -> str:
    return f"{name[:110]} (2)" if name else ""


@act
def put_away_rule(*, rule_id: int, by: User, at: datetime) -> Rule:
    """Put a rule away, switched off; its log stays. Raises NotAllowed."""
    ensure(by, VERB)
    rule = Rule.objects.select_for_update().get(pk=rule_id)
    write(rule, {"active_since": None, "paused_at": None, "archived_at": rule.archived_at or at})
    return rule


@act
def take_out_rule(*, rule_id: int, by: User) -> Rule:
    """Bring a rule back that was put away; it stays off. Raises NotAllowed."""
    ensure(by, VERB)
    rule = Rule.objects.select_for_update().get(pk=rule_id)
    write(rule, {"archived_at": None})
    return rule


def facts_of(rule: Rule) -> RuleFacts:
    """Return what is set of a rule."""
    told: dict[str, Any] = {name: getattr(rule, name) for name in RULE_FACTS}
    return RuleFacts(**told)
