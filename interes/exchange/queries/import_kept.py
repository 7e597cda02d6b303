"""What an undo of an import left as people made it, in words."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from django.apps import apps
from django.utils.translation import gettext as _

from interes.foundation.undoing import Kept, in_words

type Line = tuple[str, str, str, str]


def kept_shown(kept: Iterable[Mapping[str, Any]]) -> list[Line]:
    """Return what an undo left as it is: record, field, what the import wrote, what stands now."""
    models = {model._meta.db_table: model for model in apps.get_models()}
    told = [
        Kept(models[one["table"]], one["id"], one["field"], one["wrote"], one["stands"], one["who"])
        for one in kept
        if one["table"] in models
    ]
    records = _records(told)
    whole = [
        (records[one.model, one.key], "", "", _("people changed it since"))
        for one in told
        if not one.field
    ]
    fields = [one for one in told if one.field]
    wrote = in_words([replace(one, stands=one.wrote) for one in fields])
    return whole + [
        (records[now.model, now.key], now.label, was.stands, now.stands)
        for now, was in zip(in_words(fields), wrote, strict=True)
    ]


def _records(told: Sequence[Kept]) -> dict[tuple[Any, int], str]:
    """Return how the records are called: "Company: Romashka"."""
    each = {(one.model, one.key): replace(one, field="", stands=str(one.key)) for one in told}
    return {
        (one.model, one.key): f"{one.label}: {one.stands}" for one in in_words([*each.values()])
    }
