"""What forms and refusals have to say to each other."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.db.models import Model
from django.forms import BaseForm

from interes.foundation.edits import ChangedByBoth, seen_together
from interes.foundation.refusals import Refusal


def explain(entry: BaseForm, refusal: Refusal) -> None:
    """Put the sentence of a refusal at its field, or on top of the form if it has none there."""
    entry.add_error(refusal.field if refusal.field in entry.fields else None, str(refusal))


def sentence(entry: BaseForm) -> str:
    """Return what is wrong with the form as a whole, for its top."""
    return " ".join(str(error) for error in entry.non_field_errors())


def seen_facts(
    record: Model, fields: Sequence[str], data: Mapping[str, str], refusal: Refusal | None = None
) -> dict[str, Any]:
    """Return what a form carries to tell what was seen, and the choices if two wrote the same."""
    return kept_seen(seen_together(record, fields), data, refusal)


def kept_seen(as_seen: str, data: Mapping[str, str], refusal: Refusal | None) -> dict[str, Any]:
    """Return the same for a form that is shown again: it still tells what was seen at first."""
    if isinstance(refusal, ChangedByBoth):
        return {"as_seen": refusal.seen_now, "clash": refusal, "refusal": ""}
    return {"as_seen": data.get("as_seen") or as_seen}
