"""Deals that somebody forgot: they have climbed as the rule has it, and people were told."""

from datetime import datetime, timedelta

from interes.deals.actions import climb
from interes.deals.models import Deal
from interes.deals.queries import climb_state
from interes.deals.rules import Level
from interes.desk.actions import nudge
from interes.desk.models import Notice
from interes.foundation.remembering import remembering
from interes.integrations.models import MailLetter
from interes.team.models import User

# What was told before that has been read; the rest waits behind the bell.
READ_AFTER = timedelta(hours=30)
ASKED_AGO = timedelta(minutes=50)


def let_climb(now: datetime) -> None:
    """Let late deals climb at the moments at which the worker would have let them."""
    late = Deal.objects.filter(state="open", removed_at=None, next_step__due_at__lt=now)
    with remembering():
        for deal in late.select_related("company", "stage", "next_step").order_by("pk"):
            _climb(deal, now)
    _ask_about_one(now)
    Notice.objects.filter(made_at__lt=now - READ_AFTER).update(seen_at=now - READ_AFTER)
    # Nobody of the demo company has a mailbox.
    MailLetter.objects.all().delete()


def _climb(deal: Deal, now: datetime) -> None:
    state = climb_state(deal, now)
    for level in (Level.HEAD, Level.COLLEAGUE):
        if state is not None and state.climb.at(level) <= now:
            climb(deal_id=deal.pk, at=state.climb.at(level))


def _ask_about_one(now: datetime) -> None:
    """Let the head ask Anna about the deal that climbed to him last."""
    head = User.objects.filter(role=User.Role.HEAD).order_by("pk").first()
    hers = Deal.objects.filter(owner__email__startswith="anna@", climbs__to=head)
    deal = hers.order_by("-climbs__at").first()
    if head is not None and deal is not None:
        nudge(deal_id=deal.pk, by=head, at=now - ASKED_AGO)
