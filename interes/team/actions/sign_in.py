"""Let a person in by e-mail and password, and let nobody guess."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from hashlib import sha256

from django.contrib.auth import authenticate
from django.db import connection, transaction
from django.db.models import F
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from interes.foundation.refusals import Refusal
from interes.team.models import Attempt, User
from interes.team.rules import ACCOUNT_LIMIT, ADDRESS_LIMIT, PERSON_LIMIT, WINDOW, wait_until

_COUNT = """
    INSERT INTO sign_in_attempt AS old (subject, failures, since) VALUES (%(subject)s, 1, %(at)s)
    ON CONFLICT (subject) DO UPDATE SET
        failures = CASE WHEN old.since <= %(begin)s THEN 1 ELSE old.failures + 1 END,
        since = CASE WHEN old.since <= %(begin)s THEN excluded.since ELSE old.since END
    RETURNING failures, since
"""


class WrongCredentials(Refusal):
    """There is no such e-mail, or the password is another; which of them is not told."""


class TooManyAttempts(Refusal):
    """The password was wrong too often."""


def sign_in(*, email: str, password: str, address: str, at: datetime) -> User:
    """Return the person who has this e-mail and this password.

    Raises WrongCredentials, TooManyAttempts.
    """
    # Not one transaction: a refused try must stay counted. It is counted before the password is
    # looked at, so that many tries at the same moment don't get more than their number.
    # The small count comes first: a person who has used it up does not touch the others.
    person = _digest("person", f"{address} {email.lower()}")
    account, place = _digest("account", email.lower()), _digest("address", address)
    _take_a_try(person, PERSON_LIMIT, at)
    _take_a_try(place, ADDRESS_LIMIT, at)
    _take_a_try(account, ACCOUNT_LIMIT, at)
    user = authenticate(username=email, password=password)
    if not isinstance(user, User):
        raise WrongCredentials(
            _("No one signs in with this e-mail and password. Check the layout and Caps Lock.")
        )
    _give_back(person, (account, place), at)
    return user


def _take_a_try(subject: str, limit: int, at: datetime) -> None:
    with connection.cursor() as cursor:
        cursor.execute(_COUNT, {"subject": subject, "at": at, "begin": at - WINDOW})
        failures, since = cursor.fetchone()
    until = wait_until(failures, since, limit)
    if until is not None:
        minutes = max(1, -((at - until) // timedelta(minutes=1)))
        raise TooManyAttempts(
            ngettext(
                "Too many tries. Wait for %(minutes)s minute and try again.",
                "Too many tries. Wait for %(minutes)s minutes and try again.",
                minutes,
            )
            % {"minutes": minutes}
        )


def _give_back(person: str, shared: Sequence[str], at: datetime) -> None:
    """Forget what this person tried here; others share the other counts and keep theirs."""
    with transaction.atomic():
        # One order of locking for everyone who comes in at the same moment.
        for subject in sorted(shared):
            Attempt.objects.filter(pk=subject, failures__gt=0).update(failures=F("failures") - 1)
        Attempt.objects.filter(pk=person).delete()
        Attempt.objects.filter(since__lt=at - WINDOW).delete()


def _digest(kind: str, text: str) -> str:
    return sha256(f"{kind}:{text}".encode()).hexdigest()
