"""Send the letters that wait: each by one sender, again if it did not leave, the same each time."""

import logging
import threading
from datetime import datetime

from django.conf import settings
from django.db import connection, connections
from django.utils import timezone

from interes.integrations.mail import laws, sending, writing
from interes.integrations.mail.models import MailLetter

PAUSE = 2.0
# Who takes a letter holds it until `due_at`; whoever dies lets it go by that.
_TAKE = """
UPDATE mail_letter SET state = 'sending', tries = tries + 1, due_at = %(until)s
WHERE id = (SELECT id FROM mail_letter WHERE state IN ('waiting', 'sending') AND due_at <= %(now)s
            ORDER BY due_at, id FOR UPDATE SKIP LOCKED LIMIT 1)
RETURNING id
"""

logger = logging.getLogger(__name__)


def run(stop: threading.Event) -> None:
    """Send what waits until it is time to stop; nothing that happens here ends it."""
    if not settings.SMTP_URL:
        return
    failures = 0
    while not stop.is_set():
        try:
            failures = failures + 1 if send_waiting() else 0
        except Exception:
            logger.exception("Letters could not be sent")
            connections.close_all()
            failures += 1
        stop.wait(laws.rest(failures).total_seconds() if failures else PAUSE)
    connections.close_all()


def send_waiting() -> bool:
    """Send every letter that is due; stop at a server that does not work, and tell of it."""
    while letter := take(timezone.now()):
        if send_one(letter, timezone.now()).is_down:
            return True
    return False


def take(now: datetime) -> MailLetter | None:
    """Take the letter that has waited longest, so that no other sender has it."""
    with connection.cursor() as cursor:
        cursor.execute(_TAKE, {"now": now, "until": now + laws.HELD})
        found = cursor.fetchone()
    return MailLetter.objects.select_related("user").get(pk=found[0]) if found else None


def send_one(letter: MailLetter, now: datetime) -> sending.Came:
    """Send a letter that was taken, and note what came of it."""
    words = writing.written(letter) if letter.user.is_active and letter.user.email else None
    if words is None:
        _note(letter, state=MailLetter.State.NEEDLESS)
        return sending.Came()
    came = _send(letter, words, now)
    if came.is_sent:
        facts = {"state": MailLetter.State.SENT, "sent_at": now, "trouble": ""}
    else:
        again = None if came.is_for_good else laws.next_try(letter.tries, now)
        later = {"state": MailLetter.State.WAITING, "due_at": again}
        facts = (later if again else {"state": MailLetter.State.FAILED}) | {"trouble": came.trouble}
    _note(letter, address=letter.user.email or "", **facts)
    return came


def _send(letter: MailLetter, words: writing.Written, now: datetime) -> sending.Came:
    try:
        server = laws.server_of(settings.SMTP_URL)
        sender = laws.sender_of(settings.MAIL_FROM, server, writing.host())
        message = writing.message_of(letter, words, sender=sender, now=now)
    except ValueError as fault:
        # The address of the server, of ours or of theirs can't be read.
        is_ours = isinstance(fault, laws.NoServer)
        return sending.Came(
            is_for_good=not is_ours, is_down=is_ours, trouble=laws.one_line(str(fault), 300)
        )
    return sending.send(server, message, sender, letter.user.email or "")


def _note(letter: MailLetter, **facts: object) -> None:
    """Note what came of it, unless the letter was taken by another sender meanwhile."""
    mine = MailLetter.objects.filter(
        pk=letter.pk, state=MailLetter.State.SENDING, tries=letter.tries
    )
    mine.update(**facts)


def forget(*, at: datetime) -> None:
    """Forget letters that left, or were given up, long ago."""
    still = (MailLetter.State.WAITING, MailLetter.State.SENDING)
    MailLetter.objects.exclude(state__in=still).filter(made_at__lt=at - laws.KEPT).delete()
