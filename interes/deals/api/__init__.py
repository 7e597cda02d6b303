"""The API of the deals room."""

from .acts import acts
from .endpoints import deals
from .settings import settings

__all__ = ["acts", "deals", "settings"]
