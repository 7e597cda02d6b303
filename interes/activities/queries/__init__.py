"""Questions to the activities room."""

from .attempts import talked_in
from .attributes import ACTIVITY_ATTRIBUTES, TO_DO_ATTRIBUTES
from .doubt_words import Said, doubts_of
from .fields import activity_fields, promise_fields, talks_of, to_do_fields
from .last_talk import last_talk_of_part
from .meeting_advice import Advice, Choice, Draft, ForGuest, advise
from .meeting_records import meeting_record
from .meetings import (
    MeetingRow,
    last_place,
    meeting_for,
    meeting_row,
    meetings_of,
    meetings_seen_by,
    sheet_of,
)
from .people import Contact, people_to_talk_to
from .promise_attributes import PROMISE_ATTRIBUTES
from .promise_chips import Chip, promise_chips
from .promise_flags import broken_in_deals
from .promise_list import promise_rows, promises_due_in, wanted_promises
from .promise_settings import (
    clock_of_side,
    promise_kind_choices,
    promise_kinds,
    promise_kinds_to_set,
    promise_norm,
    term_of,
)
from .promises import (
    ended_promises,
    open_promises,
    promises_of_day,
    promises_seen_by,
    shares,
    shares_of_sellers,
)
from .records import (
    ACTIVITY_VALUES,
    PROMISE_VALUES,
    TO_DO_VALUES,
    activity_record,
    activity_records,
    promise_record,
    promise_records,
    to_do_record,
    to_do_records,
)
from .references import (
    Offered,
    named_lately,
    references_offered,
    telling_records,
    tellings_of,
)
from .remedies import Counsel, counsels, people_who_promised
from .seen_by import seen_by, to_dos_seen_by
from .talk_list import talk_fields, talk_kinds, talk_rows, wanted_talks
from .timeline import Line, Story, of_company, of_deal, of_person
from .to_do_list import to_do_rows, wanted_to_dos
from .whose import Whose, whose

__all__ = [
    "ACTIVITY_ATTRIBUTES",
    "ACTIVITY_VALUES",
    "PROMISE_ATTRIBUTES",
    "PROMISE_VALUES",
    "TO_DO_ATTRIBUTES",
    "TO_DO_VALUES",
    "Advice",
    "Chip",
    "Choice",
    "Contact",
    "Counsel",
    "Draft",
    "ForGuest",
    "Line",
    "MeetingRow",
    "Offered",
    "Said",
    "Story",
    "Whose",
    "activity_fields",
    "activity_record",
    "activity_records",
    "advise",
    "broken_in_deals",
    "clock_of_side",
    "counsels",
    "doubts_of",
    "ended_promises",
    "last_place",
    "last_talk_of_part",
    "meeting_for",
    "meeting_record",
    "meeting_row",
    "meetings_of",
    "meetings_seen_by",
    "named_lately",
    "of_company",
    "of_deal",
    "of_person",
    "open_promises",
    "people_to_talk_to",
    "people_who_promised",
    "promise_chips",
    "promise_fields",
    "promise_kind_choices",
    "promise_kinds",
    "promise_kinds_to_set",
    "promise_norm",
    "promise_record",
    "promise_records",
    "promise_rows",
    "promises_due_in",
    "promises_of_day",
    "promises_seen_by",
    "references_offered",
    "seen_by",
    "shares",
    "shares_of_sellers",
    "sheet_of",
    "talk_fields",
    "talk_kinds",
    "talk_rows",
    "talked_in",
    "talks_of",
    "telling_records",
    "tellings_of",
    "term_of",
    "to_do_fields",
    "to_do_record",
    "to_do_records",
    "to_do_rows",
    "to_dos_seen_by",
    "wanted_promises",
    "wanted_talks",
    "wanted_to_dos",
    "whose",
]
