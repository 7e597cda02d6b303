"""What the pages of webhooks show."""

from typing import Any

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery

from interes.automation.queries import offer_webhooks
from interes.integrations.webhooks.laws import BY_RULE
from interes.integrations.webhooks.models import Message, Telling, Webhook

_STATES = ("waiting", "sent", "failed")


def webhooks() -> QuerySet[Webhook, Any]:
    """Return every webhook with how much waits and was given up, those in use first."""
    counts = {state: Count("messages", filter=Q(messages__state=state)) for state in _STATES[::2]}
    return Webhook.objects.annotate(**counts).order_by("-is_active", "name", "id")


@offer_webhooks
def callable_webhooks() -> list[tuple[str, str]]:
    """Return the webhooks that rules may call, by their numbers."""
    known = Webhook.objects.filter(is_active=True, kinds__contains=[BY_RULE]).order_by("name", "id")
    return [(str(one.pk), one.name) for one in known]


def messages(webhook_id: int, state: str = "") -> QuerySet[Message, dict[str, Any]]:
    """Return what there is to tell one webhook, as rows with how the last try went."""
    last = Telling.objects.filter(message=OuterRef("pk")).order_by("-id")
    found = Message.objects.filter(webhook=webhook_id)
    if state in _STATES:
        found = found.filter(state=state)
    rows: QuerySet[Message, dict[str, Any]] = found.values(
        *("id", "kind", "noun", "record", "at", "state", "tries", "due_at"),
        status=Subquery(last.values("status")[:1]),
        trouble=Subquery(last.values("trouble")[:1]),
        took_ms=Subquery(last.values("took_ms")[:1]),
    )
    return rows
