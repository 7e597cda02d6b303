"""What a file says, in our own words: every kind of file is turned into these.

None means that the file says nothing about it; "" or an empty link means that it says "nothing".

The key of a record is `<system>:<thing>:<old id>`. Without an old id it is made of the content
(`<system>:company:~romashka|tver`), so that the same file twice makes nothing twice.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a record stood: which file of the run and which line of it."""

    file: int
    line: int


@dataclass(frozen=True, slots=True)
class Link:
    """Another record, named by its key; the name serves to make it if no file describes it.

    Without a key it is found by its e-mail, then by its name, each as the room compares them.
    """

    key: str = ""
    name: str = ""
    email: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """What all records have: the key of the old system, and their place in the files.

    `aliases` are more keys under which other files name it. A record `by_the_way` is not what its
    row is about (the company in a row of a deal): it fills gaps and is never refused.
    """

    key: str
    origin: Origin | None = field(default=None, compare=False)
    aliases: tuple[str, ...] = ()
    by_the_way: bool = False


@dataclass(frozen=True, slots=True)
class Contact:
    """A way to reach someone, as written: kind is phone, email, messenger or website."""

    kind: str
    value: str
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """A post someone holds or held."""

    company: Link
    title: str = ""
    from_date: date | None = None
    until_date: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class User(Record):
    """Someone of ours; without an e-mail they can't sign in."""

    name: str
    email: str = ""
    phone: str = ""
    post: str = ""
    department: str | None = None
    branch: str | None = None
    head: Link | None = None
    leads: bool = False
    is_active: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Described(Record):
    """What companies, people and deals have alike; `custom` goes by the attribute's name."""

    owner: Link | None = None
    about: str | None = None
    tags: tuple[str, ...] = ()
    custom: Mapping[str, object] = field(default_factory=dict)
    created_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Company(Described):
    """A company, by the names of `clients.queries.company_attributes`."""

    name: str
    legal_name: str | None = None
    legal_form: str | None = None
    inn: str | None = None
    kpp: str | None = None
    ogrn: str | None = None
    country: str | None = None
    region: str | None = None
    city: str | None = None
    address: str | None = None
    industry: str | None = None
    size: str | None = None
    employees: int | None = None
    revenue: Decimal | None = None
    revenue_currency: str = ""
    founded: int | None = None
    coverage: str | None = None
    solvency: str | None = None
    status: str | None = None
    source: str | None = None
    head_company: Link | None = None
    contacts: tuple[Contact, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Person(Described):
    """Someone who works at a client, with the posts the file knows of."""

    last_name: str = ""
    first_name: str = ""
    middle_name: str = ""
    birthday: date | None = None
    posts: tuple[Post, ...] = ()
    contacts: tuple[Contact, ...] = ()

    @property
    def name(self) -> str:
        """Return the whole name, last name first."""
        return " ".join(p for p in (self.last_name, self.first_name, self.middle_name) if p)


@dataclass(frozen=True, slots=True)
class StageEntry:
    """A deal entered a stage, called by its name."""

    stage: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Deal(Described):
    """A deal: state is open, won or refused; stage and pipeline are called by their names.

    `stage_number` counts from the first stage of a pipeline, from 0, where the file's own stages
    are known to mean a place and not a name.
    """

    title: str
    company: Link | None = None
    people: tuple[Link, ...] = ()
    product: str | None = None
    amount: Decimal | None = None
    currency: str = ""
    kind: str | None = None
    channel: str | None = None
    source: str | None = None
    pipeline: str | None = None
    stage: str | None = None
    stage_number: int | None = None
    stage_since: datetime | None = None
    situation: str | None = None
    history: tuple[StageEntry, ...] = ()
    state: str = "open"
    reason: str | None = None
    expected_date: date | None = None
    closed_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Talk(Record):
    """A talk: kind is call, meeting, letter, message or note; at least one link is set."""

    kind: str
    at: datetime
    by: Link | None = None
    company: Link | None = None
    person: Link | None = None
    deal: Link | None = None
    is_inbound: bool = False
    was_reached: bool = True
    minutes: int | None = None
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ToDo(Record):
    """Something to do; done if `done_at` is set."""

    text: str
    owner: Link | None = None
    due_at: datetime | None = None
    has_time: bool = False
    made_at: datetime | None = None
    done_at: datetime | None = None
    company: Link | None = None
    person: Link | None = None
    deal: Link | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Product(Record):
    """Something that is sold: it stays text in deals, spelt as this list spells it."""

    name: str
    price: Decimal | None = None
    currency: str = ""


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a row, or a value of it, was not taken: a code, and what its sentence needs.

    `facts` has the column as the file calls it and the raw value, where there is one.
    """

    code: str
    facts: Mapping[str, str | int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Understood:
    """What one row says: its records, the main one first; or why it gives none.

    Exactly one of records, refused and skipped is set; remarks tell of values that were not taken.
    """

    line: int
    records: tuple[Record, ...] = ()
    remarks: tuple[Problem, ...] = ()
    refused: Problem | None = None
    skipped: Problem | None = None
