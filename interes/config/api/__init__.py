"""The API put together out of the rooms: one address, one document, one way to refuse."""

from .house import api
from .urls import urlpatterns

__all__ = ["api", "urlpatterns"]
