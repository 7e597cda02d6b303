"""How changes of rules are taken back; what rules did goes back as the rooms of it say."""

from interes.automation.models import Letter, Rule
from interes.foundation import undoing

undoing.register(Rule, verb="automation.change", together=[("kind", "given")])
undoing.register(Letter, verb="deals.change", of=("deal",), together=[("sent_at", "talk")])
