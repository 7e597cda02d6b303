"""The API of the activities room."""

from .references import references
from .talks import talks
from .to_dos import to_dos

__all__ = ["references", "talks", "to_dos"]
