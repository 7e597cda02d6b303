"""Keep what people write before they send it."""

from datetime import datetime, timedelta

from interes.foundation.acts import act
from interes.team.models import Draft, User

LONGEST = 200
MOST = 20_000
KEPT = timedelta(days=30)


@act
def keep_draft(*, form: str, text: str, by: User, at: datetime) -> None:
    """Keep the text of a form that is being written; an empty one, or too long a one, goes."""
    if not text or len(text) > MOST or len(form) > LONGEST:
        drop_draft(form=form, by=by)
        return
    Draft.objects.update_or_create(user=by, form=form, defaults={"text": text, "at": at})


def drop_draft(*, form: str, by: User) -> None:
    """Forget the text of a form: it was sent, or thrown away."""
    Draft.objects.filter(user=by, form=form[:LONGEST]).delete()


def forget_drafts(*, at: datetime) -> None:
    """Forget the texts that nobody came back to."""
    Draft.objects.filter(at__lt=at - KEPT).delete()
