"""Change one field of a record so that nobody's change is silently lost."""

import json
from collections.abc import Mapping, Sequence
from copy import copy
from dataclasses import dataclass, field
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any, Self

from django.contrib.auth import get_user_model
from django.db.models import Model
from django.utils.translation import gettext as _

from interes.foundation.history import last_change
from interes.foundation.refusals import Refusal


class ChangedMeanwhile(Refusal):
    """Someone changed the field after this person had seen it."""

    def __init__(self, field: str, now: str) -> None:
        """Keep what the field holds now, so that the person can choose."""
        sentence = _("Someone changed this meanwhile. It now says: %(now)s") % {"now": now or "—"}
        super().__init__(sentence, field=field)
        self.now = now


def as_seen(record: Model, field: str) -> str:
    """Return the value as an edit form carries it in its hidden `was` or `as_seen`.

    The first of several fields that say one thing (`TOGETHER` of the model) stands for all.
    """
    return " ".join(_written(record, name) for name in _together(record, field))


def _together(record: Model, field: str) -> Sequence[str]:
    groups: Mapping[str, Sequence[str]] = getattr(record, "TOGETHER", {})
    return groups.get(field, (field,))


def _written(record: Model, field: str) -> str:
    column: Any = record._meta.get_field(field)
    value = getattr(record, column.attname)
    match value:
        case None:
            return ""
        case Decimal():
            return f"{value:.{column.decimal_places}f}"
        case datetime():
            return value.astimezone(UTC).isoformat()
    return _lines(str(value))


def _lines(text: str) -> str:
    """Return a text without the line ends that a form sends instead of those that are kept."""
    return text.replace("\r\n", "\n")


def set_field(record: Model, field: str, value: Any, *, was: str | None) -> None:
    """Save one field of a locked record; `was` is `as_seen` when the form was drawn.

    Raises ChangedMeanwhile if it is not so any more; None skips the check.
    """
    now = as_seen(record, field)
    if was is not None and _lines(was) != now:
        raise ChangedMeanwhile(field, now)
    setattr(record, field, value)
    names = {f.name for f in record._meta.get_fields()}
    record.save(update_fields=[field, *({"changed_at"} & names)])


def seen_together(record: Model, fields: Sequence[str]) -> str:
    """Return several values as a form that edits them carries them in its hidden `as_seen`."""
    return seen_as_text({field: as_seen(record, field) for field in fields})


def seen_as_text(values: Mapping[str, str]) -> str:
    """Return what was seen of every field as a form carries it."""
    return json.dumps(values, ensure_ascii=False)


def write(record: Model, facts: Mapping[str, Any]) -> None:
    """Write these fields of a record and nothing else."""
    if not facts:
        return
    for name, value in facts.items():
        setattr(record, name, value)
    record.save(update_fields=list(facts))


@dataclass(frozen=True, slots=True)
class Seen:
    """What a person saw when the form was drawn, and what they chose where others wrote too."""

    was: str
    keep: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def in_form(cls, data: Mapping[str, str]) -> Self | None:
        """Read the hidden `as_seen` of a form, and its choices `keep_…`; None if it has none."""
        if "as_seen" not in data:
            return None
        chosen = {key[5:]: data[key] for key in data if key.startswith("keep_")}
        return cls(data["as_seen"], chosen)

    def before(self) -> dict[str, str]:
        """Return what was seen; what can't be read, because somebody wrote it, was not seen."""
        try:
            seen = json.loads(self.was)
        except (ValueError, RecursionError):
            seen = None
        if not isinstance(seen, dict):
            return {}
        return {name: _lines(value) for name, value in seen.items() if isinstance(value, str)}


@dataclass(frozen=True, slots=True)
class Clash:
    """A field that two people wrote otherwise at the same time."""

    field: str
    label: str
    mine: str
    theirs: str


class ChangedByBoth(ChangedMeanwhile):
    """Someone changed the same fields; the person chooses for each."""

    def __init__(self, clashes: Sequence[Clash], record: Model, seen_now: str) -> None:
        """Keep what clashes, what the person has seen of it by now, and who wrote it when."""
        super().__init__(clashes[0].field, clashes[0].theirs)
        self.field = ""
        self.clashes = list(clashes)
        self.seen_now = seen_now
        self.who, self.when = _last_hand(record)


@dataclass(frozen=True, slots=True)
class Met:
    """What became of the values that two people wrote.

    `mine` are the names to write, `clashes` those that both wrote otherwise, `seen_now` what the
    person has seen once they are told.
    """

    mine: Sequence[str]
    clashes: Sequence[str]
    seen_now: str


def meet(seen: Seen, now: Mapping[str, str], wanted: Mapping[str, str]) -> Met:
    """Tell the person's own changes from what they only saw, and from a colleague's."""
    before = seen.before()
    mine = [
        name
        for name, value in wanted.items()
        if seen.keep.get(name) != "theirs" and value != before.get(name)
    ]
    clashes = [name for name in mine if now[name] not in (wanted[name], before.get(name))]
    return Met(mine, clashes, seen_as_text(before | {name: now[name] for name in clashes}))


def agreed(record: Model, facts: Mapping[str, Any], seen: Seen | None) -> dict[str, Any]:
    """Return what to write into a locked record so that nobody's change is lost.

    A field that only one of the two changed is theirs; for one that both changed the person
    chooses. Raises ChangedByBoth if they have not yet; without `seen` everything is written.
    """
    if seen is None:
        return dict(facts)
    mine = copy(record)
    for name, value in facts.items():
        setattr(mine, name, value)
    followers = {one for name in facts for one in _together(record, name)[1:]}
    names = [name for name in facts if name not in followers]
    met = meet(
        seen,
        {name: as_seen(record, name) for name in names},
        {name: as_seen(mine, name) for name in names},
    )
    if met.clashes:
        clashes = [clash_of(record, mine, name) for name in met.clashes]
        raise ChangedByBoth(clashes, record, met.seen_now)
    return {one: facts[one] for name in met.mine for one in _together(record, name)}


def clash_of(record: Model, mine: Model, name: str) -> Clash:
    """Return a field that both wrote, in words."""
    label = str(getattr(record._meta.get_field(name), "verbose_name", name))
    return Clash(name, label, _in_words(mine, name), _in_words(record, name))


def _in_words(record: Model, field: str) -> str:
    value = getattr(record, field)
    words = getattr(record, f"get_{field}_display", None)
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, list):
        value = ", ".join(map(str, value))
    return str((words() if words else value) or "—")


def _last_hand(record: Model) -> tuple[str, datetime | None]:
    """Return who wrote into the record last, and when."""
    user, at = last_change(record)
    person = get_user_model()._default_manager.filter(pk=user).first() if user else None
    return str(person or ""), at
