"""Set who is told of what, and let telling go on."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from interes.foundation.acts import act
from interes.foundation.edits import Seen, agreed, write
from interes.foundation.refusals import Refusal
from interes.integrations.webhooks import laws, sending
from interes.integrations.webhooks.models import Message, Webhook
from interes.integrations.webhooks.noting import note_for
from interes.team.actions import ensure
from interes.team.models import User

VERB = "webhooks.change"


class WebhookUnclear(Refusal):
    """A webhook without a name, with an address that can't be told, or told of nothing."""


@act
def add_webhook(*, by: User, at: datetime, name: str, url: str, kinds: Sequence[str]) -> Webhook:
    """Let a program be told; raises WebhookUnclear, NotAllowed."""
    ensure(by, VERB)
    facts = _checked(name, url, kinds)
    return Webhook.objects.create(secret=laws.new_secret(), made_at=at, **facts)


@act
def change_webhook(
    *, webhook_id: int, by: User, seen: Seen | None = None, is_active: bool, **told: Any
) -> Webhook:
    """Tell a program otherwise, or not any more; `told` is as in `add_webhook`.

    Raises ChangedByBoth, WebhookUnclear, NotAllowed.
    """
    ensure(by, VERB)
    hook = Webhook.objects.select_for_update().get(pk=webhook_id)
    write(hook, agreed(hook, _checked(**told) | {"is_active": is_active}, seen))
    return hook


@act
def renew_secret(*, webhook_id: int, by: User) -> Webhook:
    """Give a webhook a new secret, because others may know the old one."""
    ensure(by, VERB)
    hook = Webhook.objects.select_for_update().get(pk=webhook_id)
    hook.secret = laws.new_secret()
    hook.save(update_fields=["secret"])
    return hook


@act
def go_on(*, webhook_id: int, by: User, at: datetime) -> Webhook:
    """Tell a paused webhook again, at once and everything that has waited."""
    ensure(by, VERB)
    hook = Webhook.objects.select_for_update().get(pk=webhook_id)
    hook.paused_at = hook.failing_since = hook.rests_until = None
    hook.failures = 0
    hook.save(update_fields=["paused_at", "failing_since", "rests_until", "failures"])
    hook.messages.filter(state=Message.State.WAITING).update(due_at=at)
    return hook


@act
def tell_again(*, message_id: int, by: User, at: datetime) -> Message:
    """Tell one message again, whether it was heard or not."""
    ensure(by, VERB)
    message = Message.objects.select_for_update().get(pk=message_id)
    message.state, message.tries, message.due_at = Message.State.WAITING, 0, at
    # Its transaction is long over: nothing more is put into this message.
    message.act = -message.pk
    message.save(update_fields=["state", "tries", "due_at", "act"])
    return message


@act
def tell_given_up(*, webhook_id: int, by: User, at: datetime) -> int:
    """Tell everything that was given up again, in its order; return how much it is."""
    ensure(by, VERB)
    failed = Message.objects.filter(webhook=webhook_id, state=Message.State.FAILED)
    keys = list(failed.select_for_update().values_list("pk", flat=True))
    for key in keys:
        Message.objects.filter(pk=key).update(state="waiting", tries=0, due_at=at, act=-key)
    return len(keys)


@act
def test_webhook(*, webhook_id: int, by: User, at: datetime) -> Message:
    """Send a message that says nothing, to see whether it is heard."""
    ensure(by, VERB)
    return note_for(webhook_id=webhook_id, at=at)


def _checked(name: str, url: str, kinds: Sequence[str]) -> dict[str, object]:
    known = [kind for kind in laws.KINDS if kind in kinds]
    if not name.strip():
        raise WebhookUnclear(_("Say which program is told."), field="name")
    if not known:
        raise WebhookUnclear(_("Choose at least one thing to tell."), field="kinds")
    try:
        sending.check(url.strip(), may_stay_inside=settings.WEBHOOKS_MAY_STAY_INSIDE)
    except sending.NotThere as fault:
        raise WebhookUnclear(_said(str(fault)), field="url") from fault
    return {"name": " ".join(name.split()), "url": url.strip(), "kinds": known}


def _said(fault: str) -> str:
    known = {
        "not an address": _("This is not an address."),
        "must begin with https:// and name a host": _(
            "The address must begin with https:// and name a host."
        ),
        "leads into our own network": _(
            "This address leads into our own network; such addresses must be allowed first."
        ),
    }
    return known.get(fault, _("There is no such host on the internet."))
