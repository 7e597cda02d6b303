"""The filter language: one text that pages, saved views, files and the API read alike.

It stands in the address as `where=`. A filter is conditions joined by commas, all of which must
hold; a condition is what is asked about, a dot, an operator and its values in brackets:

    city.in(Тверь,Казань),owner.is(me),employees.gte(50)
    or(status.is(client),open_deals.has()),not(tags.in(vip))
    created_at.is(last_30_days),expected_date.is(next_month),changed_at.older(90)
    steps.hasnt(this_week),talks.hasnt(last_30_days),phone.empty()

`and(…)`, `or(…)` and `not(…)` join conditions; `not` of several is "none of them". What can be
asked about are the attributes of the noun (`clients.queries.company_attributes()` and so on) and
what is related to it (`open_deals`, `steps`, `talks`, `posts`). Inside a value a comma, a bracket
and a backslash are written with a backslash before them.

Operators by the kind of attribute (`operators.OPERATORS`):

- words: is, isnt, in, notin, contains, lacks, begins, empty, filled
- numbers and money: is, isnt, gt, gte, lt, lte, between, empty, filled
- days and moments: is, isnt (a day or a time such as this_week), lt (before), gt (after), gte
  (since), lte (until), between, older (days), empty, filled
- choices: is, isnt, in, notin, empty, filled
- people of ours: the same; a value is a number, `me` or `my_department`
- tags and many choices: in (any of), all, notin (none of), empty, filled
- yes or no: is(yes), is(no)
- phones, e-mails, sites: is, contains, begins, lacks, empty, filled
- related things: has, hasnt; with a time in the brackets only those of that time count

Days are 2026-11-23; times are today, yesterday, tomorrow, this_/last_/next_ week, month, quarter
or year, last_30_days, next_7_days. Weeks begin on Monday.

    q = where(text, fields, reader)          # a Q, or Unreadable (a Refusal) in words
    tree = parse(text); serialise(tree)      # and back, to the same tree

A condition never joins rows that multiply: what stands in other tables is asked by EXISTS.
"""

from .fields import Fields, Reader, Related, add_related, related_to
from .meaning import matching, where
from .operators import OPERATORS, Op, operators_of
from .tree import Condition, Group, Node, Unreadable, parse, serialise
from .wording import in_words, op_words

__all__ = [
    "OPERATORS",
    "Condition",
    "Fields",
    "Group",
    "Node",
    "Op",
    "Reader",
    "Related",
    "Unreadable",
    "add_related",
    "in_words",
    "matching",
    "op_words",
    "operators_of",
    "parse",
    "related_to",
    "serialise",
    "where",
]
