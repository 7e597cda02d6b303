"""A letter that a rule wrote was sent by a person: it goes on the timeline."""

from datetime import datetime

from django.utils.translation import gettext as _

from interes.activities import actions as activities
from interes.activities.actions import Talk
from interes.automation.models import Letter
from interes.foundation.acts import act
from interes.foundation.refusals import Refusal
from interes.team.actions import NotAllowed
from interes.team.models import User
from interes.team.queries import may

LONGEST = {"subject": 200, "body": 20_000}


class LetterUnclear(Refusal):
    """A letter without words, or one that is on the timeline already."""


@act
def send_letter(*, letter_id: int, subject: str, body: str, by: User, at: datetime) -> Letter:
    """Log a letter as it was sent and tick its to-do off; twice changes nothing.

    Raises LetterUnclear, NotAllowed.
    """
    letter = (
        Letter.objects.select_for_update(of=("self",)).select_related("owner").get(pk=letter_id)
    )
    if not may(by, "activities.change", letter):
        raise NotAllowed(_("Only the owner, their head or an administrator can do this."))
    if letter.sent_at is not None:
        return letter
    letter.subject, letter.body = _words(subject, "subject"), _words(body, "body")
    talk = Talk(
        kind="letter",
        text=f"{letter.subject}\n\n{letter.body}",
        deal_id=letter.deal_id,
        company_id=letter.company_id,
        person_id=letter.person_id,
    )
    letter.talk, letter.sent_at = activities.log(by=by, at=at, talk=talk), at
    letter.save(update_fields=["subject", "body", "talk", "sent_at"])
    if letter.to_do_id:
        activities.finish_to_do(to_do_id=letter.to_do_id, by=by, at=at)
    return letter


def _words(text: str, field: str) -> str:
    words = text.replace("\r\n", "\n").strip()[: LONGEST[field]]
    if not words:
        raise LetterUnclear(_("Write the words."), field=field)
    return words
