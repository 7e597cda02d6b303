"""What a file says, in our own words: every kind of file is turned into these.

None means that the file says nothing about it; "" or an empty link means that it says "nothing".
"""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a record stood: which file of the run and which line of it."""

    file: int
    line: int


@dataclass(frozen=True, slots=True)
class Link:
    """Another record, named by its key; the name serves to make it if no file describes it."""

    key: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """What all records have: the key of the old system, and their place in the files."""

    key: str
    origin: Origin | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class ProductRecord(Record):
    """Something that is sold."""

    name: str
    price: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonOfOursRecord(Record):
    """Someone who sells, with the branch and the person who leads the department."""

    name: str
    leads: bool = False
    branch: str | None = None
    head: Link | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CompanyRecord(Record):
    """A company that buys, or may buy."""

    name: str
    industry: str | None = None
    country: str | None = None
    city: str | None = None
    employees: int | None = None
    revenue: Decimal | None = None
    revenue_currency: str = ""
    founded: int | None = None
    head: Link | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DealRecord(Record):
    """A deal and how it ended; `stage` counts from the first stage of a pipeline, from 0."""

    number: str
    owner: Link
    company: Link | None
    product: str
    amount: Decimal | None
    currency: str
    stage: int
    stage_said: str
    state: str
    began: date | None
    closed: date | None


type AnyRecord = ProductRecord | PersonOfOursRecord | CompanyRecord | DealRecord
