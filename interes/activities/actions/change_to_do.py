"""Change a to-do: what it says, when it is due, who does it."""

from datetime import datetime

from django.utils.translation import gettext as _

from interes.activities.actions.to_dos import EmptyToDo
from interes.activities.models import ToDo
from interes.foundation.acts import act
from interes.foundation.edits import set_field
from interes.foundation.refusals import Refusal
from interes.team.actions import ensure
from interes.team.models import User

LONGEST = 300


class NobodyToDoIt(Refusal):
    """A to-do is given to somebody who does not work here any more."""


@act
def reword_to_do(*, to_do_id: int, text: str, by: User, was: str | None = None) -> ToDo:
    """Say otherwise what is to be done; raises EmptyToDo, ChangedMeanwhile, NotAllowed."""
    to_do = _locked(to_do_id, by)
    text = text.strip()
    if not text:
        raise EmptyToDo(_("Say what is to be done."), field="text")
    if len(text) > LONGEST:
        sentence = _("This is too long: %(most)s characters at most.") % {"most": LONGEST}
        raise EmptyToDo(sentence, field="text")
    set_field(to_do, "text", text, was=was)
    return to_do


@act
def move_to_do(
    *, to_do_id: int, due_at: datetime, has_time: bool, by: User, was: str | None = None
) -> ToDo:
    """Let a to-do be due at another time, or only on a day; raises ChangedMeanwhile, NotAllowed."""
    to_do = _locked(to_do_id, by)
    set_field(to_do, "due_at", due_at, was=was)
    if to_do.has_time != has_time:
        set_field(to_do, "has_time", has_time, was=None)
    return to_do


@act
def give_to_do(*, to_do_id: int, to: User, by: User, was: str | None = None) -> ToDo:
    """Let a colleague do it; raises NobodyToDoIt, ChangedMeanwhile, NotAllowed."""
    to_do = _locked(to_do_id, by)
    if not to.is_active:
        raise NobodyToDoIt(_("Choose who does it."), field="owner")
    set_field(to_do, "owner", to, was=was)
    return to_do


def _locked(key: int, by: User) -> ToDo:
    to_do = ToDo.objects.select_for_update(of=("self",)).select_related("owner").get(pk=key)
    ensure(by, "activities.change", to_do)
    return to_do
