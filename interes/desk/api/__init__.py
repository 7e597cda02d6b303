"""The API of the desk: find anything, see notices, and read what was ever changed."""

from .endpoints import finding
from .history import of_clients, of_deals
from .notices import notices

__all__ = ["finding", "notices", "of_clients", "of_deals"]
