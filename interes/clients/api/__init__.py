"""The API of the clients room."""

from .companies import companies
from .parts import parts
from .people import people
from .settings import settings

__all__ = ["companies", "parts", "people", "settings"]
