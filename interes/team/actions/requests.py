"""What is counted and kept of the requests of programs."""

from datetime import datetime, timedelta
from hashlib import sha256

from django.db import connection

from interes.team.models import SentRequest, Token
from interes.team.rules import MINUTE, Pace, pace

REMEMBERED = timedelta(hours=24)
_AN_HOUR = timedelta(hours=1)
_COUNT = """
    INSERT INTO api_token_use AS old (token_id, since, requests) VALUES (%(token)s, %(at)s, 1)
    ON CONFLICT (token_id) DO UPDATE SET
        requests = CASE WHEN old.since <= %(begin)s THEN 1 ELSE old.requests + 1 END,
        since = CASE WHEN old.since <= %(begin)s THEN excluded.since ELSE old.since END
    RETURNING requests, since
"""


def count_request(*, token: Token, at: datetime, limit: int) -> Pace:
    """Count one request of a token, and note once an hour that it is in use."""
    with connection.cursor() as cursor:
        cursor.execute(_COUNT, {"token": token.pk, "at": at, "begin": at - MINUTE})
        requests, since = cursor.fetchone()
    if token.used_at is None or token.used_at < at - _AN_HOUR:
        Token.objects.filter(pk=token.pk).update(used_at=at)
    return pace(requests, since, at, limit)


def take_request(
    *, token: Token, key: str, said: bytes, at: datetime
) -> tuple[SentRequest, bool, bool]:
    """Return the request of this key, whether it is the first one, and whether it is the same.

    Call it in the transaction that does what is asked: the same request, sent at the same moment,
    waits here for that transaction and then finds its answer.
    """
    body = sha256(said).hexdigest()
    sent, is_first = SentRequest.objects.get_or_create(
        token=token, key=key, defaults={"body": body, "at": at}
    )
    if not is_first and sent.at < at - REMEMBERED:
        sent.delete()
        return take_request(token=token, key=key, said=said, at=at)
    return sent, is_first, sent.body == body


def keep_request(*, sent: SentRequest, status: int, headers: dict[str, str], answer: bytes) -> None:
    """Remember how a request was answered."""
    SentRequest.objects.filter(pk=sent.pk).update(status=status, headers=headers, answer=answer)


def forget_requests(*, at: datetime) -> None:
    """Forget the requests that nobody will send again."""
    SentRequest.objects.filter(at__lt=at - REMEMBERED).delete()
