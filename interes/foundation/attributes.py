"""What is known of the records of one sort: the one description that every face reads.

Lists draw their columns from it, filters and files their fields, the API its names, the history
its words, a merge its lines. A custom field is one more attribute (`custom_12`).
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.db.models import (
    CharField,
    DecimalField,
    Expression,
    F,
    Func,
    JSONField,
    TextField,
    Value,
)
from django.db.models.functions import Cast, NullIf
from django.utils.functional import Promise

type Words = str | Promise
type Choices = Sequence[tuple[str, Words]]


class Kind(StrEnum):
    """What sort of value an attribute has, and so how it is shown, written and compared."""

    TEXT = "text"
    LONG = "long"
    NUMBER = "number"
    MONEY = "money"
    DATE = "date"
    MOMENT = "moment"
    FLAG = "flag"
    CHOICE = "choice"
    MANY = "many"
    TAGS = "tags"
    USER = "user"
    COMPANY = "company"
    PERSON = "person"
    RECORD = "record"
    LINK = "link"
    PHONE = "phone"
    EMAIL = "email"
    MESSENGER = "messenger"
    WEBSITE = "website"


def capitalised(words: Words) -> str:
    """Return words with a capital at the beginning, whatever stands after it."""
    return f"{str(words)[:1].upper()}{str(words)[1:]}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribute:
    """One thing known of a record.

    `name` is how addresses, files and the API call it and never changes; `path` is the ORM path
    of the value, of a record named elsewhere its key (`owner_id`), and `shown` the path of the
    words for it (`owner__name`), if they differ; of several with blanks between them the words are
    put together (`last_name first_name`). `sought` is a path in lower case, without quotes
    and ё, where there is an index for pieces of the words. `choices` are asked for each time,
    because some are settings. What is `computed` is read, never written. Of `many` rows beside
    the record (phones, e-mails) those are meant that hold what `only` says.
    """

    name: str
    label: Words
    kind: Kind
    path: str
    shown: str = ""
    sought: str = ""
    choices: Callable[[], Choices] | None = None
    computed: bool = False
    required: bool = False
    many: bool = False
    only: tuple[tuple[str, Any], ...] = ()

    @property
    def title(self) -> str:
        """Return the label as it begins a line."""
        return capitalised(self.label)

    @property
    def is_custom(self) -> bool:
        """Tell whether the company added it as a field of its own."""
        return self.name.startswith("custom_")


def expression_of(attribute: Attribute, path: str = "") -> Expression | F:
    """Return the value of an attribute for a query, or that of its other path."""
    if attribute.is_custom:
        return custom_expression(attribute)
    paths = (path or attribute.path).split()
    if len(paths) == 1:
        return F(paths[0])
    parts = [NullIf(one, Value("")) for one in paths]
    return Func(Value(" "), *parts, function="concat_ws", output_field=TextField())


def custom_expression(attribute: Attribute) -> Func:
    """Return the value of an added field, typed as its kind."""
    key = attribute.path.partition("__")[2]
    is_list = attribute.kind in {Kind.MANY, Kind.LINK}
    # Django takes a key of digits for the place in a list, so the operator is written out.
    value = Func(
        F("custom"),
        Value(key, output_field=CharField()),
        template="(%(expressions)s)",
        arg_joiner=" -> " if is_list else " ->> ",
        output_field=JSONField() if is_list else TextField(),
    )
    if attribute.kind == Kind.LINK:
        # A link that names a record of ours is called as that one, or as what it was merged into.
        return Func(value, function="custom_link_told", output_field=TextField())
    if attribute.kind in {Kind.NUMBER, Kind.MONEY, Kind.USER}:
        return Cast(value, DecimalField(max_digits=30, decimal_places=6))
    return value
