"""Tell who keeps a promise, or asks after it, that its term comes or has passed."""

from django.urls import reverse

from interes.activities.events import PromiseBroken, PromiseDue
from interes.activities.models import Promise
from interes.desk.actions.notify import notify
from interes.desk.queries.notice_kinds import when


def tell_of_promise(*, kind: str, event: PromiseDue | PromiseBroken) -> None:
    """Tell the one who is to act, once for each term."""
    one = Promise.objects.select_related("company", "person").get(pk=event.promise_id)
    whom = (str(one.company or ""), one.person.name if one.person else "")
    notify(
        to=[event.owner_id],
        kind=kind if event.side == Promise.Side.OURS else f"{kind}_theirs",
        key=f"{kind} {event.promise_id}-{event.due_at.timestamp():.0f}",
        at=event.at,
        facts={
            "text": one.text,
            "due": when(event.due_at),
            "note": " · ".join(part for part in whom if part),
        },
        link=f"{reverse('activities:promises')}?owner=all&open={one.pk}",
    )
