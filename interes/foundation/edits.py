"""Change one field of a record so that nobody's change is silently lost."""

import json
from collections.abc import Sequence
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


def seen_together(record: Model, fields: Sequence[str]) -> str:
    """Return several values as a form that edits all of them carries them in its hidden `was`."""
    return json.dumps([as_seen(record, field) for field in fields], ensure_ascii=False)


def refuse_if_changed(record: Model, fields: Sequence[str], was: str | None) -> None:
    """Stop if a locked record is not any more what `seen_together` said when the form was drawn.

    Raises ChangedMeanwhile, which names what was changed; None skips the check.
    """
    if was is None:
        return
    before = zip(fields, _read(was, len(fields)), strict=True)
    changed = [field for field, seen in before if seen != as_seen(record, field)]
    if changed:
        raise ChangedMeanwhile(changed[0], ", ".join(_in_words(record, name) for name in changed))


def _read(was: str, length: int) -> list[Any]:
    """Return what was seen; what can't be read, because somebody wrote it, was seen otherwise."""
    try:
        seen = json.loads(was)
    except (ValueError, RecursionError):
        seen = None
    return seen if isinstance(seen, list) and len(seen) == length else [None] * length


def _in_words(record: Model, field: str) -> str:
    value = getattr(record, field)
    words = getattr(record, f"get_{field}_display", None)
    return str(words() if words else value or "—")
