"""Tell what waits: in order for each record, again if it was not heard, by one teller at a time."""

import logging
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import datetime

import orjson
from django.conf import settings
from django.db import connection, connections
from django.db.models import F, Q
from django.utils import timezone

from interes.integrations.webhooks import laws, sending
from interes.integrations.webhooks.models import Message, Telling, Webhook
from interes.integrations.webhooks.records import record_of

AT_ONCE = 4
PAUSE = 1.0
ROUND = 20.0
GONE = 410
_LOCKS = 0x77656268  # "webh": the first half of our advisory locks
_HEADS = """
    SELECT id FROM (
        SELECT DISTINCT ON (noun, record) id, due_at FROM webhook_message
        WHERE webhook_id = %s AND state = 'waiting' ORDER BY noun, record, id
    ) head WHERE due_at <= %s ORDER BY id LIMIT 50
"""

logger = logging.getLogger(__name__)


def run(stop: threading.Event) -> None:
    """Tell what waits, until it is time to stop; nothing that happens here ends it."""
    with ThreadPoolExecutor(AT_ONCE) as tellers:
        while not stop.is_set():
            try:
                told = sum(tellers.map(_alone, waiting_webhooks(timezone.now())))
            except Exception:
                logger.exception("Webhooks could not be told")
                connections.close_all()
                told = 0
            if not told:
                stop.wait(PAUSE)
    connections.close_all()


def _alone(webhook_id: int) -> int:
    """Tell one webhook in a thread of its own, which leaves no connection behind."""
    try:
        return deliver(webhook_id)
    finally:
        connections.close_all()


def waiting_webhooks(now: datetime) -> list[int]:
    """Return the webhooks that something waits for and that do not rest."""
    rested = Q(rests_until=None) | Q(rests_until__lte=now)
    able = Webhook.objects.filter(rested, is_active=True, paused_at=None)
    due = able.filter(messages__state=Message.State.WAITING, messages__due_at__lte=now)
    return list(due.order_by("pk").values_list("pk", flat=True).distinct())


def deliver(webhook_id: int) -> int:
    """Tell one webhook what is due; return how much was heard."""
    heard, until = 0, time.monotonic() + ROUND
    with _only_teller(webhook_id) as is_mine:
        while is_mine and time.monotonic() < until:
            keys = _heads(webhook_id, timezone.now())
            if not keys:
                break
            for key in keys:
                if not tell(key, timezone.now()):
                    return heard
                heard += 1
    return heard


def tell(message_id: int, now: datetime) -> bool:
    """Tell one message and note how it went; return whether it was heard."""
    message = Message.objects.select_related("webhook").get(pk=message_id)
    body = body_of(message)
    began = time.monotonic()
    answer = sending.send(
        message.webhook.url,
        headers_of(message, now, body),
        body,
        may_stay_inside=settings.WEBHOOKS_MAY_STAY_INSIDE,
    )
    Telling.objects.create(
        message=message,
        at=now,
        status=answer.status,
        trouble=answer.trouble,
        said=body.decode()[: sending.SHOWN * 4],
        answer=answer.text,
        took_ms=int((time.monotonic() - began) * 1000),
    )
    (_note_heard if answer.is_fine else _note_failed)(message, now)
    if answer.status == GONE:
        Webhook.objects.filter(pk=message.webhook_id).update(paused_at=now)
    return answer.is_fine


def body_of(message: Message) -> bytes:
    """Return what is told: the kind, the time, the facts, and the record as it stands now."""
    told = {
        "type": message.kind,
        "timestamp": message.at,
        "data": {"noun": message.noun, "id": message.record, **message.facts},
        "record": record_of(message.noun, message.record),
    }
    return orjson.dumps(told, default=str)


def headers_of(message: Message, now: datetime, body: bytes) -> dict[str, str]:
    """Return the headers of Standard Webhooks."""
    number = f"msg_{message.uid.hex}"
    return {
        "Content-Type": "application/json",
        "User-Agent": "Interes-Webhooks/1",
        "webhook-id": number,
        "webhook-timestamp": str(int(now.timestamp())),
        "webhook-signature": laws.signature(message.webhook.secret, number, now, body),
    }


def forget(*, at: datetime) -> None:
    """Forget what was heard, or given up, long ago."""
    old = Message.objects.exclude(state=Message.State.WAITING).filter(at__lt=at - laws.KEPT)
    old.delete()


def _note_heard(message: Message, _now: datetime) -> None:
    Message.objects.filter(pk=message.pk).update(state="sent", tries=F("tries") + 1)
    Webhook.objects.filter(pk=message.webhook_id, failures__gt=0).update(
        failures=0, failing_since=None, rests_until=None
    )


def _note_failed(message: Message, now: datetime) -> None:
    again = laws.next_try(message.tries + 1, now)
    later = {"due_at": again} if again else {"state": Message.State.FAILED}
    Message.objects.filter(pk=message.pk).update(tries=F("tries") + 1, **later)
    hook = message.webhook
    since = hook.failing_since or now
    facts = {"failures": F("failures") + 1, "failing_since": since}
    if now - since > laws.LONGEST_SILENCE:
        facts["paused_at"] = now
    rests = now + laws.rest(hook.failures)
    Webhook.objects.filter(pk=hook.pk).update(rests_until=rests, **facts)


def _heads(webhook_id: int, now: datetime) -> list[int]:
    """Return the first message that waits of each record, if it is due."""
    with connection.cursor() as cursor:
        cursor.execute(_HEADS, [webhook_id, now])
        return [key for (key,) in cursor.fetchall()]


@contextmanager
def _only_teller(webhook_id: int) -> Iterator[bool]:
    """Be the only one who tells this webhook; a lock of a killed worker is free at once."""
    with connection.cursor() as cursor:
        lock = [_LOCKS, webhook_id % 2**31]
        cursor.execute("SELECT pg_try_advisory_lock(%s, %s)", lock)
        is_mine = cursor.fetchone()[0]
        try:
            yield is_mine
        finally:
            if is_mine:
                cursor.execute("SELECT pg_advisory_unlock(%s, %s)", lock)
