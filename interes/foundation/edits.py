"""Change one field of a record so that nobody's change is silently lost."""

import json
from collections.abc import Mapping, Sequence
from copy import copy
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal, InvalidOperation
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


@dataclass(frozen=True, slots=True)
class Seen:
    """What a person saw when the form was drawn, and what they chose where others wrote too."""

    was: str
    keep: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def in_form(cls, data: Mapping[str, str]) -> Self | None:
        """Read the hidden `as_seen` of a form, and its choices `keep_…`; None if it has none."""
        if not data.get("as_seen"):
            return None
        chosen = {key[5:]: data[key] for key in data if key.startswith("keep_")}
        return cls(data["as_seen"], chosen)


@dataclass(frozen=True, slots=True)
class Clash:
    """A field that two people wrote otherwise at the same time."""

    field: str
    label: str
    mine: str
    theirs: str


class ChangedByBoth(ChangedMeanwhile):
    """Someone changed the same fields; the person chooses for each."""

    def __init__(self, clashes: Sequence[Clash], record: Model, before: dict[str, Any]) -> None:
        """Keep what clashes, what the person has seen of it by now, and who wrote it when."""
        super().__init__(clashes[0].field, clashes[0].theirs)
        self.field = ""
        self.clashes = list(clashes)
        shown = before | {one.field: as_seen(record, one.field) for one in clashes}
        self.seen_now = json.dumps(list(shown.values()), ensure_ascii=False)
        self.who, self.when = _last_hand(record)


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
    before = dict(zip(facts, _read(seen.was, len(facts)), strict=True))
    kept = {
        name: value
        for name, value in facts.items()
        if seen.keep.get(name) != "theirs" and not _same(as_seen(mine, name), before[name])
    }
    clashes = [name for name in kept if _clashes(record, mine, name, before[name])]
    if clashes:
        raise ChangedByBoth([_clash(record, mine, name) for name in clashes], record, before)
    return kept


def _clashes(record: Model, mine: Model, name: str, before: Any) -> bool:
    now = as_seen(record, name)
    return not _same(before, now) and not _same(as_seen(mine, name), now)


def _same(one: Any, other: Any) -> bool:
    if one == other:
        return True
    try:
        return Decimal(str(one)) == Decimal(str(other))
    except InvalidOperation:
        return False


def _clash(record: Model, mine: Model, name: str) -> Clash:
    label = str(getattr(record._meta.get_field(name), "verbose_name", name))
    return Clash(name, label, _in_words(mine, name), _in_words(record, name))


def _last_hand(record: Model) -> tuple[str, datetime | None]:
    """Return who wrote into the record last, and when."""
    user, at = last_change(record)
    person = get_user_model()._default_manager.filter(pk=user).first() if user else None
    return str(person or ""), at
