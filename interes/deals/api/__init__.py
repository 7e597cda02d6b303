"""The API of the deals room."""

from .acts import acts
from .cadences import cadences
from .endpoints import deals
from .people import people
from .settings import settings

__all__ = ["acts", "cadences", "deals", "people", "settings"]
