"""Nouns of the desk room."""

from .search import SearchDue, SearchTerm, SearchWord

__all__ = ["SearchDue", "SearchTerm", "SearchWord"]
