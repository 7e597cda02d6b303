"""The API of the desk: find anything, and read what was ever changed."""

from .endpoints import finding
from .history import of_clients, of_deals

__all__ = ["finding", "of_clients", "of_deals"]
