"""Write a letter for whoever wants to be told by e-mail, in the transaction that tells them."""

from typing import Any
from uuid import uuid4

from django.conf import settings
from django.db import connection

from interes.desk import events
from interes.foundation.events import on
from interes.integrations.mail import laws

_GATHER = """
INSERT INTO mail_letter (uid, user_id, notices, made_at, due_at)
SELECT %(uid)s, id, ARRAY[%(notice)s]::bigint[], %(at)s, %(due)s
FROM app_user WHERE id = %(user)s AND is_active AND email IS NOT NULL
ON CONFLICT (user_id) WHERE state = 'waiting' AND tries = 0 AND NOT is_test
DO UPDATE SET notices = mail_letter.notices || EXCLUDED.notices
"""


@on(events.NoticeMade)
def put_it_into_a_letter(event: events.NoticeMade) -> None:
    """Put a notice into the letter that waits for its person; without a server there is none."""
    if not event.by_mail or not settings.SMTP_URL:
        return
    told: dict[str, Any] = {"uid": uuid4(), "user": event.user_id, "notice": event.notice_id}
    with connection.cursor() as cursor:
        cursor.execute(_GATHER, told | {"at": event.at, "due": event.at + laws.GATHERED})
