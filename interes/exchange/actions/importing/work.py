"""What all parts of a chunk share, and what a record of a file wants of one of ours."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from functools import cached_property
from typing import Any, ClassVar, Protocol
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import models

from interes.exchange.actions.importing.ends import Ends
from interes.exchange.actions.importing.ledger import Ledger
from interes.exchange.actions.importing.matching import Signs
from interes.exchange.models import ImportFile, ImportLink, ImportRun
from interes.exchange.rules.importing.merging import Texts, as_text
from interes.exchange.rules.importing.records import Deal, Record


@dataclass(frozen=True, slots=True)
class Clock:
    """The moment of the import, and the days of the company's time zone."""

    at: datetime

    @property
    def zone(self) -> ZoneInfo:
        """Return the zone in which the company counts its days."""
        return ZoneInfo(settings.TIME_ZONE)

    def noon(self, day: date) -> datetime:
        """Return the noon of a day, which no time zone moves to another; never the future."""
        return min(datetime.combine(day, time(12), self.zone), self.at)

    def day(self, moment: datetime) -> date:
        """Return the day of a moment."""
        return moment.astimezone(self.zone).date()


@dataclass(slots=True)
class Ids:
    """Our records by the keys of users, companies, people and deals of this chunk."""

    user: dict[str, int] = field(default_factory=dict)
    company: dict[str, int] = field(default_factory=dict)
    person: dict[str, int] = field(default_factory=dict)
    deal: dict[str, int] = field(default_factory=dict)
    company_of_deal: dict[int, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Pending:
    """A link to a record that has not come: who points (thing, key, number), with what, at what."""

    wants: str
    holder: tuple[str, str, int | None]
    field: str
    waiting: Mapping[str, Any]


@dataclass(slots=True)
class Work:
    """One chunk of one file: the run it belongs to and its books."""

    run: ImportRun
    file: ImportFile
    clock: Clock
    ledger: Ledger
    ends: Ends = field(default_factory=Ends)
    ids: Ids = field(default_factory=Ids)
    pending: list[Pending] = field(default_factory=list)
    waiting: Sequence[ImportLink] = ()
    # Worked out when the rows were read, by the identity of a record.
    signs: dict[int, Signs] = field(default_factory=dict)
    deals: Sequence[Deal] = ()

    @property
    def at(self) -> datetime:
        """Return the moment of the import."""
        return self.clock.at


@dataclass(frozen=True)
class Wish[R: Record]:
    """What a record in a line of a file wants of one of ours: attributes and their values.

    `adds` are things of which there may be many, such as phones: text for the books -> the thing.
    """

    record: R
    line: int
    id: int
    facts: Mapping[str, Any]
    adds: Mapping[str, Any] = field(default_factory=dict)

    @cached_property
    def said(self) -> dict[str, str]:
        """Return the values as they are compared."""
        return {name: as_text(value) for name, value in self.facts.items()}


class Hand[M: models.Model, R: Record](Protocol):
    """How one sort of record is written."""

    thing: str
    followers: frozenset[str]
    # What a record holds although nobody said it, and what only a new one does.
    given: ClassVar[Texts]
    assumed: ClassVar[Texts]

    def make(self, wishes: Sequence[Wish[R]]) -> None:
        """Keep new records in bulk."""

    def locked(self, ids: Collection[int]) -> Mapping[int, M]:
        """Return records, locked until the chunk is over."""

    def now(self, record: M) -> Texts:
        """Return what the record holds, as texts."""

    def change(self, changes: Sequence[tuple[M, Wish[R], frozenset[str]]]) -> None:
        """Write some of the facts of the wishes into known records."""

    def add(self, wishes: Sequence[tuple[Wish[R], Collection[str]]]) -> Mapping[int, int]:
        """Add what there may be many of to known records; return how many each one got."""

    def called(self, record: R) -> str:
        """Return what a report calls the record."""
