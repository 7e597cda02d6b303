"""Note the news of deals for those who want to be told, in the transaction that makes them.

What is created, changed and removed the triggers note (migration 0001), so that no import, no
bulk act and no hand-written statement goes past them.
"""

import json
import secrets
from datetime import datetime
from typing import Any

from django.db import connection
from django.utils.translation import gettext as _

from interes.automation.events import WebhookCalled
from interes.deals import events
from interes.foundation.events import on
from interes.foundation.refusals import Refusal
from interes.integrations.webhooks.laws import BY_RULE, TEST
from interes.integrations.webhooks.models import Message, Webhook

_NOTE = "SELECT webhook_note(%s, %s, %s, %s::jsonb)"


def note(kind: str, noun: str, record: int, **facts: Any) -> None:
    """Write a message for every webhook that wants this kind."""
    with connection.cursor() as cursor:
        cursor.execute(_NOTE, [kind, noun, record, json.dumps(facts)])


@on(events.DealMoved)
def tell_of_a_move(event: events.DealMoved) -> None:
    """Tell which stage a deal left and which it entered."""
    stages = {"from_stage": event.from_stage_id, "to_stage": event.to_stage_id}
    note("deal.moved", "deal", event.deal_id, by=event.by_id, **stages)


@on(events.DealWon)
def tell_of_a_win(event: events.DealWon) -> None:
    """Tell of a win."""
    note("deal.won", "deal", event.deal_id, by=event.by_id)


@on(events.DealRefused)
def tell_of_a_refusal(event: events.DealRefused) -> None:
    """Tell of a refusal."""
    note("deal.refused", "deal", event.deal_id, by=event.by_id)


@on(events.DealReopened)
def tell_of_a_reopening(event: events.DealReopened) -> None:
    """Tell that a deal goes on."""
    note("deal.reopened", "deal", event.deal_id, by=event.by_id)


@on(events.DealHandedOver)
def tell_of_other_hands(event: events.DealHandedOver) -> None:
    """Tell who gave a deal to whom."""
    hands = {"from": event.from_id, "to": event.to_id}
    note("deal.handed_over", "deal", event.deal_id, by=event.by_id, **hands)


@on(events.StepFinished)
def tell_of_a_step(event: events.StepFinished) -> None:
    """Tell that a step was done."""
    note("step.finished", "deal", event.deal_id, by=event.by_id, step=event.step_id)


class ProgramNotTold(Refusal):
    """A rule calls a webhook that is switched off or does not want to be called by rules."""


@on(WebhookCalled)
def tell_what_a_rule_wants(event: WebhookCalled) -> None:
    """Tell the one program that a rule names; raises ProgramNotTold."""
    known = Webhook.objects.filter(is_active=True, kinds__contains=[BY_RULE])
    hook = known.filter(pk=event.webhook_id).first()
    if hook is None:
        raise ProgramNotTold(_("The webhook is switched off, or rules may not call it."))
    Message.objects.create(
        webhook=hook,
        kind=BY_RULE,
        noun=event.noun,
        record=event.record_id,
        facts={"rule": event.rule_id, "rule_name": event.rule_name},
        # Each call is a message of its own, whatever else the transaction tells of the record.
        act=-1 - secrets.randbits(62),
        at=event.at,
        due_at=event.at,
    )


def note_for(*, webhook_id: int, at: datetime) -> Message:
    """Write a message that only tests whether one webhook hears."""
    return Message.objects.create(
        webhook_id=webhook_id, kind=TEST, noun=TEST, record=webhook_id, at=at, due_at=at
    )
