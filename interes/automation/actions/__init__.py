"""Verbs of the automation room."""

from .note import note
from .reading_acts import TO, WHOM, ActUnclear, read_act
from .reading_rules import RULE_FACTS, RuleFacts, RuleUnclear
from .rules import (
    add_rule,
    change_rule,
    copy_rule,
    facts_of,
    order_rule,
    put_away_rule,
    take_out_rule,
    use_rule,
)
from .unfold import unfold_next
from .watch import watch

__all__ = [
    "RULE_FACTS",
    "TO",
    "WHOM",
    "ActUnclear",
    "RuleFacts",
    "RuleUnclear",
    "add_rule",
    "change_rule",
    "copy_rule",
    "facts_of",
    "note",
    "order_rule",
    "put_away_rule",
    "read_act",
    "take_out_rule",
    "unfold_next",
    "use_rule",
    "watch",
]
