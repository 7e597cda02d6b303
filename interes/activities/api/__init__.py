"""The API of the activities room."""

from .talks import talks
from .to_dos import to_dos

__all__ = ["talks", "to_dos"]
