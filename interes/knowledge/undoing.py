"""How changes of what we know by heart are taken back."""

from interes.foundation import undoing
from interes.knowledge.models import Argument

undoing.register(Argument, verb="knowledge.change")
