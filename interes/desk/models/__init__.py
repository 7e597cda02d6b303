"""Nouns of the desk room."""

from .notice import Notice, NoticeChoice
from .search import SearchDue, SearchTerm, SearchWord

__all__ = ["Notice", "NoticeChoice", "SearchDue", "SearchTerm", "SearchWord"]
