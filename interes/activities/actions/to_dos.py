"""To-dos: what a person has to do beside the next steps of deals."""

from datetime import datetime

from django.db.models import Model
from django.utils.translation import gettext as _

from interes.activities.models import ToDo
from interes.clients.models import Company, Person
from interes.deals.models import Deal
from interes.foundation.acts import act
from interes.foundation.refusals import Refusal
from interes.team.actions import ensure
from interes.team.models import User


class AboutNobody(Refusal):
    """A to-do about a company, a person or a deal that is not there."""


class EmptyToDo(Refusal):
    """A to-do that says nothing."""


@act
def plan_to_do(
    *,
    by: User,
    at: datetime,
    text: str,
    due_at: datetime,
    owner: User | None = None,
    has_time: bool = False,
    **about: int | None,
) -> ToDo:
    """Plan a to-do for oneself or a colleague; `about` are company_id, person_id, deal_id.

    Raises EmptyToDo, AboutNobody, NotAllowed.
    """
    ensure(by, "activities.log")
    if not text.strip():
        raise EmptyToDo(_("Say what is to be done."), field="text")
    _check_is_there(about)
    return ToDo.objects.create(
        text=text.strip(),
        owner=owner or by,
        due_at=due_at,
        has_time=has_time,
        made_at=at,
        **about,
    )


@act
def finish_to_do(*, to_do_id: int, by: User, at: datetime) -> ToDo:
    """Tick a to-do off; twice changes nothing. Raises NotAllowed."""
    to_do = ToDo.objects.select_for_update(of=("self",)).select_related("owner").get(pk=to_do_id)
    ensure(by, "activities.change", to_do)
    to_do.done_at = to_do.done_at or at
    to_do.save(update_fields=["done_at"])
    return to_do


@act
def put_back_to_do(*, to_do_id: int, by: User) -> ToDo:
    """Undo the tick. Raises NotAllowed."""
    to_do = ToDo.objects.select_for_update(of=("self",)).select_related("owner").get(pk=to_do_id)
    ensure(by, "activities.change", to_do)
    to_do.done_at = None
    to_do.save(update_fields=["done_at"])
    return to_do


def _check_is_there(about: dict[str, int | None]) -> None:
    nouns: dict[str, type[Model]] = {"company_id": Company, "person_id": Person, "deal_id": Deal}
    for name, key in about.items():
        if key is not None and not nouns[name]._default_manager.filter(pk=key).exists():
            raise AboutNobody(_("There is nothing here"))
