"""Questions to the clients room."""

from .attributes import company_attributes, person_attributes, source_choices
from .calling import by_column, by_number, first_that_fit
from .company_list import Wanted, company_rows, wanted_companies, with_titles
from .company_page import CompanyFacts, all_sources, company_facts, sources
from .custom import (
    all_custom_fields,
    custom_attributes,
    custom_field,
    custom_fields,
    forget_custom_fields,
    user_choices,
)
from .custom_controls import CustomControl, custom_control, custom_controls
from .custom_holders import Holder, add_holder, holder_of
from .custom_reading import (
    Called,
    CustomUnclear,
    custom_readers,
    numbers_called,
    read_custom,
    read_custom_control,
    read_custom_form,
)
from .custom_words import (
    CustomLine,
    custom_line,
    custom_sections,
    custom_words,
    linked_names,
    names_in,
    told_of_key,
)
from .doubles_facts import company_signs, likenesses, person_signs, weigh
from .doubles_list import as_pairs, double_rows, left_to_compare, sign_choices, wanted_doubles
from .doubles_search import pairs_to_weigh
from .fields import colleague_choices, company_fields, named, person_fields, words_offered
from .likeness_words import in_short, said
from .merge_lines import MergeLine, merge_lines, records_to_merge
from .merges import Merged, merged_into, name_of, records_of_merge, survivor_of
from .person_list import person_rows, wanted_people, whole_name
from .person_page import PersonFacts, person_facts
from .picking import (
    NotFoundByName,
    Option,
    chosen_company,
    chosen_of,
    chosen_person,
    company_options,
    person_options,
)
from .records import (
    COMPANY_VALUES,
    PERSON_VALUES,
    POST_VALUES,
    company_record,
    company_records,
    person_record,
    person_records,
    post_records,
)
from .seen_by import people_seen_by, seen_by
from .tags import tags_in_use
from .ties import Holdings, holdings_of, names_of, plain_letters, relations_among
from .twins import Twin, find_person_twins, find_twins
from .words_in_use import words_in_use

__all__ = [
    "COMPANY_VALUES",
    "PERSON_VALUES",
    "POST_VALUES",
    "Called",
    "CompanyFacts",
    "CustomControl",
    "CustomLine",
    "CustomUnclear",
    "Holder",
    "Holdings",
    "MergeLine",
    "Merged",
    "NotFoundByName",
    "Option",
    "PersonFacts",
    "Twin",
    "Wanted",
    "add_holder",
    "all_custom_fields",
    "all_sources",
    "as_pairs",
    "by_column",
    "by_number",
    "chosen_company",
    "chosen_of",
    "chosen_person",
    "colleague_choices",
    "company_attributes",
    "company_facts",
    "company_fields",
    "company_options",
    "company_record",
    "company_records",
    "company_rows",
    "company_signs",
    "custom_attributes",
    "custom_control",
    "custom_controls",
    "custom_field",
    "custom_fields",
    "custom_line",
    "custom_readers",
    "custom_sections",
    "custom_words",
    "double_rows",
    "find_person_twins",
    "find_twins",
    "first_that_fit",
    "forget_custom_fields",
    "holder_of",
    "holdings_of",
    "in_short",
    "left_to_compare",
    "likenesses",
    "linked_names",
    "merge_lines",
    "merged_into",
    "name_of",
    "named",
    "names_in",
    "names_of",
    "numbers_called",
    "pairs_to_weigh",
    "people_seen_by",
    "person_attributes",
    "person_facts",
    "person_fields",
    "person_options",
    "person_record",
    "person_records",
    "person_rows",
    "person_signs",
    "plain_letters",
    "post_records",
    "read_custom",
    "read_custom_control",
    "read_custom_form",
    "records_of_merge",
    "records_to_merge",
    "relations_among",
    "said",
    "seen_by",
    "sign_choices",
    "source_choices",
    "sources",
    "survivor_of",
    "tags_in_use",
    "told_of_key",
    "user_choices",
    "wanted_companies",
    "wanted_doubles",
    "wanted_people",
    "weigh",
    "whole_name",
    "with_titles",
    "words_in_use",
    "words_offered",
]
