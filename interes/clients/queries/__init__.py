"""Questions to the clients room."""

from .picking import (
    NotFoundByName,
    Option,
    chosen_company,
    chosen_person,
    company_options,
    person_options,
)
from .seen_by import people_seen_by, seen_by

__all__ = [
    "NotFoundByName",
    "Option",
    "chosen_company",
    "chosen_person",
    "company_options",
    "people_seen_by",
    "person_options",
    "seen_by",
]
