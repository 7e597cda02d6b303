"""Questions to the activities room."""

from .attempts import talked_in
from .attributes import ACTIVITY_ATTRIBUTES, TO_DO_ATTRIBUTES
from .fields import activity_fields, talks_of, to_do_fields
from .last_talk import last_talk_of_part
from .people import Contact, people_to_talk_to
from .records import (
    ACTIVITY_VALUES,
    TO_DO_VALUES,
    activity_record,
    activity_records,
    to_do_record,
    to_do_records,
)
from .seen_by import seen_by, to_dos_seen_by
from .talk_list import talk_fields, talk_kinds, talk_rows, wanted_talks
from .timeline import Line, Story, of_company, of_deal, of_person
from .to_do_list import to_do_rows, wanted_to_dos
from .whose import Whose, whose

__all__ = [
    "ACTIVITY_ATTRIBUTES",
    "ACTIVITY_VALUES",
    "TO_DO_ATTRIBUTES",
    "TO_DO_VALUES",
    "Contact",
    "Line",
    "Story",
    "Whose",
    "activity_fields",
    "activity_record",
    "activity_records",
    "last_talk_of_part",
    "of_company",
    "of_deal",
    "of_person",
    "people_to_talk_to",
    "seen_by",
    "talk_fields",
    "talk_kinds",
    "talk_rows",
    "talked_in",
    "talks_of",
    "to_do_fields",
    "to_do_record",
    "to_do_records",
    "to_do_rows",
    "to_dos_seen_by",
    "wanted_talks",
    "wanted_to_dos",
    "whose",
]
