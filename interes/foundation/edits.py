"""Change one field of a record so that nobody's change is silently lost."""

from typing import Any

from django.db.models import Model
from django.utils.translation import gettext as _

from interes.foundation.refusals import Refusal


class ChangedMeanwhile(Refusal):
    """Someone changed the field after this person had seen it."""

    def __init__(self, field: str, now: str) -> None:
        """Keep what the field holds now, so that the person can choose."""
        sentence = _("Someone changed this meanwhile. It now says: %(now)s") % {"now": now or "—"}
        super().__init__(sentence, field=field)
        self.now = now


def as_seen(record: Model, field: str) -> str:
    """Return the value as an edit form carries it in its hidden `was`."""
    column = record._meta.get_field(field)
    value = getattr(record, getattr(column, "attname", field))
    return "" if value is None else str(value)


def set_field(record: Model, field: str, value: Any, *, was: str | None) -> None:
    """Save one field of a locked record; `was` is `as_seen` when the form was drawn.

    Raises ChangedMeanwhile if it is not so any more; None skips the check.
    """
    now = as_seen(record, field)
    # A form sends its lines with another ending than they are kept with.
    if was is not None and was.replace("\r\n", "\n") != now.replace("\r\n", "\n"):
        raise ChangedMeanwhile(field, now)
    setattr(record, field, value)
    names = {f.name for f in record._meta.get_fields()}
    record.save(update_fields=[field, *({"changed_at"} & names)])
