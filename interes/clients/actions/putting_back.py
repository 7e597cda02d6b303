"""Put a removed row back from the history, with its old number."""

from typing import Any

from django.db import IntegrityError, models, transaction
from django.utils.translation import gettext as _

from interes.foundation.refusals import Refusal


class NothingToPutBack(Refusal):
    """It is here already, or never was."""


def put_back[M: models.Model](kind: type[M], key: int) -> M:
    """Make the row as it was when it was removed; raises NothingToPutBack."""
    history: Any = kind.pgh_event_model  # type: ignore[attr-defined]
    last = history.objects.filter(pgh_obj_id=key).order_by("-pgh_id").first()
    if last is None or kind._default_manager.filter(pk=key).exists():
        raise NothingToPutBack(_("There is nothing to put back."))
    names = [field.attname for field in kind._meta.concrete_fields]
    row = kind(**{name: getattr(last, name) for name in names if hasattr(last, name)})
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError as taken:
        raise NothingToPutBack(_("Someone has written the same again meanwhile.")) from taken
    return row
