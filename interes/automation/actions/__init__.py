"""Verbs of the automation room."""

from .acts import act_as_seen, add_act, change_act, drop_act, order_act
from .letters import LetterUnclear, send_letter
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
from .undo_run import undo_run
from .unfold import unfold_next
from .watch import watch

__all__ = [
    "RULE_FACTS",
    "TO",
    "WHOM",
    "ActUnclear",
    "LetterUnclear",
    "RuleFacts",
    "RuleUnclear",
    "act_as_seen",
    "add_act",
    "add_rule",
    "change_act",
    "change_rule",
    "copy_rule",
    "drop_act",
    "facts_of",
    "note",
    "order_act",
    "order_rule",
    "put_away_rule",
    "read_act",
    "send_letter",
    "take_out_rule",
    "undo_run",
    "unfold_next",
    "use_rule",
    "watch",
]
