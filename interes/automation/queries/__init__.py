"""Questions to the automation room."""

from .fitting import companies_that_fit, deals_that_fit, holds
from .letters import GoesTo, letter_facts, letter_goes_to, letters_seen
from .programs import offer_webhooks, webhook_choices
from .rules import figures, rules_put_away, rules_to_set, working_rules

__all__ = [
    "GoesTo",
    "companies_that_fit",
    "deals_that_fit",
    "figures",
    "holds",
    "letter_facts",
    "letter_goes_to",
    "letters_seen",
    "offer_webhooks",
    "rules_put_away",
    "rules_to_set",
    "webhook_choices",
    "working_rules",
]
