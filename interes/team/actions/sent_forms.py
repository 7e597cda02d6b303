"""Answer a form that is sent again as it was answered the first time."""

from datetime import datetime, timedelta
from uuid import UUID

from interes.foundation.acts import act
from interes.team.models import SentForm, User

REMEMBERED = timedelta(days=2)


@act
def take_form(*, key: UUID, by: User, at: datetime) -> tuple[SentForm, bool]:
    """Return the form that was sent and whether it is the first time.

    Call it in the transaction that does what the form asks: the same form, sent at the same
    moment, waits here for that transaction and then finds its answer.
    """
    return SentForm.objects.get_or_create(key=key, by=by, defaults={"at": at})


@act
def keep_answer(*, form: SentForm, to: str, notice: str, undo: str) -> None:
    """Remember how the form was answered."""
    SentForm.objects.filter(pk=form.pk).update(to=to, notice=notice, undo=undo)


@act
def drop_form(*, form: SentForm) -> None:
    """Let a form that did nothing be sent again."""
    SentForm.objects.filter(pk=form.pk).delete()


def forget_forms(*, at: datetime) -> None:
    """Forget the forms that nobody will send again."""
    SentForm.objects.filter(at__lt=at - REMEMBERED).delete()
