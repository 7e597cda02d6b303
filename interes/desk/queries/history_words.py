"""The history in the words of its reader: labels, choices, names of records, money."""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db.models import ForeignKey, Model
from django.utils.dateparse import parse_date, parse_datetime
from django.utils.translation import gettext as _

from interes.clients import queries as clients
from interes.clients.models import Company, Person
from interes.deals import queries as deals
from interes.deals.models import (
    Closure,
    Deal,
    DealPerson,
    QualificationAnswer,
    QualificationQuestion,
    Step,
)
from interes.desk.queries.history_titles import TITLES, begun, gone, made
from interes.desk.queries.record_history import Act, Change
from interes.foundation import undoing
from interes.foundation.attributes import Attribute
from interes.ui import formats

LONGEST = 160
# What a person is not told beside the rest: it follows from it, or is only for the machine.
UNSPOKEN = frozenset(
    {"normal", "imported_key", "stage_since", "finished_at", "planned_at", "closed_at", "next_step"}
    | {"closure", "deal", "currency", "created_at", "pipeline", "undone_at", "at", "by", "has_time"}
    | {"x", "y", "made_at", "ended_at", "was_due_at", "step", "to_do", "activity", "checklist"}
    | {"breached_at", "times_moved", "beaten_in"}
)

type Names = dict[type[Model], dict[int, str]]


@dataclass(frozen=True, slots=True)
class Said:
    """One change in words: what, from what, to what; `field` names what can be put back."""

    what: str
    was: str = ""
    now: str = ""
    field: str = ""
    table: str = ""
    key: int = 0

    @property
    def is_change(self) -> bool:
        """Tell whether a value became another one."""
        return bool(self.field)


class Wording:
    """Puts acts into words; the names of all records they mention are asked for once.

    The record whose history it is (`own`) stands above all lines and is not named in each.
    """

    def __init__(self, acts: list[Act], own: tuple[type[Model], int] | None = None) -> None:
        """Look up every name that will be needed."""
        self.own = own
        self.names = _names([change for act in acts for change in act.changes])
        self.labels = _labels()
        self.answers = deals.words_of_answers(self.names.get(QualificationQuestion, {}))
        self.added = {field.key: field for field in clients.all_custom_fields()}

    def of(self, act: Act) -> list[Said]:
        """Return what an act changed, one line for each field."""
        return [said for change in act.changes for said in self._of(change)]

    def _of(self, change: Change) -> list[Said]:
        model, row = change.table.model, change.after or change.before or {}
        if change.before is None and (model, change.key) == self.own:
            return [Said(begun(model))]
        if change.before is None:
            return [Said(made(model) % {"what": self._title(model, row)})]
        if change.after is None:
            return [Said(gone(model) % {"what": self._title(model, row)})]
        return [
            said
            for column in change.columns
            for said in self._field(change, change.table.field_of(column))
        ]

    def _field(self, change: Change, name: str) -> list[Said]:
        before, after = change.before or {}, change.after or {}
        model = change.table.model
        if name == "removed_at":
            gone = after.get("removed_at") is not None
            return [Said(_("Into the basket") if gone else _("Out of the basket"), field=name)]
        if name == "custom":
            return self._custom(change, before.get("custom") or {}, after.get("custom") or {})
        if name in UNSPOKEN and not (
            name == "currency" and before.get("amount") == after.get("amount")
        ):
            return []
        told = [self.value(model, name, row) for row in (before, after)]
        was, now = told
        return [Said(self._label(change, name), was, now, name, change.table.name, change.key)]

    def _custom(self, change: Change, before: dict[str, Any], after: dict[str, Any]) -> list[Said]:
        known = self.labels.get(change.table.model, {})
        return [
            Said(
                known.get(f"custom_{key}", _("Own field")),
                self._added(key, before.get(key)),
                self._added(key, after.get(key)),
                "custom",
                change.table.name,
                change.key,
            )
            for key in sorted({*before, *after})
            if before.get(key) != after.get(key)
        ]

    def _added(self, key: str, value: Any) -> str:
        """Return a value of an added field as its page shows it, also of one out of use."""
        field = self.added.get(key)
        return _plain(clients.custom_words(field, value) if field else value)

    def _label(self, change: Change, name: str) -> str:
        model = change.table.model
        known = self.labels.get(model, {}).get(name)
        label = known or str(model._meta.get_field(name).verbose_name)  # type: ignore[union-attr]
        label = label[:1].upper() + label[1:]
        if model in (Company, Person, Deal):
            return label
        part = self._title(model, change.after or {})
        return f"{part} · {label}" if part else label

    def value(self, model: type[Model], name: str, row: dict[str, Any]) -> str:
        """Return the value of a field as people read it."""
        column: Any = model._meta.get_field(name)
        value = row.get(column.column)
        if value is None or value == "":
            return "—"
        if isinstance(column, ForeignKey):
            return self.names.get(column.related_model, {}).get(value, f"№ {value}")
        if model is QualificationAnswer:
            return self.answers.get((row["question_id"], str(value)), _figure(value))
        return _written(column, value, row)

    def _title(self, model: type[Model], row: dict[str, Any]) -> str:
        """Return what a part is called: a contact as it is written, a post with its company."""
        fields = [name for name in TITLES.get(model, ()) if not self._is_own(model, name, row)]
        told = (self.value(model, name, row) for name in fields)
        return " · ".join(part for part in told if part != "—")

    def _is_own(self, model: type[Model], name: str, row: dict[str, Any]) -> bool:
        column: Any = model._meta.get_field(name)
        return (column.related_model, row.get(column.column)) == self.own


