"""Stop an act that the policy does not allow."""

from django.utils.translation import gettext as _

from interes.foundation.refusals import Refusal
from interes.team.models import User
from interes.team.queries import may
from interes.team.queries.may import Owned


class NotAllowed(Refusal):
    """The policy does not let this person do this."""


def ensure(by: User | None, verb: str, thing: Owned | None = None) -> None:
    """Let the act go on, or raise NotAllowed; `by` is None only for the product's own jobs."""
    if by is not None and not may(by, verb, thing):
        raise NotAllowed(_("Only the owner, their head or an administrator can do this."))
