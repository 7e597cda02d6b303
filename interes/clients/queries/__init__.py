"""Questions to the clients room."""

from .attributes import company_attributes, person_attributes, source_choices
from .company_list import Wanted, company_rows, wanted_companies, with_titles
from .company_page import CompanyFacts, all_sources, company_facts, sources
from .custom import custom_attributes
from .fields import colleague_choices, company_fields, named, person_fields
from .person_list import person_rows, wanted_people, with_work
from .person_page import PersonFacts, person_facts
from .picking import (
    NotFoundByName,
    Option,
    chosen_company,
    chosen_person,
    company_options,
    person_options,
)
from .seen_by import people_seen_by, seen_by
from .twins import Twin, find_person_twins, find_twins
from .words_in_use import words_in_use

__all__ = [
    "CompanyFacts",
    "NotFoundByName",
    "Option",
    "PersonFacts",
    "Twin",
    "Wanted",
    "all_sources",
    "chosen_company",
    "chosen_person",
    "colleague_choices",
    "company_attributes",
    "company_facts",
    "company_fields",
    "company_options",
    "company_rows",
    "custom_attributes",
    "find_person_twins",
    "find_twins",
    "named",
    "people_seen_by",
    "person_attributes",
    "person_facts",
    "person_fields",
    "person_options",
    "person_rows",
    "seen_by",
    "source_choices",
    "sources",
    "wanted_companies",
    "wanted_people",
    "with_titles",
    "with_work",
    "words_in_use",
]
