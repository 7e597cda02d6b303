"""Try out whether letters leave, and send again what was given up."""

from datetime import datetime

from django.conf import settings
from django.utils.translation import gettext as _

from interes.foundation.acts import act
from interes.foundation.refusals import Refusal
from interes.integrations.mail.models import MailLetter
from interes.team.actions import ensure
from interes.team.models import User

VERB = "mail.change"


class NotSetUp(Refusal):
    """There is no mail server, or no address to write to."""


@act
def send_test_letter(*, by: User, at: datetime) -> MailLetter:
    """Write a letter to oneself that only tells whether letters arrive.

    Raises NotSetUp, NotAllowed.
    """
    ensure(by, VERB)
    if not settings.SMTP_URL:
        raise NotSetUp(_("There is no mail server yet: set INTERES_SMTP_URL first."))
    if not by.email:
        raise NotSetUp(_("You have no e-mail address here."))
    return MailLetter.objects.create(user=by, is_test=True, made_at=at, due_at=at)


@act
def send_again(*, by: User, at: datetime) -> int:
    """Try everything that was given up again; return how many letters these are."""
    ensure(by, VERB)
    keys = list(
        MailLetter.objects.filter(state=MailLetter.State.FAILED)
        .select_for_update()
        .values_list("pk", flat=True)
    )
    # One try counts as made: only a letter that was never tried gathers what comes.
    again = MailLetter.objects.filter(pk__in=keys)
    return again.update(state=MailLetter.State.WAITING, tries=1, due_at=at)
