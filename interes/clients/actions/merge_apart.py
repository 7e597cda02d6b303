"""Take a merge apart again, as one act, also after later changes."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from interes.clients.actions.putting_back import NothingToPutBack
from interes.clients.models import Company, Noun, Person
from interes.clients.queries import records_of_merge
from interes.foundation import undoing
from interes.team.actions import ensure
from interes.team.models import User


@transaction.atomic
def take_apart(*, context: UUID, by: User, at: datetime) -> undoing.Undone:
    """Take back what one merge did: each record has its own again, also talks and deals.

    What people changed since stays as they left it and is told of. Raises NothingToPutBack,
    CantUndo, NotAllowed.
    """
    found = records_of_merge(context)
    if found is None:
        raise NothingToPutBack(_("There is nothing to put back."))
    noun, ids = found
    model: Any = Company if noun == Noun.COMPANY else Person
    rows = model._default_manager.select_for_update(of=("self",)).select_related("owner")
    records = list(rows.filter(pk__in=ids).order_by("pk"))
    for record in records:
        ensure(by, "clients.merge", record)
    if all(record.merged_into_id is None for record in records):
        raise NothingToPutBack(_("This merge was taken apart already."))
    return undoing.undo([context], by=by, at=at)
