"""How often a password may be guessed."""

from datetime import datetime, timedelta

WINDOW = timedelta(minutes=5)
# A forgetful person needs a few tries; an office behind one address needs more of them.
PERSON_LIMIT = 5
ADDRESS_LIMIT = 30
# Counted from all addresses together, so it is large: a stranger who is wrong on purpose must not
# keep the person out, and still can't guess a password of ten characters.
ACCOUNT_LIMIT = 100


def wait_until(failures: int, since: datetime, limit: int) -> datetime | None:
    """Return when to try again after so many failures, or None if there are tries left.

    `failures` counts the try that is being made now.
    """
    return since + WINDOW if failures > limit else None