def _written(column: Any, value: Any, row: dict[str, Any]) -> str:
    if isinstance(column, ArrayField) and column.base_field.choices:
        known = dict(column.base_field.flatchoices)
        return ", ".join(str(known.get(one, one)) for one in value) or "—"
    if column.choices:
        return str(dict(column.flatchoices).get(value, value))
    if column.name in {"amount", "revenue"}:
        return formats.money(Decimal(str(value)), str(row.get("currency") or "RUB"))
    if column.name == "country":
        return formats.country(str(value))
    shown = _WRITINGS.get(column.get_internal_type(), _plain)
    return shown(value)


def _figure(value: Any) -> str:
    """Return a number without the noughts at its end; other words as they are."""
    text = str(value)
    return formats.number(Decimal(text)) if text[:1].isdigit() else text


def _plain(value: Any) -> str:
    if value is None or value == "":
        return "—"
    if isinstance(value, list):
        return ", ".join(map(str, value)) or "—"
    text = str(value)
    return f"{text[:LONGEST]}…" if len(text) > LONGEST else text


def _day(value: Any) -> date | None:
    return parse_date(str(value))


def _moment(value: Any) -> datetime | None:
    return parse_datetime(str(value))


_WRITINGS: dict[str, Callable[[Any], str]] = {
    "DateField": lambda value: formats.day_year(_day(value)),
    "DateTimeField": lambda value: formats.moment(_moment(value), date.min),
    "BooleanField": lambda value: _("yes") if value else _("no"),
}


def _labels() -> dict[type[Model], dict[str, str]]:
    known: dict[type[Model], list[Attribute]] = {
        Company: list(clients.company_attributes()),
        Person: list(clients.person_attributes()),
        Deal: list(deals.deal_attributes()),
    }
    return {
        model: {
            one.path.removesuffix("_id").replace("custom__", "custom_"): str(one.label)
            for one in some
        }
        for model, some in known.items()
    }


def _names(changes: list[Change]) -> Names:
    """Return the names of all records that the rows point at: one question for each table."""
    wanted: dict[type[Model], set[int]] = defaultdict(set)
    for change in changes:
        for column in change.table.model._meta.concrete_fields:
            if isinstance(column, ForeignKey):
                for row in (change.before or {}, change.after or {}):
                    if row.get(str(column.column)) is not None:
                        wanted[column.related_model].add(row[str(column.column)])
    return {
        model: deals.names_of_parts(keys)
        if model is DealPerson
        else {one.pk: str(one) for one in model._default_manager.filter(pk__in=keys)}
        for model, keys in wanted.items()
        if model not in (Step, Closure)
    }


def facts_in_words(model: type[Model], row: dict[str, Any]) -> list[tuple[str, str]]:
    """Return what is known in a kept state of a record, by label, without what is empty."""
    table = undoing.tracked(model)
    wording = Wording([Act(None, datetime.min, {}, [Change(table, 0, None, row)])])  # noqa: DTZ901
    labels = wording.labels.get(model, {})
    told = [(label, name) for name, label in labels.items() if name in _columns(model)]
    shown = [(label, wording.value(model, name, row)) for label, name in told]
    return [(label[:1].upper() + label[1:], value) for label, value in shown if value != "—"]


def _columns(model: type[Model]) -> set[str]:
    return {one.name for one in model._meta.concrete_fields} - {"custom"}
