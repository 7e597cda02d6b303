"""What the records of a merge say, field by field, and which of it is taken."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.db.models import QuerySet

from interes.clients.models import Company, CustomField, Noun, Person
from interes.clients.queries.attributes import company_attributes, person_attributes
from interes.clients.queries.custom import custom_fields
from interes.clients.queries.custom_words import custom_words, names_in
from interes.clients.rules import BOTH, Told, is_empty, usual_choice
from interes.foundation.attributes import Attribute, Kind
from interes.ui import formats

type Record = Company | Person

# A status that says more of what we have done together wins.
_RANKS = {
    "status": ("client", "former", "prospect", "unpromising"),
    "solvency": ("risky", "slow", "reliable", "unknown"),
}
_JOINED = {Kind.LONG, Kind.TAGS}


@dataclass(frozen=True, slots=True)
class MergeLine:
    """One field: what each record says of it, and what is taken unless somebody chooses."""

    attribute: Attribute
    values: dict[int, Any]
    words: dict[int, str]
    usual: int

    @property
    def differs(self) -> bool:
        """Tell whether there is anything to choose: two records say different things."""
        said = [value for value in self.values.values() if not is_empty(value)]
        return any(value != said[0] for value in said[1:])

    @property
    def is_silent(self) -> bool:
        """Tell whether no record says anything."""
        return all(is_empty(value) for value in self.values.values())

    @property
    def can_be_joined(self) -> bool:
        """Tell whether all can be taken, one after another."""
        return self.attribute.kind in _JOINED

    @property
    def choices(self) -> tuple[int, ...]:
        """Return what can be chosen: a record, or all of them."""
        return (*self.values, BOTH) if self.can_be_joined else tuple(self.values)


def records_to_merge(noun: str, ids: Collection[int]) -> "QuerySet[Any]":
    """Return the records that can be merged, the oldest first."""
    if noun == Noun.COMPANY:
        kept = Company.objects.select_related("owner", "source", "head_company")
    else:
        kept = Person.objects.select_related("owner")  # type: ignore[assignment]
    return kept.filter(pk__in=ids, removed_at=None).order_by("created_at", "pk")


def merge_lines(noun: str, records: Sequence[Record]) -> list[MergeLine]:
    """Return every field that people write, with what each record says of it."""
    every = company_attributes() if noun == Noun.COMPANY else person_attributes()
    lines = [
        _line(one, records) for one in every if not (one.computed or one.many or one.is_custom)
    ]
    return [_as_the_inn(one, lines) for one in lines] + _custom(noun, records)


def _as_the_inn(line: MergeLine, lines: Sequence[MergeLine]) -> MergeLine:
    """Take KPP and OGRN from where the INN is taken: they belong together."""
    if line.attribute.name not in ("kpp", "ogrn"):
        return line
    inn = next(one for one in lines if one.attribute.name == "inn")
    return replace(line, usual=inn.usual) if line.values[inn.usual] else line


def _line(attribute: Attribute, records: Sequence[Record]) -> MergeLine:
    values = {record.pk: getattr(record, attribute.path) for record in records}
    words = {record.pk: _words(attribute, record) for record in records}
    return _made(attribute, values, words, records)


def _custom(noun: str, records: Sequence[Record]) -> list[MergeLine]:
    fields = {field.control: field for field in custom_fields(noun)}
    names = names_in(tuple(fields.values()), [record.custom for record in records])
    every = company_attributes() if noun == Noun.COMPANY else person_attributes()
    return [_custom_line(one, fields[one.name], records, names) for one in every if one.is_custom]


def _custom_line(
    attribute: Attribute, field: CustomField, records: Sequence[Record], names: Any
) -> MergeLine:
    values = {record.pk: record.custom.get(field.key) for record in records}
    words = {key: custom_words(field, value, names) for key, value in values.items()}
    return _made(attribute, values, words, records)


def _made(
    attribute: Attribute,
    values: dict[int, Any],
    words: dict[int, str],
    records: Sequence[Record],
) -> MergeLine:
    told = [Told(one.pk, values[one.pk], one.changed_at) for one in records]
    usual = usual_choice(told, rank=_RANKS.get(attribute.name, ()))
    line = MergeLine(attribute, values, words, usual)
    if line.can_be_joined and line.differs:
        return replace(line, usual=BOTH)
    return line


def _words(attribute: Attribute, record: Record) -> str:
    """Return a value in the words of the reader."""
    value = getattr(record, attribute.path)
    if is_empty(value):
        return ""
    match attribute.kind:
        case Kind.CHOICE:
            return str(getattr(record, f"get_{attribute.path}_display")())
        case Kind.USER | Kind.COMPANY | Kind.RECORD:
            return str(getattr(record, attribute.path.removesuffix("_id")))
        case Kind.TAGS:
            return ", ".join(value)
        case _:
            return _plain(attribute.kind, value)


def _plain(kind: Kind, value: Any) -> str:
    match kind:
        case Kind.MONEY:
            return formats.money(value)
        case Kind.NUMBER:
            return formats.number(value)
        case Kind.DATE:
            return formats.day_year(value)
        case _:
            return str(value)
