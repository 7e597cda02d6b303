"""The API of the activities room."""

from .meetings import meetings
from .promises import promises
from .references import references
from .talks import talks
from .to_dos import to_dos

__all__ = ["meetings", "promises", "references", "talks", "to_dos"]
