"""The laws of telling: what can be told, how it is signed, when to try again. No Django here."""

import base64
import hmac
import secrets
from datetime import datetime, timedelta
from hashlib import sha256

NOUNS = ("company", "person", "deal", "activity", "to_do")
CHANGES = ("created", "changed", "removed", "restored")
DEAL_NEWS = ("deal.moved", "deal.won", "deal.refused", "deal.reopened", "deal.handed_over")
BY_RULE = "rule.called"
KINDS = (
    *(f"{noun}.{change}" for noun in NOUNS for change in CHANGES),
    *DEAL_NEWS,
    "step.finished",
    BY_RULE,
)
TEST = "test"

BEGINNING = "whsec_"
_SECONDS = (5, 30, 2 * 60, 10 * 60, 30 * 60, 2 * 3600, 6 * 3600, 12 * 3600, 24 * 3600)
# After the last of these tries, about two days, a message is given up.
MOST_TRIES = len(_SECONDS) + 1
LONGEST_SILENCE = timedelta(days=3)
LONGEST_REST = timedelta(minutes=5)
KEPT = timedelta(days=30)


def new_secret() -> str:
    """Return a secret as Standard Webhooks write it."""
    return BEGINNING + base64.b64encode(secrets.token_bytes(32)).decode()


def signature(secret: str, message: str, moment: datetime, body: bytes) -> str:
    """Return the signature of a body: HMAC-SHA256 over number, second and body."""
    key = base64.b64decode(secret.removeprefix(BEGINNING))
    signed = f"{message}.{int(moment.timestamp())}.".encode() + body
    return "v1," + base64.b64encode(hmac.digest(key, signed, sha256)).decode()


def next_try(tries: int, now: datetime) -> datetime | None:
    """Return when to try again after so many tries, or None to give up."""
    if tries >= MOST_TRIES:
        return None
    return now + timedelta(seconds=_SECONDS[tries - 1])


def rest(failures: int) -> timedelta:
    """Return how long a receiver that has failed so often in a row is left alone."""
    return min(timedelta(seconds=2 ** min(failures, 10)), LONGEST_REST)
