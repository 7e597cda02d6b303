"""What can be done with many companies at once."""

from collections.abc import Mapping
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from interes.clients import actions
from interes.clients.models import Company
from interes.clients.web.tagging import Tags, tag_acts
from interes.foundation.attributes import Choices
from interes.foundation.keys import key_in
from interes.foundation.refusals import Refusal
from interes.team.models import User
from interes.team.queries import colleagues
from interes.ui.lists import BulkAct, Control, into_basket

NOBODY = "nobody"


class NotChosen(Refusal):
    """The form does not say what is needed."""


def managers(user: User) -> Choices:
    """Return who can be the personal manager, and nobody."""
    people = [(str(one.pk), one.name) for one in colleagues(user).select_related(None)]
    return [*people, (NOBODY, gettext_lazy("Nobody"))]


def read_manager(form: Mapping[str, str], user: User, _at: datetime) -> User | None:
    """Return who is chosen; raises NotChosen."""
    if form.get("to") == NOBODY:
        return None
    found = colleagues(user).filter(pk=key_in(form.get("to")) or 0).first()
    if found is None:
        raise NotChosen(_("Choose a person."), field="to")
    return found


def _assign(key: int, to: User | None, by: User, _at: datetime) -> bool:
    before = Company.objects.values_list("owner_id", flat=True).get(pk=key)
    actions.assign_company(company_id=key, to=to, by=by)
    return before != (to.pk if to else None)


def read_status(form: Mapping[str, str], _user: User, _at: datetime) -> str:
    """Return the status that is chosen; raises NotChosen."""
    if form.get("status") not in Company.Status.values:
        raise NotChosen(_("Choose a status."), field="status")
    return form["status"]


def _set_status(key: int, status: str, by: User, _at: datetime) -> bool:
    before = Company.objects.values_list("status", flat=True).get(pk=key)
    actions.change_company(company_id=key, field="status", value=status, by=by)
    return before != status


def _tag(key: int, add: Tags, remove: Tags, by: User) -> list[str]:
    return actions.tag_company(company_id=key, add=add, remove=remove, by=by).tags


def _remove(key: int, by: User, at: datetime) -> None:
    actions.remove_company(company_id=key, by=by, at=at)


ACTS: tuple[BulkAct, ...] = (
    BulkAct(
        name="assign",
        label=gettext_lazy("Assign"),
        icon="user-check",
        verb="clients.assign",
        signed="clients.assign_company",
        read=read_manager,
        run=_assign,
        controls=(Control(name="to", label=gettext_lazy("Personal manager"), choices=managers),),
    ),
    BulkAct(
        name="status",
        label=gettext_lazy("Status"),
        icon="flag",
        verb="clients.change",
        signed="clients.change_company",
        read=read_status,
        run=_set_status,
        controls=(
            Control(
                name="status",
                label=gettext_lazy("Status"),
                choices=lambda _user: Company.Status.choices,
            ),
        ),
    ),
    *tag_acts(Company, signed="clients.tag_company", tag=_tag),
    into_basket(verb="clients.remove", signed="clients.remove_company", remove=_remove),
)
