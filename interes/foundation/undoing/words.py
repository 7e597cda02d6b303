"""What an undo left as it is, in words: which field says what, by whose hand and since when."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.auth import get_user_model
from django.db.models import ForeignKey, Model

from interes.foundation.undoing.kept import Kept
from interes.foundation.undoing.tables import tracked

type KeyWords = Callable[[str, str], tuple[str, str]]
type Names = Mapping[tuple[type[Model], str], str]


@dataclass(frozen=True, slots=True)
class Stays:
    """One thing that stays as it is; nobody changed it since if there is no moment."""

    model: type[Model]
    key: int
    label: str
    stands: str
    who: str = ""
    at: datetime | None = None


_key_words: list[KeyWords] = []


def words_of_keys(said: KeyWords) -> KeyWords:
    """Let the decorated function put an added field and its value into words (`custom_12`)."""
    _key_words.append(said)
    return said


def in_words(kept: Sequence[Kept]) -> list[Stays]:
    """Return what stays; of the fields that go together the first speaks for all."""
    names, there = _names(kept), {(one.model, one.key, one.field) for one in kept}
    user = get_user_model()
    return [
        Stays(one.model, one.key, *_said(one, names), names.get((user, str(one.who)), ""), one.at)
        for one in kept
        if not _is_said_before(one, there)
    ]


def _names(kept: Sequence[Kept]) -> Names:
    """Return the names of all people and records that will be spoken of: a question a table."""
    wanted: dict[type[Model], set[str]] = defaultdict(set)
    for one in kept:
        if one.who:
            wanted[get_user_model()].add(str(one.who))
        column = _column(one)
        if column is None:
            wanted[one.model].add(str(one.key))
        elif isinstance(column, ForeignKey) and one.stands:
            wanted[column.related_model].add(one.stands)
    return {
        (model, str(record.pk)): str(record)
        for model, keys in wanted.items()
        for record in model._default_manager.filter(pk__in=keys)
    }


def _column(one: Kept) -> Any:
    return next((c for c in one.model._meta.concrete_fields if c.name == one.field), None)


def _is_said_before(one: Kept, there: set[tuple[type[Model], int, str]]) -> bool:
    groups = [names for names in tracked(one.model).together if one.field in names]
    earlier = [name for names in groups for name in names[: names.index(one.field)]]
    return any((one.model, one.key, name) in there for name in earlier)


def _said(one: Kept, names: Names) -> tuple[str, str]:
    column = _column(one)
    if column is None and one.field.startswith("custom_") and _key_words:
        return _key_words[0](one.field, one.stands)
    if column is None:
        record = names.get((one.model, str(one.key)), one.stands)
        return _capital(str(one.model._meta.verbose_name)), record or "—"
    stands = names.get((column.related_model, one.stands)) or one.stands
    choices: Iterable[tuple[Any, Any]] = column.flatchoices or ()
    return _capital(str(column.verbose_name)), str(dict(choices).get(stands, stands) or "—")


def _capital(label: str) -> str:
    return label[:1].upper() + label[1:]
