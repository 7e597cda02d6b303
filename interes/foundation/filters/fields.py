"""What can be asked about the records of one sort, and who asks."""

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db.models import Model, QuerySet

from interes.foundation.attributes import Attribute, Choices, Kind, Words, capitalised


@dataclass(frozen=True, slots=True)
class Reader:
    """Who reads and when; `now` is in the zone of the reader, `department` may be nobody's."""

    user: int
    department: int | None
    now: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Related:
    """Things of another table that a record has or has not: steps, talks, open deals.

    `rows` gives those of the record that OuterRef("pk") names; `moment` is the path of the time
    by which "this week" chooses among them, if they have one.
    """

    name: str
    label: Words
    rows: Callable[[], QuerySet[Any, Any]]
    moment: str = ""

    @property
    def title(self) -> str:
        """Return the label as it begins a line."""
        return capitalised(self.label)


_related: defaultdict[str, list[Related]] = defaultdict(list)


def add_related(noun: str, *related: Related) -> None:
    """Let filters of a noun of a room below ask about the things of this room."""
    _related[noun].extend(related)


def related_to(noun: str) -> tuple[Related, ...]:
    """Return what other rooms keep about a noun."""
    return tuple(_related[noun])


@dataclass(frozen=True, slots=True, kw_only=True)
class Fields:
    """Everything that can be asked about the records of one table.

    `people` are colleagues to choose from,
    `named` gives the words for a record that is named by its number, `offered` words to begin with.
    """

    noun: str
    model: type[Model]
    attributes: tuple[Attribute, ...]
    related: tuple[Related, ...] = ()
    people: Callable[[], Choices] = field(default=lambda: ())
    named: Callable[[Kind, str], str] = field(default=lambda _kind, key: key)
    offered: Callable[[Attribute], Choices] = field(default=lambda _attribute: ())

    @property
    def by_name(self) -> Mapping[str, Attribute | Related]:
        """Return attributes and related things by their names."""
        known: list[Attribute | Related] = [*self.attributes, *self.related]
        return {one.name: one for one in known}

    def choices(self, attribute: Attribute) -> Choices:
        """Return what may be chosen for an attribute, if it is chosen."""
        if attribute.choices is not None:
            return attribute.choices()
        return self.people() if attribute.kind == Kind.USER else ()
