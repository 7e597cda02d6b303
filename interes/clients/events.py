"""What the clients room announces."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class CompanyCreated:
    """A company was written down."""

    company_id: int
    by_id: int | None
    at: datetime


@dataclass(frozen=True, slots=True)
class CompaniesMerged:
    """Two records of one company became one; what named the other one belongs to the kept one."""

    kept_id: int
    other_id: int
    by_id: int | None
    at: datetime


@dataclass(frozen=True, slots=True)
class PeopleMerged:
    """Two records of one person became one; what named the other one belongs to the kept one."""

    kept_id: int
    other_id: int
    by_id: int | None
    at: datetime


@dataclass(frozen=True, slots=True)
class CompanyRemoved:
    """A company went into the basket; what is only about it goes along."""

    company_id: int
    at: datetime


@dataclass(frozen=True, slots=True)
class CompanyRestored:
    """A company came back from the basket; what went along then comes along now."""

    company_id: int
    removed_at: datetime


@dataclass(frozen=True, slots=True)
class PersonRemoved:
    """A person went into the basket; what is only about it goes along."""

    person_id: int
    at: datetime


@dataclass(frozen=True, slots=True)
class PersonRestored:
    """A person came back from the basket; what went along then comes along now."""

    person_id: int
    removed_at: datetime
