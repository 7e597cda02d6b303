"""Questions to the automation room."""

from .act_wording import done_words, held_words
from .examples import examples
from .fitting import companies_that_fit, deals_that_fit, holds
from .happened import happened
from .letters import GoesTo, letter_facts, letter_goes_to, letters_seen, letters_to_send
from .log import runs, stuck
from .names import act_words, known_places, offered_words
from .programs import offer_webhooks, webhook_choices
from .rules import every_rule, figures, rules_put_away, rules_to_set, working_rules
from .trying import MOST, SHOWN, DryRun, dry_run
from .wording import Said, Wording

__all__ = [
    "MOST",
    "SHOWN",
    "DryRun",
    "GoesTo",
    "Said",
    "Wording",
    "act_words",
    "companies_that_fit",
    "deals_that_fit",
    "done_words",
    "dry_run",
    "every_rule",
    "examples",
    "figures",
    "happened",
    "held_words",
    "holds",
    "known_places",
    "letter_facts",
    "letter_goes_to",
    "letters_seen",
    "letters_to_send",
    "offer_webhooks",
    "offered_words",
    "rules_put_away",
    "rules_to_set",
    "runs",
    "stuck",
    "webhook_choices",
    "working_rules",
]
