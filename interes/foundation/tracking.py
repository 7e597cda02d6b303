"""What the history of new rows is written by: one statement for all that one statement made."""

from typing import Any, Self

import pghistory
import pgtrigger


class InsertedAtOnce(pghistory.InsertEvent):
    """New rows come by the thousand; a trigger for each takes longer than the row."""

    level = pgtrigger.Statement

    def __deepcopy__(self, memo: dict[int, Any]) -> Self:
        """Return a new one: its level and operation are told by being the very same objects."""
        return type(self)()
