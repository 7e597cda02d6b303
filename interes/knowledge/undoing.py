"""How changes of what we know by heart are taken back."""

from interes.foundation import undoing
from interes.knowledge.models import Argument, Case, ReferenceNorm

undoing.register(Argument, verb="knowledge.change")
undoing.register(
    Case, verb="knowledge.change", together=[("may_be_named", "consent_on", "consent_by")]
)
undoing.register(ReferenceNorm)
