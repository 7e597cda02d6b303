"""What the page of mail shows."""

from typing import Any

from django.db.models import Count, F, QuerySet

from interes.integrations.mail.models import MailLetter

STATES = tuple(MailLetter.State.values)


def counts() -> dict[str, int]:
    """Return how many letters are in each state."""
    rows = MailLetter.objects.order_by().values_list("state").annotate(n=Count("pk"))
    return dict.fromkeys(STATES, 0) | dict(rows)


def letters(state: str = "") -> QuerySet[MailLetter, dict[str, Any]]:
    """Return letters as rows; never what they say."""
    found = MailLetter.objects.filter(state=state) if state in STATES else MailLetter.objects.all()
    rows: QuerySet[MailLetter, dict[str, Any]] = found.values(
        *("id", "state", "tries", "made_at", "due_at", "sent_at", "address", "trouble", "is_test"),
        number=F("notices__len"),
        name=F("user__name"),
    )
    return rows


def last_trouble() -> str:
    """Return what stopped the last letter that did not leave."""
    found = MailLetter.objects.exclude(trouble="").order_by("-id").values_list("trouble", flat=True)
    return found.first() or ""
