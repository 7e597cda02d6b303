"""A company and a person of it, with what their stories need."""

from dataclasses import dataclass, field
from typing import Any

from interes.clients.models import Company, Person
from interes.demo.russian import Cases
from interes.demo.staff import Seller

SIZES = ("micro", "small", "medium", "large")


@dataclass(frozen=True, slots=True)
class Contact:
    """A person with what the sentences about them need."""

    person: Person
    title: str
    is_woman: bool
    decides: bool
    cases: Cases


@dataclass(slots=True)
class Client:
    """A company with what its story needs."""

    company: Company
    place: dict[str, Any]
    seller: Seller
    host: str
    trader: dict[str, Any] | None = None  # whose company it is, if it is one person
    contacts: list[Contact] = field(default_factory=list)

    @property
    def rank(self) -> int:
        """Return its size as a number from 0 to 3."""
        return SIZES.index(self.company.size)
