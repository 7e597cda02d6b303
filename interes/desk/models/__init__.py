"""Nouns of the desk room."""

from .search import SearchTerm, SearchWord

__all__ = ["SearchTerm", "SearchWord"]
