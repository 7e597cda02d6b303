"""What is known of the records of one sort: the one description that every face reads.

Lists draw their columns from it, filters and files their fields, the API its names, the history
its words, a merge its lines. A custom field is one more attribute (`custom_12`).
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribute:
    """One thing known of a record.

    `name` is how addresses, files and the API call it and never changes; `path` is the ORM path
    of the value, of a record named elsewhere its key (`owner_id`), and `shown` the path of the
    words for it (`owner__name`), if they differ. `choices` are asked for each time, because some
    are settings. What is `computed` is read, never written.
    """

    name: str
    label: Words
    kind: Kind
    path: str
    shown: str = ""
    choices: Callable[[], Choices] | None = None
    computed: bool = False
    required: bool = False
    many: bool = False

    @property
    def is_custom(self) -> bool:
        """Tell whether the company added it as a field of its own."""
        return self.name.startswith("custom_")
